"""Rules: a paper has one record, and its id says which paper it is."""

import re
from collections.abc import Callable, Iterator

from site_builder.catalogue import Catalogue
from site_builder.documents import Loc
from site_builder.fields import ID
from site_builder.identifiers import RESERVED, RESERVED_WHY, fold, id_prefix, paper_id
from site_builder.records import Paper
from site_builder.rules.addresses import arxiv_of, doi_of, same_address
from site_builder.rules.finding import Finding, at_paper, file_of
from site_builder.rules.references import walk

_ONE_RECORD = (
    "a paper has one record: delete one of the two and give the other all categories and links"
)

Key = Callable[[Paper], tuple[Loc, str] | None]
"""What no other paper may have, and where it stands."""


def ids_fit(catalogue: Catalogue) -> Iterator[Finding]:
    """The id of a paper begins with its first author's family name and its year."""
    for paper in catalogue.papers:
        prefix = id_prefix(paper.authors, paper.year)
        if _is_id(paper.id) and paper.id.startswith(prefix):
            continue
        right = paper_id(paper.authors, paper.year, paper.title, catalogue.paper_by_id)
        hint = f"rename the file to {right}.yaml"
        if not _is_id(paper.id):
            why = RESERVED_WHY if paper.id in RESERVED else "a-z, 0-9 and single hyphens"
            message = f'"{paper.id}" is not an id: {why}'
            yield at_paper(paper, (), message, hint)
        else:
            message = f'the id "{paper.id}" does not begin with "{prefix}", as author and year say'
            family = prefix.removesuffix(str(paper.year))
            loc: Loc = ("year",) if paper.id.startswith(family) else ("authors", 0)
            yield at_paper(paper, loc, message, f"{hint}, or correct the {loc[0]}")


def _is_id(text: str) -> bool:
    return bool(re.match(ID, text)) and text not in RESERVED


def former_ids_are_free(catalogue: Catalogue) -> Iterator[Finding]:
    """A former id is that of no record or category now, and of no other one before."""
    yield from _former_papers(catalogue)
    yield from _former_categories(catalogue)


def _former_categories(catalogue: Catalogue) -> Iterator[Finding]:
    """An old anchor has an address too, whatever its capitals: a former id must not be one."""
    owners: dict[str, str] = {}
    for section in catalogue.sections:
        for word in (section.id, *section.category.aliases):
            owners[word.casefold()] = section.id
    ids = catalogue.section_by_id
    for loc, category in walk(catalogue.taxonomy.categories):
        for index, former in enumerate(category.former_ids):
            owner = owners.setdefault(former, category.id)
            if owner != category.id or former in ids:
                message = f'"{former}" leads to the category "{owner}" already'
                hint = "an address leads to one page: delete the id here, or there"
                yield Finding("taxonomy.yaml", (*loc, "former_ids", index), message, hint)


def _former_papers(catalogue: Catalogue) -> Iterator[Finding]:
    owners: dict[str, str] = {paper.id: file_of(paper) for paper in catalogue.papers}
    for paper in catalogue.papers:
        for index, former in enumerate(paper.former_ids):
            if former in owners:
                message = f'"{former}" leads to {owners[former]} already'
                hint = "an address leads to one page: delete the id here, or there"
                yield at_paper(paper, ("former_ids", index), message, hint)
            owners.setdefault(former, file_of(paper))


def arxiv_ids_differ(catalogue: Catalogue) -> Iterator[Finding]:
    """No two papers have the same arXiv id."""
    return _doubles(catalogue, arxiv_of, "the arXiv id", _ONE_RECORD)


def dois_differ(catalogue: Catalogue) -> Iterator[Finding]:
    """No two papers have the same DOI."""
    return _doubles(catalogue, doi_of, "the DOI", _ONE_RECORD)


def titles_differ(catalogue: Catalogue) -> Iterator[Finding]:
    """No two papers have the same title, whatever its capitals, accents and punctuation."""
    return _doubles(catalogue, title_of, "the title", _ONE_RECORD)


def paper_links_differ(catalogue: Catalogue) -> Iterator[Finding]:
    """No two papers have the same address to read them."""
    hint = "one of the two addresses leads to the wrong paper, or a paper has two records"
    return _doubles(catalogue, paper_link_of, "the address", hint)


def method_names_differ(catalogue: Catalogue) -> Iterator[Finding]:
    """No two methods have the same name."""
    return _doubles(catalogue, _method, "the name", None)


def _doubles(catalogue: Catalogue, key_of: Key, what: str, hint: str | None) -> Iterator[Finding]:
    first: dict[str, Paper] = {}
    for paper in catalogue.papers:
        if not (found := key_of(paper)):
            continue
        loc, key = found
        if (other := first.setdefault(key, paper)) is not paper:
            message = f"{what} is that of {file_of(other)}"
            yield at_paper(paper, loc, message, hint)


def title_of(paper: Paper) -> tuple[Loc, str]:
    """The title of a paper, folded, and where it stands."""
    return ("title",), " ".join(re.findall(r"\w+", fold(paper.title))) or paper.title


def _method(paper: Paper) -> tuple[Loc, str] | None:
    return (("name",), paper.name.casefold()) if paper.name else None


def paper_link_of(paper: Paper) -> tuple[Loc, str] | None:
    """The address, unless it is an arXiv id or a DOI: these have rules of their own."""
    if not paper.paper:
        return None
    address = same_address(paper.paper)
    return None if address.startswith(("arxiv.org/", "doi.org/")) else (("paper",), address)
