"""Fixes of a word that stands in no list: its right name, or the one word that is near."""

import re
from collections.abc import Iterable, Mapping

from site_builder.fixes.found import Found, Values, put
from site_builder.rules import references
from site_builder.suggestions import only_meant

_DIGITS = re.compile(r"\D+")


def category(found: Found, values: Values) -> bool:
    """A title, an old anchor or a former id; or the id that is near."""
    if not (catalogue := found.catalogue):
        return False
    return _put(found, values, catalogue.section_by_id, references.other_categories(catalogue))


def venue(found: Found, values: Values) -> bool:
    """An id, a full name or an alias, also with the year behind it; or the name that is near."""
    if not (catalogue := found.catalogue):
        return False
    year = str(values.get("year", ""))
    name = str(found.value)
    without = references.YEAR_BEHIND.sub("", name)
    is_same_year = name != without and year[-2:] in name and name.rstrip().endswith(year[-2:])
    if is_same_year and without in catalogue.venue_by_name:
        return put(values, found.loc, without)
    return _put(found, values, catalogue.venue_by_name, references.other_venues(catalogue))


def framework(found: Found, values: Values) -> bool:
    """A name or an alias; or the id that is near."""
    if not (catalogue := found.catalogue):
        return False
    return _put(found, values, catalogue.framework_by_id, references.other_frameworks(catalogue))


def measure(found: Found, values: Values) -> bool:
    """A name; or the id that is near."""
    return _named(found, values, "measures")


def relation(found: Found, values: Values) -> bool:
    """A name; or the id that is near."""
    return _named(found, values, "relations")


def family(found: Found, values: Values) -> bool:
    """A name; or the id that is near."""
    return _named(found, values, "families")


def parent(found: Found, values: Values) -> bool:
    """The former id of a record; or the id that is near, if it has the same year."""
    if not (catalogue := found.catalogue):
        return False
    former = {old: paper.id for paper in catalogue.papers for old in paper.former_ids}
    word = str(found.value)
    meant = former.get(word) or only_meant(word, catalogue.paper_by_id)
    if not meant or (word not in former and _DIGITS.sub(" ", meant) != _DIGITS.sub(" ", word)):
        return False
    return put(values, found.loc, meant)


def _named(found: Found, values: Values, field: str) -> bool:
    if not found.catalogue:
        return False
    words = getattr(found.catalogue.taxonomy, field)
    names = {word.name: word.id for word in words}
    return _put(found, values, [word.id for word in words], names)


def _put(found: Found, values: Values, known: Iterable[str], other: Mapping[str, str]) -> bool:
    meant = only_meant(str(found.value), known, other)
    return put(values, found.loc, meant) if meant else False
