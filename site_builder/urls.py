"""What an address must be before it may stand in a record, and so in a page."""

import re
from urllib.parse import urlsplit

_HOST = re.compile(r"^(?=.{4,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9][a-z0-9-]*$")
# What most addresses look like; nothing is wrong with these, and the rest is looked at closely.
_ORDINARY = re.compile(
    r"https?://(?=[^/]{4,253}(/|$))([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}"
    r"(/[A-Za-z0-9._~!$&'()*+,;=:@/?#%-]*)?"
)


def url_fault(url: str) -> tuple[str, str] | None:
    """Message and hint, if `url` is not http(s) with a public-looking host; else None."""
    if _ORDINARY.fullmatch(url):
        return None
    if not url or re.search(r"[\x00-\x20\x7f-\xa0\u2028\u2029<>\"\\^`{|}]", url):
        return (
            f'"{url}" is not an address',
            "an address has no blanks, quotes or brackets: use %20 …",
        )
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        host = host.encode("idna").decode("ascii").lower() if host else ""
        port_is_right = parts.port is None or parts.port > 0
    except (ValueError, UnicodeError):
        return f'"{url}" is not an address', "copy it anew from the browser"
    return _parts_fault(url, parts.scheme, parts.netloc, host if port_is_right else "")


def _parts_fault(url: str, scheme: str, netloc: str, host: str) -> tuple[str, str] | None:
    if scheme not in ("http", "https"):
        found = f'the scheme "{scheme}:"' if scheme else "no scheme"
        return f"an address with http or https is expected; this has {found}", (
            f"did you mean https://{url.removeprefix('//')}?" if not scheme else "use its web page"
        )
    if "@" in netloc:
        return (
            "an address must not hold a user name or password",
            "delete what stands before the @",
        )
    if not _HOST.match(host):
        return (
            f'"{host}" is not the name of a host',
            "a host has a dot in it, as in github.com",
        )
    return None
