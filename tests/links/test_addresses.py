"""Addresses: the form in which they are asked, and what their paths say."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.links import addresses
from site_builder.links.addresses import canonical, resolved
from tests.links.cpu import seconds_of

SITE = "http://pots.example.org"


@pytest.mark.parametrize(
    ("url", "form"),
    [
        ("http://pots.example.org", "http://pots.example.org/"),
        ("HTTP://Pots.Example.ORG/A", "http://pots.example.org/A"),
        ("  http://pots.example.org/a ", "http://pots.example.org/a"),
        ("http://pots.example.org/a b", "http://pots.example.org/a%20b"),
        ("http://pots.example.org/a/../b/./c", "http://pots.example.org/b/c"),
        ("http://pots.example.org/%7Epotter/%2d", "http://pots.example.org/~potter/-"),
        ("http://pots.example.org/%c3%a9", "http://pots.example.org/%C3%A9"),
        ("http://pots.example.org/é", "http://pots.example.org/%C3%A9"),
        ("http://pots.example.org/a?b=1#c", "http://pots.example.org/a?b=1"),
        ("http://töpfe.example.org/", "http://xn--tpfe-5qa.example.org/"),
        ("http://１２７.0.0.1/", "http://127.0.0.1/"),
        ("http://127。0。0。1/", "http://127.0.0.1/"),
        ("http://①②⑦.⓪.⓪.①/", "http://127.0.0.1/"),
        (
            "http://pots.example.org\\@cups.example.org/",
            "http://pots.example.org/%5C@cups.example.org/",
        ),
        ("http://[::1]/", "http://[::1]/"),
    ],
)
def test_the_form_that_is_asked(url: str, form: str) -> None:
    assert canonical(url) == form


@pytest.mark.parametrize(
    "url",
    [
        "",
        "pots",
        "//pots.example.org/",
        "mailto:potter@example.org",
        "file:///etc/passwd",
        "ftp://pots.example.org/",
        "http://",
        "http:///a",
        "http://:80/",
        "http://[::1/",
        "http://pots.example.org:0/",
        "http://pots.example.org:99999/",
        "http://pots.example.org:x/",
        "http://exa\u2100mple.org/",  # its letter is written a/c
        "http://exa\uff0fmple.org/",
        "http://exa\uff20mple.org/",
        f"http://{'é' * 100}.org/",
    ],
)
def test_what_is_no_address(url: str) -> None:
    assert canonical(url) is None


JUNK = st.text("ahtp:/\\@.%#?[]{}&=é①。\u2100 \t\n\x0001xn-", max_size=40)
URLS = st.builds("{}{}".format, st.sampled_from(["http://", "https://a.b/", ""]), JUNK)


@given(URLS)
def test_the_form_of_a_form_is_itself(url: str) -> None:
    form = canonical(url)
    if form is not None:
        assert canonical(form) == form
        assert form.isascii()
        assert "#" not in form
        assert addresses.parts_of(form).hostname
        assert addresses.authority(form)


@given(URLS, URLS)
def test_nothing_that_an_address_is_asked_raises(one: str, other: str) -> None:
    addresses.is_home(one)
    addresses.is_error_page(one)
    addresses.is_login(one)
    addresses.promised_file(one)
    addresses.authority(one)
    assert addresses.is_same_site(one, other) == addresses.is_same_site(other, one)
    resolved(one, other)


@pytest.mark.parametrize(
    ("location", "url"),
    [
        ("/b", f"{SITE}/b"),
        ("c", f"{SITE}/a/c"),
        ("?q", f"{SITE}/a/b?q"),
        ("//cups.example.org/", "http://cups.example.org/"),
        ("/\\cups.example.org", "http://cups.example.org"),
        ("\\b", f"{SITE}/b"),
        (" /b ", f"{SITE}/b"),
        ("/é".encode().decode("latin-1"), f"{SITE}/é"),
        ("/\xe9", f"{SITE}/é"),
        ("https://[", "https://["),
    ],
)
def test_where_a_location_leads(location: str, url: str) -> None:
    assert resolved(f"{SITE}/a/b", location) == url


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/",
        "/index.html",
        "/Index.php",
        "/home",
        "/default.aspx",
        "/en",
        "/en/",
        "/de-de/",
        "/en/home",
    ],
)
def test_homes(path: str) -> None:
    assert addresses.is_home(SITE + path)


@pytest.mark.parametrize(
    "path", ["/a", "/index.html/a", "/potter", "/en/a", "/homes", "/2019/index.html"]
)
def test_no_homes(path: str) -> None:
    assert not addresses.is_home(SITE + path)


@pytest.mark.parametrize(
    "path",
    ["/404", "/404.html", "/error", "/errors/x", "/page-not-found", "/notfound", "/not_found.php",
     "/a?error=404", "/%34%30%34", "/missing.html"],
)  # fmt: skip
def test_error_pages(path: str) -> None:
    assert addresses.is_error_page(SITE + path)


@pytest.mark.parametrize("path", ["/", "/a/4041", "/terror", "/papers/404s", "/dismissing"])
def test_no_error_pages(path: str) -> None:
    assert not addresses.is_error_page(SITE + path)


@pytest.mark.parametrize(
    "url",
    [f"{SITE}/login", f"{SITE}/a/signin?x", f"{SITE}/log-in.php", f"{SITE}/saml2/x", f"{SITE}/sso",
     "http://login.example.org/", "https://idp.example.org/a"],
)  # fmt: skip
def test_logins(url: str) -> None:
    assert addresses.is_login(url)


@pytest.mark.parametrize("path", ["/", "/blogin", "/authors", "/case", "/paper?next=/login"])
def test_no_logins(path: str) -> None:
    assert not addresses.is_login(SITE + path)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/a.pdf", "pdf"),
        ("/A.PDF?x", "pdf"),
        ("/pdf/1703.07464", "pdf"),
        ("/pdf", "pdf"),
        ("/pdf/a.html", ""),
        ("/a.zip", "zip"),
        ("/a.tar.gz", "gz"),
        ("/a.TGZ", "tgz"),
        ("/a.pdf/b", ""),
        ("/a", ""),
        ("/a%2Epdf", "pdf"),
    ],
)
def test_files_that_are_promised(path: str, kind: str) -> None:
    assert addresses.promised_file(SITE + path) == kind


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("http://pots.example.org/a", "pots.example.org"),
        ("https://pots.example.org:443/a", "pots.example.org"),
        ("http://pots.example.org:8080/", "pots.example.org:8080"),
        ("http://potter@pots.example.org./", "pots.example.org"),
        ("http://[::1]:81/", "::1:81"),
        ("http://[", ""),
    ],
)
def test_what_is_asked_politely_as_one(url: str, name: str) -> None:
    assert addresses.authority(url) == name


@pytest.mark.parametrize(
    "tail",
    ["-" * 60_000, "/.." * 20_000, "%" * 60_000, "/pdf" * 15_000, "error_" * 10_000, "/en" * 20_000,
     "@" * 60_000, "é." * 30_000, "?&=" * 20_000, "[" * 60_000, "1:" * 30_000],
)  # fmt: skip
def test_no_address_takes_long(tail: str) -> None:
    for url in (f"{SITE}/{tail}", f"http://{tail}", f"http://a{tail}.org/"):
        assert seconds_of(partial(canonical, url)) < 1.5
        assert seconds_of(partial(addresses.is_login, url)) < 0.5
        assert seconds_of(partial(addresses.is_error_page, url)) < 0.5
        assert seconds_of(partial(addresses.promised_file, url)) < 0.5
