"""Every rule with a wrong and a right example, read from the rules' case files."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from site_builder.catalogue import Catalogue
from site_builder.documents import Document
from site_builder.pages.page import Page, body
from site_builder.rules import rulebook
from site_builder.shipped import shipped


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """The one page at /rules/."""
    rules = [(info, _case(info.id)) for info in rulebook()]
    html = body("rules", "rules/", catalogue, rules=rules)
    description = f"The {len(rules)} rules that a record is checked against, with examples."
    yield Page("rules/", "rules/", "Rules", description, html)


@cache
def _case(rule: str) -> dict[str, Any]:
    path = shipped("templates/rules") / f"{rule}.yaml"
    found = Document.parse(path.name, path.read_bytes()).data if path.is_file() else {}
    return {"wrong": {}, "right": {}, "problems": [], **found}
