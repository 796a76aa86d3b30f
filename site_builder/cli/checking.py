"""Commands that look at the records: `survey validate`, `survey fmt` and `survey fix`."""

from typing import Annotated

import typer

from site_builder.cli.options import Check, Files, Strict, among
from site_builder.commands.checking import validate as run_validate
from site_builder.commands.fixing import fix as run_fix
from site_builder.commands.formatting_files import fmt as run_fmt
from site_builder.reporting import REPORTERS


def validate(
    context: typer.Context,
    files: Files = None,
    format: Annotated[str, typer.Option(help=f"One of: {', '.join(REPORTERS)}.")] = "text",
    strict: Strict = False,
) -> None:
    """Check the records: every problem with its file, line, column and the way out."""
    among(format, REPORTERS, "--format")
    raise typer.Exit(run_validate(context.obj, files or [], format, strict))


def fmt(
    context: typer.Context,
    files: Files = None,
    check: Check = False,
) -> None:
    """Write records in their canonical form; values and comments stay as they are."""
    raise typer.Exit(run_fmt(context.obj, files or [], check))


def fix(
    context: typer.Context,
    files: Files = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Write without a question.")] = False,
) -> None:
    """Mend what has one safe answer: form, quotes, other names of a word, addresses.

    The changes are shown first. Without a terminal to ask nothing is written unless --yes says so.
    """
    raise typer.Exit(run_fix(context.obj, files or [], yes))
