"""What an address must be before it may stand in a record, and so in a page."""

import ipaddress
import re
import socket
from urllib.parse import urlsplit

_HOST = re.compile(r"^(?=.{4,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z][a-z0-9-]*$")
# Names that mean another machine in each network.
_PRIVATE = "(?:localhost|local|internal)"
_PRIVATE_HOST = re.compile(rf"(?:.*\.)?{_PRIVATE}\.?")
# What most addresses look like; nothing is wrong with these, and the rest is looked at closely.
_ORDINARY = re.compile(
    r"https?://(?=[^/]{4,253}(/|$))([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+"
    rf"(?!{_PRIVATE}(?:/|$))[a-z]{{2,24}}"
    r"(/[A-Za-z0-9._~!$&'()*+,;=:@/?#%-]*)?"
)
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029<>\"\\^`{|}]")
_SCHEME = re.compile(r"^h*t+p+(s?)(?:[:;]+[/\\]*|/+)(?:https?://)?", re.IGNORECASE)
_WITHIN = re.compile(r"https?://[^\s<>()\[\]\"'|]+")
_FILE = re.compile(r"[^/]*\.(?:pdf|html?|ps|bib|ya?ml)")

Fault = tuple[str, str]
"""A message and a hint."""


def url_fault(url: str) -> Fault | None:
    """Message and hint, if `url` is not http(s) with a public-looking host; else None."""
    if not (fault := _fault(url)):
        return None
    meant = _meant(url)
    return (fault[0], f'did you mean "{meant}"?') if meant else fault


def _meant(url: str) -> str | None:
    """The address within `url`: blanks, brackets around it, its scheme and slashes are repaired."""
    bare = url.strip(" <>\"'")
    whole = _SCHEME.sub(lambda match: f"http{match[1].lower()}://", bare)
    found = _WITHIN.findall(whole)
    if len(found) == 1:
        guesses = [whole, whole.replace(" ", "%20"), *found]
    elif found or _FILE.fullmatch(bare):
        return None
    else:
        guesses = [f"https://{bare.removeprefix('//')}"]
    return next((guess for guess in guesses if not _fault(guess)), None)


def _fault(url: str) -> Fault | None:
    if _ORDINARY.fullmatch(url):
        return None
    if not url or _FORBIDDEN.search(url):
        hint = "an address has no blanks, quotes or brackets: use %20 …"
        return f'"{url}" is not an address', hint
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode("ascii").lower()
        if parts.port == 0:
            raise ValueError
    except (ValueError, UnicodeError):
        return f'"{url}" is not an address', "copy it anew from the browser"
    return _scheme_fault(parts.scheme) or _host_fault(parts.netloc, host)


def _scheme_fault(scheme: str) -> Fault | None:
    if scheme in ("http", "https"):
        return None
    message = "an address with http or https is expected; this has"
    if scheme:
        return f'{message} the scheme "{scheme}:"', "use its web page"
    hint = "copy the whole address from the browser; leave it out if there is none"
    return f"{message} no scheme", hint


def _host_fault(netloc: str, host: str) -> Fault | None:
    if "@" in netloc:
        message = "an address must not hold a user name or password"
        return message, "delete what stands before the @"
    if not host:
        return "the address names no host", "an address begins as https://github.com/ does"
    address = _ip_address(host)
    if _is_private(host, address):
        return f'"{host}" is not public: others cannot open it', "use its public address"
    if not _HOST.match(host) and host != str(address):
        return f'"{host}" is not the name of a host', "a host has a dot in it, as in github.com"
    return None


_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def _ip_address(host: str) -> _Address | None:
    """The IP address that `host` is, if it is one: also `127.1` and `0x7f000001`."""
    try:
        return ipaddress.ip_address(host if ":" in host else socket.inet_aton(host.rstrip(".")))
    except (OSError, ValueError):
        return None


def _is_private(host: str, address: _Address | None) -> bool:
    """Whether `host` leads somewhere else, or nowhere, from another network."""
    if address is None:
        return bool(_PRIVATE_HOST.fullmatch(host))
    return not address.is_global or address.is_multicast
