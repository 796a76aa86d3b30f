"""Commands that write what others read: `survey export`, `survey schema`, `survey forms`."""

from pathlib import Path
from typing import Annotated

import typer

from site_builder.cli.options import Check, among
from site_builder.commands.exporting import export as run_export
from site_builder.commands.exporting import export_graph as run_export_graph
from site_builder.commands.exporting import schema as run_schema
from site_builder.commands.forms import forms as run_forms
from site_builder.exports import EXPORTS, GRAPHS


def export(
    context: typer.Context,
    format: Annotated[str, typer.Argument(help=f"One of: {', '.join(EXPORTS)}, graph.")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file, not to the terminal.")
    ] = None,
    graph_format: Annotated[
        str | None,
        typer.Option("--format", help=f"For graph, the pedigree: {', '.join(GRAPHS)}."),
    ] = None,
) -> None:
    """Write the whole catalogue, or the graph of its pedigree, in a format that others read."""
    if format == "graph":
        wanted = graph_format or next(iter(GRAPHS))
        among(wanted, GRAPHS, "--format")
        raise typer.Exit(run_export_graph(context.obj, wanted, output))
    among(format, {**EXPORTS, "graph": GRAPHS}, "FORMAT")
    if graph_format is not None:
        raise typer.BadParameter("only graph has several", param_hint="--format")
    raise typer.Exit(run_export(context.obj, format, output))


def schema(
    into: Annotated[Path, typer.Option(help="The folder of the schemas.")] = Path("schema"),
    check: Check = False,
) -> None:
    """Write the JSON Schemas that editors use."""
    raise typer.Exit(run_schema(into, check))


def forms(
    context: typer.Context,
    into: Annotated[Path, typer.Option(help="The folder of the issue forms.")] = Path(
        ".github/ISSUE_TEMPLATE"
    ),
    check: Check = False,
) -> None:
    """Write the survey's categories into the issue forms that ask for one."""
    raise typer.Exit(run_forms(context.obj, into, check))
