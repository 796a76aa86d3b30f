"""How a value and a record are told in words."""

from typing import Any

from site_builder.editions.comparing import Record

LONGEST = 200
"""Of a value; the JSON has it whole."""


def told(value: Any) -> str:
    """A value in one line: the parts of a mapping with their names, shortened if it is long."""
    text = " ".join(_told(value).split())
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _told(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_told(part)}" for key, part in value.items() if part)
    if isinstance(value, list):
        return ", ".join(map(_told, value))
    return str(value)


def title_of(record: Record) -> str:
    """Its title, or what stands for one."""
    return told(record.get("title") or "without a title")


def published(record: Record) -> str:
    """Name, venue and year, as far as they are known: PageRank, STOC 1998."""
    where = " ".join(str(record[field]) for field in ("venue", "year") if record.get(field))
    return ", ".join(told(part) for part in (record.get("name"), where) if part)
