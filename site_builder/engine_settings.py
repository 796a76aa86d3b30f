"""The settings of a survey, laid over those of the package, so that these can be upgraded."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from site_builder.shipped import shipped

OWN_PAGES = "pages"
"""The folder of a survey's own hand-written pages, beside its mkdocs.yml."""
_SET_BY_THE_BUILDER = ("hooks", "site_dir")
_ADDED_TO = ("extra_css", "extra_javascript")


def layered(settings: Path, docs: Path) -> dict[str, Any]:
    """What MkDocs must be told beside the survey's own `settings`; nothing if they are complete.

    Settings without a docs_dir are laid over those of the package. The hand-written pages of both
    are then united in the folder `docs`, and those of the survey go before those of the package.
    """
    from mkdocs.utils.yaml import yaml_load  # with the engine, only when it runs

    with settings.open("rb") as stream:
        own: dict[str, Any] = yaml_load(stream)
    if "docs_dir" in own:
        return {}
    with shipped("mkdocs.yml").open("rb") as stream:
        base: dict[str, Any] = yaml_load(stream)
    shutil.copytree(shipped(base["docs_dir"]), docs)
    pages = settings.parent / OWN_PAGES
    if pages.is_dir():
        shutil.copytree(pages, docs, dirs_exist_ok=True)
    base["theme"]["custom_dir"] = str(shipped(base["theme"]["custom_dir"]))
    merged = _over(base, own)
    kept = {key: value for key, value in merged.items() if key not in _SET_BY_THE_BUILDER}
    return {**kept, "docs_dir": str(docs)}


def _over(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """`base` with what `own` has, key by key; lists of styles and scripts are added to."""
    merged = dict(base)
    for key, value in own.items():
        before = merged.get(key)
        if isinstance(before, dict) and isinstance(value, dict):
            merged[key] = _over(before, value)
        elif key in _ADDED_TO and isinstance(before, list) and isinstance(value, list):
            merged[key] = [*before, *value]
        else:
            merged[key] = value
    return merged
