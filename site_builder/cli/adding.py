"""Commands that bring papers and facts: `survey add`, `survey new` and `survey enrich`."""

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from site_builder.cli.network import (
    AllowNetwork,
    CaBundle,
    Patience,
    Timeout,
    UseProxy,
    apis_of,
    bundle_of_environment,
    networks_of,
)
from site_builder.cli.options import Files

if TYPE_CHECKING:
    from site_builder.links.options import Manners

SETTABLE = ("title", "name", "venue", "year", "volume", "article", "pages", "paper", "arxiv",
            "doi", "openreview", "note")  # fmt: skip

Category = Annotated[
    list[str] | None,
    typer.Option(metavar="ID", help="Its category, instead of that of its nearest neighbours."),
]
Today = Annotated[
    datetime.datetime | None,
    typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="The day to take for today."),
]
Api = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME=URL",
        help="Ask arxiv, doi, openreview, crossref, openalex or pages at this address.",
    ),
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Write nothing; print what would be written.")
]


def add(
    context: typer.Context,
    papers: Annotated[
        list[str] | None,
        typer.Argument(help="Addresses, arXiv ids, DOIs or ids of OpenReview."),
    ] = None,
    bibtex: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="A BibTeX file; no network is used.")
    ] = None,
    readme_line: Annotated[
        list[str] | None,
        typer.Option(metavar="TEXT", help="A line of a Markdown list; no network is used."),
    ] = None,
    issue_body: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="The text of an issue that the form Add a paper made."),
    ] = None,
    title: Annotated[
        list[str] | None,
        typer.Option(
            metavar="TEXT",
            help="A title; Crossref, then arXiv and OpenAlex are asked for it.",
        ),
    ] = None,
    category: Category = None,
    set_: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FIELD=VALUE", help="A field that you know better."),
    ] = None,
    source: Annotated[
        list[str] | None,
        typer.Option(metavar="TEXT", help="Where a BibTeX entry or a line comes from."),
    ] = None,
    link: Annotated[
        bool, typer.Option("--link", help="If it has a record, add what that one lacks.")
    ] = False,
    withdrawn: Annotated[
        bool, typer.Option("--withdrawn", help="Add it even if its authors took it back.")
    ] = False,
    dry_run: DryRun = False,
    today: Today = None,
    timeout: Timeout = 15,
    patience: Patience = 30,
    allow_network: AllowNetwork = None,
    use_proxy: UseProxy = False,
    ca_bundle: CaBundle = None,
    api: Api = None,
) -> None:
    """Add papers by address, id, title, BibTeX or a line of a list; each becomes a record."""
    from site_builder.adding.record import Choices
    from site_builder.commands import adding as run

    request = run.Request(
        papers or (), title or (), bibtex or (), issue_body or (), readme_line or ()
    )
    if not any((papers, title, bibtex, issue_body, readme_line)):
        raise typer.BadParameter(
            'name a paper: an address, an id, --title "…", --bibtex FILE or --readme-line "…"'
        )
    day = today.date() if today else datetime.datetime.now(datetime.UTC).date()
    choices = Choices(
        day.isoformat(), tuple(category or ()), _settings(set_ or ()), tuple(source or ())
    )
    manners = _manners(timeout, patience, allow_network, use_proxy, ca_bundle, api)
    how = run.How(choices, link, dry_run, withdrawn)
    raise typer.Exit(run.add(context.obj, request, how, manners))


def new(context: typer.Context, dry_run: DryRun = False, today: Today = None) -> None:
    """Ask for a paper field by field, check each answer at once, and write its record."""
    from site_builder.commands.new import new as run

    day = today.date() if today else datetime.datetime.now(datetime.UTC).date()
    raise typer.Exit(run(context.obj, day.isoformat(), dry_run))


def enrich(
    context: typer.Context,
    files: Files = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Write nothing; tell what the records lack.")
    ] = False,
    timeout: Timeout = 15,
    patience: Patience = 30,
    allow_network: AllowNetwork = None,
    use_proxy: UseProxy = False,
    ca_bundle: CaBundle = None,
    api: Api = None,
) -> None:
    """Fill what records lack from arXiv, doi.org, OpenReview and the papers' pages.

    Nothing that is there is changed; where a source disagrees, both are told.
    """
    from site_builder.commands.enriching import enrich as run

    manners = _manners(timeout, patience, allow_network, use_proxy, ca_bundle, api)
    raise typer.Exit(run(context.obj, files or (), dry_run, manners))


def _manners(
    timeout: float,
    patience: float,
    allow_network: Sequence[str] | None,
    use_proxy: bool,
    ca_bundle: Path | None,
    api: Sequence[str] | None,
) -> "Manners":
    from site_builder.links.fetch import Limits
    from site_builder.links.options import Manners
    from site_builder.sources import SOURCE_NAMES

    return Manners(
        Limits.within(timeout),
        patience,
        networks_of(allow_network or ()),
        ca_bundle or bundle_of_environment(),
        use_proxy,
        apis_of(api or (), SOURCE_NAMES),
    )


def _settings(texts: Sequence[str]) -> dict[str, str]:
    found = {}
    for text in texts:
        field, equals, value = text.partition("=")
        if not equals or field not in SETTABLE or not value.strip():
            message = f"{text!r} is not FIELD=VALUE with one of: {', '.join(SETTABLE)}"
            raise typer.BadParameter(message, param_hint="--set")
        if field == "year" and not value.strip().isdecimal():
            raise typer.BadParameter(f"{value!r} is no year", param_hint="--set")
        found[field] = value.strip()
    return found
