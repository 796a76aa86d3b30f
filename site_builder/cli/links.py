"""Commands about links: `survey links` and its `merge`, `status` and `issue`."""

import datetime
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
import typer.core

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
from site_builder.cli.options import among
from site_builder.links.target import Kind

FORMATS = ("text", "json", "markdown", "github", "junit", "sarif")
STATE = Path(".cache/survey/links.sqlite")


class LinksGroup(typer.core.TyperGroup):
    """A group whose option --only takes all files that follow it."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Repeat --only before each of its files."""
        return super().parse_args(ctx, list(self._repeated(args)))

    def _repeated(self, args: Sequence[str]) -> Iterator[str]:
        is_only, count = False, 0
        for arg in args:
            if arg.startswith("-"):
                is_only, count = arg == "--only", 0
            elif is_only:
                if count and arg not in self.commands:
                    yield "--only"
                count += 1
            yield arg


app = typer.Typer(
    cls=LinksGroup, invoke_without_command=True, add_completion=False, rich_markup_mode=None
)

Format = Annotated[
    str, typer.Option("--format", metavar="FORMAT", help=f"One of: {', '.join(FORMATS)}.")
]
Report = Annotated[
    Path | None,
    typer.Option("--report", metavar="FILE", help="Write all results as JSON to this file."),
]
Source = Annotated[
    str,
    typer.Option(
        "--source",
        metavar="URL",
        help="An address below which the files are shown; Markdown links there.",
    ),
]
StateFile = Annotated[
    Path | None, typer.Option("--state", metavar="FILE", help="The file that remembers.")
]


@app.callback()
def links(
    context: typer.Context,
    only: Annotated[
        list[Path] | None, typer.Option(metavar="FILES", help="Only these records.")
    ] = None,
    changed_since: Annotated[
        str | None,
        typer.Option(metavar="REV", help="Only addresses that are new since this git revision."),
    ] = None,
    host: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Only addresses at this host.")
    ] = None,
    kind: Annotated[
        list[Kind] | None,
        typer.Option(metavar="KIND", help="Only addresses of this kind: paper, code, other."),
    ] = None,
    shard: Annotated[
        str | None, typer.Option(metavar="I/N", help="Only part I of N; a host is in one part.")
    ] = None,
    targets: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Not the catalogue: a file with an address a line, or JSON."
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Ask nothing; tell what would be asked.")
    ] = False,
    report: Report = None,
    format: Format = "text",
    source: Source = "",
    fix: Annotated[
        bool, typer.Option("--fix", help="Write moved addresses into the records.")
    ] = False,
    state: StateFile = None,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Ask all, also what was fine some days ago.")
    ] = False,
    today: Annotated[
        datetime.datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="The day to take for today."),
    ] = None,
    timeout: Timeout = 8,
    patience: Patience = 20,
    allow_network: AllowNetwork = None,
    use_proxy: UseProxy = False,
    ca_bundle: CaBundle = None,
    api: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME=URL", help="Ask a registry or the archive at this address."),
    ] = None,
) -> None:
    """Check that every address answers, and that the page of a paper shows its title.

    Environment: GITHUB_TOKEN lets GitHub be asked about many repositories at once;
    REQUESTS_CA_BUNDLE and SSL_CERT_FILE name certificates to trust.
    """
    if context.invoked_subcommand:
        return
    among(format, FORMATS, "--format")
    if fix and targets:
        raise typer.BadParameter("a list of targets has no records to mend", param_hint="--fix")
    from site_builder.commands import links as run
    from site_builder.links.fetch import Limits
    from site_builder.links.options import Manners, Memory, Selection
    from site_builder.links.running import API_NAMES

    chosen = Selection(
        targets,
        only or (),
        changed_since,
        host or (),
        kind or (),
        _part(shard) if shard else (1, 1),
    )
    manners = Manners(
        Limits.within(timeout),
        patience,
        networks_of(allow_network or ()),
        ca_bundle or bundle_of_environment(),
        use_proxy,
        apis_of(api or (), API_NAMES),
        _token(),
    )
    day = today.date() if today else datetime.datetime.now(datetime.UTC).date()
    memory = Memory(state or (None if targets else STATE), day, fresh)
    if dry_run:
        raise typer.Exit(run.dry_run(context.obj, chosen, manners, memory))
    reporting = run.Reporting(format, report, source, fix)
    raise typer.Exit(run.check(context.obj, chosen, manners, memory, reporting))


@app.command()
def merge(
    reports: Annotated[list[Path], typer.Argument(help="Files that --report has written.")],
    report: Report = None,
    format: Format = "text",
    source: Source = "",
) -> None:
    """Join the reports of several shards or runs, or show one in another format."""
    among(format, FORMATS, "--format")
    from site_builder.commands import links as run

    raise typer.Exit(run.merged(reports, run.Reporting(format, report, source)))


@app.command()
def status(state: StateFile = STATE, format: Format = "text") -> None:
    """Print what is remembered of all addresses, without asking any."""
    among(format, FORMATS, "--format")
    from site_builder.commands import links as run

    raise typer.Exit(run.status(state or STATE, format))


@app.command()
def issue(
    report: Annotated[Path, typer.Argument(help="A file that --report has written.")],
    repository: Annotated[
        str,
        typer.Option(envvar="GITHUB_REPOSITORY", metavar="OWNER/NAME", help="Where the issue is."),
    ],
    source: Source = "",
    author: Annotated[
        str, typer.Option(metavar="LOGIN", help="Whose issue it is: the owner of the token.")
    ] = "github-actions[bot]",
    api: Annotated[
        str, typer.Option(envvar="GITHUB_API_URL", metavar="URL", help="The API of GitHub.")
    ] = "https://api.github.com",
    allow_network: AllowNetwork = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Write nothing; tell what would become of the issue.")
    ] = False,
) -> None:
    """Open, update or close the one issue on GitHub that tells of broken links.

    GITHUB_TOKEN is the token, which must be allowed to write issues.
    """
    if not re.fullmatch(r"[A-Za-z0-9][\w-]*/[\w.-]+", repository, re.ASCII):
        raise typer.BadParameter(f"{repository!r} is not OWNER/NAME", param_hint="--repository")
    if not api.startswith(("http://", "https://")):
        raise typer.BadParameter(f"{api!r} is no address", param_hint="--api")
    from site_builder.commands import link_issue as run
    from site_builder.links.issue import Tracker
    from site_builder.links.resolvers import Api

    tracker = Tracker(Api(api, _token()), repository, author)
    allowed = networks_of(allow_network or ())
    raise typer.Exit(run.issue(report, tracker, source, allowed, dry_run))


def _token() -> str:
    """The token, which must be fit for a header: a complaint about that would show it."""
    token = os.environ.get("GITHUB_TOKEN", "").strip()
    if not re.fullmatch(r"[!-~]*", token):
        raise typer.BadParameter("it has characters that no token has", param_hint="GITHUB_TOKEN")
    return token


def _part(text: str) -> tuple[int, int]:
    number, slash, count = text.partition("/")
    if slash and number.isdecimal() and count.isdecimal() and 1 <= int(number) <= int(count):
        return int(number), int(count)
    raise typer.BadParameter(f"{text!r} is not of the form 2/5", param_hint="--shard")
