"""What a page says of itself, whatever a stranger puts on it."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.links.exchange import Answer
from site_builder.links.pages import Page, Title, page_of
from tests.links.cpu import seconds_of
from tests.links.invented_visits import html


def page(source: str | bytes, kind: str = "text/html") -> Page:
    found = page_of(html(source, content_type=kind))
    assert found
    return found


@pytest.mark.parametrize(
    ("source", "titles"),
    [
        ("<title> A\n B </title>", [("title", "A B")]),
        ("<h1>A <i>B</i></h1><h1>C</h1>", [("h1", "A B"), ("h1", "C")]),
        ('<meta name="citation_title" content="A">', [("citation_title", "A")]),
        (
            '<meta property="og:title" content="A"><title>A</title>',
            [("og:title", "A"), ("title", "A")],
        ),
        ("<meta name='DC.Title' content='A'>", [("DC.title", "A")]),
        ("<svg><title>A</title></svg>", []),
        ("<title>A", []),
        ("<meta name=citation_title content=''>", []),
    ],
)
def test_titles(source: str, titles: list[tuple[str, str]]) -> None:
    assert page(source).titles == tuple(Title(*title) for title in titles)


@pytest.mark.parametrize(
    ("json", "titles"),
    [
        ('{"@type": "ScholarlyArticle", "headline": "A", "name": "B"}', ["A"]),
        ('[{"@type": ["Thing", "Article"], "name": " A  B "}]', ["A B"]),
        ('{"@graph": [{"@type": "WebSite", "name": "S"}, {"@type": "Book", "name": "A"}]}', ["A"]),
        ('{"@type": [{}, ["Article"], 1, null], "name": "A"}', []),
        ('{"@type": {}, "name": "A"}', []),
        ('{"@type": "Article", "headline": {}, "name": "A"}', ["A"]),
        ('{"@type": "Article", "name": "A \\ud800"}', ["A ?"]),
        ("[" * 100_000, []),
        ("9" * 100_000, []),
        ("junk", []),
        ("", []),
    ],
)
def test_titles_in_linked_data(json: str, titles: list[str]) -> None:
    found = page(f'<script type="application/ld+json">{json}</script>').titles
    assert [title.text for title in found] == titles


@pytest.mark.parametrize(
    ("source", "url"),
    [
        ('<meta http-equiv="refresh" content="0;url=/a">', "/a"),
        ("<meta http-equiv=Refresh content=\"5; URL='/a b'\">", "/a b"),
        ('<meta http-equiv="refresh" content="url=/a">', "/a"),
        ('<meta http-equiv="refresh" content="60;url=/a">', None),
        ('<meta http-equiv="refresh" content="5">', None),
        ("<script>location.href = '/a'</script>", "/a"),
        ('<script>window.location.replace("/a")</script>', "/a"),
        ("<script>location = '/a'</script><p>Pots", None),
        ("<p>Pots", None),
    ],
)
def test_where_it_sends_its_readers(source: str, url: str | None) -> None:
    assert page(source).refresh == url


@pytest.mark.parametrize(
    ("body", "kind", "text"),
    [
        ("é".encode(), "text/html", "é"),
        ("é pots".encode("latin-1"), "text/html", "é pots"),
        ("é".encode("latin-1"), "text/html; charset=iso-8859-1", "é"),
        ("я".encode("koi8-r"), 'text/html; charset="KOI8-R"', "я"),
        ("é".encode(), "text/html; charset=pots", "é"),
        ("é".encode(), "text/html; charset=base64", "é"),
        ("é".encode("utf-16"), "text/html; charset=utf-8", "é"),
        (b"a-\xc3\xa9", "text/html; charset=-punycode", "a-é"),
        (b"+AOk-", "text/html; charset=u7", "+AOk-"),
        (rb"\ud800", "text/html; charset=unicode-escape", r"\ud800"),
        (rb"\u00e9", "text/html; charset=Raw.Unicode.Escape", r"\u00e9"),
        (b'<meta charset="koi8-r">\xd1', "text/html", "я"),
        ("pots é".encode()[:-1], "text/html", "pots \ufffd"),
    ],
)
def test_encodings(body: bytes, kind: str, text: str) -> None:
    assert page(body, kind).text == text


@pytest.mark.parametrize(
    ("kind", "body", "is_page"),
    [
        ("text/html; charset=x", b"<p>", True),
        ("", b"\n <!DOCTYPE html>", True),
        ("", b"pots", False),
        ("application/pdf", b"<html>", False),
        ("text/html", b"%PDF-1.5", False),
        ("text/html", b"  ", False),
        ("application/xhtml+xml", b"<p>", True),
    ],
)
def test_what_is_a_page(kind: str, body: bytes, is_page: bool) -> None:
    assert (page_of(Answer("", 200, {"content-type": kind}, body)) is not None) is is_page


def test_parts_that_are_missing() -> None:
    found = page('<p id="a"></p><a name="B"></a><p id="user-content-c">')
    assert [name for name in ("a", "B", "c", "d", "top", "", "L12", "!x") if found.lacks(name)] == [
        "d"
    ]


def read_all(found: Page) -> None:
    """Everything that is asked of a page; what it says can be written."""
    assert len(found.titles) <= 30
    told = [found.text, found.refresh or "", *(title.text for title in found.titles)]
    "".join(told).encode("utf-8")
    assert not (found.is_blank and found.text)
    found.lacks("a")
    assert not (found.has_captcha and found.asks_for_password and found.has_script)


BODIES = st.binary(max_size=200) | st.lists(
    st.sampled_from(
        ["<title>", "</title>", "<h1>", "<meta content=", "'0;url=", "a'", "<script ", ">",
         "<p id=", "type=application/ld+json>", '{"@type":', '"Article"', "[", "}", "location='",
         "\0", "&#xd800;", "<svg>", "<template>", "<frameset>", "<body>", "é"]
    )
).map(lambda pieces: "".join(pieces).encode())  # fmt: skip


@given(
    BODIES,
    st.sampled_from(["", "text/html"]) | st.text(max_size=30).map("text/html;charset={}".format),
)
def test_any_bytes_are_a_page_or_none(body: bytes, kind: str) -> None:
    found = page_of(Answer("", 200, {"content-type": kind}, body))
    if found:
        read_all(found)


def _gross(source: str) -> str:
    """As much of `source` again and again as can come out of a compressed body."""
    return (source * (256 * 1024 // len(source) + 1))[: 256 * 1024]


@pytest.mark.parametrize(
    "source",
    [
        *map(_gross, ("<div>", "<b><p>", "<a>", "<table>", "<font color=x>", "<h1>", "<svg><math>",
                      "<select>", "<title>x</title>", "&amp;", "<!--", "<script>", "location='",
                      "é ")),
        "<meta http-equiv=refresh content='0;url=a" + " " * 200_000 + "b'>",
        "<meta http-equiv=refresh content='" + "0." * 100_000 + "'>",
        "<script>location" + " " * 200_000,
        "<meta charset=" + " " * 200_000,
        "".join(f"<meta name=citation_title content='{n} {'| x ' * 240}'>" for n in range(250)),
        "".join(f"<meta name=citation_title content={n}>" for n in range(6_000)),
        "<script type='application/ld+json'>" + '[{"@graph":' * 20_000,
        "<script type='application/ld+json'>[" + '{"@type":"Book","name":"a"},' * 9_000 + "1]",
    ],
)  # fmt: skip
def test_no_page_takes_long(source: str) -> None:
    assert len(gzip.compress(source.encode())) < 64 * 1024  # so it may come

    def read() -> None:
        read_all(page(source))

    assert seconds_of(read) < 2


def test_no_header_takes_long() -> None:
    kind = "text/html; charset=" + " " * 60_000
    assert seconds_of(lambda: page("<p>", kind)) < 0.5
