"""Atom 1.0 (RFC 4287): papers as they come in, for feed readers.

Its ids are tag URIs (RFC 4151): they stay when the site moves to another folder of its host.
"""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from site_builder.catalogue import Catalogue
from site_builder.exports.parts import papers_below
from site_builder.output import Output
from site_builder.records import Paper
from site_builder.templating import render_export

LIMIT = 50
"""How many papers a feed holds at most: readers come again, and only want what is new."""

PATH = "data/papers.atom"
# What XML 1.0 cannot hold, even escaped.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# A date on which the host was the site's; that of tag URIs never changes.
_TAG_DATE = "2020"


def write(catalogue: Catalogue, papers: Sequence[Paper]) -> str:
    """The feed of the whole catalogue."""
    return feed(catalogue, PATH, "papers/", catalogue.survey.title, papers)


def feed(catalogue: Catalogue, path: str, page: str, title: str, papers: Sequence[Paper]) -> str:
    """The feed at `path` of the newest of `papers`, which the page at the address `page` lists."""
    newest = sorted(papers, key=lambda paper: (_day(paper), paper.year, paper.id), reverse=True)
    text = render_export(
        "feed.atom",
        catalogue=catalogue,
        path=path,
        page=page,
        title=title,
        papers=newest[:LIMIT],
        tag=_tag(catalogue),
        day=_day,
    )
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)


def outputs(catalogue: Catalogue) -> Iterator[Output]:
    """A feed for each category that has papers."""
    for category, papers in papers_below(catalogue).items():
        if papers:
            path, page = f"survey/{category}/{category}.atom", f"survey/{category}/"
            title = f"{catalogue.survey.title}: {catalogue.section_by_id[category].title}"
            yield Output.of_text(path, feed(catalogue, path, page, title, papers))


def _day(paper: Paper) -> str:
    """When the paper came in; its year where that is not known."""
    return paper.added.isoformat() if paper.added else f"{paper.year}-01-01"


def _tag(catalogue: Catalogue) -> str:
    survey = catalogue.survey
    host = urlsplit(survey.site or survey.repository or "").hostname or "survey.invalid"
    return f"tag:{host},{_TAG_DATE}:"
