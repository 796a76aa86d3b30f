"""The part on the network: bounds of time and size, where it goes, and what it sends to whom."""

import gzip
import socket
import time
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.links.exchange import Answer, Cookies, Request
from site_builder.links.fetch import Fetcher, Limits, networks
from site_builder.links.fetch.addresses import is_allowed
from site_builder.links.reasons import REASONS
from tests.links.raw_server import dripping, endless, speaking

LIMITS = Limits.within(1)
HERE = networks(["127.0.0.0/8"])
MOST_BYTES = 512 * 1024
OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"


def fetch(url: str, **options: Any) -> Answer:
    return Fetcher(LIMITS, HERE)(Request(url, **options))


@pytest.mark.parametrize(
    ("start", "piece"),
    [
        (b"", b"x" * 1024),
        (b"HTTP/1.1 200 OK\r\n", b"a: b\r\n" * 100),
        (b"HTTP/1.1 200 OK\r\na: ", b"b" * 1024),
        (b"", b"HTTP/1.1 103 Early Hints\r\n\r\n" * 50),
        (b"HTTP/1.1 103 Early Hints\r\n", b"a: b\r\n" * 100),
        (OK + b"\r\n", b"x" * 1024),
        (OK + b"Content-Length: 999999999999\r\n\r\n", b"x" * 1024),
        (OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"\0" * 10**6), b"\0" * 1024),
        (CHUNKED, b"1\r\nx\r\n" * 100),
        (CHUNKED, b"1;" + b"e" * 2048 + b"\r\nx\r\n"),
        (CHUNKED + b"1;", b"e" * 1024),
        (CHUNKED + b"1\r\nx\r\n0\r\n", b"trailer: x\r\n" * 100),
        (CHUNKED + b"1\r\nx\r\n0\r\ntrailer: ", b"x" * 1024),
        (CHUNKED, b"0" * 1024),
    ],
)
def test_nobody_is_listened_to_without_end(start: bytes, piece: bytes) -> None:
    with speaking(lambda _: endless(start, piece)) as server:
        begin = time.monotonic()
        answer = fetch(server.url())
        assert time.monotonic() - begin < 5
        assert server.taken <= MOST_BYTES
    assert len(answer.body) <= 4 * 64 * 1024
    assert not answer.is_whole or answer.failure


@pytest.mark.parametrize(
    ("start", "drop", "code"),
    [
        (b"", b"H", "slow"),
        (b"HTTP/1.1 200 OK\r\n", b"a: b\r\n", "slow"),
        (b"", b"HTTP/1.1 103 Early Hints\r\n\r\n", "slow"),
        (OK + b"\r\n", b"x", ""),
        (CHUNKED, b"1\r\nx\r\n", ""),
        (CHUNKED + b"0\r\n", b"a: b\r\n", ""),
    ],
)
def test_drips_are_cut_at_the_deadline(start: bytes, drop: bytes, code: str) -> None:
    with speaking(lambda _: dripping(start, drop)) as server:
        answer = fetch(server.url())
    assert (answer.failure, answer.failure or answer.body_fault) == (code, "slow")
    assert answer.seconds < 3


def test_tiny_chunks_of_an_ordinary_page_are_read() -> None:
    page = b"<title>Pots</title>" * 3_000
    chunks = [b"3\r\n%b\r\n" % page[at : at + 3] for at in range(0, len(page), 3)]
    with speaking(lambda _: [CHUNKED + b"".join(chunks) + b"0\r\n\r\n"]) as server:
        answer = Fetcher(Limits(), HERE)(Request(server.url()))
    assert (answer.body, answer.is_whole) == (page, True)


def test_through_a_proxy_the_same_bounds_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    through = Fetcher(LIMITS, (), proxies=True)
    with speaking(lambda _: dripping(b"HTTP/1.1 200 OK\r\n", b"a: b\r\n")) as proxy:
        for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
            monkeypatch.setenv(name, proxy.url())
        for url in ("http://pots.example.org/", "https://pots.example.org/"):
            answer = through(Request(url))
            assert answer.failure
            assert answer.seconds < 3
        plain, tunnel = proxy.heads
    assert plain.startswith(b"GET http://pots.example.org/ ")
    assert tunnel.startswith(b"CONNECT pots.example.org:443 ")


ANSWERS = st.lists(
    st.binary(max_size=40)
    | st.sampled_from(
        [b"HTTP/1.1 ", b"200 OK\r\n", b"\r\n", b"\r\n\r\n", b"999", b"-1 x\r\n", b"100 C\r\n\r\n",
         b"Content-Length: ", b"5", b"-5\r\n", b"5, 6\r\n", b"Transfer-Encoding: chunked\r\n\r\n",
         b"zz\r\n", b"Content-Encoding: gzip\r\n\r\n\x1f\x8b", b"Set-Cookie: a=b; domain=.x\r\n",
         b"Set-Cookie: =;;\r\n", b"Location: \xff\r\n", b"a\0: b\r\n", b" folded\r\n", b": x\r\n"]
    ), max_size=12,
).map(b"".join)  # fmt: skip


@settings(max_examples=150)
@given(ANSWERS, st.booleans())
def test_any_bytes_are_an_answer(said: bytes, has_status: bool) -> None:
    text = (b"HTTP/1.1 200 OK\r\n" if has_status else b"") + said
    with speaking(lambda _: [text]) as server:
        answer = fetch(server.url(), cookies=Cookies())
    assert bool(answer.failure) != bool(answer.status)
    assert (answer.failure or answer.body_fault or "alive") in REASONS


