"""Rules: year, venue, arXiv id and address tell the same story."""

import re
from collections.abc import Iterator

from site_builder.arxiv import month_of, parse_address
from site_builder.catalogue import Catalogue
from site_builder.records import Paper, Venue
from site_builder.rules.finding import Finding, at_paper

GRACE_MONTHS = 3
"""Preprints appear for some months after a conference in December."""

YEARS_BEFORE = {"conference": 3, "workshop": 3, "journal": 5, "preprint": 0}
"""For how many years a paper may be on arXiv before a venue of this kind prints it."""

_YEAR = r"((?:19|20)\d\d)(?!\d)"
# Numbers that follow these words count something else: articles, uploads of any year.
_NO_YEAR_AFTER = {"view", "article", "articles", "download", "document", "uploads", "id", "p"}


def arxiv_is_not_later(catalogue: Catalogue) -> Iterator[Finding]:
    """The arXiv id of a paper is not later than its venue's year and some months."""
    for paper in catalogue.papers:
        month = month_of(paper.arxiv) if paper.arxiv else None
        if month is None or (month.year, month.month) <= (paper.year + 1, _grace(catalogue, paper)):
            continue
        message = f"{paper.arxiv} came to arXiv in {month}, after {paper.published}"
        yield at_paper(paper, ("arxiv",), message, _hint("arxiv-after-venue"))


def arxiv_is_near(catalogue: Catalogue) -> Iterator[Finding]:
    """The arXiv id of a paper is not years older than the paper."""
    for paper in catalogue.papers:
        month = month_of(paper.arxiv) if paper.arxiv else None
        venue = catalogue.venue_of(paper)
        limit = YEARS_BEFORE[venue.kind] if venue else max(YEARS_BEFORE.values())
        if month and month.year < paper.year - limit:
            message = f"{paper.arxiv} came to arXiv in {month}, long before {paper.year}"
            yield at_paper(paper, ("arxiv",), message, _hint("arxiv-far-from-year"))


def venues_are_held(catalogue: Catalogue) -> Iterator[Finding]:
    """A paper's venue was held in its year: one of odd years was not, in an even one."""
    for paper in catalogue.papers:
        venue = catalogue.venue_of(paper)
        if venue and venue.held and (venue.held == "odd") != bool(paper.year % 2):
            message = f"{venue.name} is held in {venue.held} years, not in {paper.year}"
            hint = f"correct the year (held: {paper.year - 1}, {paper.year + 1}) or the venue"
            yield at_paper(paper, ("year",), message, hint)


def years_agree(catalogue: Catalogue) -> Iterator[Finding]:
    """The year in the address of a paper is the paper's year."""
    names = _names(catalogue)
    for paper in catalogue.papers:
        venue = catalogue.venue_of(paper)
        if not paper.paper or not venue or venue.kind == "journal" or parse_address(paper.paper):
            continue  # of a journal, the year of first publication is not that of the issue
        found = {year for _, year in _editions(paper.paper, names)} or _folder_years(paper.paper)
        if found and paper.year not in found:
            message = f"the address of the paper says {min(found)}, the record {paper.year}"
            yield at_paper(paper, ("year",), message, "correct the year or the address")


def venues_agree(catalogue: Catalogue) -> Iterator[Finding]:
    """The venue in the address of a paper is the paper's venue."""
    names = _names(catalogue)
    for paper in catalogue.papers:
        found = [venue for venue, _ in _editions(paper.paper or "", names)]
        if not found or not paper.venue:
            continue
        if not any(_akin(venue, paper.venue) for venue in found):
            message = f"the address of the paper says {found[0].name}, the record {paper.venue}"
            yield at_paper(paper, ("venue",), message, "correct the venue or the address")


def _grace(catalogue: Catalogue, paper: Paper) -> int:
    venue = catalogue.venue_of(paper)
    return 0 if venue and venue.kind == "preprint" else GRACE_MONTHS


def _hint(rule: str) -> str:
    return f'correct the id or the year; if both are right: reviewed: {{{rule}: "why"}}'


def _names(catalogue: Catalogue) -> dict[str, Venue]:
    """The venues by their short names, as addresses use them."""
    return {
        word.lower(): venue
        for venue in catalogue.venues
        for word in (venue.name, *venue.aliases)
        if re.fullmatch(r"[A-Za-z]{3,}", word)
    }


def _editions(url: str, names: dict[str, Venue]) -> Iterator[tuple[Venue, int]]:
    """Venues with a year beside them in an address: content_CVPR_2019, iccv2017, bmvc/2015."""
    for match in re.finditer(rf"(?<![a-z])([a-z]{{3,}})[-_./]?{_YEAR}", url.lower()):
        if venue := names.get(match[1]):
            yield venue, int(match[2])


def _folder_years(url: str) -> set[int]:
    """Folders of an address that are a year, as in papers/2017/x.pdf."""
    folders = url.lower().split("?")[0].split("#")[0].split("/")[3:-1]
    pairs = zip(["", *folders], folders, strict=False)
    return {
        int(folder)
        for before, folder in pairs
        if re.fullmatch(_YEAR, folder) and before not in _NO_YEAR_AFTER
    }


def _akin(venue: Venue, name: str) -> bool:
    """Whether `name` is this venue, or its workshops, or the other way round."""
    first, second = venue.name.casefold(), name.casefold()
    return first.startswith(second) or second.startswith(first)
