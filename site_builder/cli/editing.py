"""Commands that change many records at once: `survey rename-…` and `survey merge`."""

from typing import Annotated

import typer

from site_builder.commands.editing import run_merge, run_rename_category, run_rename_paper

DryRun = Annotated[bool, typer.Option("--dry-run", help="Write nothing; print the diff.")]


def rename_paper(
    context: typer.Context,
    old: Annotated[str, typer.Argument(help="The id that the record has: its file's name.")],
    new: Annotated[str, typer.Argument(help="The id that it gets.")],
    dry_run: DryRun = False,
) -> None:
    """Give a paper another id: what builds on it follows, and its old address leads on."""
    raise typer.Exit(run_rename_paper(context.obj, old, new, dry_run))


def rename_category(
    context: typer.Context,
    old: Annotated[str, typer.Argument(help="The id that the category has.")],
    new: Annotated[str, typer.Argument(help="The id that it gets.")],
    title: Annotated[str | None, typer.Option(help="Another title for it.")] = None,
    dry_run: DryRun = False,
) -> None:
    """Give a category another id: its papers follow, and its old address leads on."""
    raise typer.Exit(run_rename_category(context.obj, old, new, title, dry_run))


def merge(
    context: typer.Context,
    kept: Annotated[str, typer.Argument(help="The id of the record that stays.")],
    gone: Annotated[str, typer.Argument(help="The id of the one that goes into it.")],
    dry_run: DryRun = False,
) -> None:
    """Make one record of two: what the first lacks it gets; where they differ, both are told."""
    raise typer.Exit(run_merge(context.obj, kept, gone, dry_run))