@pytest.mark.parametrize(
    "url", ["", "http:", "http:/", "http://", "x://y/", "http://[/", "http://a b/"]
)
def test_what_is_no_address_is_an_answer_too(url: str) -> None:
    assert fetch(url, cookies=Cookies()).failure in REASONS


def test_a_header_that_is_none_is_not_sent() -> None:
    with speaking(lambda _: [OK + b"\r\n"]) as server:
        assert fetch(server.url(), headers={"a": "b\r\nc: d"}).failure
        assert server.heads == []


def test_credentials_of_an_address_are_not_sent() -> None:
    with speaking(lambda _: [OK + b"\r\n"]) as server:
        fetch(server.url().replace("//", "//potter:secret@"))
        (head,) = server.heads
    assert b"authorization" not in head.lower()
    assert b"potter" not in head


def test_cookies_stay_with_their_host() -> None:
    cookies = Cookies()
    cookie = b"Set-Cookie: a=b\r\nSet-Cookie: c=d; Domain=localhost\r\nSet-Cookie: e=f; Secure\r\n"
    with speaking(lambda _: [OK + cookie + b"Content-Length: 0\r\n\r\n"]) as server:
        for host in ("127.0.0.1", "127.0.0.1", "127.0.0.2", "localhost"):
            Fetcher(LIMITS, HERE)(Request(server.url(host=host), cookies=cookies))
        sent = [b"Cookie: a=b\r\n" in head for head in server.heads]
        assert not any(b"c=d" in head or b"e=f" in head for head in server.heads)
    assert sent[:3] == [False, True, False]


def named(monkeypatch: pytest.MonkeyPatch, *answers: Iterable[str]) -> list[str]:
    """Let names be resolved to one list of addresses after another; gives who is asked for."""
    asked: list[str] = []
    left = list(answers)

    def resolve(host: str, port: int, **_: Any) -> list[tuple[Any, ...]]:
        asked.append(host)
        found = left.pop(0) if len(left) > 1 else left[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in found]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    return asked


def test_one_address_that_is_not_allowed_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    with speaking(lambda _: [OK + b"\r\n"]) as server:
        for addresses in (["127.0.0.1", "10.0.0.1"], ["10.0.0.1", "127.0.0.1"]):
            named(monkeypatch, addresses)
            assert fetch(server.url(host="pots.example.org")).failure == "private-address"
        assert server.heads == []


def test_a_name_leads_to_one_place_for_the_whole_run(monkeypatch: pytest.MonkeyPatch) -> None:
    fetcher = Fetcher(LIMITS, networks(["127.0.0.1/32"]))
    with speaking(lambda _: [OK + b"Connection: close\r\n\r\n"]) as server:
        asked = named(monkeypatch, ["127.0.0.1"], ["127.0.0.2"])
        url = server.url(host="pots.example.org")
        assert [fetcher(Request(url)).status for _ in range(3)] == [200] * 3
    assert asked == ["pots.example.org"]


@pytest.mark.parametrize(
    "host",
    ["[fe80::1%25lo]", "[fe80::1%lo]", "[::1]", "[::]", "[::ffff:10.0.0.1]", "[64:ff9b::10.0.0.1]",
     "[2002:a00:1::]", "[fd00:ec2::254]", "169.254.169.254", "168.63.129.16", "10.1", "0"],
)  # fmt: skip
def test_addresses_that_are_not_public_are_not_reached(host: str) -> None:
    assert Fetcher(LIMITS)(Request(f"http://{host}/")).failure in (
        "private-address",
        "no-such-host",
    )


PUBLIC = """
    8.8.8.8 1.1.1.1 172.32.0.1 192.169.0.1 100.128.0.1 2001:4860:4860::8888 2606:4700::1111
    ::ffff:8.8.8.8 64:ff9b::8.8.8.8 2002:808:808::
"""
NOT_PUBLIC = """
    0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 100.100.100.200 127.0.0.1 127.255.0.1 168.63.129.16
    169.254.169.254 172.16.0.1 192.0.0.192 192.0.2.1 192.88.99.1 192.168.0.1 198.18.0.1 198.51.100.1
    203.0.113.1 224.0.0.1 239.1.1.1 240.0.0.1 255.255.255.255
    :: ::1 ::8.8.8.8 ::7f00:1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:0:127.0.0.1 64:ff9b::127.0.0.1
    64:ff9b::a9fe:a9fe 64:ff9b:1::1 100::1 2001::1 2001:0:7f00:1:: 2001:db8::1 2002:7f00:1::
    2002:a9fe:a9fe:: 3fff::1 5f00::1 fc00::1 fd00:ec2::254 fe80::1 fe80::1%eth0 fec0::1 ff02::1
"""


def test_which_addresses_are_public() -> None:
    assert [text for text in PUBLIC.split() if not is_allowed(text, ())] == []
    assert [text for text in NOT_PUBLIC.split() if is_allowed(text, ())] == []


@given(st.ip_addresses(v=4).map(str))
def test_an_address_that_is_wrapped_is_as_good_as_it_is(text: str) -> None:
    expected = is_allowed(text, ())
    assert is_allowed(f"::ffff:{text}", ()) is expected
    assert is_allowed(f"64:ff9b::{text}", ()) is expected
    first, second = (int.from_bytes(socket.inet_aton(text)[at : at + 2]) for at in (0, 2))
    assert is_allowed(f"2002:{first:x}:{second:x}::", ()) is expected


@given(st.ip_addresses().map(str))
def test_leave_is_for_the_networks_that_are_named(text: str) -> None:
    assert is_allowed(text, networks(["0.0.0.0/0", "::/0"]))
    assert is_allowed(text, networks(["127.0.0.0/8"])) >= is_allowed(text, ())
