"""How a new project asks pip for this package: from where it was installed here."""

import json
from typing import Any

from site_builder.package import PACKAGE, home, installed


def own_requirement() -> str:
    """A line of requirements.txt for the package that is running."""
    found = installed()
    if found is None:
        return f"{PACKAGE} @ git+{home()}" if home() else PACKAGE
    origin = found.read_text("direct_url.json")
    return requirement(found.version, json.loads(origin) if origin else None, home())


def requirement(version: str, origin: dict[str, Any] | None, source: str) -> str:
    """The same from facts of the installed package.

    Args:
        version: Its version.
        origin: Its direct_url.json (PEP 610); None if it came from an index.
        source: The address of its repository, or "".
    """
    if origin and (control := origin.get("vcs_info")):
        return f"{PACKAGE} @ {control['vcs']}+{origin['url']}@{control['commit_id']}"
    # A file or a folder of this machine is of no use to others: its source is.
    return f"{PACKAGE} @ git+{source}" if origin and source else f"{PACKAGE}>={version}"
