"""local.mk of a new project: what builds it at once, on the machine where it was begun."""

import re
import sys
from pathlib import Path

from site_builder.package import checkout

LOCAL = "local.mk"
# What means the same to make, in quotes to a shell, and as a file's name.
_PLAIN = re.compile(r"[\w/.,+@~ -]+")
_TEXT = """\
# Written by `survey init` for this machine alone; git leaves it out. make uses the program that
# began this project, and installs nothing. Delete this file, or say `make upgrade`, and it installs
# what requirements.txt asks for, as everywhere else.
ifneq ($(wildcard {there}),)
SURVEY = {command}
READY =
endif
"""


def local_settings() -> str:
    """The text of local.mk for the program that runs; "" if its path is none that make can take."""
    return settings(Path(sys.executable), checkout())


def settings(python: Path, source: Path | None) -> str:
    """The same for the interpreter at `python`; `source` is the checkout that it runs, if any."""
    command = f"'{python}' -m site_builder"
    if source:
        command = f"env PYTHONPATH='{source}' {command}"
    if not all(_PLAIN.fullmatch(str(path)) for path in (python, source or python)):
        return ""
    return _TEXT.format(there=str(python).replace(" ", "\\ "), command=command)
