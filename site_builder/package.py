"""What this package says of itself: its name, and where it lives."""

from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError, distribution

PACKAGE = "survey-site-builder"


def installed() -> Distribution | None:
    """The installed package; None if it runs from a checkout that nobody installed."""
    try:
        return distribution(PACKAGE)
    except PackageNotFoundError:
        return None


@cache
def home() -> str:
    """The address of its source, as its metadata name it; "" if they do not."""
    found = installed()
    named = dict(
        address.split(", ", 1)
        for address in (found.metadata.get_all("Project-URL") if found else None) or ()
        if ", " in address
    )
    return named.get("Source") or named.get("Homepage") or ""
