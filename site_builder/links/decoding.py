"""The bytes of a page -> its text; strangers choose the encoding, within bounds."""

import codecs
import contextlib
import re

from site_builder.links.exchange import Answer

_CHARSET = re.compile(
    rb"""charset\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_:.-]{1,40})""", re.IGNORECASE
)
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))

# Python calls these encodings, browsers do not; some take very long, some give halves of letters.
_NO_CHARSETS = frozenset({"idna", "punycode", "undefined", "utf-7"})
_MOST_TAGS = 20_000
"""What has more is no page: its tags are nested to keep a reader busy."""


def decoded(answer: Answer) -> str:
    """The text of a body: by its mark, its header, its own word, or as UTF-8."""
    body = answer.body
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body.decode(name, "replace")
    if name := _named(answer):
        with contextlib.suppress(LookupError, UnicodeError):  # some go from bytes to bytes
            return body.decode(name, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        cut = error.start > len(body) - 4  # a character at the end was cut in two
        return body.decode("utf-8" if cut else "cp1252", "replace")


def _named(answer: Answer) -> str:
    """The encoding that the header or the beginning of the body names; "" for none."""
    header = answer.headers.get("content-type", "").encode("latin-1", "replace")
    named = _CHARSET.search(header) or _CHARSET.search(answer.body[:2048])
    if not named:
        return ""
    try:
        name = codecs.lookup(named[1].decode("ascii")).name
    except (LookupError, UnicodeError):
        return ""
    return "" if name in _NO_CHARSETS or "escape" in name else name


def bounded(source: str) -> tuple[str, bool]:
    """The beginning of a page with as many tags as are looked at, and whether there are more."""
    if source.count("<") <= _MOST_TAGS:
        return source, False
    *beginning, _ = source.split("<", _MOST_TAGS)
    return "<".join(beginning), True
