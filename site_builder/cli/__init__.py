"""The command `survey`: parses, calls one function, prints, and ends with an exit code.

Exit codes: 0 good, 1 problems found, 2 wrong use, 3 a bug. A group of commands is a module here;
a new one is a function there and an entry below, in the order of `survey --help`.
"""

import sys
import traceback
from pathlib import Path
from typing import Annotated

import typer

from site_builder import __version__
from site_builder.cli import building, checking, exporting, importing, lineage, links

app = typer.Typer(
    name="survey",
    help="A survey of a research field as a folder of YAML records: checked, exported, built.",
    epilog="Example:  survey validate && survey build && survey serve",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    add_completion=False,
)


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


def _examples(*examples: str) -> str:
    return "Examples:  " + "   |   ".join(examples)


app.command(
    epilog=_examples(
        "survey validate", "survey validate --strict --format github", "survey validate FILE"
    )
)(checking.validate)
app.command(epilog=_examples("survey fmt", "survey fmt --check", "survey fmt FILE"))(checking.fmt)
app.command(epilog=_examples("survey build", "survey build --site-dir public --strict"))(
    building.build
)
app.command(epilog=_examples("survey serve", "survey serve --port 9000"))(building.serve)
app.command(
    epilog=_examples(
        "survey export bibtex -o papers.bib",
        "survey export json",
        "survey export graph --format svg -o pedigree.svg",
    )
)(exporting.export)
app.command(
    epilog=_examples('survey path FaceNet "Proxy-NCA"', "survey path wu2017sampling roth2020pads")
)(lineage.path)
app.command(
    epilog=_examples(
        "survey pedigree Proxy-NCA",
        "survey pedigree Triplet --depth 1",
        "survey pedigree Proxy-Anchor --reading-path --bibtex > read.bib",
    )
)(lineage.pedigree)
app.add_typer(
    links.app,
    name="links",
    epilog=_examples(
        "survey links",
        "survey links --changed-since origin/main --format github",
        "survey links --only catalogue/papers/*.yaml --fix",
        "survey links --targets urls.txt --report links.json",
        "survey links --shard 1/4 --report 1.json; survey links merge *.json",
        "survey links issue links.json --repository gail/teapots --dry-run",
    ),
)
app.command(
    "import", epilog=_examples("survey import README.md --into catalogue --report import.md")
)(importing.import_readme)
app.command(
    epilog=_examples("survey schema", "survey schema --check", "survey schema --into schema")
)(exporting.schema)


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
