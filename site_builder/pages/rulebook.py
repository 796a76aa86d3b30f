"""Every rule with a wrong and a right example, and what may be said of a link."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import yaml

from site_builder.catalogue import Catalogue
from site_builder.links.reasons import REASONS
from site_builder.pages.page import Page, body
from site_builder.rules import rulebook
from site_builder.shipped import shipped


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """The one page at /rules/."""
    rules = [(info, _case(info.id)) for info in rulebook()]
    html = body("rules", "rules/", catalogue, rules=rules, reasons=REASONS.values())
    description = f"The {len(rules)} rules that a record is checked against, with examples."
    yield Page("rules/", "rules/", "Rules", description, html)


@cache
def _case(rule: str) -> dict[str, Any]:
    # Not read as a record: some cases hold what a record must not.
    path = shipped("templates/rules") / f"{rule}.yaml"
    found = yaml.load(path.read_bytes(), yaml.CBaseLoader)
    return {"wrong": found.get("wrong") or found.get("bytes", {}), **found}
