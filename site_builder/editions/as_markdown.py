"""A comparison in Markdown, for the notes of an edition."""

from collections.abc import Iterator

from site_builder.editions.comparing import Change, Comparison, Record
from site_builder.editions.review import Review
from site_builder.editions.telling import sections
from site_builder.editions.words import published, title_of, told
from site_builder.exports.markdown import inline
from site_builder.reporting.inert import visible


def as_markdown(review: Review) -> str:
    """A section for each thing that there is to tell; what is missing has none."""
    if not review:
        return "Nothing has changed.\n"
    return "\n\n".join([*_sections(review.comparison), *_meaning(review)]) + "\n"


def _meaning(review: Review) -> Iterator[str]:
    for heading, lines in sections(review, id=_code, text=lambda text: _plain(told(text))):
        listed = "\n".join(f"- {line}" for line in lines)
        yield f"## {heading} ({len(lines)})\n\n{listed}"


def _sections(comparison: Comparison) -> Iterator[str]:
    for heading, records in (("Added", comparison.added), ("Removed", comparison.removed)):
        if records:
            lines = "\n".join(f"- {_name(id, record)}" for id, record in records)
            yield f"## {heading} ({len(records)})\n\n{lines}"
    if comparison.changed:
        lines = "\n".join(
            "\n".join(
                [
                    f"- {_name(changed.id, changed.record)}",
                    *(
                        [f"  - id: ~~{_plain(changed.before_id)}~~ {_plain(changed.id)}"]
                        if changed.before_id
                        else []
                    ),
                    *(f"  - {line}" for change in changed.changes for line in _change(change)),
                ]
            )
            for changed in comparison.changed
        )
        yield f"## Changed ({len(comparison.changed)})\n\n{lines}"


def _name(id: str, record: Record) -> str:
    parts = [f"**{_plain(title_of(record))}**", _plain(published(record)), _code(id)]
    return ", ".join(filter(None, parts))


def _change(change: Change) -> Iterator[str]:
    field = _plain(change.field)
    if change.is_order:
        yield f"{field}: the same values in another order"
        return
    gone = [f"~~{_plain(told(value))}~~" for value in change.removed]
    new = [_plain(told(value)) for value in change.added]
    if len(gone) <= 1 and len(new) <= 1:
        yield f"{field}: {' '.join((*gone, *new))}"
    else:
        yield from (f"{field}: {value}" for value in (*gone, *new))


def _code(id: str) -> str:
    return f"`{visible(told(id)).replace(chr(96), chr(39))}`"


def _plain(text: str) -> str:
    return inline(visible(text))
