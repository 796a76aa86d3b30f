"""Strategies that invent results of a check, with the texts of hostile records and servers."""

from hypothesis import strategies as st

from site_builder.links.reasons import REASONS
from site_builder.links.result import Finding, Hop, Result
from site_builder.links.target import Kind, Place, Target

HOSTILE = (
    "\x1b[2J\x1b]0;owned\x07",
    "\x9b31m",
    "\u202egnp.exe\u2066\u200b\ufeff",
    "a\nb\r\nc\u2028d\x85e",
    "::error::owned",
    "\n::stop-commands::x",
    "##[add-mask]x",
    "%0A::error::x%25",
    "a | b \\| c \\\\| d",
    "`` ` ``` x ```",
    "`",
    "\\`",
    "<script>alert(1)</script>",
    "</details><img src=x onerror=alert(1)>",
    "<!-- x",
    "]]> <![CDATA[",
    "[x](https://evil.example.org) ![y](https://evil.example.org/z)",
    "https://evil.example.org www.evil.example.org a@evil.example.org",
    "@somebody #1 GH-1",
    "<https://evil.example.org>",
    "&lt;b&gt; &#60;b&#62;",
    "- [ ] # x\n---\n```\n",
    "\x00\ufffe\uffff\U000e0041\U000f0000",
    "\ud800",
    "https://[::1",
    "  ",
)
DAYS = st.none() | st.dates()


def texts(*, hostile: bool = True) -> st.SearchStrategy[str]:
    """Short texts; the hostile ones hold whatever a server may send."""
    if not hostile:
        return st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
    free = st.text(st.characters(), max_size=20)
    return st.lists(st.sampled_from(HOSTILE) | free, max_size=3).map("".join)


def results(*, hostile: bool = True) -> st.SearchStrategy[Result]:
    """Results of all kinds."""
    text = texts(hostile=hostile)
    urls = text | text.map("https://a.example.org/{}".format) | st.just("https://b.example.org/")
    counts = st.integers(1, 10**6)
    place = st.builds(Place, text, counts, counts, st.integers(1, 300))
    target = st.builds(
        Target, urls, text, st.sampled_from(Kind), text, st.lists(place, max_size=3).map(tuple)
    )
    finding = st.builds(
        Finding,
        st.sampled_from(sorted(REASONS)),
        text,
        st.none() | st.integers(0, 999),
        st.lists(st.builds(Hop, urls, st.integers(0, 999), urls), max_size=2).map(tuple),
        urls,
        st.none() | urls,
        text,
        st.integers(0, 5),
    )
    strikes = st.lists(st.dates(), max_size=3).map(tuple)
    return st.builds(Result, target, finding, DAYS, DAYS, strikes, st.none() | urls, st.booleans())
