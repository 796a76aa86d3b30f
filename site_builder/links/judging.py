"""A visit and what was expected -> a finding: the decision table; pure."""

from site_builder.links import addresses, phrases
from site_builder.links.exchange import Answer
from site_builder.links.hosts import host_of
from site_builder.links.result import Finding, Hop
from site_builder.links.showing import Told, by_body
from site_builder.links.target import Target
from site_builder.links.visits import REDIRECTS, Visit

_STATUSES = {
    **dict.fromkeys((404,), "not-found"),
    **dict.fromkeys((410,), "gone"),
    **dict.fromkeys((401, 402, 403, 407, 418, 423, 451, 511, 999), "refused"),
    **dict.fromkeys((425, 429), "rate-limited"),
    **dict.fromkeys((204, 205), "empty"),
    **dict.fromkeys((400,), "bad-request"),
    **dict.fromkeys((408, *range(500, 511), *range(512, 600)), "server-error"),
}
_LANDER = "/lander"
"""Where a registrar shows its own page for a domain without an owner."""

_PERMANENT = frozenset({301, 308})

_LONGEST_EVIDENCE = 500
"""Characters: what servers say goes into reports, but not pages of it."""


def judge(target: Target, visit: Visit) -> Finding:
    """What the visit says about the target."""
    code, evidence, title = _told(target, visit)
    moved = moved_to(visit.hops) if code in ("alive", "title-matches") else None
    if moved == addresses.canonical(target.url):
        moved = None  # it only wanted to give a cookie
    return Finding(
        "moved" if moved else code,
        evidence[:_LONGEST_EVIDENCE] or (f"now {moved}" if moved else ""),
        visit.answer.status or None,
        visit.hops,
        visit.answer.url,
        moved,
        title,
        visit.attempts,
    )


def moved_to(hops: tuple[Hop, ...]) -> str | None:
    """Where the permanent redirects at the beginning of a chain lead."""
    found = None
    for hop in hops:
        if hop.status not in _PERMANENT:
            break
        found = addresses.canonical(hop.to)
    return found


def _told(target: Target, visit: Visit) -> Told:
    """The code of the reason, the evidence, and the title that was found."""
    answer = visit.answer
    if visit.fault:
        return Told(visit.fault, visit.detail)
    if answer.failure:
        return Told(answer.failure, answer.detail)
    if blocked := _blocked(answer):
        return Told("challenge", blocked)
    if any(addresses.parts_of(hop.to).path == _LANDER for hop in visit.hops):
        return Told("parked", f"sent to {_LANDER}")
    if answer.status in REDIRECTS:
        return Told("nowhere", "the answer has no address")
    if answer.status in _STATUSES:
        return _by_status(visit)
    if answer.status not in (200, 201, 203, 206, 226):
        return Told("odd-status")
    return by_body(target, visit)


def _blocked(answer: Answer) -> str:
    """The header by which a wall before the server says that it was the wall that answered."""
    for name in ("cf-mitigated", "x-amzn-waf-action", "x-datadome", "x-sucuri-block"):
        if name in answer.headers:
            return f"{name}: {answer.headers[name]}"
    return ""


def _by_status(visit: Visit) -> Told:
    answer = visit.answer
    code = _STATUSES[answer.status]
    evidence = ""
    if visit.page and code in ("server-error", "refused", "rate-limited"):
        heads = [title.text for title in visit.page.titles]
        if challenge := phrases.tells_challenge(heads):
            return Told("challenge", challenge)
    if code == "refused" and (refusal := host_of(answer.url).refusal):
        evidence = refusal
    return Told(code, evidence)
