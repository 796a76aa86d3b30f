"""A DOI -> its facts: content negotiation at doi.org.

https://citation.doi.org/docs.html: the resolver sends who asks for CSL-JSON on to the agency of
the DOI (Crossref, DataCite, mEDRA, …); 200 has it, 204 and 406 say that the agency has none in
this form, 404 that there is no such DOI.
"""

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from site_builder.links.exchange import Check, Request
from site_builder.links.resolvers.asking import asked, at, json_of, line
from site_builder.sources import csl
from site_builder.sources.answering import fault_of, garbage, unknown
from site_builder.sources.facts import Fault, Found, Kind
from site_builder.sources.source import Answers, Source

_ACCEPT = {"Accept": "application/vnd.citationstyles.csl+json"}
_LIMIT = 1024 * 1024
_MOST_HOPS = 5


def ask(ids: Sequence[str], base: str) -> Iterator[Check[Answers]]:
    """A check for each DOI: there are no batches."""
    for doi in ids:
        yield _check(doi, base.rstrip("/"))


def _check(doi: str, base: str) -> Check[Answers]:
    url = f"{base}/{quote(doi, safe='/:;()@!,$&+=~')}"
    answer = yield from asked(Request(url, _ACCEPT, limit=_LIMIT), hops=_MOST_HOPS, anywhere=True)
    if answer.status in (204, 406):
        message = f"the agency of {doi} gives no CSL-JSON"
        hint = "save the BibTeX entry of its page: survey add --bibtex FILE"
        return {doi: Fault(Kind.REFUSED, message, hint)}
    if fault := fault_of(answer, "doi.org", doi):
        return {doi: fault}
    return {doi: _found(doi, json_of(answer))}


def _found(doi: str, item: object) -> Found:
    if item is None:
        return garbage("doi.org", "CSL-JSON")
    return csl.facts_of(item, f"doi.org {line(at(item, 'DOI')) or doi}") or unknown(
        "doi.org", f"with a title at {doi}"
    )


DOI = Source("doi", "https://doi.org", ask)
