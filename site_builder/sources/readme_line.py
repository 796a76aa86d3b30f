"""A line of a list -> facts, offline: read as `survey import` reads one."""

from collections.abc import Iterator
from typing import Any

from site_builder.imports.readme import read_readme
from site_builder.imports.vocabulary import Vocabulary
from site_builder.problems import CatalogueError
from site_builder.sources.facts import Code, Facts, Fault, Kind, Link

_EXAMPLE = "- Title (Name) (VENUE 2020) [[Paper]](https://…)[[Pytorch]](https://…)"


def read(text: str, vocabulary: Vocabulary) -> Iterator[Facts | Fault]:
    """What each entry of `text` says."""
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    listed = "\n".join(
        line if line.startswith(("-", "*", "+", "|")) else f"- {line}" for line in lines
    )
    hint = f"a line is as {_EXAMPLE}"
    try:
        imported = read_readme(f"# List\n\n## Papers\n\n{listed}\n", vocabulary)
    except CatalogueError as error:
        yield Fault(Kind.SYNTAX, error.problems[0].message, hint)
        return
    for remark in imported.unread:
        message = f'this is not understood ({remark.reason}): "{remark.text[:200]}"'
        yield Fault(Kind.SYNTAX, message, hint)
    for resource in imported.resources:
        message = f'this seems to be no paper, for it has no venue or year: "{resource["title"]}"'
        yield Fault(Kind.SYNTAX, message, hint)
    for values in imported.papers.values():
        yield _facts(values)


def _facts(values: dict[str, Any]) -> Facts:
    known = {field: values[field] for field in _SAME if field in values}
    return Facts(
        **known,
        authors=tuple(values.get("authors", ())),
        year=int(values["year"]),
        code=tuple(
            Code(code["url"], code["framework"], code.get("official") == "true")
            for code in values.get("code", ())
        ),
        links=tuple(Link(link["label"], link["url"]) for link in values.get("links", ())),
        sources=("a line of a list",),
        is_preprint=values.get("venue") == "arXiv",
    )


_SAME = ("title", "name", "venue", "paper", "arxiv", "doi", "openreview", "importance", "note")
