"""A catalogue without what a list in Markdown cannot say, for the law that it comes back."""

import re
from dataclasses import replace

from site_builder.catalogue import Catalogue
from site_builder.imports.people import authors_of
from site_builder.records import Category, Paper, Resource

# A remark that stands alone in a category, or below what has no venue, may be read as what others
# write there: a paper, its venue or its authors.
_MEANS_MORE = re.compile(r"\d\d|POT|Tea Journal|Shelf|^\W*$")
# Emoji beyond the first plane that are a rating where a title ends.
_STARS = re.compile("^[🌟💫🔥]+|[🌟💫🔥]+$")
_WORDS = re.compile(r"[^\W\d_]{2,}(?: [^\W\d_]{2,})*")
_LABELS = ("Supplement", "Erratum_2", "[Errata]", "Project (old)")
_DETAILS = ("Teapot University", "POT", "written in Kiln", "School of *Pans* & Pots")


def as_the_form_carries(catalogue: Catalogue) -> Catalogue:
    """`catalogue` without what the form cannot say."""
    in_use = {category for paper in catalogue.papers for category in paper.categories}
    resources = [r for r in catalogue.resources if r.category not in in_use or not _is_like(r)]
    return replace(
        catalogue,
        taxonomy=catalogue.taxonomy.model_copy(
            update={"categories": tuple(map(_plain_category, catalogue.taxonomy.categories))}
        ),
        papers=tuple(map(_plain_paper, catalogue.papers)),
        resources=tuple(map(_plain_resource, resources)),
    )


def _is_like(resource: Resource) -> bool:
    """Among papers, a place and a year make a paper."""
    return bool(resource.detail and resource.year)


def _plain_category(category: Category) -> Category:
    changes = {
        "note": _plain_remarks(category.note),
        "children": tuple(map(_plain_category, category.children)),
    }
    return category.model_copy(update=changes)


def _plain_paper(paper: Paper) -> Paper:
    labels = zip(paper.links, _LABELS, strict=False)
    changes = {
        "title": _plain_title(paper.title),
        "venue": paper.venue or (None if paper.paper or paper.code else "Tea Journal"),
        "links": tuple(link.model_copy(update={"label": label}) for link, label in labels),
        "note": _without_names(paper.note) if paper.venue else _plain_remarks(paper.note),
    }
    return paper.model_copy(update=changes)


def _without_names(note: str | None) -> str | None:
    """A remark of nothing but names is the authors."""
    return "\n".join(line for line in (note or "").split("\n") if not authors_of(line)) or None


def _plain_resource(resource: Resource) -> Resource:
    labels = zip(resource.links, ("Video", "Site"), strict=False)
    changes = {
        "title": _plain_title(resource.title),
        "detail": resource.detail and _plain_detail(resource.detail),
        "links": tuple(link.model_copy(update={"label": label}) for link, label in labels),
        "note": _plain_remarks(resource.note),
    }
    return resource.model_copy(update=changes)


def _plain_title(title: str) -> str:
    return _STARS.sub("", title).strip() or "A cup"


def _plain_detail(detail: str) -> str:
    """Ordinary words, which are read as they are."""
    return detail if _WORDS.fullmatch(detail) else _DETAILS[len(detail) % len(_DETAILS)]


def _plain_remarks(note: str | None) -> str | None:
    lines = [line for line in (note or "").split("\n") if not _MEANS_MORE.search(line)]
    return "\n".join(f"Remark: {line}" for line in lines) or None
