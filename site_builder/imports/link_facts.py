"""What the address of a paper says by itself: arXiv id, DOI, OpenReview id, venue and year."""

import re
from dataclasses import dataclass, replace
from urllib.parse import unquote

_ARXIV = re.compile(
    r"^https?://(?:[\w-]+\.)?arxiv\.org/(?:abs|pdf|html|format|ftp/arxiv/papers)/"
    r"(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?(?:\.pdf)?/?(?:[?#].*)?$"
)
_OPENREVIEW = re.compile(r"^https?://(?:www\.)?openreview\.net/\w+\?(?:.*&)?id=([\w-]+)")
_DOI = re.compile(
    r"^https?://(?:(?:dx\.)?doi\.org/|dl\.acm\.org/doi/(?:\w+/)?|"
    r"dl\.acm\.org/citation\.cfm\?doid=)(10\.\d{4,9}/[^\s?#]+)"
)
# Where an address names the proceedings, they are the paper's venue and year.
_PROCEEDINGS = (
    (
        re.compile(
            r"openaccess[^?]*[/_](CVPR|ICCV|WACV|ECCV|ACCV)(W?)_?(20\d\d)(W|_workshops)?(?!\d)",
            re.I,
        ),
        "",
    ),
    (re.compile(r"papers\.nips\.cc/paper(?:_files)?/(?P<y>20\d\d)/", re.I), "NeurIPS"),
    (re.compile(r"proceedings\.neurips\.cc/paper(?:_files)?/(?P<y>20\d\d)/", re.I), "NeurIPS"),
)
_PAPER = re.compile(
    r"\.pdf(?:[?#]|$)|/pdf/|openaccess\.thecvf|aclanthology|aclweb\.org/anthology|proceedings|"
    r"papers\.nips|ieeexplore|sciencedirect",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class LinkFacts:
    """What addresses say; "" or None for what they do not."""

    arxiv: str = ""
    doi: str = ""
    openreview: str = ""
    venue: str = ""
    year: int | None = None
    is_paper: bool = False

    @property
    def is_identified(self) -> bool:
        """Whether an address is that of a known place of papers."""
        return bool(self.arxiv or self.doi or self.openreview or self.venue)

    def identifiers(self) -> dict[str, str]:
        """The fields of a paper record that name it elsewhere."""
        return {"arxiv": self.arxiv, "doi": self.doi, "openreview": self.openreview}

    def repeats(self, other: "LinkFacts") -> bool:
        """Whether these say no more than an identifier that `other` has too."""
        own = [value for value in self.identifiers().values() if value]
        return bool(own) and all(value in other.identifiers().values() for value in own)


def facts_of(*urls: str) -> LinkFacts:
    """What the addresses of one paper say; the first that says something counts."""
    arxiv = _first(_ARXIV, urls)
    doi = unquote(_first(_DOI, urls)).rstrip(".)/")
    openreview = _first(_OPENREVIEW, urls)
    venue, year = _proceedings(urls)
    if arxiv and not venue:
        venue, year = "arXiv", _arxiv_year(arxiv)
    facts = LinkFacts(arxiv, doi if " " not in doi else "", openreview, venue, year)
    return replace(facts, is_paper=facts.is_identified or any(map(_PAPER.search, urls)))


def _first(pattern: re.Pattern[str], urls: tuple[str, ...]) -> str:
    matches = (pattern.match(url) for url in urls)
    return next((match[1] for match in matches if match), "")


def _proceedings(urls: tuple[str, ...]) -> tuple[str, int | None]:
    for url in urls:
        for pattern, venue in _PROCEEDINGS:
            if match := pattern.search(url):
                if venue:
                    return venue, int(match["y"])
                workshops = " Workshops" if match[2] or match[4] else ""
                return f"{match[1].upper()}{workshops}", int(match[3])
    return "", None


def _arxiv_year(arxiv: str) -> int:
    two = int(arxiv.split("/")[-1][:2])
    return 2000 + two if two < 91 else 1900 + two
