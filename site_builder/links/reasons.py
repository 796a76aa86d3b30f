"""Every reason that a verdict can have: the decision table, one row a reason."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What is known of an address. Only `broken` fails a check."""

    OK = "ok"
    REDIRECTED = "redirected"
    BROKEN = "broken"
    SUSPICIOUS = "suspicious"
    UNVERIFIABLE = "unverifiable"
    TIMEOUT = "timeout"


@dataclass(frozen=True)
class Reason:
    """A code, the verdict it stands for, a sentence, and what to do.

    `strikes`: a failure that may pass by itself. It is told as broken only after it was met on
    several days (see `state`).
    """

    code: str
    verdict: Verdict
    sentence: str
    hint: str = ""
    strikes: bool = False


_FIND = "find where it went, or replace it with an archived copy"
_LATER = "nothing to do yet: it is asked again, and told as broken if it stays so"
_LOOK = "open it in a browser, where it may work"
_COMPARE = "open it and compare: replace the address, or mend the record's title"

_ROWS = (
    # What is fine.
    Reason("alive", Verdict.OK, "it answers"),
    Reason("title-matches", Verdict.OK, "the page shows the title"),
    Reason("registered", Verdict.OK, "its registry knows it"),
    Reason(
        "moved",
        Verdict.REDIRECTED,
        "it has moved for good",
        "write the new address, as survey links --fix does",
    ),
    # What is gone.
    Reason("not-found", Verdict.BROKEN, "the server says that there is no such page", _FIND),
    Reason("gone", Verdict.BROKEN, "the server says that the page was removed", _FIND),
    Reason("not-registered", Verdict.BROKEN, "its registry does not know it", "correct the id"),
    Reason("no-such-host", Verdict.BROKEN, "there is no host of this name", _FIND),
    Reason("bad-address", Verdict.BROKEN, "this is no address that can be asked", "correct it"),
    Reason("redirect-loop", Verdict.BROKEN, "it redirects in a circle", _FIND),
    Reason("too-many-redirects", Verdict.BROKEN, "it redirects without end", _FIND),
    Reason("nowhere", Verdict.BROKEN, "it redirects, and does not say where", _FIND),
    Reason("certificate-expired", Verdict.BROKEN, "the certificate has expired", _LOOK),
    Reason("certificate-name", Verdict.BROKEN, "the certificate is of another host", _LOOK),
    Reason("certificate-untrusted", Verdict.BROKEN, "nobody vouches for the certificate", _LOOK),
    Reason("still-failing", Verdict.BROKEN, "it has failed on several days", _FIND),
    # What answers, but perhaps not with what is meant.
    Reason("other-title", Verdict.SUSPICIOUS, "the page has the title of something else", _COMPARE),
    Reason("withdrawn", Verdict.SUSPICIOUS, "the paper was withdrawn", "say so in the record"),
    Reason("soft-404", Verdict.SUSPICIOUS, "the page says that there is nothing", _FIND),
    Reason("no-site", Verdict.SUSPICIOUS, "a server answers, but there is no site", _FIND),
    Reason("parked", Verdict.SUSPICIOUS, "the domain is for sale", _FIND),
    Reason("sent-home", Verdict.SUSPICIOUS, "it redirects to a home page", _FIND),
    Reason("sent-to-error-page", Verdict.SUSPICIOUS, "it redirects to an error page", _FIND),
    Reason(
        "not-the-file", Verdict.SUSPICIOUS, "a file is promised, and something else comes", _LOOK
    ),
    Reason("no-fragment", Verdict.SUSPICIOUS, "the page lacks the part that is meant", _LOOK),
    Reason("empty", Verdict.SUSPICIOUS, "the page is empty", _LOOK),
    Reason("private-address", Verdict.SUSPICIOUS, "it leads into a private network", _FIND),
    Reason("bad-redirect", Verdict.SUSPICIOUS, "it redirects to what is no web page", _FIND),
    # What does not let a program in.
    Reason("refused", Verdict.UNVERIFIABLE, "the server does not let programs in", _LOOK),
    Reason("challenge", Verdict.UNVERIFIABLE, "the page wants proof of a human", _LOOK),
    Reason("login", Verdict.UNVERIFIABLE, "the page wants a login", _LOOK),
    Reason("other-scheme", Verdict.UNVERIFIABLE, "only http and https are asked", _LOOK),
    Reason("odd-status", Verdict.UNVERIFIABLE, "the status says nothing about the page", _LOOK),
    # What may pass.
    Reason("registry-silent", Verdict.UNVERIFIABLE, "its registry gave no answer", _LATER),
    Reason("rate-limited", Verdict.UNVERIFIABLE, "the server asks to come back later", _LATER),
    Reason("server-error", Verdict.UNVERIFIABLE, "the server has a fault", _LATER, strikes=True),
    Reason("bad-request", Verdict.UNVERIFIABLE, "the server takes offence", _LOOK, strikes=True),
    Reason("too-much", Verdict.UNVERIFIABLE, "the answer has no end", _LATER, strikes=True),
    Reason("bad-answer", Verdict.UNVERIFIABLE, "the answer is not HTTP", _LATER, strikes=True),
    Reason("bad-body", Verdict.UNVERIFIABLE, "the page cannot be decoded", _LATER, strikes=True),
    Reason("reset", Verdict.UNVERIFIABLE, "the server hung up", _LATER, strikes=True),
    Reason("no-connection", Verdict.UNVERIFIABLE, "nothing listens there", _LATER, strikes=True),
    Reason("tls-failure", Verdict.UNVERIFIABLE, "no secure connection", _LATER, strikes=True),
    Reason("name-failure", Verdict.UNVERIFIABLE, "the host's name is not resolved now", _LATER),
    Reason("host-down", Verdict.UNVERIFIABLE, "its host serves nothing now", _LATER, strikes=True),
    Reason("slow", Verdict.TIMEOUT, "no answer in time", _LATER, strikes=True),
    Reason("not-asked", Verdict.UNVERIFIABLE, "it was not asked: the run ended before", _LATER),
)

REASONS: dict[str, Reason] = {row.code: row for row in _ROWS}
