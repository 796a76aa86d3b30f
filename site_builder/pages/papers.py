"""The list of all papers, and a page for each."""

from collections.abc import Iterator

from site_builder.catalogue import Catalogue
from site_builder.exports.bibtex import entry
from site_builder.exports.pictures import picture_of
from site_builder.forge import edit_address, issue_address
from site_builder.pages.browse import Browse
from site_builder.pages.head import highwire, linked_data
from site_builder.pages.health import NOT_CHECKED, LinkHealth
from site_builder.pages.page import Page, body
from site_builder.pages.relatives import Relatives, told
from site_builder.records import Paper

SHELL = "papers/"


def pages(catalogue: Catalogue, health: LinkHealth = NOT_CHECKED) -> Iterator[Page]:
    """/papers/ and /papers/<id>/."""
    count = len(catalogue.papers)
    browse = Browse(catalogue, health)
    html = body("papers", SHELL, catalogue, browse=browse)
    description = f"All {count} papers of {catalogue.survey.title}, newest first."
    head = body("papers_head", SHELL, catalogue, browse=browse)
    yield Page(SHELL, SHELL, "Papers", description, html, head=head, has_search=False)
    relatives = Relatives(catalogue)
    for paper in catalogue.papers:
        yield _paper_page(catalogue, paper, relatives, health)


def _paper_page(
    catalogue: Catalogue, paper: Paper, relatives: Relatives, health: LinkHealth
) -> Page:
    drawing = relatives.drawing(paper)
    url = f"{SHELL}{paper.id}/"
    file = f"papers/{paper.id}.yaml"
    html = body(
        "paper",
        url,
        catalogue,
        paper=paper,
        health=health,
        sections=[catalogue.section_by_id[category] for category in paper.categories],
        venue=catalogue.venue_of(paper),
        bibtex=entry(catalogue, paper),
        drawing=drawing,
        told=told(catalogue, relatives.pedigree, drawing) if drawing else {},
        parents=relatives.parents(paper),
        children=relatives.children(paper),
        descendants=relatives.pedigree.descendant_counts[paper.id],
        ancestors=relatives.pedigree.ancestor_counts[paper.id],
        reading_path=relatives.reading_path(paper),
        related=relatives.related(paper),
        edit=edit_address(catalogue.survey, file),
        wrong_link=_issue_address(catalogue, paper, "wrong-link", "Wrong link"),
        wrong_facts=_issue_address(catalogue, paper, "wrong-facts", "Wrong facts"),
    )
    named = f"{paper.name}: " if paper.name else ""
    by = f" by {', '.join(paper.authors)}" if paper.authors else ""
    return Page(
        url,
        SHELL,
        paper.title,
        f"{named}{paper.title}{by}, {paper.published}."[:300],
        html,
        head=body("paper_head", url, catalogue, paper=paper, highwire=_highwire(catalogue, paper)),
        edit=file,
        search=", ".join(filter(None, [paper.name, *paper.authors, paper.published])),
        above=_above(catalogue, paper),
        things=tuple(linked_data.article(catalogue, paper)),
        kind="article",
        picture=picture_of(catalogue, paper),
    )


def _highwire(catalogue: Catalogue, paper: Paper) -> Iterator[tuple[str, str]]:
    site = catalogue.survey.site_root
    return highwire.tags(catalogue, paper, f"{site}{SHELL}{paper.id}/" if site else "")


def _above(catalogue: Catalogue, paper: Paper) -> tuple[tuple[str, str], ...]:
    """All papers, and the paper's first category with those above it."""
    section = catalogue.section_by_id[paper.categories[0]]
    shown = ((above.title, f"survey/{above.id}/") for above in (*section.parents, section))
    return (("Papers", SHELL), *shown)


def _issue_address(catalogue: Catalogue, paper: Paper, form: str, what: str) -> str:
    """The form that tells of something wrong in the paper's record, which is filled in."""
    record = f"papers/{paper.id}.yaml"
    title = f"{what}: {paper.id}"
    return issue_address(catalogue.survey, form, title, record=record, paper=paper.title)
