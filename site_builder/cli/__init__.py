"""The command `survey`: parses, calls one function, prints, and ends with an exit code.

Exit codes: 0 good, 1 problems found, 2 wrong use, 3 a bug. A group of commands is a module here;
a new one is a function there and an entry of `_COMMANDS`, in the order of `survey --help`.
"""

import sys
import traceback
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
import typer.main
from typer.core import TyperGroup

from site_builder import __version__

_COMMANDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "validate": (
        "checking.validate",
        ("survey validate", "survey validate --strict --format github", "survey validate FILE"),
    ),
    "fmt": ("checking.fmt", ("survey fmt", "survey fmt --check", "survey fmt FILE")),
    "fix": ("checking.fix", ("survey fix", "survey fix --yes FILE")),
    "build": (
        "building.build",
        (
            "survey build",
            "survey build --site-dir public --strict",
            "survey build --links links.json",
        ),
    ),
    "serve": ("building.serve", ("survey serve", "survey serve --port 9000")),
    "links": (
        "links.app",
        (
            "survey links",
            "survey links --changed-since origin/main --format github",
            "survey links --only catalogue/papers/*.yaml --fix",
            "survey links --targets urls.txt --report links.json",
            "survey links --shard 1/4 --report 1.json; survey links merge *.json",
            "survey links issue links.json --repository gail/teapots --dry-run",
        ),
    ),
    "export": (
        "exporting.export",
        (
            "survey export bibtex -o papers.bib",
            "survey export json",
            "survey export graph --format svg -o pedigree.svg",
        ),
    ),
    "path": (
        "lineage.path",
        (
            'survey path QuickSort "Dual-pivot QuickSort"',
            "survey path hoare1961algorithm bentley1993engineering",
        ),
    ),
    "pedigree": (
        "lineage.pedigree",
        (
            "survey pedigree QuickSort",
            "survey pedigree QuickSort --depth 1",
            "survey pedigree kettle2019boiling --reading-path --bibtex > read.bib",
        ),
    ),
    "stats": ("counting.stats", ("survey stats", "survey stats --format json")),
    "doctor": (
        "counting.doctor",
        ("survey doctor", "survey doctor --links links.json --format markdown"),
    ),
    "diff": (
        "counting.diff",
        (
            "survey diff v1.0",
            "survey diff v1.0 v1.1 --format markdown",
            "survey diff old.json new.json --format json",
            "survey diff origin/main --format markdown --links links.json",
        ),
    ),
    "add": (
        "adding.add",
        (
            "survey add 1703.07464 10.1109/ICCV.2017.47 --dry-run",
            "survey add https://openreview.net/forum?id=… --category few-shot",
            'survey add --title "How a Kettle Boils" --link',
            "survey add --bibtex refs.bib --source 'the reference list of …'",
            "survey add --issue-body issue.md --dry-run",
        ),
    ),
    "new": ("adding.new", ("survey new", "survey new --dry-run")),
    "enrich": (
        "adding.enrich",
        ("survey enrich --dry-run", "survey enrich catalogue/papers/movshovitz2017no.yaml"),
    ),
    "import": (
        "importing.import_readme",
        ("survey import README.md --into catalogue --report import.md",),
    ),
    "rename-paper": (
        "editing.rename_paper",
        (
            "survey rename-paper ash2019pots ash2020pots",
            "survey rename-paper ash2019pots ash2020pots --dry-run",
        ),
    ),
    "rename-category": (
        "editing.rename_category",
        ('survey rename-category spouts beaks --title "Beaks"',),
    ),
    "merge": (
        "editing.merge",
        ("survey merge ash2019pots ash2020pots --dry-run", "survey merge KEPT GONE"),
    ),
    "init": (
        "starting.init",
        (
            "survey init bread --title 'Survey of Bread' --topic 'baking bread'",
            "survey init bread --family 'Sourdough=#B4510F' --family 'Flat bread=#1F62A8'",
            "survey init bread --from README.md --repository https://github.com/ann/bread",
        ),
    ),
    "schema": (
        "exporting.schema",
        ("survey schema", "survey schema --check", "survey schema --into schema"),
    ),
    "forms": ("exporting.forms", ("survey forms", "survey forms --check")),
}
"""Each command: where its function or group is, and examples of its use."""


class Commands(TyperGroup):
    """The commands, each imported when it is wanted: one need not wait for what others need."""

    def __init__(self, **options: Any) -> None:
        """Know the names, by which a misspelt one is guessed."""
        super().__init__(**options)
        names: Any = dict.fromkeys(_COMMANDS)
        self.commands = names

    def list_commands(self, ctx: Any) -> list[str]:
        """All names, in the order of the help."""
        del ctx
        return list(_COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of this name; None if there is none."""
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        place, examples = _COMMANDS[cmd_name]
        module, _, name = place.partition(".")
        found = getattr(import_module(f"{__name__}.{module}"), name)
        epilog = "Examples:  " + "   |   ".join(examples)
        if isinstance(found, typer.Typer):
            command: Any = typer.main.get_command(found)
            command.name, command.epilog = cmd_name, epilog
            return command
        alone = typer.Typer(add_completion=False, rich_markup_mode=None)
        alone.command(cmd_name, epilog=epilog)(found)
        return typer.main.get_command(alone)


app = typer.Typer(
    name="survey",
    cls=Commands,
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
