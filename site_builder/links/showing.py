"""What a page shows, and whether that is what was wanted; pure."""

from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import unquote

from site_builder.links import addresses, phrases, titles
from site_builder.links.exchange import Answer
from site_builder.links.hosts import host_of
from site_builder.links.pages import Page, Title, is_pdf
from site_builder.links.target import Kind, Target
from site_builder.links.visits import Visit

_LITTLE_TEXT = 500
"""Characters: a page with less has nothing to say but the one thing."""

_PARKED_TEXT = 3_000
"""Characters in which a page that offers its domain says so."""

_SHORT_TITLE = 80
"""Characters of a title that may be all about an error; a longer one tells of something."""

_STRONG = frozenset({"citation_title", "DC.title", "JSON-LD"})


class Told(NamedTuple):
    """The code of a reason, the evidence, and the title that was found."""

    code: str
    evidence: str = ""
    title: str = ""


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

    @property
    def known(self) -> list[Title]:
        """The titles that count: those in tags for programs alone, if there are any."""
        strong = [
            title
            for title in self.page.titles
            if title.source in _STRONG and not self._is_generic(title)
        ]
        return strong or list(self.page.titles)

    def match(self) -> Title | None:
        """The title on it that is the expected one."""
        return next((title for title in self.known if self._is_expected(title)), None)

    def _is_generic(self, title: Title) -> bool:
        known = host_of(f"https://{self.host}/").generic_titles
        return title.text in known or titles.is_generic(title.text, self.host)

    def _is_expected(self, title: Title) -> bool:
        return titles.same(self.title, title.text, loosely=title.source not in _STRONG)

    def other(self) -> Title | None:
        """A title that shows that it is about something else."""
        telling = [title for title in self.known if not self._is_generic(title)]
        if telling and telling[0].source in _STRONG:
            return telling[0]
        if not self.page.is_whole or titles.holds(self.page.text, self.title):
            return None
        if self.page.has_script and len(self.page.text) < len(self.title):
            return None  # a script will show it
        return next((title for title in telling if _is_long(title.text)), None)


def by_body(target: Target, visit: Visit) -> Told:
    """What an answer tells that should hold what is wanted."""
    answer = visit.answer
    if not answer.body:
        return Told(answer.body_fault or "empty", answer.detail)
    if is_pdf(answer):
        return Told("alive", "a PDF")
    if visit.page is None:
        return _by_file(target, answer)
    told = _by_page(target, visit, visit.page)
    fragment = _fragment(target, visit)
    if told.code in ("alive", "title-matches") and visit.page.lacks(fragment):
        return told._replace(code="no-fragment", evidence=f"nothing on it is called #{fragment}")
    return told


def _by_page(target: Target, visit: Visit, page: Page) -> Told:
    """The same for a page."""
    host = addresses.parts_of(visit.answer.url).hostname or ""
    shown = _Shown(page, target.title if target.kind is Kind.PAPER else "", host)
    first = next((title.text for title in page.titles), "")
    if addresses.promised_file(visit.answer.url):
        found = _by_signs(shown) or ("not-the-file", "it is a page")
        return Told(*found, first)
    if shown.title and (match := shown.match()):
        return Told("title-matches", f"{match.source}: {match.text}", match.text)
    if told := _by_signs(shown) or _by_address(target, visit, shown):
        return Told(*told, first)
    return _by_title(shown, visit.answer, first) if shown.title else Told("alive", "", first)


def _by_title(shown: _Shown, answer: Answer, first: str) -> Told:
    """The same for a page that shows nothing odd, but not the title where it should stand."""
    if answer.body_fault:
        return Told(answer.body_fault, f"the page did not come whole: {answer.detail}", first)
    if other := shown.other():
        return Told("other-title", f"by {other.source}; expected: {shown.title}", other.text)
    if titles.holds(shown.page.text, shown.title):
        return Told("title-matches", "within the text", first)
    return Told("alive", "no title on it says what it is", first)


def _by_file(target: Target, answer: Answer) -> Told:
    """The same for what is neither a page nor a PDF."""
    kind = answer.headers.get("content-type", "unknown")
    if not answer.body.strip():
        return Told("empty", "only blanks")
    if addresses.promised_file(target.url) == "pdf" and not answer.body.startswith(b"%!PS"):
        return Told("not-the-file", f"what comes is no PDF; its type is {kind}")
    return Told("alive", kind)


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
    return ("empty", "it shows nothing") if page.is_blank else None


def _by_address(target: Target, visit: Visit, shown: _Shown) -> tuple[str, str] | None:
    """What speaks against a page in view of the address that it has, or should have."""
    if visit.hops and (sent := _sent_away(target.url, visit.answer.url)):
        return sent
    if shown.page.asks_for_password and (login := phrases.tells_login(shown.heads)):
        return "login", login
    if addresses.promised_file(target.url):
        return "not-the-file", "it is a page"
    return None


def _fragment(target: Target, visit: Visit) -> str:
    """The part of the page that the target means; none if a redirect means another."""
    if any("#" in hop.to for hop in visit.hops):
        return ""
    return unquote(addresses.parts_of(target.url).fragment)


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
