"""What this package says of itself: its name, and where it lives."""

import tomllib
from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

PACKAGE = "survey-site-builder"
_FOLDER = Path(__file__).parents[1]


def installed() -> Distribution | None:
    """The installed package; None if it runs from a checkout that nobody installed."""
    try:
        return distribution(PACKAGE)
    except PackageNotFoundError:
        return None


def checkout() -> Path | None:
    """The folder of the checkout that it runs from; None if it is installed."""
    return _FOLDER if installed() is None else None


@cache
def home() -> str:
    """The address of its source, as its metadata name it; "" if they do not."""
    found = installed()
    named = _declared() if found is None else _recorded(found)
    return named.get("Source") or named.get("Homepage") or ""


def _recorded(found: Distribution) -> dict[str, str]:
    return dict(
        address.split(", ", 1)
        for address in found.metadata.get_all("Project-URL") or ()
        if ", " in address
    )


def _declared() -> dict[str, str]:
    try:
        text = (_FOLDER / "pyproject.toml").read_text("utf-8")
    except OSError:
        return {}
    urls: dict[str, str] = tomllib.loads(text).get("project", {}).get("urls", {})
    return urls
