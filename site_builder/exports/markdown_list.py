"""Markdown: a plain list, an item per paper, to be pasted into notes, an issue or a README."""

from collections.abc import Iterable

from site_builder.catalogue import Catalogue
from site_builder.exports import markdown
from site_builder.exports.export import Entries
from site_builder.records import Paper


def item(catalogue: Catalogue, paper: Paper) -> str:
    """A line as `- [Title](address) PageRank, Ann Author, STOC 1998. [Python](address)`."""
    title = _one_line(paper.title)
    shown = markdown.link(title, paper.address) if paper.address else markdown.block(title)
    facts = (paper.name or "", ", ".join(paper.authors), paper.published)
    told = ", ".join(markdown.inline(_one_line(fact)) for fact in facts if fact)
    code = [
        markdown.link(catalogue.framework_by_id[code.framework].name, code.url)
        for code in paper.code
    ]
    return f"- {' '.join([shown, f'{told}.', *code])}\n"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _join(items: Iterable[str]) -> str:
    return "".join(items)


ENTRIES = Entries(item, _join)
