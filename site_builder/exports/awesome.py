"""Markdown in the form of an awesome list: what awesome-lint wants of a list and of its items.

Each paper stands once, in its first category, for no address may lead two items; and only papers
with an address stand there, for each item begins with its link.
"""

import re
from collections import Counter
from collections.abc import Sequence

from site_builder.catalogue import Catalogue, Section
from site_builder.exports import markdown
from site_builder.records import Paper

_BADGE = "[![Awesome](https://awesome.re/badge.svg)](https://awesome.re)"
# Words that a title in title case leaves small, unless they begin it.
_SMALL = {
    *("a", "an", "and", "as", "at", "but", "by", "en", "for", "from", "if", "in", "is", "nor"),
    *("of", "on", "or", "per", "the", "to", "via", "vs", "with"),
}
_WORD = re.compile(r"[^\W\d_][\w'’]*")
_ANCHOR_DROPS = re.compile(r"[^\w\- ]")
_ENDS = re.compile(r"[.,;:!?\s]+$")
# A word in capitals or with one at its start, or a number.
_BEGINS = re.compile(r"([A-Z][A-Za-z0-9]*|[a-z]+[A-Z][A-Za-z]*|[0-9]+)(?![^\W\d]|_)")
_MAX_DEPTH = 2


def write(catalogue: Catalogue, papers: Sequence[Paper]) -> str:
    """The list of `papers` that have an address."""
    by_category: dict[str, list[Paper]] = {}
    addresses: set[str] = set()
    for paper in papers:
        if paper.address and (address := _same(paper.address)) not in addresses:
            addresses.add(address)
            by_category.setdefault(paper.categories[0], []).append(paper)
    shown = [section for section in catalogue.sections if _has(catalogue, section, by_category)]
    names = _names(shown)
    blocks = [f"# {_title(catalogue.survey.title)} {_BADGE}", f"> {_tagline(catalogue)}"]
    blocks += ["## Contents", _contents(shown, names)]
    for section in shown:
        blocks.append(f"{'#' * min(section.depth + 2, 6)} {_title(names[section.id])}")
        items = [_item(catalogue, paper) for paper in by_category.get(section.id, ())]
        blocks += ["\n".join(items)] if items else []
    return "\n\n".join(block for block in blocks if block) + "\n"


def _same(address: str) -> str:
    return address.casefold().rstrip("/")


def _has(catalogue: Catalogue, section: Section, by_category: dict[str, list[Paper]]) -> bool:
    """Whether an item stands in the section or below it."""
    ids = {part.id for part in catalogue.sections if section in (*part.parents, part)}
    return not ids.isdisjoint(by_category)


def _names(sections: Sequence[Section]) -> dict[str, str]:
    """The headings: two of one text get the title above them, for anchors must differ."""
    total = Counter(_anchor(_cased(section.title)) for section in sections)
    taken = {"contents"}
    names = {}
    for section in sections:
        name = _cased(section.title)
        if total[_anchor(name)] > 1 and section.parents:
            name = f"{name} ({_cased(section.parents[-1].title)})"
        while _anchor(name) in taken:
            name = f"{name} {section.number}"
        taken.add(_anchor(name))
        names[section.id] = name
    return names


def _title(text: str) -> str:
    return markdown.heading(_cased(text))


def _cased(text: str) -> str:
    """`text` with a capital at each word, but for small ones; other letters stay as they are."""
    line = " ".join(text.split())

    def cased(found: re.Match[str]) -> str:
        word = found[0]
        if found.start() and word.lower() in _SMALL:
            return word.lower()
        return word[0].upper() + word[1:]

    return _WORD.sub(cased, line)


def _anchor(text: str) -> str:
    """The anchor that GitHub gives a heading."""
    return _ANCHOR_DROPS.sub("", text.lower()).replace(" ", "-")


def _tagline(catalogue: Catalogue) -> str:
    survey = catalogue.survey
    text = _ENDS.sub("", " ".join((survey.tagline or "Papers with their code").split()))
    return markdown.block(f"{text[:1].upper()}{text[1:]}.")


def _contents(sections: Sequence[Section], names: dict[str, str]) -> str:
    return "\n".join(
        f"{'  ' * section.depth}- {markdown.link(name, f'#{_anchor(name)}')}"
        for section in sections
        if section.depth < _MAX_DEPTH and (name := names[section.id])
    )


def _item(catalogue: Catalogue, paper: Paper) -> str:
    """A line as `- [Title](address) - Method, venue year. Code: [Python](address).`."""
    link = markdown.link(_one_line(paper.title), paper.address or "")
    code = ", ".join(
        markdown.link(catalogue.framework_by_id[code.framework].name, code.url)
        for code in paper.code
    )
    return f"- {link} - {_description(paper)}.{f' Code: {code}.' if code else ''}"


def _description(paper: Paper) -> str:
    """Method, venue and year; a word before them where they do not begin as a sentence does."""
    published = markdown.inline(_one_line(paper.published))
    name = _ENDS.sub("", _one_line(paper.name or ""))
    if name:
        begin = "" if _BEGINS.match(name) else "Method "
        return f"{begin}{markdown.inline(name)}, {published}"
    return published if _BEGINS.match(published) else f"Published at {published}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
