"""A comparison for programs."""

from typing import Any

from site_builder.editions.comparing import Record
from site_builder.editions.lineage import Lineage
from site_builder.editions.review import KnownLink, Review
from site_builder.reporting.inert import json_text


def as_json(review: Review) -> str:
    """The records that differ, whole or with their fields before and after, and what it means."""
    comparison = review.comparison
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
            "pedigree": _pedigree(review.lineage),
            "near": [
                {
                    "id": near.id,
                    "other": near.other,
                    "title": near.other_title,
                    "score": near.score,
                }
                for near in review.near
            ],
            "unread": list(review.unread),
            **({} if review.links is None else {"links": [_link(one) for one in review.links]}),
        }
    )


def _pedigree(lineage: Lineage) -> dict[str, Any]:
    return {
        "new": [
            {
                "child": step.child,
                "parent": step.parent,
                "joins": [vars(part) for part in step.joins or ()],
            }
            for step in lineage.new
        ],
        "removed": [
            {"child": child, "parent": parent, "joins": []} for child, parent in lineage.removed
        ],
        "ancestors": [vars(one) for one in lineage.ancestors],
        "cyclic": lineage.is_cyclic,
    }


def _link(link: KnownLink) -> dict[str, Any]:
    return {
        "id": link.id,
        "url": link.url,
        "new": link.is_new,
        "verdict": link.verdict,
        "told": link.told,
        "fail": link.fails,
    }


def _record(id: str, record: Record) -> dict[str, Any]:
    return {"id": id, **record}
