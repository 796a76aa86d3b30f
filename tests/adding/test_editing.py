"""Fields put into a record's text: in their place, and nothing else is touched."""

from typing import Any

import pytest

from site_builder.adding.editing import EditError, edited
from site_builder.documents import Document

HEAD = "# yaml-language-server: $schema=../../../schema/paper.schema.json\n"


def _edit(text: str, **values: Any) -> str:
    return edited(Document.parse("p.yaml", text), values)


@pytest.mark.parametrize(
    ("before", "values", "after"),
    [
        ("title: A\nyear: 2020\n", {"doi": "10.5555/a"}, "title: A\nyear: 2020\ndoi: 10.5555/a\n"),
        (
            "title: A\n\n# On links.\nlinks:\n  - {label: L, url: https://a.example.org}\n# End.\n",
            {"arxiv": "2001.00001"},
            'title: A\n\narxiv: "2001.00001"\n# On links.\nlinks:\n'
            "  - {label: L, url: https://a.example.org}\n# End.\n",
        ),
        ("# H\ntitle: A\nyear: 2020", {"name": "Nn"}, "# H\ntitle: A\nname: Nn\nyear: 2020"),
        ("year: 2020\ntitle: A\n", {"venue": "POT"}, "venue: POT\nyear: 2020\ntitle: A\n"),
        (
            "title: A\nsources: [one]\n",
            {"sources": ["one", "two"]},
            "title: A\nsources: [one, two]\n",
        ),
        (
            "title: A\nsources:\n    - one\n    # a word\n    - 'two: three'\n# End.\n",
            {"sources": ["one", "two: three", "a: b"]},
            "title: A\nsources:\n    - one\n    # a word\n    - 'two: three'\n"
            '    - "a: b"\n# End.\n',
        ),
        (
            "title: A\ncode:\n- {framework: a, url: https://a.example.org}\nnote: n\n",
            {"code": [{"framework": "a", "url": "https://a.example.org"},
                      {"framework": "b", "url": "https://b.example.org"}]},
            "title: A\ncode:\n- {framework: a, url: https://a.example.org}\n"
            "- {framework: b, url: https://b.example.org}\nnote: n\n",
        ),
    ],
)  # fmt: skip
def test_only_that_changes(before: str, values: dict[str, Any], after: str) -> None:
    assert _edit(HEAD + before, **values) == HEAD + after


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("title: A\nname: B\n", {"name": "C"}),
        ("title: A\nsources: [one]\n", {"sources": ["two"]}),
        ("title: A\nsources: [one,\n  # keep\n  two]\n", {"sources": ["one", "two", "three"]}),
        ("{title: A, year: 2020}\n", {"venue": "POT"}),
    ],
)
def test_what_would_be_lost_is_refused(text: str, values: dict[str, Any]) -> None:
    with pytest.raises(EditError):
        _edit(text, **values)
