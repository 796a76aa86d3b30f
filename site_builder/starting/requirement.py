"""How a new project asks pip for this package: from where it was installed here."""

import json
from collections.abc import Iterable
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from typing import Any

PACKAGE = "survey-site-builder"


def own_requirement() -> str:
    """A line of requirements.txt for the package that is running."""
    try:
        installed = distribution(PACKAGE)
    except PackageNotFoundError:  # run from a checkout that nobody installed
        return PACKAGE
    return requirement(installed.version, _origin(installed), _addresses(installed))


def requirement(version: str, origin: dict[str, Any] | None, addresses: Iterable[str]) -> str:
    """The same from facts of the installed package.

    Args:
        version: Its version.
        origin: Its direct_url.json (PEP 610); None if it came from an index.
        addresses: Its `Project-URL` fields, as `Source, https://forge.example.org/builder`.
    """
    if origin is None:
        return f"{PACKAGE}>={version}"
    if control := origin.get("vcs_info"):
        return f"{PACKAGE} @ {control['vcs']}+{origin['url']}@{control['commit_id']}"
    # A file or a folder of this machine is of no use to others: its source is.
    named = dict(address.split(", ", 1) for address in addresses if ", " in address)
    source = named.get("Source") or named.get("Homepage")
    return f"{PACKAGE} @ git+{source}" if source else f"{PACKAGE}>={version}"


def _origin(installed: Distribution) -> dict[str, Any] | None:
    text = installed.read_text("direct_url.json")
    return dict(json.loads(text)) if text else None


def _addresses(installed: Distribution) -> list[str]:
    return installed.metadata.get_all("Project-URL") or []
