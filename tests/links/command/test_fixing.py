"""`--fix`: moved addresses are written into the records, and nothing else is."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import trustme

from tests.links.api_servers import arxiv
from tests.links.command.surveyed import GONE, PAGE, REFUSED, Survey, moved

HEAD = """\
# yaml-language-server: $schema=../../../schema/paper.schema.json
# Found in a kiln.
title: "Glass over Clay"
authors: [Gail Glass]
venue: POT
year: 2019
categories: [spouts]
# The publisher's page.
"""


def written(survey: Survey, text: str) -> Path:
    """The only record of the catalogue, of which `text` is the end; POTS is the server."""
    path = survey.only()
    path.write_text((HEAD + text).replace("POTS", survey.url("")), "utf-8")
    return path


def check_form(survey: Survey) -> None:
    for command in (("validate",), ("fmt", "--check")):
        done = survey.quick(*command)
        assert done.code == 0, done.out + done.err


def test_only_the_value_changes(survey: Survey) -> None:
    survey.answers = {
        "/a": moved(survey.url("/new?id=1,2&x=y")),
        "/b": moved(survey.url("/b2"), 308),
        "/c": moved(survey.url("/c2"), 302),
        "/d": moved(survey.url("/d2"), 307),
        "/e": moved(survey.url("/gone")),
        "/f": moved(survey.url("/closed")),
        "/g": moved(survey.url("/g2")),
        "/g2": moved(survey.url("/g3"), 302),
        "/h?a,b": moved("/h2"),
        **dict.fromkeys(["/new?id=1,2&x=y", "/b2", "/c2", "/d2", "/g3", "/h2", "/ok"], PAGE),
        "/gone": GONE,
        "/closed": REFUSED,
    }
    text = """\
