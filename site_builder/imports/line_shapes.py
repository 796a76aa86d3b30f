"""Shapes in which nothing sets the title off but commas or bars, each a function."""

import re
from dataclasses import replace

from site_builder.imports.marks import LABEL, LINK, plain
from site_builder.imports.tails import Fields, with_tail, with_venue
from site_builder.imports.title_shapes import Context
from site_builder.imports.venue_years import known_venue, venue_year

_LAST_COMMA = re.compile(r"^(.{8,}?),\s*([^,]{2,60}?)[\s,.;:–—-]*$", re.DOTALL)
_EDGES = " \t\n.,;:–—-"


def venue_last(text: str, context: Context) -> Fields | None:
    """`Title, Venue Year`: a venue that is known, with its year, behind the last comma."""
    match = _LAST_COMMA.match(text.strip())
    if not match or LINK in text:
        return None
    found = venue_year(match[2], context.vocabulary)
    if not found or not found.year or not known_venue(found, context.vocabulary):
        return None
    title = plain(match[1]).strip(_EDGES)
    return with_venue(Fields(title=title), found, context.vocabulary) if title else None


def columns(text: str, context: Context) -> Fields | None:
    """`2015 | Venue | Title | Authors`: columns between bars, the first of them no title."""
    parts = [part.strip() for part in text.split("|") if plain(part.replace(LABEL, ""))]
    fields, used = Fields(), 0
    for part in parts:
        found = venue_year(part, context.vocabulary)
        if not found or (found.venue and not known_venue(found, context.vocabulary)):
            break
        fields, used = with_venue(fields, found, context.vocabulary), used + 1
    rest = parts[used:]
    if not used or not rest or LINK in rest[0]:
        return None
    fields = replace(fields, title=plain(rest[0]).strip(_EDGES))
    return with_tail(fields, "\n".join(rest[1:]), context.vocabulary)
