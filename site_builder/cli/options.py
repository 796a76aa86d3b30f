"""What the commands of several groups share."""

from collections.abc import Collection
from pathlib import Path
from typing import Annotated

import typer

Files = Annotated[list[Path] | None, typer.Argument(help="Look at these files only.")]
Strict = Annotated[bool, typer.Option("--strict", help="Fail on warnings too.")]
Check = Annotated[bool, typer.Option("--check", help="Write nothing; fail if it would.")]


def among(value: str, known: Collection[str], what: str) -> None:
    """Refuse a value of the option or argument `what` that is not known."""
    if value not in known:
        raise typer.BadParameter(f"{value!r} is not one of: {', '.join(known)}", param_hint=what)
