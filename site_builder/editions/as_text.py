"""A comparison for a terminal."""

from collections.abc import Iterator

from site_builder.editions.comparing import Change, Comparison, Record
from site_builder.editions.review import Review
from site_builder.editions.telling import sections
from site_builder.editions.words import published, title_of, told
from site_builder.reporting.inert import visible


def as_text(review: Review) -> str:
    """The records that differ with their fields, + for what is new and - for what is gone."""
    lines = [*_lines(review.comparison), *_meaning(review)]
    return "".join(f"{visible(line)}\n" for line in lines)


def _meaning(review: Review) -> Iterator[str]:
    for heading, lines in sections(review, id=told, text=told):
        yield f"{heading.lower()}:"
        yield from (f"  {line}" for line in lines)


def _lines(comparison: Comparison) -> Iterator[str]:
    for sign, what, records in (
        ("+", "added", comparison.added),
        ("-", "removed", comparison.removed),
    ):
        if records:
            yield f"{what}: {len(records)}"
        for id, record in records:
            yield f"{sign} {_name(id, record)}"
    if comparison.changed:
        yield f"changed: {len(comparison.changed)}"
    for changed in comparison.changed:
        yield f"~ {_name(changed.id, changed.record)}"
        if changed.before_id:
            yield f"    id: {changed.before_id} -> {changed.id}"
        for change in changed.changes:
            yield from _change(change)


def _name(id: str, record: Record) -> str:
    about = published(record)
    return f"{id}: {title_of(record)}{f' ({about})' if about else ''}"


def _change(change: Change) -> Iterator[str]:
    if change.is_order:
        yield f"    {change.field}: the same values in another order"
    elif len(change.removed) == len(change.added) == 1:
        yield f"    {change.field}: {told(change.removed[0])} -> {told(change.added[0])}"
    else:
        yield from (f"    {change.field}: - {told(value)}" for value in change.removed)
        yield from (f"    {change.field}: + {told(value)}" for value in change.added)
