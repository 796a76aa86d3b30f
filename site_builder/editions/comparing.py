"""Records before and after -> what was added, removed, renamed and changed, field by field; pure.

A record is plain data: text, numbers, lists, and mappings of the same, as YAML or JSON gives it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from site_builder.identifiers import normal_title

Record = Mapping[str, Any]


@dataclass(frozen=True)
class Change:
    """A field that differs; what was or is not there is None."""

    field: str
    before: Any
    after: Any

    @property
    def removed(self) -> list[Any]:
        """The values that are gone: of lists those that the other one has not."""
        return _without(self.before, self.after)

    @property
    def added(self) -> list[Any]:
        """The values that are new."""
        return _without(self.after, self.before)

    @property
    def is_order(self) -> bool:
        """Whether only the order differs, or how often a value stands there."""
        return not self.removed and not self.added


@dataclass(frozen=True)
class Changed:
    """A record that differs; `before_id` is its former id if it has another one now."""

    id: str
    record: Record
    changes: tuple[Change, ...]
    before_id: str | None = None


@dataclass(frozen=True)
class Comparison:
    """All that differs, each by id."""

    added: tuple[tuple[str, Record], ...]
    removed: tuple[tuple[str, Record], ...]
    changed: tuple[Changed, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


def compare(before: Mapping[str, Record], after: Mapping[str, Record]) -> Comparison:
    """What differs between two sets of records by id."""
    gone = {id: before[id] for id in sorted(before.keys() - after.keys())}
    new = {id: after[id] for id in sorted(after.keys() - before.keys())}
    renamed = dict(_renamed(gone, new))
    changed = [
        Changed(id, after[id], found, renamed.get(id))
        for id in sorted((before.keys() & after.keys()) | renamed.keys())
        if (found := tuple(_changes(before[renamed.get(id, id)], after[id]))) or id in renamed
    ]
    former = set(renamed.values())
    return Comparison(
        added=tuple((id, record) for id, record in new.items() if id not in renamed),
        removed=tuple((id, record) for id, record in gone.items() if id not in former),
        changed=tuple(changed),
    )


def _renamed(gone: Mapping[str, Record], new: Mapping[str, Record]) -> Iterator[tuple[str, str]]:
    """New and former id of records that kept their arXiv id, DOI or title."""
    taken: set[str] = set()
    for key_of in (_field("arxiv"), _field("doi"), _title):
        known = {key: id for id, record in gone.items() if (key := key_of(record))}
        for id, record in new.items():
            former = known.get(key_of(record))
            if former and not {former, f"new {id}"} & taken:
                taken |= {former, f"new {id}"}
                yield id, former


def _field(name: str) -> Any:
    return lambda record: str(record.get(name) or "").casefold()


def _title(record: Record) -> str:
    return normal_title(str(record.get("title") or ""))


def _changes(before: Record, after: Record) -> Iterator[Change]:
    """The fields that differ, in the order of the record; empty is as good as missing."""
    for field in dict.fromkeys((*after, *before)):
        was, now = before.get(field) or None, after.get(field) or None
        if was != now:
            yield Change(field, was, now)


def _without(values: Any, others: Any) -> list[Any]:
    known = _values(others)
    return [value for value in _values(values) if value not in known]


def _values(value: Any) -> list[Any]:
    if value is None:
        return []
    if isinstance(value, dict):
        return [{key: part} for key, part in value.items()]
    return value if isinstance(value, list) else [value]
