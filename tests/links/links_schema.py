"""The schema of reports."""

import json
from typing import Any

import jsonschema

from tests.links.running import ROOT

_SCHEMA = json.loads((ROOT / "schema" / "links-report.schema.json").read_text("utf-8"))


def valid(report: list[dict[str, Any]]) -> bool:
    """Whether a report, which is not empty, is as the schema in the repository says."""
    jsonschema.validate(report, _SCHEMA)
    return bool(report)
