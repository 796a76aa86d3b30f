"""What a check of the links has found, as far as the catalogue still has them."""

from collections.abc import Iterator

from site_builder.care.advice import Advice, Patient
from site_builder.links.addresses import canonical
from site_builder.links.reasons import Verdict
from site_builder.links.targets import links_of

_VERDICTS = {
    Verdict.BROKEN: ("links that are broken", "find where each went, or add `archived`"),
    Verdict.SUSPICIOUS: ("links that may lead elsewhere", "open each and compare the title"),
    Verdict.REDIRECTED: ("links that have moved", "`survey links --fix` writes the new address"),
    Verdict.UNVERIFIABLE: ("links that could not be checked", "open each in a browser"),
    Verdict.TIMEOUT: ("links without an answer in time", "nothing yet: they are asked again"),
}


def states(patient: Patient) -> Iterator[Advice]:
    """Links by verdict, those with something to do; and the ones that were never asked."""
    if patient.results is None:
        yield Advice(
            "links-unknown",
            "nothing is known of the links",
            (),
            "`survey links --report links.json`, then `survey doctor --links links.json`",
        )
        return
    now = {
        _form(link.url): link.url
        for document in patient.sound.documents.values()
        for link in links_of(document.data)
    }
    asked = [result for result in patient.results if result.finding.code != "not-asked"]
    found: dict[Verdict, dict[str, None]] = {}
    for result in asked:
        if url := now.get(_form(result.target.url)):
            found.setdefault(result.verdict, {})[url] = None
    for verdict, (what, todo) in _VERDICTS.items():
        if urls := found.get(verdict):
            yield Advice(f"links-{verdict.value}", what, tuple(sorted(urls)), todo)
    if missing := sorted(set(now) - {_form(result.target.url) for result in asked}):
        todo = "`survey links` asks them"
        urls_left = tuple(now[form] for form in missing)
        yield Advice("links-not-asked", "links that were not checked", urls_left, todo)


def _form(url: str) -> str:
    return canonical(url) or url
