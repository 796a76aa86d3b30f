"""Atom 1.0 (RFC 4287): papers as they come in, for feed readers.

Its ids are tag URIs (RFC 4151) of the site's host and folder, for a host may have many sites.
"""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from markupsafe import Markup

from site_builder.catalogue import Catalogue
from site_builder.exports.paper_lists import paper_lists
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
    entries = _Entries(catalogue)
    return _feed(catalogue, entries, PATH, "papers/", catalogue.survey.title, papers)


def outputs(catalogue: Catalogue) -> Iterator[Output]:
    """A feed for each list of papers."""
    entries = _Entries(catalogue)
    for listed in paper_lists(catalogue):
        title = f"{catalogue.survey.title}: {listed.title}"
        text = _feed(catalogue, entries, listed.feed, listed.page, title, listed.papers)
        yield Output.of_text(listed.feed, text)


class _Entries:
    """The entries of papers: each is written once, however many feeds hold it."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue, self._tag = catalogue, _tag(catalogue)
        self._known: dict[str, Markup] = {}

    def of(self, paper: Paper) -> Markup:
        """The entry of `paper`."""
        if paper.id not in self._known:
            values = {"catalogue": self._catalogue, "tag": self._tag, "day": _day(paper)}
            self._known[paper.id] = Markup(render_export("entry.atom", paper=paper, **values))
        return self._known[paper.id]


def _feed(
    catalogue: Catalogue,
    entries: _Entries,
    path: str,
    page: str,
    title: str,
    papers: Sequence[Paper],
) -> str:
    """The feed at `path` of the newest of `papers`, which the page at the address `page` lists."""
    newest = sorted(papers, key=lambda paper: (_day(paper), paper.year, paper.id), reverse=True)
    text = render_export(
        "feed.atom",
        catalogue=catalogue,
        path=path,
        page=page,
        title=title,
        entries=[entries.of(paper) for paper in newest[:LIMIT]],
        tag=_tag(catalogue),
        day=_day(newest[0]) if newest else "1970-01-01",
    )
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)


def _day(paper: Paper) -> str:
    """When the paper came in; its year where that is not known."""
    return paper.added.isoformat() if paper.added else f"{paper.year}-01-01"


def _tag(catalogue: Catalogue) -> str:
    survey = catalogue.survey
    address = urlsplit(survey.site or survey.repository or "")
    folder = address.path.strip("/")
    host = address.hostname or "survey.invalid"
    return f"tag:{host},{_TAG_DATE}:{folder}/" if folder else f"tag:{host},{_TAG_DATE}:"
