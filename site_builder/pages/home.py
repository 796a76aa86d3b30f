"""The home page: what this is, where to go, what is new, how to cite."""

from collections.abc import Iterator

from site_builder.catalogue import Catalogue
from site_builder.drawing.figure import figure
from site_builder.drawing.views import core, methods_in
from site_builder.exports.news import newest
from site_builder.pages.head import linked_data
from site_builder.pages.page import Page, body
from site_builder.pages.tree import branches
from site_builder.pedigree import Pedigree

NEWEST = 6


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """The one page at the site's root."""
    survey = catalogue.survey
    pedigree = Pedigree.of(catalogue)
    dated = newest(catalogue)
    html = body(
        "home",
        "",
        catalogue,
        branches=branches(catalogue),
        figure=figure(catalogue.taxonomy),
        picture=core(catalogue, pedigree),
        methods=methods_in(catalogue, pedigree),
        newest=(dated or catalogue.papers_in_order[::-1])[:NEWEST],
        is_dated=bool(dated),
        with_code=sum(bool(paper.code) for paper in catalogue.papers),
    )
    yield Page(
        "",
        "",
        survey.title,
        survey.tagline or survey.title,
        html,
        edit="survey.yaml",
        things=tuple(linked_data.dataset(catalogue)),
    )
