"""The command that reads another survey: `survey import`."""

from pathlib import Path
from typing import Annotated

import typer

from site_builder.commands.importing import import_readme as run_import


def import_readme(
    readme: Annotated[Path, typer.Argument(help="A Markdown file that lists papers.")],
    into: Annotated[Path, typer.Option(help="The folder for the catalogue.")],
    report: Annotated[
        Path | None, typer.Option(help="Write what was read, and what was not, to this file.")
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Write over files that are there already.")
    ] = False,
) -> None:
    """Make a catalogue from a README; what it cannot read is reported with its line."""
    raise typer.Exit(run_import(readme, into, report, force))
