"""Lists of papers by author and by framework of their code."""

import itertools
from collections.abc import Iterator

from site_builder.authors import Author
from site_builder.catalogue import Catalogue
from site_builder.exports.names import split
from site_builder.identifiers import fold
from site_builder.pages.page import Page, body, list_files, papers_count
from site_builder.pages.papers import SHELL

AUTHORS = "authors/"
CODE = "code/"
MOST = 12
OTHER = "Other"
"""Where names stand that begin with none of A to Z."""


def author_pages(catalogue: Catalogue) -> Iterator[Page]:
    """/authors/ and a page per author."""
    shown = [author for author in catalogue.authors_in_order if author.has_page]
    by_family = sorted(shown, key=_alphabetical)
    letters = [(letter, list(group)) for letter, group in itertools.groupby(by_family, key=_letter)]
    most = [author for author in sorted(shown, key=_busiest)[:MOST] if len(author.papers) > 1]
    total = len(catalogue.authors_in_order)
    html = body(
        "authors", AUTHORS, catalogue, letters=letters, most=most, shown=len(shown), total=total
    )
    description = f"The {total} authors of the papers in {catalogue.survey.title}."
    yield Page(AUTHORS, SHELL, "Authors", description, html)
    for author in shown:
        yield _author_page(catalogue, author)


def _author_page(catalogue: Catalogue, author: Author) -> Page:
    url = f"{AUTHORS}{author.slug}/"
    files = list_files(url, author.path)
    together = _coauthors(catalogue, author)
    html = body("author", url, catalogue, author=author, together=together, **files)
    head = body("list_head", url, catalogue, title=author.name, **files)
    count = papers_count(len(author.papers))
    description = f"{count} of {author.name} in {catalogue.survey.title}."
    # The header's search finds the papers of an author of one by that name.
    search = f"Author, {count}" if len(author.papers) > 1 else None
    above = (("Authors", AUTHORS),)
    return Page(url, SHELL, author.name, description, html, head=head, search=search, above=above)


def _coauthors(catalogue: Catalogue, author: Author) -> list[tuple[Author, int]]:
    """Who wrote more than one of these papers with the author, and how many."""
    counts: dict[str, int] = {}
    by_name = catalogue.author_by_name
    for paper in author.papers:
        for slug in {by_name[name].slug for name in paper.authors} - {author.slug}:
            counts[slug] = counts.get(slug, 0) + 1
    found = {by_name[name].slug: by_name[name] for p in author.papers for name in p.authors}
    often = sorted((slug for slug in counts if counts[slug] > 1), key=lambda s: (-counts[s], s))
    return [(found[slug], counts[slug]) for slug in often]


def _alphabetical(author: Author) -> tuple[bool, str, str, str]:
    letter = _letter(author)
    return letter == OTHER, letter, fold(split(author.name).family), author.slug


def _letter(author: Author) -> str:
    first = fold(split(author.name).family)[:1].upper()
    return first if first.isascii() and first.isalpha() else OTHER


def _busiest(author: Author) -> tuple[int, str]:
    return -len(author.papers), author.slug


def framework_pages(catalogue: Catalogue) -> Iterator[Page]:
    """/code/ and a page per framework that code of a paper is written with."""
    by_framework = catalogue.papers_by_framework
    frameworks = sorted(
        ((f, by_framework[f.id]) for f in catalogue.frameworks if f.id in by_framework),
        key=lambda pair: (-len(pair[1]), pair[0].name.casefold()),
    )
    without = sum(not paper.code for paper in catalogue.papers)
    html = body("frameworks", CODE, catalogue, frameworks=frameworks, without=without)
    description = f"The papers of {catalogue.survey.title} with code, by its framework."
    yield Page(CODE, SHELL, "Code", description, html, edit="frameworks.yaml")
    for framework, papers in frameworks:
        url = f"{CODE}{framework.id}/"
        files = list_files(url)
        count = papers_count(len(papers))
        yield Page(
            url,
            SHELL,
            f"Code: {framework.name}",
            f"{count} of {catalogue.survey.title} with code in {framework.name}.",
            body("framework", url, catalogue, framework=framework, papers=papers, **files),
            head=body("list_head", url, catalogue, title=f"Code in {framework.name}", **files),
            edit="frameworks.yaml",
            search=f"Framework, {count}",
            above=(("Code", CODE),),
        )
