"""The command that begins a survey of one's own: `survey init`."""

import datetime
import re
import sys
from pathlib import Path
from typing import Annotated

import typer

from site_builder.cli.options import among
from site_builder.commands.starting import init as run_init
from site_builder.commands.starting import obstacle, read_source
from site_builder.imports.findings import Imported
from site_builder.imports.readme import UNTITLED
from site_builder.starting.choices import Choices, ChosenFamily
from site_builder.starting.licences import LICENCES
from site_builder.starting.requirement import own_requirement
from site_builder.terminal import say
from site_builder.urls import url_fault

_AWESOME = re.compile(r"^(?:an? )?awesome[ -]", re.IGNORECASE)
_ENDING = re.compile(
    r"[ -](?:(?:reading |paper )?list|(?:must-read |research )?papers|resources)$", re.IGNORECASE
)
_OPENING = re.compile(
    r"^(?:an? )?(?:(?:literature|curated|reading|must-read) )*(?:survey|list|collection|papers) "
    r"(?:of|on) (?:papers (?:of|on) )?",
    re.IGNORECASE,
)
_BRANCH = re.compile(r"[A-Za-z0-9][\w.-]*(/[\w.-]+)*")


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder of the new project.")],
    readme: Annotated[
        Path | None, typer.Option("--from", metavar="README", help="Fill it from this list.")
    ] = None,
    title: Annotated[str | None, typer.Option(help="The survey's title.")] = None,
    topic: Annotated[
        str | None, typer.Option(help='What its papers are on, as "baking bread".')
    ] = None,
    repository: Annotated[
        str | None, typer.Option(metavar="URL", help="Where it will be kept, at a forge.")
    ] = None,
    site: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Where the site will be. Default: GitHub Pages' address."),
    ] = None,
    branch: Annotated[str, typer.Option(help="The branch of the repository.")] = "main",
    author: Annotated[str | None, typer.Option(help="Whom to credit for the survey.")] = None,
    licence: Annotated[str, typer.Option(help=f"Of the catalogue: {', '.join(LICENCES)}.")] = next(
        iter(LICENCES)
    ),
    family: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME=COLOUR",
            help="A coloured group of papers, as Sourdough=#B4510F; give it once for each.",
        ),
    ] = None,
    requirement: Annotated[
        str | None,
        typer.Option("--package", help="The line of requirements.txt that installs this program."),
    ] = None,
) -> None:
    """Begin a survey: catalogue, settings, workflows, forms. What is not given is asked for."""
    among(licence, LICENCES, "--licence")
    if why := obstacle(folder):
        say(why)
        raise typer.Exit(2)
    if not _BRANCH.fullmatch(branch):
        raise typer.BadParameter(f"{branch!r} is no name of a branch", param_hint="--branch")
    for address, option in ((repository, "--repository"), (site, "--site")):
        _check_address(address, option)
    families = _families(family or [])
    imported = _source(readme)
    default = imported.survey["title"] if imported else ""
    title = title or _asked("Title", "" if default == UNTITLED else default) or _named(folder)
    topic = topic or _asked("Topic (its papers are on …)", _topic(title)) or _topic(title)
    if repository is None and (
        repository := _asked("Repository (its address, or nothing)") or None
    ):
        _check_address(repository, "--repository")
    if not families and imported is None and _on_terminal():
        given = _asked('Families, as "Sourdough=#B4510F, Flat bread" (or nothing)')
        families = _families([part for part in given.split(",") if part.strip()])
    choices = Choices(
        title=title,
        topic=topic,
        requirement=requirement or own_requirement(),
        today=datetime.datetime.now(datetime.UTC).date(),
        repository=_page(repository),
        site=site,
        branch=branch,
        author=author,
        licence=licence,
        families=families,
    )
    if clash := next(choices.clashing_families(), None):
        raise typer.BadParameter(f'two families are called "{clash}"', param_hint="--family")
    raise typer.Exit(run_init(folder, choices, readme, imported))


def _source(readme: Path | None) -> Imported | None:
    if readme is None:
        return None
    imported = read_source(readme)
    if imported is None:
        raise typer.Exit(1 if readme.is_file() else 2)
    return imported


def _families(texts: list[str]) -> tuple[ChosenFamily, ...]:
    try:
        return tuple(map(ChosenFamily.parse, texts))
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--family") from None


def _check_address(address: str | None, option: str) -> None:
    if address is not None and (fault := url_fault(address)):
        raise typer.BadParameter(f"{address!r}: {fault[0]}", param_hint=option)


def _page(repository: str | None) -> str | None:
    """The forge's page of a repository, whose address may be the one that git is given."""
    return repository.rstrip("/").removesuffix(".git") if repository else None


def _on_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _asked(question: str, default: str = "") -> str:
    """The answer on a terminal; `default` where nobody can answer."""
    if not _on_terminal():
        return default
    answer: str = typer.prompt(question, default=default, show_default=bool(default))
    return answer.strip()


def _named(folder: Path) -> str:
    """A title out of the folder's name: `survey-of-bread` is a Survey of bread."""
    name = " ".join(re.split(r"[\W_]+", folder.absolute().name)).strip() or "papers"
    return name[0].upper() + name[1:] if "survey" in name.lower() else f"Survey of {name}"


def _topic(title: str) -> str:
    """What a title says the survey is on."""
    rest = _ENDING.sub("", _OPENING.sub("", _AWESOME.sub("", title))).strip()
    return rest or title
