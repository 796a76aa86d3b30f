"""The files that come with the package: templates, schemas, the engine's settings."""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent


@cache
def shipped(name: str) -> Path:
    """The path of `name`: inside the installed package, or beside it in a checkout."""
    installed = _PACKAGE / "_shipped" / name
    return installed if installed.exists() else _PACKAGE.parent / name
