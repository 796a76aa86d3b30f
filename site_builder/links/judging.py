"""A visit and what was expected -> a finding: the decision table of pages; pure."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from site_builder.links import addresses, phrases, titles
from site_builder.links.exchange import Answer
from site_builder.links.hosts import host_of
from site_builder.links.pages import Page, Title, is_pdf
from site_builder.links.result import Finding, Hop
from site_builder.links.target import Kind, Target
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
_PERMANENT = frozenset({301, 308})
_LITTLE_TEXT = 500
"""Characters: a page with less has nothing to say but the one thing."""

_PARKED_TEXT = 3_000
"""Characters in which a page that offers its domain says so."""

_SHORT_TITLE = 80
"""Characters of a title that may be all about an error; a longer one tells of something."""

_STRONG = frozenset({"citation_title", "DC.title", "JSON-LD"})


@dataclass(frozen=True)
class _Shown:
    """What a page shows to somebody who expects `title` ("" for no title)."""

    page: Page
    title: str
    host: str

    @property
    def heads(self) -> list[str]:
        """What it says of itself first: its titles, and all of it if that is little."""
        found = [title.text for title in self.page.titles if len(title.text) <= _SHORT_TITLE]
        return [*found, *self.little] if self.title else found

    @property
    def little(self) -> list[str]:
        """All its text, if that is little."""
        return [self.page.text] if len(self.page.text) <= _LITTLE_TEXT else []

    def match(self) -> Title | None:
        """The title on it that is the expected one."""
        return next(
            (
                title
                for title in self.page.titles
                if titles.same(self.title, title.text, loosely=title.source not in _STRONG)
            ),
            None,
        )

    def other(self) -> Title | None:
        """A title that shows that it is about something else."""
        telling = [t for t in self.page.titles if not titles.is_generic(t.text, self.host)]
        if strong := next((t for t in telling if t.source in _STRONG), None):
            return strong
        if not self.page.is_whole or titles.holds(self.page.text, self.title):
            return None
        if self.page.has_script and len(self.page.text) < len(self.title):
            return None  # a script will show it
        return next((t for t in telling if _is_long(t.text)), None)


def judge(target: Target, visit: Visit) -> Finding:
    """What the visit says about the target."""
    code, evidence, title = _told(target, visit)
    moved = moved_to(visit.hops) if code in ("alive", "title-matches") else None
    return Finding(
        "moved" if moved else code,
        evidence or (f"now {moved}" if moved else ""),
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


def _told(target: Target, visit: Visit) -> tuple[str, str, str]:
    """The code of the reason, the evidence, and the title that was found."""
    answer = visit.answer
    if visit.fault:
        return visit.fault, visit.detail, ""
    if answer.failure:
        code = answer.failure
        if code == "bad-address" and visit.hops:
            code = "bad-redirect"
        return code, answer.detail, ""
    if blocked := _blocked(answer):
        return "challenge", blocked, ""
    if answer.status in REDIRECTS:
        return "bad-redirect", "to nowhere: the answer does not say where", ""
    if answer.status in _STATUSES:
        return _by_status(visit)
    if answer.status not in (200, 201, 203, 206, 226):
        return "odd-status", f"status {answer.status}", ""
    return _by_body(target, visit)


def _blocked(answer: Answer) -> str:
    """The header by which a wall before the server says that it was the wall that answered."""
    for name in ("cf-mitigated", "x-amzn-waf-action", "x-datadome", "x-sucuri-block"):
        if name in answer.headers:
            return f"{name}: {answer.headers[name]}"
    return ""


def _by_status(visit: Visit) -> tuple[str, str, str]:
    answer = visit.answer
    code = _STATUSES[answer.status]
    evidence = f"status {answer.status}"
    if visit.page and code in ("server-error", "refused", "rate-limited"):
        heads = [title.text for title in visit.page.titles]
        if challenge := phrases.tells_challenge(heads):
            return "challenge", challenge, ""
    if code == "refused" and (refusal := host_of(answer.url).refusal):
        evidence = f"{evidence}: {refusal}"
    return code, evidence, ""


def _by_body(target: Target, visit: Visit) -> tuple[str, str, str]:
    """The same for an answer that should hold what is wanted."""
    answer = visit.answer
    if not answer.body:
        return answer.body_fault or "empty", answer.detail, ""
    if is_pdf(answer):
        return "alive", "a PDF", ""
    if visit.page is None:
        return _by_file(target, answer)
    host = urlsplit(answer.url).hostname or ""
    shown = _Shown(visit.page, target.title if target.kind is Kind.PAPER else "", host)
    if shown.title and (match := shown.match()):
        return "title-matches", f"{match.source}: {match.text}", match.text
    first = next((title.text for title in visit.page.titles), "")
    if told := _by_signs(shown) or _by_address(target, visit, shown):
        return *told, first
    return _by_title(shown, answer, first) if shown.title else ("alive", "", first)


def _by_title(shown: _Shown, answer: Answer, first: str) -> tuple[str, str, str]:
    """The same for a page that shows nothing odd, but not the title where it should stand."""
    if answer.body_fault:
        return answer.body_fault, f"the page did not come whole: {answer.detail}", first
    if other := shown.other():
        return "other-title", f"{other.source}: {other.text}", other.text
    if titles.holds(shown.page.text, shown.title):
        return "title-matches", "within the text", first
    return "alive", "no title on it says what it is", first


def _by_file(target: Target, answer: Answer) -> tuple[str, str, str]:
    kind = answer.headers.get("content-type", "unknown")
    if addresses.promises_pdf(target.url) and not answer.body.startswith(b"%!PS"):
        return "not-a-pdf", f"it is {kind}", ""
    return ("empty", "only blanks", "") if not answer.body.strip() else ("alive", kind, "")


def _by_signs(shown: _Shown) -> tuple[str, str] | None:
    """What a page says by which it is not what was wanted, whatever its title should be."""
    page, heads = shown.page, shown.heads
    if parked := phrases.tells_parked([*heads, page.text[:_PARKED_TEXT]], shown.host):
        return "parked", parked
    if page.has_captcha and len(page.text) <= _LITTLE_TEXT:
        return "challenge", "a captcha and little else"
    if challenge := phrases.tells_challenge([*heads, *shown.little]):
        return "challenge", challenge
    if missing := phrases.tells_not_found(heads):
        return "soft-404", missing
    if empty := phrases.tells_no_site(heads):
        return "no-site", empty
    return None


def _by_address(target: Target, visit: Visit, shown: _Shown) -> tuple[str, str] | None:
    """What speaks against a page in view of the address that it has, or should have."""
    if visit.hops and (sent := _sent_away(target.url, visit.answer.url)):
        return sent
    if shown.page.asks_for_password and (login := phrases.tells_login(shown.heads)):
        return "login", login
    if addresses.promises_pdf(target.url):
        return "not-a-pdf", "it is a page"
    return None


def _sent_away(start: str, end: str) -> tuple[str, str] | None:
    if addresses.is_login(end) and not addresses.is_login(start):
        return "login", f"sent to {end}"
    if addresses.is_error_page(end) and not addresses.is_error_page(start):
        return "sent-to-error-page", f"sent to {end}"
    if addresses.is_home(end) and not addresses.is_home(start):
        return "sent-home", f"sent to {end}"
    return None


def _is_long(text: str) -> bool:
    return len(titles.words(text)) >= titles.ENOUGH_WORDS
