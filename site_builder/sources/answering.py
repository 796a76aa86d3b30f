"""An answer that holds no facts -> the fault it is, with the next step; pure."""

from site_builder.links.exchange import Answer
from site_builder.links.patience import wanted_wait
from site_builder.links.reasons import REASONS
from site_builder.sources.facts import Fault, Kind

_OFFLINE = frozenset({"no-such-host", "name-failure", "no-connection", "host-down"})
_HOUR = 3600
_BY_HAND = "or work without the network: survey add --bibtex FILE, survey new"


def fault_of(answer: Answer, source: str, what: str, known: bool = True) -> Fault | None:
    """What keeps `source` from telling of `what`; None for an answer that may hold facts.

    `known`: 404 and 410 mean that it has no such paper.
    """
    if answer.failure:
        return _unreached(answer, source)
    if answer.status == 200:
        return None
    if answer.status in (404, 410) and known:
        return unknown(source, what)
    if answer.status == 429 or (answer.status == 503 and "retry-after" in answer.headers):
        return _rate_limited(answer, source)
    if answer.status in (401, 403, 418):
        message = f"{source} lets no program see {what} (status {answer.status})"
        hint = "open it in a browser and save its BibTeX entry: survey add --bibtex FILE"
        return Fault(Kind.REFUSED, message, hint)
    message = f"{source} has a fault of its own (status {answer.status})"
    return Fault(Kind.SERVER, message, f"run the same command again later, {_BY_HAND}")


def unknown(source: str, what: str) -> Fault:
    """`source` says that it has no such paper."""
    hint = "compare it with the address in your browser: a digit is easily lost"
    return Fault(Kind.UNKNOWN, f"{source} has no paper {what}", hint)


def garbage(source: str, expected: str) -> Fault:
    """An answer that is not what the interface of `source` promises."""
    message = f"{source} answered with something that is no {expected}"
    return Fault(Kind.GARBAGE, message, f"run the same command again later, {_BY_HAND}")


def _unreached(answer: Answer, source: str) -> Fault:
    if answer.failure == "private-address":
        message = f"{source} is not public ({answer.detail})"
        return Fault(Kind.REFUSED, message, "--allow-network CIDR allows a network of your own")
    if answer.failure == "rate-limited":
        return _rate_limited(answer, source)
    reason = REASONS.get(answer.failure)
    why = reason.sentence if reason else answer.failure
    if answer.detail:
        why += f" ({answer.detail})"
    if answer.failure in _OFFLINE:
        message = f"{source} cannot be reached: {why}"
        return Fault(Kind.OFFLINE, message, f"see that you are online and repeat it, {_BY_HAND}")
    message = f"{source} gave no answer that can be read: {why}"
    return Fault(Kind.SERVER, message, f"run the same command again later, {_BY_HAND}")


def _rate_limited(answer: Answer, source: str) -> Fault:
    seconds = wanted_wait(answer)
    wait = _wait(seconds) if seconds and seconds > 1 else "wait a minute"
    message = f"{source} was asked too often and wants a pause (status {answer.status or 429})"
    hint = f"{wait}, then run the same command again: what is written stays"
    return Fault(Kind.RATE_LIMITED, message, hint)


def _wait(seconds: float) -> str:
    if seconds < 2 * _HOUR:
        return f"wait {seconds:.0f} seconds"
    return f"wait {seconds / _HOUR:.0f} hours" if seconds < 48 * _HOUR else "wait some days"
