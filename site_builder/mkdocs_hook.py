"""Lets a bare `mkdocs build` write the same bytes as `survey build`."""

from pathlib import Path
from typing import Any

from site_builder import site
from site_builder.engine import configure
from site_builder.loading import load

CATALOGUE = "catalogue"


def on_config(config: Any) -> Any:
    """Tell MkDocs what the catalogue says of the survey."""
    configure(config, load(_root(config)).survey)
    return config


def on_post_build(config: Any) -> None:
    """Stamp the pages about papers into the shells that MkDocs has written."""
    site.stamp(load(_root(config)), Path(config["site_dir"]))


def _root(config: Any) -> Path:
    return Path(config["config_file_path"]).parent / CATALOGUE
