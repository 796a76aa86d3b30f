"""A comparison for programs."""

from typing import Any

from site_builder.editions.comparing import Comparison, Record
from site_builder.reporting.inert import json_text


def as_json(comparison: Comparison) -> str:
    """`added` and `removed` records, whole; `changed` ones with their fields before and after."""
    return json_text(
        {
            "added": [_record(id, record) for id, record in comparison.added],
            "removed": [_record(id, record) for id, record in comparison.removed],
            "changed": [
                {
                    "id": changed.id,
                    "before_id": changed.before_id,
                    "title": changed.record.get("title"),
                    "fields": [
                        {"field": change.field, "before": change.before, "after": change.after}
                        for change in changed.changes
                    ],
                }
                for changed in comparison.changed
            ],
        }
    )


def _record(id: str, record: Record) -> dict[str, Any]:
    return {"id": id, **record}
