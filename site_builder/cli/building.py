"""Commands that make the website: `survey build` and `survey serve`."""

from pathlib import Path
from typing import Annotated

import typer

from site_builder.cli.options import Strict
from site_builder.commands.building import build as run_build
from site_builder.commands.building import serve as run_serve

SiteDir = Annotated[Path, typer.Option("--site-dir", help="The folder of the site.")]


def build(
    context: typer.Context,
    site_dir: SiteDir = Path("site"),
    strict: Strict = False,
    links: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Show the states of links from this report in JSON."),
    ] = None,
) -> None:
    """Build the website; only files that changed are written."""
    raise typer.Exit(run_build(context.obj, site_dir, strict, links))


def serve(
    context: typer.Context,
    port: Annotated[int, typer.Option(help="The port on 127.0.0.1; 0 takes a free one.")] = 8000,
) -> None:
    """Show the website while you edit: a saved record shows up in the browser."""
    raise typer.Exit(run_serve(context.obj, port))
