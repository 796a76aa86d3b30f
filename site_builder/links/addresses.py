"""Addresses as text: the form in which they are asked and remembered, and what a path says."""

import contextlib
import re
import unicodedata
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

import requests

# What needs nothing done to it, as most addresses; dots among folders are taken out.
_CANONICAL = re.compile(
    r"https?://[a-z0-9][a-z0-9.-]*[a-z0-9](?::(?:[1-9]\d{0,3}|[1-5]\d{4}))?/"
    r"(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-F]{2})*"
)
_PORT_0 = re.compile(r"\s*https?://[^/?#\\]*:0+(?:[/?#\\\s]|$)", re.IGNORECASE)
_DOTS = re.compile(r"/\.|\.\.|%(?:2[DE]|5F|7E|3\d|[46][1-9A-F]|[57][0-9A])")
_HOME = re.compile(r"/?(?:(?:index|home|default|main)(?:\.\w{1,5})?/?)?", re.IGNORECASE)
_LANGUAGE = re.compile(r"/[a-z]{2}(?:[-_][a-z]{2})?(?=/|$)", re.IGNORECASE)
_ERROR_PAGE = re.compile(
    r"(?:^|[/_.=?&-])(?:404|410|error-?404|(?:page[-_]?)?not[-_]?found|no[-_]?such[-_]?page|"
    r"(?:page[-_]?)?missing|errors?|errorpage|expired|unavailable)(?:$|[/_.=&?-])",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"(?:^|[/_.?&-])(?:log-?in|log-?on|sign-?in|sso|auth|oauth2?|authenticate|authorize|saml2?|"
    r"cas|wayf|shibboleth|account/login|ssostart|idp|openid|register|session)(?:$|[/_.=&?-])",
    re.IGNORECASE,
)
_LOGIN_HOST = re.compile(
    r"^(?:login|signin|sso|auth|accounts?|idp|cas|shibboleth)\.", re.IGNORECASE
)
_PDF = re.compile(r"\.pdf$|/pdf(?:/[^/]*)?$", re.IGNORECASE)
_ARCHIVE = re.compile(r"\.(zip|t?gz|tar|bz2|xz|7z|rar|whl)$", re.IGNORECASE)
_WEB_FILE = re.compile(r"\.(?:x?html?|php|aspx?|jsp)$", re.IGNORECASE)


def canonical(url: str) -> str | None:
    """The form in which `url` is asked: escaped, without its fragment; None if it is none."""
    if _CANONICAL.fullmatch(url) and not _DOTS.search(url):
        return url
    if not url.isascii():
        url = _with_plain_host(url)
    try:
        prepared = requests.Request("GET", url.strip()).prepare().url or ""
        parts = urlsplit(prepared)
        if parts.scheme not in ("http", "https") or not parts.hostname or _PORT_0.match(url):
            return None
    except (ValueError, UnicodeError):
        return None
    return prepared.partition("#")[0]


def _with_plain_host(url: str) -> str:
    """`url` with the letters of its host as browsers read them: full-width digits are digits.

    The full stop of Chinese is a dot, which NFKC leaves as it is.
    """
    scheme, slashes, rest = url.partition("://")
    end = re.search(r"[/?#]|$", rest)
    host = rest[: end.start()] if end else rest
    plain = unicodedata.normalize("NFKC", host).replace("\u3002", ".")
    if re.search(r"[/?#@\\]", plain.replace("@", "", host.count("@"))):
        return url  # some letters become signs, as \u2100 becomes a/c: that is no host
    return f"{scheme}{slashes}{plain}{rest[len(host) :]}"


def parts_of(url: str) -> SplitResult:
    """The parts of `url`; of what has none, all are empty."""
    try:
        return urlsplit(url)
    except ValueError:
        return SplitResult("", "", "", "", "")


def resolved(base: str, location: str) -> str:
    """The address that the header Location names, seen from `base`.

    Servers send it in UTF-8, which HTTP reads as Latin-1, and with blanks.
    """
    text = location.strip()
    with contextlib.suppress(UnicodeError):
        text = text.encode("latin-1").decode("utf-8")
    try:
        return urljoin(base, text.replace("\\", "/") if "://" not in text else text)
    except ValueError:
        return text


def is_home(url: str) -> bool:
    """Whether `url` is the first page of its host."""
    parts = parts_of(url)
    path = _LANGUAGE.sub("", parts.path, count=1) if parts.path.count("/") <= 2 else parts.path
    return _HOME.fullmatch(path) is not None


def is_error_page(url: str) -> bool:
    """Whether the path of `url` is that of a page that tells of an error."""
    parts = parts_of(url)
    return _ERROR_PAGE.search(unquote(f"{parts.path}?{parts.query}")) is not None


def is_login(url: str) -> bool:
    """Whether `url` leads to a place to log in."""
    parts = parts_of(url)
    return bool(_LOGIN_HOST.match(parts.hostname or "") or _LOGIN.search(unquote(parts.path)))


def promised_file(url: str) -> str:
    """The kind of file that the path of `url` promises, as "pdf" or "zip"; "" if none."""
    path = unquote(parts_of(url).path)
    if _WEB_FILE.search(path):
        return ""
    if _PDF.search(path):
        return "pdf"
    match = _ARCHIVE.search(path)
    return match[1].lower() if match else ""


def is_same_site(one: str, other: str) -> bool:
    """Whether two addresses are of one host, or of one below the other."""
    a, b = (_bare(parts_of(url).hostname or "") for url in (one, other))
    return a == b or a.endswith(f".{b}") or b.endswith(f".{a}")


def authority(url: str) -> str:
    """What is asked politely as one: the host, and its port where it is not the usual one.

    It is "" for what is no address.
    """
    parts = parts_of(url)
    host = (parts.hostname or "").rstrip(".")
    try:
        port = parts.port
    except ValueError:
        port = None
    return f"{host}:{port}" if port not in (None, 80, 443) else host


def _bare(host: str) -> str:
    return host.removeprefix("www.")
