"""Rules: whatever a record names exists."""

import re
from collections.abc import Collection, Iterator, Mapping

from site_builder.catalogue import Catalogue
from site_builder.documents import Loc
from site_builder.records import Category
from site_builder.rules.finding import Finding, at_paper
from site_builder.suggestions import suggestion

YEAR_BEHIND = re.compile(r"[\s'’-]*\d{2,4}$")


def categories_exist(catalogue: Catalogue) -> Iterator[Finding]:
    """The categories that a record names stand in taxonomy.yaml."""
    known = catalogue.section_by_id
    other = other_categories(catalogue)
    for paper in catalogue.papers:
        for index, category in enumerate(paper.categories):
            if category not in known:
                message, hint = _unknown("category", category, known, other)
                yield at_paper(paper, ("categories", index), message, hint)
    for index, resource in enumerate(catalogue.resources):
        if resource.category not in known:
            message, hint = _unknown("category", resource.category, known, other)
            yield Finding("resources.yaml", ("resources", index, "category"), message, hint)


def venues_exist(catalogue: Catalogue) -> Iterator[Finding]:
    """The venue of a record is the name of one in venues.yaml."""
    known = catalogue.venue_by_name
    other = other_venues(catalogue)
    for paper in catalogue.papers:
        if paper.venue and paper.venue not in known:
            message, hint = _unknown("venue", paper.venue, known, other)
            without = YEAR_BEHIND.sub("", paper.venue)
            if without != paper.venue and without in known:
                hint = f'write "{without}": the year has a field of its own'
            yield at_paper(paper, ("venue",), message, hint)


def frameworks_exist(catalogue: Catalogue) -> Iterator[Finding]:
    """The framework of a code link is the id of one in frameworks.yaml."""
    known = catalogue.framework_by_id
    other = other_frameworks(catalogue)
    for paper in catalogue.papers:
        for index, code in enumerate(paper.code):
            if code.framework not in known:
                message, hint = _unknown("framework", code.framework, known, other)
                yield at_paper(paper, ("code", index, "framework"), message, hint)


def measures_exist(catalogue: Catalogue) -> Iterator[Finding]:
    """The measures that a record or a family names stand in taxonomy.yaml."""
    known = catalogue.measure_by_id
    for paper in catalogue.papers:
        for index, measure in enumerate(paper.measures):
            if measure not in known:
                message, hint = _unknown("measure", measure, known)
                yield at_paper(paper, ("measures", index), message, hint)
    for number, family in enumerate(catalogue.taxonomy.families):
        for index, measure in enumerate(family.measures):
            if measure not in known:
                message, hint = _unknown("measure", measure, known)
                loc = ("families", number, "measures", index)
                yield Finding("taxonomy.yaml", loc, message, hint)


def families_exist(catalogue: Catalogue) -> Iterator[Finding]:
    """The family of a category stands in taxonomy.yaml."""
    known = catalogue.family_by_id
    for loc, category in walk(catalogue.taxonomy.categories):
        if category.family and category.family not in known:
            message, hint = _unknown("family", category.family, known)
            yield Finding("taxonomy.yaml", (*loc, "family"), message, hint)


def relations_exist(catalogue: Catalogue) -> Iterator[Finding]:
    """The relation of a step in the pedigree stands in taxonomy.yaml."""
    known = catalogue.relation_by_id
    for paper in catalogue.papers:
        for index, edge in enumerate(paper.builds_on):
            if edge.relation not in known:
                message, hint = _unknown("relation", edge.relation, known)
                yield at_paper(paper, ("builds_on", index, "relation"), message, hint)


def parents_exist(catalogue: Catalogue) -> Iterator[Finding]:
    """The paper that a record builds on has a record of its own."""
    known = catalogue.paper_by_id
    for paper in catalogue.papers:
        for index, edge in enumerate(paper.builds_on):
            if edge.paper not in known:
                message = f'unknown parent "{edge.paper}"'
                missing = f"add the parent first, as papers/{edge.paper}.yaml"
                hint = suggestion(edge.paper, list(known)) or missing
                yield at_paper(paper, ("builds_on", index, "paper"), message, hint)


def other_categories(catalogue: Catalogue) -> Mapping[str, str]:
    """Words that stand for the id of a category: its title, old anchors and former ids."""
    return {
        word: section.id
        for section in catalogue.sections
        for word in (
            section.category.title,
            *section.category.aliases,
            *section.category.former_ids,
        )
    }


def other_venues(catalogue: Catalogue) -> Mapping[str, str]:
    """Words that stand for the name of a venue: its id, full name and aliases."""
    return {
        word: venue.name
        for venue in catalogue.venues
        for word in (venue.id, venue.full_name, *venue.aliases)
        if word
    }


def other_frameworks(catalogue: Catalogue) -> Mapping[str, str]:
    """Words that stand for the id of a framework: its name and aliases."""
    return {word: one.id for one in catalogue.frameworks for word in (one.name, *one.aliases)}


def walk(categories: tuple[Category, ...], above: Loc = ()) -> Iterator[tuple[Loc, Category]]:
    """All categories of the tree, each with its place in taxonomy.yaml."""
    field = "children" if above else "categories"
    for index, category in enumerate(categories):
        loc = (*above, field, index)
        yield loc, category
        yield from walk(category.children, loc)


def _unknown(
    what: str, word: str, known: Collection[str], other: Mapping[str, str] | None = None
) -> tuple[str, str]:
    """Message and hint; `other` are words that are not known but stand for one that is."""
    by_folded = {name.casefold(): right for name, right in (other or {}).items()}
    message = f'unknown {what} "{word}"'
    if right := by_folded.get(word.casefold()):
        return message, f'write "{right}": "{word}" is another name of it'
    if hint := suggestion(word, known, other):
        return message, hint
    if len(known) <= 12:
        return message, f"known are: {', '.join(known)}"
    return message, f"add it to {_FILES[what]}, or name one that stands there"


_FILES = {
    "category": "taxonomy.yaml",
    "measure": "taxonomy.yaml",
    "family": "taxonomy.yaml",
    "relation": "taxonomy.yaml",
    "venue": "venues.yaml",
    "framework": "frameworks.yaml",
}
