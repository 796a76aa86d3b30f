"""The command `survey`: parses, calls one function, prints, and ends with an exit code.

Exit codes: 0 good, 1 problems found, 2 wrong use, 3 a bug.
"""

import sys
import traceback
from pathlib import Path
from typing import Annotated

import typer

from site_builder import __version__
from site_builder.commands.building import build as run_build
from site_builder.commands.building import serve as run_serve
from site_builder.commands.checking import validate as run_validate
from site_builder.commands.exporting import export as run_export
from site_builder.commands.exporting import export_graph as run_export_graph
from site_builder.commands.exporting import schema as run_schema
from site_builder.commands.formatting_files import fmt as run_fmt
from site_builder.commands.importing import import_readme as run_import
from site_builder.commands.lineage import FORMATS
from site_builder.commands.lineage import path as run_path
from site_builder.commands.lineage import reading_path as run_reading_path
from site_builder.commands.lineage import relatives as run_relatives
from site_builder.exports import EXPORTS, GRAPHS
from site_builder.reporting import REPORTERS

app = typer.Typer(
    name="survey",
    help="A survey of a research field as a folder of YAML records: checked, exported, built.",
    epilog="Example:  survey validate && survey build && survey serve",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    add_completion=False,
)

Files = Annotated[list[Path] | None, typer.Argument(help="Look at these files only.")]
Strict = Annotated[bool, typer.Option("--strict", help="Fail on warnings too.")]
SiteDir = Annotated[Path, typer.Option("--site-dir", help="The folder of the site.")]
RelativesFormat = Annotated[str, typer.Option("--format", help=f"One of: {', '.join(FORMATS)}.")]


def _epilog(*examples: str) -> str:
    return "Examples:  " + "   |   ".join(examples)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"survey {__version__}")
        raise typer.Exit


@app.callback()
def options(
    context: typer.Context,
    root: Annotated[Path, typer.Option(help="The catalogue's folder.")] = Path("catalogue"),
    version: Annotated[  # noqa: ARG001 - the callback has done its work by now
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Note what every command needs."""
    context.obj = root


@app.command(
    epilog=_epilog(
        "survey validate", "survey validate --strict --format github", "survey validate FILE"
    )
)
def validate(
    context: typer.Context,
    files: Files = None,
    format: Annotated[str, typer.Option(help=f"One of: {', '.join(REPORTERS)}.")] = "text",
    strict: Strict = False,
) -> None:
    """Check the records: every problem with its file, line, column and the way out."""
    _among(format, REPORTERS, "--format")
    raise typer.Exit(run_validate(context.obj, files or [], format, strict))


@app.command(epilog=_epilog("survey fmt", "survey fmt --check", "survey fmt FILE"))
def fmt(
    context: typer.Context,
    files: Files = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; fail if it would.")
    ] = False,
) -> None:
    """Write records in their canonical form; values and comments stay as they are."""
    raise typer.Exit(run_fmt(context.obj, files or [], check))


@app.command(
    epilog=_epilog(
        "survey build",
        "survey build --site-dir public --strict",
        "survey build --links links.json",
    )
)
def build(
    context: typer.Context,
    site_dir: SiteDir = Path("site"),
    strict: Strict = False,
    links: Annotated[
        Path | None, typer.Option(help="Show the states of links from this report in JSON.")
    ] = None,
) -> None:
    """Build the website; only files that changed are written."""
    raise typer.Exit(run_build(context.obj, site_dir, strict, links))


@app.command(epilog=_epilog("survey serve", "survey serve --port 9000"))
def serve(
    context: typer.Context,
    port: Annotated[int, typer.Option(help="The port on 127.0.0.1; 0 takes a free one.")] = 8000,
) -> None:
    """Show the website while you edit: a saved record shows up in the browser."""
    raise typer.Exit(run_serve(context.obj, port))


@app.command(
    epilog=_epilog(
        "survey export bibtex -o papers.bib",
        "survey export json",
        "survey export graph --format svg -o pedigree.svg",
    )
)
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
        _among(wanted, GRAPHS, "--format")
        raise typer.Exit(run_export_graph(context.obj, wanted, output))
    _among(format, {**EXPORTS, "graph": GRAPHS}, "FORMAT")
    if graph_format is not None:
        raise typer.BadParameter("only graph has several", param_hint="--format")
    raise typer.Exit(run_export(context.obj, format, output))


@app.command(
    epilog=_epilog('survey path FaceNet "Proxy-NCA"', "survey path wu2017sampling roth2020pads")
)
def path(
    context: typer.Context,
    one: Annotated[str, typer.Argument(help="A method: its name, title or id, in any case.")],
    other: Annotated[str, typer.Argument(help="Another one.")],
    format: RelativesFormat = "text",
) -> None:
    """Print the shortest path between two methods, with the evidence of each step."""
    _among(format, FORMATS, "--format")
    raise typer.Exit(run_path(context.obj, one, other, format))


@app.command(
    epilog=_epilog(
        "survey pedigree Proxy-NCA",
        "survey pedigree Triplet --depth 1",
        "survey pedigree Proxy-Anchor --reading-path --bibtex > read.bib",
    )
)
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
    format: RelativesFormat = "text",
) -> None:
    """Print what a method builds on, and what builds on it, as trees."""
    _among(format, FORMATS, "--format")
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


@app.command(
    "import",
    epilog=_epilog("survey import README.md --into catalogue --report import.md"),
)
def import_(
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


@app.command(
    epilog=_epilog("survey schema", "survey schema --check", "survey schema --into schema")
)
def schema(
    into: Annotated[Path, typer.Option(help="The folder of the schemas.")] = Path("schema"),
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; fail if it would.")
    ] = False,
) -> None:
    """Write the JSON Schemas that editors use."""
    raise typer.Exit(run_schema(into, check))


def _among(value: str, known: object, what: str) -> None:
    names = list(known) if isinstance(known, dict) else []
    if value not in names:
        raise typer.BadParameter(f"{value!r} is not one of: {', '.join(names)}", param_hint=what)


def main() -> None:
    """Run the command; whatever is not expected is a bug and says so."""
    try:
        app()
    except Exception:
        traceback.print_exc()
        sys.stderr.write(
            "\nThis is a bug in survey, not in your records. Please report it with the lines "
            "above and the command you ran.\n"
        )
        sys.exit(3)
