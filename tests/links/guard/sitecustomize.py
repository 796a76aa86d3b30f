"""Loaded by every Python that the tests start with this folder on its path.

Connecting to anything but a loopback address fails, and is written down; names are resolved from
a table instead of the network. `SURVEY_TEST_GUARD` names the folder of both.
"""

import json
import os
import socket
from pathlib import Path
from typing import Any

from tests.loopback import only_loopback

FOLDER = os.environ.get("SURVEY_TEST_GUARD")


def _guard(folder: Path) -> None:
    names: dict[str, list[str]] = json.loads((folder / "names.json").read_text("utf-8"))
    asked: dict[str, int] = {}
    really = socket.getaddrinfo

    def note(address: str) -> None:
        with (folder / "blocked.txt").open("a", encoding="utf-8") as file:
            file.write(address + "\n")

    def resolve(host: Any, port: Any, *rest: Any, **named: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        answers = names.get(str(name).lower().rstrip("."))
        if answers is None:
            return really(host, port, *rest, **named)
        if not answers:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        asked[name] = asked.get(name, 0) + 1
        address = answers[min(asked[name], len(answers)) - 1]
        if not address:
            raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
        return really(address, port, *rest, **named)

    socket.getaddrinfo = resolve
    only_loopback(note)


if FOLDER:
    _guard(Path(FOLDER))
