"""Rules: addresses in the form that lasts, each once."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from site_builder.arxiv import parse_address
from site_builder.catalogue import Catalogue
from site_builder.documents import Loc
from site_builder.records import Paper
from site_builder.rules.finding import Finding, at_paper, file_of

_DOI_ADDRESS = re.compile(r"^https?://(?:dx\.|www\.)?doi\.org/(10\..+)$", re.IGNORECASE)

HTTPS_HOSTS = {
    "arxiv.org": "it answers http with a redirect",
    "doi.org": "the DOI handbook asks for it",
    "dx.doi.org": "an old name of doi.org",
    "github.com": "browsers open it in no other way",
    "gitlab.com": "browsers open it in no other way",
    "openreview.net": "it answers http with a redirect",
    "openaccess.thecvf.com": "the files are the same",
    "proceedings.mlr.press": "the files are the same",
    "www.youtube.com": "browsers open it in no other way",
}
"""Hosts known to serve https, with the reason; other hosts are learnt from the catalogue."""


class Address(NamedTuple):
    """An address in a record."""

    file: str
    loc: Loc
    url: str


def https_is_used(catalogue: Catalogue) -> Iterator[Finding]:
    """An address is given with https where its host serves it."""
    addresses = list(_addresses(catalogue))
    learnt = {_host(a.url) for a in addresses if a.url.startswith("https://")}
    for file, loc, url in addresses:
        if not url.startswith("http://"):
            continue
        host = _host(url)
        if host in learnt or host in HTTPS_HOSTS:
            why = HTTPS_HOSTS.get(host, "another address of this catalogue uses it")
            message = f"the address begins with http, and {host} serves https ({why})"
            yield Finding(file, loc, message, f"write https://{url.removeprefix('http://')}")


def arxiv_form(catalogue: Catalogue) -> Iterator[Finding]:
    """An address on arXiv is that of the abstract, without a version."""
    for file, loc, url in _addresses(catalogue):
        address = parse_address(url)
        if not address or (address.form == "abs" and not address.version):
            continue
        what = "a pinned version" if address.version else f"the {address.form} file"
        message = f"this address leads to {what}, not to the paper's page"
        yield Finding(file, loc, message, f"write https://arxiv.org/abs/{address.id}")


def arxiv_agrees(catalogue: Catalogue) -> Iterator[Finding]:
    """The arXiv id is that of the address to read the paper."""
    for paper in catalogue.papers:
        address = parse_address(paper.paper) if paper.paper else None
        if address and paper.arxiv and address.id != paper.arxiv:
            message = f'the address of the paper has the arXiv id "{address.id}"'
            yield at_paper(paper, ("arxiv",), message, "one of the two is of another paper")


def papers_have_a_link(catalogue: Catalogue) -> Iterator[Finding]:
    """A paper can be read somewhere: it has an address, an arXiv id or a DOI."""
    for paper in catalogue.papers:
        if not (paper.paper or paper.arxiv or paper.doi):
            message = "nothing leads to this paper: it has neither `paper` nor `arxiv` nor `doi`"
            yield at_paper(paper, ("title",), message, "add one of the three", at_key=True)


def links_differ(catalogue: Catalogue) -> Iterator[Finding]:
    """A record gives an address once."""
    for paper in catalogue.papers:
        seen: set[str] = set()
        for file, loc, url in _paper_addresses(paper):
            if same_address(url) in seen:
                yield Finding(file, loc, "this record gives the address twice", "keep one of them")
            seen.add(same_address(url))


def arxiv_of(paper: Paper) -> tuple[Loc, str] | None:
    """The arXiv id of a paper, from its field or its address, and where it stands."""
    if paper.arxiv:
        return ("arxiv",), paper.arxiv
    address = parse_address(paper.paper) if paper.paper else None
    return (("paper",), address.id) if address else None


def doi_of(paper: Paper) -> tuple[Loc, str] | None:
    """The DOI of a paper, from its field or its address, and where it stands."""
    if paper.doi:
        return ("doi",), paper.doi.lower()
    match = _DOI_ADDRESS.match(paper.paper or "")
    return (("paper",), match[1].lower()) if match else None


def same_address(url: str) -> str:
    """What different addresses of one page have in common."""
    if address := parse_address(url):
        return f"arxiv.org/abs/{address.id}"
    if match := _DOI_ADDRESS.match(url):
        return f"doi.org/{match[1].lower()}"
    host, _, path = url.split("://", 1)[-1].partition("/")
    return f"{host.lower().removeprefix('www.')}/{path.rstrip('/')}"


def _host(url: str) -> str:
    return url.split("/", 3)[2].lower()


def _addresses(catalogue: Catalogue) -> Iterator[Address]:
    for paper in catalogue.papers:
        yield from _paper_addresses(paper)
    for number, resource in enumerate(catalogue.resources):
        for index, link in enumerate(resource.links):
            loc = ("resources", number, "links", index)
            yield from _both("resources.yaml", loc, link.url, link.archived)


def _paper_addresses(paper: Paper) -> Iterator[Address]:
    file = file_of(paper)
    if paper.paper:
        yield Address(file, ("paper",), paper.paper)
    if paper.archived:
        yield Address(file, ("archived",), paper.archived)
    for index, code in enumerate(paper.code):
        yield from _both(file, ("code", index), code.url, code.archived)
    for index, link in enumerate(paper.links):
        yield from _both(file, ("links", index), link.url, link.archived)


def _both(file: str, loc: Loc, url: str, archived: str | None) -> Iterator[Address]:
    """The address of a link, and that of its copy in an archive."""
    yield Address(file, (*loc, "url"), url)
    if archived:
        yield Address(file, (*loc, "archived"), archived)
