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
        "https://local.example.org/",
        "https://8.8.8.8/",
        "https://[2606:4700::1111]/",
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
        ("https://papers/", '"papers" is not the name of a host'),
        ("https://1903.00007/", '"1903.00007" is not the name of a host'),
        ("https://134744072/", '"134744072" is not the name of a host'),
        ("https://a..example.org/", "is not"),
        ("https://-.example.org/", "is not the name of a host"),
        ("https:///a", "names no host"),
        ("https:", "names no host"),
        (f"https://{'a' * 64}.example.org/", "is not"),
        ("https://papers.example.org:0/", "is not an address"),
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


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "localhost:8000",
        "glass.localhost",
        "printer.local",
        "wiki.internal",
        "127.0.0.1",
        "127.0.0.1.",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0x7f.0.0.1",
        "0177.0.0.1",
        "１２７.0.0.1",  # noqa: RUF001
        "0.0.0.0",
        "10.1.2.3",
        "192.168.1.7",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "[::1]",
        "[::]",
        "[fe80::1]",
        "[fd00::1]",
        "[::ffff:127.0.0.1]",
    ],
)
def test_a_host_of_ones_own_network_is_refused(host: str) -> None:
    fault = url_fault(f"http://{host}/glass.html")
    assert fault
    assert fault[0].endswith("is not public: others cannot open it")
    assert fault[1] == "use its public address"


@pytest.mark.parametrize(
    ("url", "meant"),
    [
        ("papers.example.org/a", "https://papers.example.org/a"),
        ("//papers.example.org/a", "https://papers.example.org/a"),
        ("papers.example.org:8080/a", "https://papers.example.org:8080/a"),
        ("https:/papers.example.org", "https://papers.example.org"),
        ("https//papers.example.org", "https://papers.example.org"),
        ("https:papers.example.org", "https://papers.example.org"),
        ("HTTPS:/papers.example.org", "https://papers.example.org"),
        ("https;//papers.example.org", "https://papers.example.org"),
        ("https:\\\\papers.example.org", "https://papers.example.org"),
        ("ttp://papers.example.org", "http://papers.example.org"),
        ("htps://papers.example.org", "https://papers.example.org"),
        ("https://https://papers.example.org", "https://papers.example.org"),
        (" https://papers.example.org ", "https://papers.example.org"),
        ("https://papers.example.org/a b", "https://papers.example.org/a%20b"),
        ("see https://papers.example.org/a", "https://papers.example.org/a"),
    ],
)
def test_what_is_meant_is_offered(url: str, meant: str) -> None:
    fault = url_fault(url)
    assert fault
    assert fault[1] == f'did you mean "{meant}"?'
    assert url_fault(meant) is None


@pytest.mark.parametrize(
    "url",
    [
        "TBD",
        "N/A",
        "in press",
        "glass.pdf",
        "1903.00007",
        "10.5555/pot.2019.7",
        "localhost:8000/a",
        "192.168.1.7/a",
        "https:/localhost/a",
        "gail@papers.example.org",
        "javascript:alert(1)",
        "https://a.example.org and https://b.example.org",
    ],
)
def test_nothing_is_offered_that_is_no_address(url: str) -> None:
    fault = url_fault(url)
    assert fault
    assert "did you mean" not in fault[1]
