"""arXiv: up to a hundred papers in one question, instead of pages that must not be crawled.

https://info.arxiv.org/help/api/user-manual.html describes the query (`id_list`, `max_results`,
which is 10 if not given) and the feed, https://info.arxiv.org/help/api/tou.html asks for one
connection and one request in three seconds. What they leave out, and what is seen:

- An id that is unknown is just missing, and the entries come in an order of their own. At bad
  hours a feed comes without entries that exist (https://groups.google.com/g/arxiv-api), so an id
  is told as unknown only if two answers lack it.
- A malformed id spoils the whole batch: one entry with the title "Error" and an id below
  arxiv.org/api/errors, as 200 or as 400 (https://github.com/arXiv/arxiv-search/issues/257). Its
  summary names the id; the others are asked again without it, or else in halves.
- Who asks too much gets the text "Rate exceeded." instead of a feed.
- Ids from before 2007 are known without their subject class: math/0309136, not math.GT/0309136.
- A withdrawn paper stays; its comment or its abstract says so.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import urlencode
from xml.etree.ElementTree import Element

from site_builder.arxiv import parse_address
from site_builder.links.exchange import Answer, Check, Request
from site_builder.links.resolvers import atom
from site_builder.links.resolvers.asking import asked, batches, line
from site_builder.links.resolvers.resolver import Api, Fact, Facts, Resolver

BATCH = 100
_LIMIT = 4 * 1024 * 1024
_MOST_REQUESTS = 16
_COMMENT = "{http://arxiv.org/schemas/atom}comment"
_SUBJECT_CLASS = re.compile(r"\.[A-Z]{2}(?=/)")
_MALFORMED = "incorrect id format"
# "Withdrawn from ICML" is something else, and so is a previous version that was withdrawn.
_WITHDRAWN = re.compile(
    r"(?:^\W*|[.;]\s*|\b(?:this|the|our)\s+(?:arxiv\s+)?)"
    r"(?:(?:paper|article|submission|manuscript|preprint|work|version|note|thesis)\s+"
    r"(?:(?:has|have)\s+(?:now\s+)?been\s+|was\s+|is\s+(?:now\s+)?)?(?:temporarily\s+)?)?"
    r"(?:withdrawn|retracted)\b(?!\s+from\s+(?!arxiv))",
    re.IGNORECASE,
)


class Registered(NamedTuple):
    """What arXiv says of a paper; `version` is its newest, `entry` all that the feed has of it."""

    version: int
    title: str
    withdrawn: str
    entry: Element


@dataclass
class Found:
    """What answers said: the papers, the ids that they lack, and those that are none.

    `silent` is the last answer that said nothing about papers.
    """

    papers: dict[str, Registered] = field(default_factory=dict)
    lacking: list[str] = field(default_factory=list)
    malformed: list[str] = field(default_factory=list)
    silent: Answer | None = None

    def take(self, group: list[str], answer: Answer) -> list[list[str]]:
        """Note what an answer about `group` says; gives what is to be asked instead."""
        feed = atom.entries(answer.body) if answer.is_whole else None
        fault = _fault(feed or [])
        if fault or answer.status in (400, 414) or (answer.status == 200 and not answer.is_whole):
            return self._parted(group, fault)
        if answer.status == 200 and feed is not None:
            self.papers |= registered(feed)
            self.lacking += [id for id in group if id not in self.papers]
        else:
            self.silent = answer
        return []

    def _parted(self, group: list[str], fault: str) -> list[list[str]]:
        if fault.startswith(_MALFORMED):
            named = [id for id in group if id in fault.split()] or (
                group if len(group) == 1 else []
            )
            self.malformed += named
            if named:
                rest = [id for id in group if id not in named]
                return [rest] if rest else []
        middle = len(group) // 2
        return [group[:middle], group[middle:]] if middle else []


def identify(url: str) -> str | None:
    """The id of a paper with its version, if the address names one."""
    address = parse_address(url)
    return address.id + (address.version or "") if address else None


def ask(ids: Sequence[str], api: Api) -> Iterator[Check[Facts]]:
    """A check for each hundred."""
    for batch in batches(ids, BATCH):
        yield _check(batch, api.base)


def _check(ids: list[str], base: str) -> Check[Facts]:
    asked_for = {id: name_of(id) for id in ids}
    found = yield from papers_of(list(dict.fromkeys(asked_for.values())), base)
    facts: dict[str, Fact] = {}
    for id, name in asked_for.items():
        if name in found.papers:
            facts[id] = _fact(id, found.papers[name])
        elif name in found.malformed:
            facts[id] = Fact("not-registered", note="this is no id of arXiv")
        elif name in found.lacking:
            facts[id] = Fact("not-registered", note="arXiv has no paper with this id")
    return facts


def papers_of(names: list[str], base: str) -> Check[Found]:
    """The papers of at most `BATCH` ids as `name_of` gives them; lacking is what twice lacked."""
    found = yield from _found(names, base)
    again = yield from _found(found.lacking, base)
    return Found(
        found.papers | again.papers,
        again.lacking,
        found.malformed + again.malformed,
        again.silent or found.silent,
    )


def _found(names: list[str], base: str) -> Check[Found]:
    found = Found()
    waiting = [names] if names else []
    for _ in range(_MOST_REQUESTS):
        if not waiting:
            break
        group = waiting.pop()
        answer = yield from asked(_request(group, base))
        waiting += found.take(group, answer)
    return found


def _request(names: list[str], base: str) -> Request:
    query = urlencode({"id_list": ",".join(names), "max_results": len(names)}, safe=",/")
    return Request(f"{base.rstrip('/')}/api/query?{query}", limit=_LIMIT)


def name_of(id: str) -> str:
    """The id as the API knows it: without version and subject class."""
    return _SUBJECT_CLASS.sub("", re.sub(r"v\d+$", "", id))


def _fault(feed: list[Element]) -> str:
    """What the entry says that stands for an error; "" if there is none."""
    for entry in feed:
        if "/api/errors" in atom.text(entry, f"{atom.ATOM}id"):
            return line(atom.text(entry, f"{atom.ATOM}summary")) or "error"
    return ""


def registered(feed: list[Element]) -> dict[str, Registered]:
    """The papers of a feed by their ids, in its order."""
    papers = {}
    for entry in feed:
        address = parse_address(atom.text(entry, f"{atom.ATOM}id").strip())
        title = line(atom.text(entry, f"{atom.ATOM}title"))
        if address and title:
            version = int((address.version or "v0")[1:][:9])
            papers[name_of(address.id)] = Registered(version, title, _withdrawal(entry), entry)
    return papers


def _withdrawal(entry: Element) -> str:
    """The sentence by which a paper is withdrawn; "" if it is not."""
    comment = line(atom.text(entry, _COMMENT))
    if _WITHDRAWN.search(comment):
        return comment
    beginning = line(atom.text(entry, f"{atom.ATOM}summary"))[:200]
    return beginning if _WITHDRAWN.search(beginning) else ""


def _fact(id: str, paper: Registered) -> Fact:
    version = re.search(r"v(\d+)$", id)
    if version and paper.version and int(version[1][:9]) > paper.version:
        note = f"it has no version {version[1]}, the newest is {paper.version}"
        return Fact("not-registered", paper.title, note=note)
    if paper.withdrawn:
        return Fact("withdrawn", paper.title, note=paper.withdrawn)
    return Fact("registered", paper.title)


ARXIV = Resolver(
    "arxiv",
    "https://export.arxiv.org",
    "a hundred papers in one request, with their titles, and its pages are not to be crawled",
    identify,
    ask,
    pages_too=False,
)
