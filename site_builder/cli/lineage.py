"""Commands that follow the pedigree: `survey path` and `survey pedigree`."""

from typing import Annotated

import typer

from site_builder.cli.options import among
from site_builder.commands.lineage import FORMATS
from site_builder.commands.lineage import path as run_path
from site_builder.commands.lineage import reading_path as run_reading_path
from site_builder.commands.lineage import relatives as run_relatives

Format = Annotated[str, typer.Option("--format", help=f"One of: {', '.join(FORMATS)}.")]


def path(
    context: typer.Context,
    one: Annotated[str, typer.Argument(help="A method: its name, title or id, in any case.")],
    other: Annotated[str, typer.Argument(help="Another one.")],
    format: Format = "text",
) -> None:
    """Print the shortest path between two methods, with the evidence of each step."""
    among(format, FORMATS, "--format")
    raise typer.Exit(run_path(context.obj, one, other, format))


def pedigree(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="A method: its name, title or id, in any case.")],
    depth: Annotated[
        int | None, typer.Option(min=1, help="Only so many steps up and down.")
    ] = None,
    reading_path: Annotated[
        bool, typer.Option("--reading-path", help="What to read before it, in order, and why.")
    ] = False,
    bibtex: Annotated[
        bool, typer.Option("--bibtex", help="With --reading-path: their BibTeX entries.")
    ] = False,
    format: Format = "text",
) -> None:
    """Print what a method builds on, and what builds on it, as trees."""
    among(format, FORMATS, "--format")
    if bibtex and not reading_path:
        raise typer.BadParameter("it goes with --reading-path", param_hint="--bibtex")
    if bibtex and format != "text":
        raise typer.BadParameter("choose one of --bibtex and --format", param_hint="--format")
    if reading_path and depth is not None:
        raise typer.BadParameter("a reading path is whole", param_hint="--depth")
    if reading_path:
        form = "bibtex" if bibtex else format
        raise typer.Exit(run_reading_path(context.obj, name, form))
    raise typer.Exit(run_relatives(context.obj, name, format, depth))
