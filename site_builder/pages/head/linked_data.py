"""JSON-LD in the words of schema.org: for search engines, not for reference managers.

A data block is no script: the page's policy needs to allow nothing for it, and nothing runs.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from site_builder.catalogue import Catalogue
from site_builder.exports import EXPORTS
from site_builder.records import Paper, Venue

Thing = dict[str, Any]
Trail = Sequence[tuple[str, str]]
"""The pages above a page and itself: their names and addresses below the site's root."""

# Nothing in the text may end the block that holds it.
_INERT = str.maketrans(
    {char: f"\\u{ord(char):04x}" for char in "<>&\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"}
)
_CONTAINERS = {"conference": "Book", "workshop": "Book", "preprint": "CreativeWork"}


def block(things: Iterable[Thing]) -> Markup:
    """The block that says `things`; empty if there are none."""
    graph = list(things)
    if not graph:
        return Markup()
    text = json.dumps(
        {"@context": "https://schema.org", "@graph": graph},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    script = f'<script type="application/ld+json">{text.translate(_INERT)}</script>'
    return Markup(script)


def breadcrumbs(root: str, trail: Trail) -> Thing:
    """Where a page stands; the addresses begin with `root`, the site's."""
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": f"{root}{url}" or "/"}
        for place, (name, url) in enumerate(trail, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def article(catalogue: Catalogue, paper: Paper) -> Iterator[Thing]:
    """The paper, and each of its codes."""
    venue = catalogue.venue_of(paper)
    address = address_of(catalogue, paper)
    yield _told(
        {
            "@type": "ScholarlyArticle",
            "@id": address,
            "url": address,
            "name": paper.title,
            "headline": paper.title,
            "alternateName": paper.name,
            "author": [{"@type": "Person", "name": author} for author in paper.authors],
            "datePublished": str(paper.year),
            "isPartOf": _container(paper, venue) if venue else None,
            "pagination": paper.pages,
            "identifier": list(_identifiers(paper)),
            "sameAs": list(_same_as(paper)),
            "about": [catalogue.section_by_id[category].title for category in paper.categories],
            "citation": [
                _named(catalogue, catalogue.paper_by_id[step.paper]) for step in paper.builds_on
            ],
        }
    )
    for code in paper.code:
        yield {
            "@type": "SoftwareSourceCode",
            "name": f"Code of {paper.name or paper.title}",
            "codeRepository": code.url,
            "programmingLanguage": catalogue.framework_by_id[code.framework].name,
            "isBasedOn": {"@id": address},
        }


def address_of(catalogue: Catalogue, paper: Paper) -> str:
    """The address of a paper's page: whole where the site has one."""
    return f"{catalogue.survey.site_root or '/'}papers/{paper.id}/"


def _named(catalogue: Catalogue, paper: Paper) -> Thing:
    address = address_of(catalogue, paper)
    return {"@type": "ScholarlyArticle", "@id": address, "name": paper.title}


def _container(paper: Paper, venue: Venue) -> Thing:
    name = venue.full_name or venue.name
    if venue.kind != "journal":
        return {"@type": _CONTAINERS[venue.kind], "name": name}
    periodical = {"@type": "Periodical", "name": name}
    if not paper.volume:
        return periodical
    volume = {"@type": "PublicationVolume", "volumeNumber": paper.volume}
    return {**volume, "isPartOf": periodical}


def _identifiers(paper: Paper) -> Iterator[Thing]:
    known = {"doi": paper.doi, "arxiv": paper.arxiv, "openreview": paper.openreview}
    for name, value in known.items():
        if value:
            yield {"@type": "PropertyValue", "propertyID": name, "value": value}


def _same_as(paper: Paper) -> Iterator[str]:
    """Other addresses of the paper, each once."""
    known = (
        paper.doi_address,
        f"https://arxiv.org/abs/{paper.arxiv}" if paper.arxiv else None,
        paper.paper,
    )
    return iter(dict.fromkeys(filter(None, known)))


def dataset(catalogue: Catalogue) -> Iterator[Thing]:
    """The catalogue as a data set, and the site as the place that offers it."""
    survey = catalogue.survey
    root = survey.site_root or "/"
    added = [paper.added.isoformat() for paper in catalogue.papers if paper.added]
    credit = survey.author
    yield _told(
        {
            "@type": "Dataset",
            "@id": f"{root}#dataset",
            "name": survey.title,
            "description": _description(catalogue),
            "url": root,
            "license": survey.data_licence.url if survey.data_licence else None,
            "creator": _told({"@type": "Person", "name": credit.name, "url": credit.url})
            if credit
            else None,
            "dateModified": max(added, default=None),
            "version": max(added, default=None),
            "isAccessibleForFree": True,
            "includedInDataCatalog": {"@id": f"{root}#catalog"},
            "distribution": [
                {
                    "@type": "DataDownload",
                    "name": export.name,
                    "contentUrl": f"{root}data/{export.file_name}",
                    "encodingFormat": export.media_type,
                }
                for export in EXPORTS.values()
            ],
        }
    )
    yield {
        "@type": "DataCatalog",
        "@id": f"{root}#catalog",
        "name": survey.title,
        "url": root,
        "dataset": {"@id": f"{root}#dataset"},
    }


def _description(catalogue: Catalogue) -> str:
    """Search engines want fifty characters of a description at least."""
    survey = catalogue.survey
    told = f"{survey.tagline} " if survey.tagline else ""
    return (
        f"{told}{len(catalogue.papers)} papers with venue, year, authors, code and what each "
        "builds on, as BibTeX, RIS, CSL-JSON, JSON and CSV."
    )


def _told(thing: Mapping[str, Any]) -> Thing:
    """`thing` without what is not known."""
    return {key: value for key, value in thing.items() if value not in (None, "", [])}
