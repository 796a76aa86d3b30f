"""Lists of papers by venue and by year."""

from collections.abc import Callable, Iterator

from site_builder.catalogue import Catalogue
from site_builder.pages.page import Page, body, in_a_row, list_files, papers_count
from site_builder.records import Paper, Venue


def venue_pages(catalogue: Catalogue) -> Iterator[Page]:
    """/venues/ and a page per venue that has papers."""
    held = _grouped(catalogue, lambda paper: paper.venue or "")
    venues = sorted(
        ((venue, held[venue.name]) for venue in catalogue.venues if venue.name in held),
        key=lambda pair: (-len(pair[1]), pair[0].name.casefold()),
    )
    html = body("venues", "venues/", catalogue, venues=venues)
    description = f"The {len(venues)} venues of the papers in {catalogue.survey.title}."
    yield Page("venues/", "venues/", "Venues", description, html, edit="venues.yaml")
    for venue, papers in venues:
        yield _venue_page(catalogue, venue, papers)


def _venue_page(catalogue: Catalogue, venue: Venue, papers: list[Paper]) -> Page:
    url = f"venues/{venue.id}/"
    files = list_files(url)
    html = body("venue", url, catalogue, venue=venue, papers=papers[::-1], **files)
    head = body("list_head", url, catalogue, title=venue.name, **files)
    name = venue.full_name or venue.name
    count = papers_count(len(papers))
    return Page(
        url,
        "venues/",
        venue.name,
        f"{count} of {name} in {catalogue.survey.title}.",
        html,
        head=head,
        edit="venues.yaml",
        search=f"Venue, {name}, {count}",
    )


def year_pages(catalogue: Catalogue) -> Iterator[Page]:
    """/years/ and a page per year that has papers."""
    years = _grouped(catalogue, lambda paper: str(paper.year))
    newest_first = sorted(years.items(), reverse=True)
    html = body("years", "years/", catalogue, years=newest_first)
    description = f"The papers of {catalogue.survey.title} by year."
    yield Page("years/", "years/", "Years", description, html)
    for later, year, earlier in in_a_row(list(dict(newest_first))):
        url = f"years/{year}/"
        papers = years[year]
        files = list_files(url)
        around = {"later": later, "earlier": earlier}
        html = body("year", url, catalogue, year=year, papers=papers, **around, **files)
        head = body("list_head", url, catalogue, title=year, **files)
        description = f"{papers_count(len(papers))} of {year} in {catalogue.survey.title}."
        yield Page(url, "years/", year, description, html, head=head)


def _grouped(catalogue: Catalogue, key: Callable[[Paper], str]) -> dict[str, list[Paper]]:
    groups: dict[str, list[Paper]] = {}
    for paper in catalogue.papers_in_order:
        groups.setdefault(key(paper), []).append(paper)
    return groups
