"""The pedigree: all methods in one drawing, and each family in a drawing of its own."""

from collections.abc import Iterator

from site_builder.catalogue import Catalogue
from site_builder.drawing.figure import figure
from site_builder.drawing.pedigree import Drawing
from site_builder.drawing.views import family_of, methods_in, of_family
from site_builder.exports import GRAPHS
from site_builder.pages.page import Page, body
from site_builder.pages.relatives import told
from site_builder.pedigree import Pedigree
from site_builder.records import Family

URL = "pedigree/"


def pages(catalogue: Catalogue, drawing: Drawing) -> Iterator[Page]:
    """/pedigree/ with its `drawing` and, for each family with methods, /pedigree/<family>/."""
    pedigree = Pedigree.of(catalogue)
    by_family = _by_family(catalogue, pedigree)
    families = [family for family in catalogue.taxonomy.families if family.id in by_family]
    html = body(
        "pedigree",
        URL,
        catalogue,
        drawing=drawing,
        pedigree=pedigree,
        families=families,
        by_family=by_family,
        told=told(catalogue, pedigree, drawing),
        figure=figure(catalogue.taxonomy),
        graphs=GRAPHS.values(),
    )
    count = len(drawing.boxes)
    description = f"{count} methods of {catalogue.survey.title}: which one builds on which."
    yield Page(URL, URL, "Pedigree", description, html, edit="taxonomy.yaml")
    for family in families:
        ids = by_family[family.id]
        yield _family_page(
            catalogue, pedigree, family, ids, of_family(catalogue, pedigree, family.id)
        )


def _family_page(
    catalogue: Catalogue, pedigree: Pedigree, family: Family, ids: list[str], drawing: Drawing
) -> Page:
    url = f"{URL}{family.id}/"
    html = body(
        "pedigree_family",
        url,
        catalogue,
        drawing=drawing,
        pedigree=pedigree,
        family=family,
        ids=ids,
        told=told(catalogue, pedigree, drawing),
    )
    description = f"{len(ids)} methods of {family.name}, with what they build on and lead to."
    title = f"Pedigree: {family.name}"
    return Page(url, URL, title, description, html, edit="taxonomy.yaml")


def _by_family(catalogue: Catalogue, pedigree: Pedigree) -> dict[str, list[str]]:
    """The ids of the methods of each family, by year; those of none under ""."""
    found: dict[str, list[str]] = {}
    for id in methods_in(catalogue, pedigree):
        found.setdefault(family_of(catalogue, catalogue.paper_by_id[id]), []).append(id)
    return found
