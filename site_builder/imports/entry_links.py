"""The links of an entry, sorted by what their labels say."""

from collections.abc import Iterable

from site_builder.imports import label_words
from site_builder.imports.label_words import LabelMeaning
from site_builder.imports.labels import EntryText, LabelledLink
from site_builder.imports.link_facts import LinkFacts, facts_of
from site_builder.imports.reading import CodeAddress
from site_builder.imports.venue_years import VenueYear, known_venue, venue_year
from site_builder.imports.vocabulary import Vocabulary
from site_builder.urls import url_fault

MAX_LABEL = 500
# The label of a link that has none: it says nothing of what is behind it.
UNLABELLED = "Link"


class EntryLinks:
    """The papers, the code and the other links of an entry, and what was refused.

    `is_resource` and `says_paper`: a label says so. `venues`: labels that are venues.
    """

    def __init__(self, entry: EntryText, title_url: str, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.papers: list[LabelledLink] = []
        self.code: dict[str, CodeAddress] = {}
        self.others: dict[str, LabelledLink] = {}
        self.refused: list[str] = []
        self.venues: list[VenueYear] = []
        self.is_resource = False
        self.says_paper = False
        for link in entry.labels:
            self._add_labelled(link)
        for link in entry.links:
            if link.url != title_url and self._is_allowed(link):
                self._add_other(link)
        if title_url and self._is_allowed(LabelledLink(UNLABELLED, title_url)):
            self.papers.append(LabelledLink(UNLABELLED, title_url))
        self.is_there = bool(entry.labels or entry.links or title_url)

    @property
    def paper(self) -> str:
        """The address of the paper; where the title leads, if no label says which link is."""
        return self.papers[0].url if self.papers else ""

    def facts(self) -> LinkFacts:
        """What the addresses of the paper say."""
        return facts_of(*(link.url for link in self.papers))

    def beside_the_paper(self) -> tuple[LabelledLink, ...]:
        """All other links but code and those that say no more than the paper's own."""
        facts, found = self.facts(), dict(self.others)
        for link in self.papers[1:]:
            if not facts_of(link.url).repeats(facts):
                found.setdefault(link.url, link)
        found.pop(self.paper, None)
        return tuple(found.values())

    def every(self) -> tuple[LabelledLink, ...]:
        """All links under their labels, as a resource keeps them."""
        code = (LabelledLink(c.framework or "Code", c.url) for c in self.code.values())
        labelled = (link for link in self.papers if link.label != UNLABELLED)
        return _by_address((*labelled, *self.papers, *code, *self.others.values()))

    def _add_labelled(self, link: LabelledLink) -> None:
        said = label_words.meaning(link.label, self.vocabulary)
        found = venue_year(link.label, self.vocabulary) if said.kind == "other" else None
        if found and (found.year or known_venue(found, self.vocabulary)):
            self.venues.append(found)
            said = LabelMeaning("paper")
        if not self._is_allowed(link):
            return
        if said.kind == "other" and not link.label and facts_of(link.url).is_paper:
            said = LabelMeaning("paper")
        if said.kind == "paper":
            self.papers.append(link)
            self.says_paper = self.says_paper or not said.is_vague
        elif said.kind == "code":
            address = CodeAddress(said.framework, link.url, said.is_official)
            self.code.setdefault(link.url, address)
        else:
            self.is_resource = self.is_resource or said.kind == "resource"
            self._add_other(link)

    def _add_other(self, link: LabelledLink) -> None:
        label = label_words.canonical_label(link.label) or UNLABELLED
        self.others.setdefault(link.url, LabelledLink(label[:MAX_LABEL], link.url))

    def _is_allowed(self, link: LabelledLink) -> bool:
        if fault := url_fault(link.url):
            self.refused.append(f"{link.label or 'a link'}: {fault[0]}")
        return fault is None


def _by_address(links: Iterable[LabelledLink]) -> tuple[LabelledLink, ...]:
    """`links` with the first of each address."""
    found: dict[str, LabelledLink] = {}
    for link in links:
        found.setdefault(link.url, link)
    return tuple(found.values())