paper: POTS/a
code:
  - {framework: pytorch, url: POTS/b#readme, official: true}
  - {framework: chainer, url: POTS/c}
  - {framework: code, url: "POTS/h?a,b"}
# A list of four.
links:
  - {label: D, url: POTS/d}
  - {label: E, url: POTS/e}
  - {label: F, url: POTS/f}
  - {label: B, url: POTS/b}
  - {label: G, url: POTS/g}
  - {label: Fine, url: POTS/ok}
added: 2026-01-07
# The end.
"""
    path = written(survey, text)
    check_form(survey)
    done = survey.links("--fix", "--today", "2026-11-20")
    assert done.code == 1, "one is broken"
    for old, new in {
        "paper: POTS/a": "paper: POTS/new?id=1,2&x=y",
        "POTS/b#readme": "POTS/b2#readme",
        '"POTS/h?a,b"': "POTS/h2",
        "url: POTS/b}": "url: POTS/b2}",
        "POTS/g}": "POTS/g2}",
    }.items():
        text = text.replace(old, new)
    assert path.read_text("utf-8") == (HEAD + text).replace("POTS", survey.url(""))
    check_form(survey)
    place = "catalogue/papers/glass2019clay.yaml:9: "
    assert f"{place}{survey.url('/a')} -> {survey.url('/new?id=1,2&x=y')}\n" in done.err
    assert "5 addresses rewritten" in done.err
    again = survey.links("--fix", "--today", "2026-11-20")
    assert "0 addresses rewritten" in again.err


def test_what_is_not_in_canonical_form_keeps_its_own(survey: Survey) -> None:
    survey.answers = {
        "/a": moved("/it's?x"),
        "/b": moved("/b2"),
        "/d'd": moved("/d2"),
        **dict.fromkeys(["/it's?x", "/b2", "/d2"], PAGE),
    }
    text = """\
paper:   'POTS/a'
links: [ {url: "POTS/b",   label: B},
         {label: C, url: 'POTS/d''d'} ]
added: 2026-01-07
"""
    path = written(survey, text)
    done = survey.links("--fix")
    assert "3 addresses rewritten" in done.err, done.out
    for old, new in {"/a'": "/it''s?x'", '/b"': '/b2"', "/d''d": "/d2"}.items():
        text = text.replace(old, new)
    assert path.read_text("utf-8") == (HEAD + text).replace("POTS", survey.url(""))
    assert survey.quick("validate").code == 0


def test_several_records_and_what_the_state_remembers(survey: Survey) -> None:
    survey.answers = {"/a": moved("/a2"), "/a2": PAGE, "/b": PAGE}
    files = [survey.only("/a", "/b"), survey.record("glass2019lid", "/a")]
    first = survey.links("--today", "2026-11-20")
    assert first.code == 0, "what has moved fails no check"
    assert first.verdicts()["/a"] == "redirected"
    survey.asked()
    done = survey.links("--today", "2026-11-21", "--fix")
    assert survey.asked() == []
    assert "2 addresses rewritten" in done.err
    for file in files:
        assert survey.url("/a2") in file.read_text("utf-8")
    check_form(survey)


def test_arxiv_is_linked_by_its_abstracts(survey: Survey) -> None:
    survey.answers = {}
    extra = "paper: http://arxiv.org/pdf/2301.00001v2.pdf\narxiv: '2301.00001'\n"
    title = "On the Shape of Teapots"
    path = survey.only("https://arxiv.org/pdf/math/0309136", extra=extra)
    path.write_text(path.read_text("utf-8").replace("Glass over Clay", title), "utf-8")
    before = path.read_text("utf-8")
    with_api = {"/api/query": arxiv}
    survey.routes |= with_api
    done = survey.links("--fix", "--api", f"arxiv={survey.seen.base}")
    assert done.code == 0, done.out
    after = before.replace(
        "http://arxiv.org/pdf/2301.00001v2.pdf", "https://arxiv.org/abs/2301.00001"
    )
    after = after.replace("/pdf/math", "/abs/math")
    assert path.read_text("utf-8") == after
    assert "2 addresses rewritten" in done.err


@contextmanager
def two_schemes(folder: Path) -> Iterator[str]:
    """A server that sends those who come by http to https, for now or for good; gives its port."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(folder / "ca.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("pots.example.org").configure_cert(context)
    server = socket.create_server(("127.0.0.1", 0))
    port = server.getsockname()[1]

    def answer(plain: socket.socket) -> None:
        with plain:
            is_secure = plain.recv(1, socket.MSG_PEEK) == b"\x16"
            with context.wrap_socket(plain, server_side=True) if is_secure else plain as sock:
                path = sock.recv(65536).split(b" ")[1].decode()
                status = "302 Found" if "soon" in path else "301 Moved"
                place = f"Location: https://pots.example.org:{port}{path}\r\n"
                first = "HTTP/1.1 200 OK\r\n" if is_secure else f"HTTP/1.1 {status}\r\n{place}"
                body = "<p>Water</p>"
                head = f"{first}Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
                sock.sendall((head + body).encode())

    def serve() -> None:
        while True:
            try:
                plain, _ = server.accept()
            except OSError:
                return
            answer(plain)

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield str(port)
    finally:
        server.shutdown(socket.SHUT_RDWR)
        thread.join()
        server.close()


@pytest.mark.parametrize("path", ["/good", "/soon", "/soon#part"])
def test_http_becomes_https_where_the_host_wants_it(survey: Survey, path: str) -> None:
    with two_schemes(survey.folder) as port:
        url = f"http://pots.example.org:{port}{path}"
        file = survey.only(url)
        before = file.read_text("utf-8")
        done = survey.links("--fix", "--ca-bundle", "ca.pem")
    assert "1 address rewritten" in done.err, done.out
    assert file.read_text("utf-8") == before.replace(url, url.replace("http:", "https:"))


def test_an_odd_new_address_is_not_written(survey: Survey) -> None:
    survey.answers = {"/a": moved(f"{survey.seen.base}/b"), "/b": PAGE}
    path = survey.only("/a")
    before = path.read_bytes()
    done = survey.links("--fix")
    assert done.verdicts() == {"/a": "redirected"}
    assert path.read_bytes() == before, "no record may link into a private network"
