"""Runs MkDocs with the Material theme over the hand-written pages; its output is kept.

The engine is slow and knows nothing of papers. What it reads is hashed, and it runs only when
that has changed.
"""

import hashlib
import importlib.metadata
import logging
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from site_builder.engine_settings import OWN_PAGES, layered
from site_builder.records import Survey
from site_builder.shipped import shipped

_ENGINE_PACKAGES = ("mkdocs", "mkdocs-material", "pymdown-extensions", "markdown", "jinja2")


class EngineError(Exception):
    """MkDocs refused to build; the text says what it complained of."""


def run(survey: Survey, settings: Path, cache: Path) -> Path:
    """The folder with the engine's output for `survey`, rendered anew only if it must be.

    Raises:
        EngineError: MkDocs failed, or warned.
    """
    folder = cache.resolve() / "engine"
    output = folder / _key(survey, settings)
    if not output.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder) as temporary:
            _build(survey, settings, Path(temporary) / "site")
            for old in folder.glob("key-*"):
                shutil.rmtree(old)
            (Path(temporary) / "site").rename(output)
    return output


def configure(config: Any, survey: Survey) -> None:
    """Write into MkDocs' configuration what survey.yaml knows."""
    config["site_name"] = _inert(survey.title)
    config["site_description"] = _inert(survey.tagline or survey.title)
    config["site_url"] = survey.site or ""
    config["repo_url"] = survey.repository or ""
    config["repo_name"] = _inert(_forge(survey.repository)) if survey.repository else ""
    if survey.author:
        config["copyright"] = _inert(f"Survey by {survey.author.name}")


def _inert(text: str) -> Markup:
    """`text` as HTML that holds no slot of a shell, as @@body@@ would be one."""
    return escape(text).replace("@@", Markup("&#64;&#64;"))


def _forge(repository: str) -> str:
    return {"github.com": "GitHub", "gitlab.com": "GitLab", "codeberg.org": "Codeberg"}.get(
        urlsplit(repository).hostname or "", "Repository"
    )


def _build(survey: Survey, settings: Path, output: Path) -> None:
    # MkDocs takes a third of a second to import: only a build that needs it pays.
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    complaints = _Complaints()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(complaints)
    logger.propagate = False
    try:
        overlay = layered(settings, output.parent / "docs")
        config = load_config(str(settings), site_dir=str(output), hooks=[], **overlay)
        configure(config, survey)
        build(config)
    except MkDocsException as error:
        raise EngineError("\n".join([*complaints.lines, str(error)])) from error
    finally:
        logger.removeHandler(complaints)
    if complaints.lines:
        raise EngineError("\n".join(complaints.lines))


class _Complaints(logging.Handler):
    """Keeps MkDocs' warnings: in a page nobody would see them."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def _key(survey: Survey, settings: Path) -> str:
    digest = hashlib.sha256()
    for package in _ENGINE_PACKAGES:
        digest.update(f"{package} {importlib.metadata.version(package)}\n".encode())
    facts = survey.model_dump_json(include={"title", "tagline", "site", "repository", "author"})
    digest.update(facts.encode())
    for path in _inputs(settings):
        digest.update(f"{path}\n".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return f"key-{digest.hexdigest()[:16]}"


def _inputs(settings: Path) -> Iterator[Path]:
    yield settings
    yield shipped("mkdocs.yml")
    folders = [settings.parent / OWN_PAGES]
    for name in ("templates/docs", "templates/theme"):
        own = settings.parent / name
        folders.append(own if own.is_dir() else shipped(name))
    for folder in folders:
        yield from sorted(path for path in folder.rglob("*") if path.is_file())
