"""Commands that tell what is there and what has changed: `survey stats`, `doctor` and `diff`."""

from pathlib import Path
from typing import Annotated

import typer

from site_builder.care import FORMATS as DOCTOR_FORMATS
from site_builder.cli.options import among
from site_builder.commands.comparing import diff as run_diff
from site_builder.commands.counting import FORMATS
from site_builder.commands.counting import stats as run_stats
from site_builder.commands.doctor import doctor as run_doctor
from site_builder.editions import FORMATS as DIFF_FORMATS

Links = Annotated[
    Path | None,
    typer.Option(help="What is known of the links: a report or a state file of survey links."),
]


def stats(
    context: typer.Context,
    format: Annotated[str, typer.Option(help=f"One of: {', '.join(FORMATS)}.")] = "text",
) -> None:
    """Print the figures of the catalogue and its gaps."""
    among(format, FORMATS, "--format")
    raise typer.Exit(run_stats(context.obj, format))


def doctor(
    context: typer.Context,
    format: Annotated[str, typer.Option(help=f"One of: {', '.join(DOCTOR_FORMATS)}.")] = "text",
    links: Links = None,
) -> None:
    """Print what a maintainer should look at: gaps, lonely words, warnings, links; what to do."""
    among(format, DOCTOR_FORMATS, "--format")
    raise typer.Exit(run_doctor(context.obj, format, links))


def diff(
    context: typer.Context,
    before: Annotated[str, typer.Argument(help="A revision that git knows, or a JSON export.")],
    after: Annotated[
        str | None, typer.Argument(help="A later one; without it, the files as they are.")
    ] = None,
    format: Annotated[str, typer.Option(help=f"One of: {', '.join(DIFF_FORMATS)}.")] = "text",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file, not to the terminal.")
    ] = None,
    links: Links = None,
) -> None:
    """Print which records were added, removed and changed, and what that joins and repeats."""
    among(format, DIFF_FORMATS, "--format")
    raise typer.Exit(run_diff(context.obj, before, after, format, output, links))
