"""`survey add`: papers by address, id, title, BibTeX, a line of a list, or an issue."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from site_builder.adding.additions import Added, Additions, Known, Linked, Outcome
from site_builder.adding.record import Choices
from site_builder.adding.submitted import category_of, with_own_words
from site_builder.catalogue import Catalogue
from site_builder.commands.adding_reports import Teller
from site_builder.commands.checking import readable
from site_builder.commands.submissions import parents_of
from site_builder.imports.vocabulary import Vocabulary
from site_builder.links.fetch import Fetcher
from site_builder.links.options import Manners
from site_builder.output import write_atomically, write_new
from site_builder.reporting.inert import inert
from site_builder.sources import Facts, Fault, Found, bibtex, issue_body, readme_line
from site_builder.sources.facts import Kind
from site_builder.sources.gathering import Gathering
from site_builder.sources.issue_body import Submission
from site_builder.sources.wanted import Wanted, of_title, wanted, wanted_or_title
from site_builder.terminal import STOPPED, progress, say


@dataclass(frozen=True)
class Named:
    """What a person named: its words, and the file and line if it is of a file."""

    text: str
    found: Wanted | Found
    path: str = ""
    submitted: Submission | None = None


@dataclass(frozen=True)
class Request:
    """All that is to be added, as it was named."""

    papers: Sequence[str] = ()
    titles: Sequence[str] = ()
    bibtex: Sequence[Path] = ()
    issues: Sequence[Path] = ()
    lines: Sequence[str] = ()


@dataclass(frozen=True)
class How:
    """What is done with what is found."""

    choices: Choices
    links: bool = False
    dry_run: bool = False
    keeps_withdrawn: bool = False


def add(root: Path, request: Request, how: How, manners: Manners) -> int:
    """Add the papers; each is written whole or not at all."""
    catalogue = readable(root)
    if catalogue is None:
        say("nothing was added: mend the problems above first")
        return 1
    unreadable = [path for path in (*request.bibtex, *request.issues) if not path.is_file()]
    if unreadable:
        say(f"no such file: {', '.join(map(str, unreadable))}")
        return 2
    named = list(_named(request, catalogue))
    if how.choices.settings and len(named) > 1:
        say(f"--set is about one paper, and these are {len(named)}: add them one by one")
        return 2
    return added(root, catalogue, named, how, manners)


def added(
    root: Path, catalogue: Catalogue, named: Sequence[Named], how: How, manners: Manners
) -> int:
    """Find the facts of what is named, write the records, tell of each."""
    try:
        found = _facts(named, manners)
    except KeyboardInterrupt:
        say("stopped while asking: nothing was added")
        return STOPPED
    additions = Additions(catalogue, root.as_posix(), how.choices, how.links, how.keeps_withdrawn)
    teller = Teller(how.dry_run)
    try:
        for one, facts in zip(named, found, strict=True):
            if one.submitted:
                outcome = _submitted(additions, one.submitted, facts)
            else:
                outcome = additions.add(facts)
            if not how.dry_run and (fault := _written(outcome)):
                outcome = fault
            teller.tell(one.text, one.path, outcome)
    except KeyboardInterrupt:
        say("stopped: each record that was written is whole; run the same command again")
        teller.finish()
        return STOPPED
    return teller.finish()


def _named(request: Request, catalogue: Catalogue) -> Iterator[Named]:
    for text in request.papers:
        yield Named(text, wanted(text))
    for title in request.titles:
        yield Named(title, of_title(title))
    for path in request.bibtex:
        for found in _read_bibtex(path):
            yield Named(_words_of(found, path.as_posix()), found, path.as_posix())
    yield from map(_read_issue, request.issues)
    vocabulary = Vocabulary(catalogue.venues, catalogue.frameworks, is_own=True)
    for line in request.lines:
        for found in readme_line.read(line, vocabulary):
            yield Named(_words_of(found, line), found)


def _submitted(additions: Additions, submitted: Submission, found: Found) -> Outcome:
    """Add what an issue asks for; tell what a person must do about its other words."""
    if isinstance(found, Fault):
        return additions.add(found)
    catalogue, choices = additions.catalogue, additions.choices
    category = category_of(submitted.category, catalogue)
    if category and not choices.categories:
        choices = replace(choices, categories=(category,))
    elif submitted.category and not choices.categories:
        say(f"no category is called {inert(submitted.category)}: its nearest titles decide")
    parents = parents_of(catalogue, submitted.builds_on)
    choices = replace(choices, builds_on=parents.steps)
    outcome = additions.add(with_own_words(found, submitted.facts), choices)
    if isinstance(outcome, Added):
        for told in parents.told:
            say(inert(told))
    elif parents.steps and isinstance(outcome, Known | Linked):
        names = ", ".join(step["paper"] for step in parents.steps)
        say(f"builds on {inert(names)}: not written into a record that is there; edit it by hand")
    return outcome


def _read_issue(path: Path) -> Named:
    text = path.read_bytes()[: 4 * issue_body.LONGEST].decode("utf-8", "replace")
    submitted = issue_body.read(text)
    if isinstance(submitted, Fault):
        return Named(path.as_posix(), submitted, path.as_posix())
    found = wanted_or_title(submitted.address)
    return Named(submitted.address, found, path.as_posix(), submitted)


def _read_bibtex(path: Path) -> Iterator[Found]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        yield Fault(Kind.SYNTAX, "this is not UTF-8", "save the file as UTF-8", line)
        return
    yield from bibtex.read(text.replace("\r\n", "\n"), path.name)


def _words_of(found: Found, other: str) -> str:
    return found.title if isinstance(found, Facts) else other[:200]


def _facts(named: Sequence[Named], manners: Manners) -> list[Found]:
    papers = [one.found for one in named if isinstance(one.found, Wanted)]
    with progress("asking") as report:
        known = gathering(manners, report).found(papers) if papers else {}
    return [
        known[one.found.source, one.found.id] if isinstance(one.found, Wanted) else one.found
        for one in named
    ]


def gathering(manners: Manners, report: Callable[[int, int], None]) -> Gathering:
    """What asks the sources, with a person's manners; `report` takes what is done, and of what."""
    bundle = str(manners.ca_bundle) if manners.ca_bundle else None
    fetch = Fetcher(manners.limits, manners.allowed, bundle, manners.proxies)
    return Gathering(fetch, manners.apis, manners.patience, report)


def _written(outcome: Outcome) -> Fault | None:
    """Write what came of a paper; gives what is told instead if that fails."""
    try:
        if isinstance(outcome, Added):
            path = outcome.draft.document.path
            write_new(Path(path), outcome.draft.text.encode())
        elif isinstance(outcome, Linked):
            path = outcome.document.path
            write_atomically(Path(path), outcome.document.text.encode())
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror}"
        return Fault(Kind.UNWRITTEN, message, "nothing of it was written: mend that and repeat it")
    return None
