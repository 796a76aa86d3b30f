"""The survey as one Markdown list: contents, a heading per category, a line per paper."""

import html
from collections import Counter
from collections.abc import Iterator, Sequence

from site_builder.catalogue import Catalogue, Section
from site_builder.exports import markdown
from site_builder.imports.sections import kind_of
from site_builder.records import Milestone, Paper, Resource

_KEYCAP = "\N{VARIATION SELECTOR-16}\N{COMBINING ENCLOSING KEYCAP}"


def write(catalogue: Catalogue, papers: Sequence[Paper]) -> str:
    """The whole survey, with `papers` in each of their categories."""
    by_category: dict[str, list[Paper]] = {}
    for paper in papers:
        for category in paper.categories:
            by_category.setdefault(category, []).append(paper)
    blocks = [f"# {_heading(catalogue.survey.title)}"]
    blocks += map(markdown.block, _lines(catalogue.survey.intro))
    blocks += _contents(catalogue.sections)
    for section in catalogue.sections:
        blocks += _section(catalogue, section, by_category.get(section.id, []))
    blocks += _roadmap(catalogue.survey.roadmap)
    return "\n\n".join(blocks) + "\n"


def _contents(sections: Sequence[Section]) -> Iterator[str]:
    lines = [
        f"{'  ' * section.depth}- {markdown.link(section.title, f'#{_anchors(section)[0]}')}"
        for section in sections
    ]
    if lines:
        yield "---\n## Contents"
        yield "\n".join(lines)


def _anchors(section: Section) -> tuple[str, ...]:
    return section.category.aliases or (section.id,)


def _section(catalogue: Catalogue, section: Section, papers: Sequence[Paper]) -> Iterator[str]:
    anchors = "\n".join(f'<a name="{html.escape(anchor)}" />' for anchor in _anchors(section))
    title = _heading(section.title)
    if section.depth == 0:
        yield f"---\n{anchors}"
        yield f"### {_keycaps(section.number)} {title}"
    else:
        yield anchors
        yield f"{'#' * min(3 + section.depth, 6)} {title}"
    for remark in _lines(section.category.note):
        yield f"- {markdown.entry(remark)}"
    for paper in papers:
        yield _with_notes(_paper_line(catalogue, paper), paper.note)
    for resource in catalogue.resources_by_category.get(section.id, ()):
        yield _with_notes(_resource_line(resource), resource.note)


def _heading(title: str) -> str:
    return markdown.heading(title, is_plain=kind_of(title) == "category")


def _keycaps(number: str) -> str:
    return "".join(digit + _KEYCAP for digit in number)


def _paper_line(catalogue: Catalogue, paper: Paper) -> str:
    parts = [markdown.entry(paper.title)]
    if paper.name:
        parts.append(markdown.strong(paper.name))
    parts.append(markdown.parenthesised(paper.published))
    if paper.importance:
        parts.append(f"[{':dizzy:' * paper.importance}]")
    return _line(parts, _paper_links(catalogue, paper))


def _paper_links(catalogue: Catalogue, paper: Paper) -> Iterator[tuple[str, str]]:
    """The label and address of each link; code of one framework is numbered if there is more."""
    if paper.paper:
        yield "Paper", paper.paper
    for link in paper.links:
        yield link.label, link.url
    total = Counter(code.framework for code in paper.code)
    so_far: Counter[str] = Counter()
    for code in paper.code:
        so_far[code.framework] += 1
        number = so_far[code.framework] if total[code.framework] > 1 else ""
        yield f"{catalogue.framework_by_id[code.framework].name}{number}", code.url


def _resource_line(resource: Resource) -> str:
    parts = [markdown.entry(resource.title, with_venue=False)]
    detail = [resource.detail] if resource.detail else []
    detail += [str(resource.year)] if resource.year else []
    if detail:
        parts.append(markdown.parenthesised(" ".join(detail)))
    return _line(parts, ((link.label, link.url) for link in resource.links))


def _line(parts: list[str], links: Iterator[tuple[str, str]]) -> str:
    shown = "".join(markdown.button(label, url) for label, url in links)
    return f"- {' '.join([*parts, shown] if shown else parts)}"


def _with_notes(line: str, note: str | None) -> str:
    return "\n".join([line, *(f"  - {markdown.entry(remark)}" for remark in _lines(note))])


def _roadmap(milestones: Sequence[Milestone]) -> Iterator[str]:
    if milestones:
        yield "---\n### Milestone"
    for milestone in milestones:
        yield f"- [{'x' if milestone.done else ' '}] {markdown.entry(milestone.title)}"


def _lines(text: str | None) -> list[str]:
    """The lines of a plain text that say something."""
    return [line.strip() for line in (text or "").split("\n") if line.strip()]
