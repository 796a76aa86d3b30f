"""Which addresses may stand in a record."""

import pytest

from site_builder.urls import url_fault


@pytest.mark.parametrize(
    "url",
    [
        "https://papers.example.org",
        "http://papers.example.org/a_b/c-d.pdf?x=1&y=2#page=3",
        "https://papers.example.org:8080/",
        "https://papers.example.org/%20x",
        "https://papers.example.org/a(b)c;d=e,f!",
        "https://papers.example.org/Grün/茶",
        "https://grün.example.org/",
        "https://xn--grn-hoa.example.org/",
        "HTTPS://Papers.Example.org/",
        "https://en.example.org/wiki/Pot_(glass)",
    ],
)
def test_an_address_is_accepted(url: str) -> None:
    assert url_fault(url) is None


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("papers.example.org/a", "this has no scheme"),
        ("//papers.example.org/a", "this has no scheme"),
        ("javascript:alert(1)", 'this has the scheme "javascript:"'),
        ("JavaScript:alert(1)", 'this has the scheme "javascript:"'),
        ("data:text/html,x", 'this has the scheme "data:"'),
        ("ftp://papers.example.org/a", 'this has the scheme "ftp:"'),
        ("file:///etc/passwd", 'this has the scheme "file:"'),
        ("mailto:gail@example.org", 'this has the scheme "mailto:"'),
        ("https://gail@papers.example.org/", "user name or password"),
        ("https://gail:secret@papers.example.org/", "user name or password"),
        ("http://localhost/", '"localhost" is not the name of a host'),
        ("http://[::1]/", "is not the name of a host"),
        ("https://a..example.org/", "is not"),
        ("https://-.example.org/", "is not the name of a host"),
        ("https:///a", "is not the name of a host"),
        (f"https://{'a' * 64}.example.org/", "is not"),
        ("https://papers.example.org:0/", "is not the name of a host"),
        ("https://papers.example.org:99999/", "is not an address"),
        ("https://papers.example.org:x/", "is not an address"),
        ("https://[papers.example.org/", "is not an address"),
        *((f"https://papers.example.org/a{sign}b", "is not an address") for sign in ' "<>\\^`{|}'),
        *((f"https://papers.example.org/a{sign}b", "is not an address") for sign in "\n\t\x00\xa0"),
        *((f"{sign}https://papers.example.org/", "is not an address") for sign in " \n\x01"),
        ("", "is not an address"),
    ],
)
def test_anything_else_is_refused(url: str, message: str) -> None:
    fault = url_fault(url)
    assert fault
    assert message in fault[0]
    assert fault[1]


def test_a_missing_scheme_is_offered() -> None:
    fault = url_fault("//papers.example.org/a")
    assert fault
    assert fault[1] == "did you mean https://papers.example.org/a?"
