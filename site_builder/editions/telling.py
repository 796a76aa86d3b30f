"""What a change means, in sentences: for a terminal and for Markdown, which mark texts apart."""

from collections.abc import Callable, Iterator

from site_builder.editions.lineage import Ancestors, Lineage, NewStep, Part
from site_builder.editions.review import KnownLink, Near, Review

Mark = Callable[[str], str]
"""Makes an id, a title or an address of a stranger harmless where it is told."""


def sections(review: Review, id: Mark, text: Mark) -> Iterator[tuple[str, list[str]]]:
    """Heading and sentences of each section that says something."""
    if lines := list(_lineage(review.lineage, id)):
        yield "Pedigree", lines
    if review.near:
        yield "Near-duplicates", [_near(near, id, text) for near in review.near]
    if review.unread:
        why = "no YAML that can be read, so it is not compared"
        yield "Not compared", [f"{text(file)}: {why}" for file in review.unread]
    if review.links:
        yield "Links", [_link(link, id, text) for link in review.links]


def _lineage(lineage: Lineage, id: Mark) -> Iterator[str]:
    if lineage.is_cyclic:
        yield "a paper is its own ancestor now: `survey validate` shows the cycle"
    yield from (_step(step, id) for step in lineage.new)
    yield from (f"no more: {id(child)} builds on {id(parent)}" for child, parent in lineage.removed)
    yield from (_ancestors(one, id) for one in lineage.ancestors)


def _step(step: NewStep, id: Mark) -> str:
    told = f"new: {id(step.child)} builds on {id(step.parent)}"
    if step.joins is None:
        return told
    one, other = step.joins
    if one.size == other.size == 1:
        return f"{told}; both stood alone"
    if 1 in (one.size, other.size):
        alone, part = (one, other) if one.size == 1 else (other, one)
        return f"{told}; joins {id(alone.oldest)} to the component of {_part(part, id)}"
    return f"{told}; joins the components of {_part(one, id)} and {_part(other, id)}"


def _part(part: Part, id: Mark) -> str:
    return f"{id(part.oldest)} ({part.size:,} papers)"


def _ancestors(one: Ancestors, id: Mark) -> str:
    word = "ancestor" if one.after == 1 else "ancestors"
    had = "" if one.before in (None, one.after) else f", had {one.before:,}"
    return f"{id(one.id)} now has {one.after:,} {word}{had}"


def _near(near: Near, id: Mark, text: Mark) -> str:
    return f"{id(near.id)} is {near.score:.2f} like {id(near.other)}: {text(near.other_title)}"


def _link(link: KnownLink, id: Mark, text: Mark) -> str:
    verdict = f"{link.verdict}: {link.told}" if link.verdict else link.told
    return f"{id(link.id)}: {text(link.url)}{' (new)' if link.is_new else ''}: {verdict}"
