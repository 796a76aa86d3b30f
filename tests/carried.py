"""A catalogue without what a list in Markdown cannot say, for the law that it comes back."""

import re
from dataclasses import replace

from site_builder.catalogue import Catalogue
from site_builder.imports.sections import kind_of
from site_builder.records import Category, Paper, Resource

# What a list of papers gives a meaning, escaped or not: a remark that holds a venue, a year or
# names may be where others write these; dashes, dots and stars at the ends of a title separate it.
_MEANS_MORE = re.compile(r"\d\d|POT|Tea Journal|Shelf|^\W*$")
_ENDS = re.compile(r"^[^\w!-~]+|[^\w!-~]+$")
_KEYCAP = re.compile("^[0-9*#]\ufe0f?\u20e3")
_LABELS = ("Supplement", "Erratum_2", "[Errata]", "Project (old)")
_DETAILS = ("Teapot University", "POT", "written in Kiln", "School of *Pans* & Pots")


def as_the_form_carries(catalogue: Catalogue) -> Catalogue:
    """`catalogue` without what the form cannot say."""
    in_use = {category for paper in catalogue.papers for category in paper.categories}
    resources = [r for r in catalogue.resources if r.category not in in_use]
    survey = catalogue.survey
    return replace(
        catalogue,
        survey=survey.model_copy(update={"title": _plain_heading(survey.title)}),
        taxonomy=catalogue.taxonomy.model_copy(
            update={"categories": tuple(map(_plain_category, catalogue.taxonomy.categories))}
        ),
        papers=tuple(map(_plain_paper, catalogue.papers)),
        resources=tuple(map(_plain_resource, resources)),
    )


def _plain_category(category: Category) -> Category:
    changes = {
        "title": _plain_heading(category.title),
        "note": _plain_remarks(category.note),
        "children": tuple(map(_plain_category, category.children)),
    }
    return category.model_copy(update=changes)


def _plain_paper(paper: Paper) -> Paper:
    labels = zip(paper.links, _LABELS, strict=False)
    changes = {
        "title": _plain_title(paper.title),
        "venue": paper.venue or "Tea Journal",
        "name": paper.name and _plain_title(paper.name),
        "links": tuple(link.model_copy(update={"label": label}) for link, label in labels),
        "note": _plain_remarks(paper.note),
    }
    return paper.model_copy(update=changes)


def _plain_resource(resource: Resource) -> Resource:
    labels = zip(resource.links, ("Video", "Site"), strict=False)
    changes = {
        "title": _plain_title(resource.title),
        "detail": resource.detail and _DETAILS[len(resource.detail) % len(_DETAILS)],
        "links": tuple(link.model_copy(update={"label": label}) for link, label in labels),
        "note": _plain_remarks(resource.note),
    }
    return resource.model_copy(update=changes)


def _plain_title(title: str) -> str:
    return _ENDS.sub("", title) or "A cup"


def _plain_heading(title: str) -> str:
    """A heading that has no number yet and is no Contents, Roadmap or Licence."""
    return f"Cup {title}" if _KEYCAP.match(title) or kind_of(title) != "category" else title


def _plain_remarks(note: str | None) -> str | None:
    lines = [line for line in (note or "").split("\n") if not _MEANS_MORE.search(line)]
    return "\n".join(f"Remark: {line}" for line in lines) or None
