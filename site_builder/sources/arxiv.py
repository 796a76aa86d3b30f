"""arXiv ids -> facts: a hundred in one question.

`links.resolvers.arxiv` tells how the API is asked and what it is known to do. Of an entry are
read, as the user's manual describes them: title, author/name, published (the date of the first
version), arxiv:doi (of the version of a publisher), arxiv:comment and
arxiv:journal_ref (where it appeared, in the authors' words).
"""

import re
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from site_builder.links.exchange import Check
from site_builder.links.resolvers import arxiv, atom
from site_builder.links.resolvers.asking import batches, line
from site_builder.sources import latex
from site_builder.sources.answering import fault_of, garbage, unknown
from site_builder.sources.facts import MAY_HAVE_APPEARED, Facts, Fault, Found, Kind
from site_builder.sources.source import Answers, Source

_AUTHOR = f"{atom.ATOM}author/{atom.ATOM}name"
_DOI = "{http://arxiv.org/schemas/atom}doi"
_REFERENCE = "{http://arxiv.org/schemas/atom}journal_ref"
_COMMENT = "{http://arxiv.org/schemas/atom}comment"
_APPEARS = re.compile(
    r"\b(?:(?i:accept|appear|publish|camera.ready|oral\b|poster\b)|[A-Z]\w*[A-Z]\W{0,3}\d\d)"
)
_OWN_DOI = "10.48550/"


def ask(ids: Sequence[str], base: str) -> Iterator[Check[Answers]]:
    """A check for each hundred."""
    for batch in batches(ids, arxiv.BATCH):
        yield _check(batch, base)


def _check(ids: list[str], base: str) -> Check[Answers]:
    names = {id: arxiv.name_of(id) for id in ids}
    found = yield from arxiv.papers_of(list(dict.fromkeys(names.values())), base)
    return {id: _found(id, name, found) for id, name in names.items()}


def _found(id: str, name: str, found: arxiv.Found) -> Found:
    if name in found.papers:
        return facts_of(name, found.papers[name])
    if name in found.malformed:
        hint = "an id of arXiv is as 1703.07464 or math/0309136"
        return Fault(Kind.UNKNOWN, f'"{id}" is no id of arXiv', hint)
    if name in found.lacking:
        return unknown("arXiv", f"with the id {id}")
    answer = found.silent
    fault = fault_of(answer, "arXiv", id) if answer else None
    return fault or garbage("arXiv", "Atom feed")


def facts_of(id: str, paper: arxiv.Registered) -> Facts:
    """What arXiv says of the paper with this id."""
    entry = paper.entry
    raw = line(paper.title)
    title = latex.resolved(raw)
    doi = line(atom.text(entry, _DOI))
    remarks = [f'the title is LaTeX at arXiv, "{raw}": compare it'] if title != raw else []
    if not paper.withdrawn and (told := _appearance(entry)):
        remarks.append(f'arXiv notes "{told}": {MAY_HAVE_APPEARED}')
    return Facts(
        title=title,
        authors=tuple(_authors(entry)),
        venue="arXiv",
        year=_year(atom.text(entry, f"{atom.ATOM}published")),
        paper=f"https://arxiv.org/abs/{id}",
        arxiv=id,
        doi="" if doi.startswith(_OWN_DOI) else doi,
        sources=(f"arXiv {id}",),
        withdrawn=paper.withdrawn,
        remarks=tuple(remarks),
        is_preprint=True,
    )


def _appearance(entry: Element) -> str:
    """What arXiv notes of where a paper has appeared, if it does."""
    reference, comment = (line(atom.text(entry, name)) for name in (_REFERENCE, _COMMENT))
    return (reference or (comment if _APPEARS.search(comment) else ""))[:200]


def _authors(entry: Element) -> Iterator[str]:
    for element in entry.iterfind(_AUTHOR):
        if name := latex.resolved(line(element.text)):
            yield name


def _year(published: str) -> int | None:
    match = re.match(r"\s*((?:19|20)\d\d)-", published)
    return int(match[1]) if match else None


ARXIV = Source("arxiv", arxiv.ARXIV.base, ask)
