"""A shell: one page of the theme with slots, and what is stamped into it. Pure.

The engine renders a shell once, at its own address; here it becomes a page at any other
address: relative addresses are told anew, slots are filled, and the Content-Security-Policy
gets the hashes of the scripts that the theme wrote into the page.
"""

import base64
import hashlib
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

SLOTS = ("title", "description", "canonical", "head", "edit", "contents", "body")
_CSP_SLOT = "@@csp@@"
_SLOT = re.compile(r"@@(title|description|canonical|head|edit|contents|body)@@")
# Relative addresses: in attributes, and in the calls and settings of the theme's scripts.
_ATTRIBUTE = re.compile(r'\b(href|src|action)="([^"#:?][^":?]*)"')
# Of what the engine writes a sixth is white space, and it would be in each of ten thousand pages.
_INDENT = re.compile(r"\s*\n\s*")
# The theme's search, and the index behind it: a page that searches itself needs neither.
_SEARCH = re.compile(r"<!--search-->(.*?)<!--/search-->", re.DOTALL)
_NOT_FOR_BOXES = re.compile(r'(<input [^>]*type="checkbox"[^>]*) autocomplete="off"')
_IN_SCRIPT = re.compile(r'([(:]\s?)"(\.{1,2}(?:/[^"]*)?)"')
_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)


class ShellError(Exception):
    """The engine's output is not a shell: a slot is missing or stands twice."""


@dataclass(frozen=True)
class Shell:
    """A rendered page of the theme at the address `url`, as "papers/"."""

    url: str
    html: str

    def __post_init__(self) -> None:
        """Check the slots.

        Raises:
            ShellError: a slot does not stand exactly once.
        """
        found = _SLOT.findall(self.html)
        for slot in SLOTS:
            if (count := found.count(slot)) != 1:
                raise ShellError(f'the shell "{self.url}" has the slot "{slot}" {count} times')

    def stamp(self, url: str, slots: Mapping[str, str], has_search: bool = True) -> str:
        """The page at `url` with its slots filled; values are HTML.

        Unless it `has_search`, it comes without that of the theme.
        """
        parts = _SLOT.split(_at(self.html, self.url, url.count("/"), has_search))
        parts[1::2] = [slots[name] for name in parts[1::2]]
        return "".join(parts)


@lru_cache(maxsize=64)
def _at(html: str, url: str, depth: int, has_search: bool) -> str:
    """`html`, rendered for `url`, for a page `depth` folders down, its policy filled in."""
    base = "../" * depth

    def moved(address: str) -> str:
        if address.startswith("/"):
            return address
        target = posixpath.normpath(posixpath.join("/", url, address)).lstrip("/")
        slash = "/" if target and (address.endswith("/") or address in (".", "..")) else ""
        return f"{base}{target}{slash}" or "./"

    html = _SEARCH.sub(r"\1" if has_search else "", html)
    html = _INDENT.sub("\n", html)
    html = _ATTRIBUTE.sub(lambda match: f'{match[1]}="{moved(match[2])}"', html)
    html = _IN_SCRIPT.sub(lambda match: f'{match[1]}"{moved(match[2]).rstrip("/") or "."}"', html)
    return with_policy(html)


def with_policy(html: str) -> str:
    """`html` with a policy that allows only this site, and the scripts written into the page.

    The theme's check boxes lose an attribute that HTML allows for texts only.
    """
    html = _NOT_FOR_BOXES.sub(r"\1", html)
    hashes = []
    for match in _SCRIPT.finditer(html):
        if "src=" in match["attributes"] or "type=" in match["attributes"]:
            continue
        digest = hashlib.sha256(match["code"].encode()).digest()
        hashes.append(f"'sha256-{base64.b64encode(digest).decode()}'")
    policy = (
        f"default-src 'self'; script-src 'self' {' '.join(dict.fromkeys(hashes))}; "
        "img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'"
    )
    return html.replace(_CSP_SLOT, policy)
