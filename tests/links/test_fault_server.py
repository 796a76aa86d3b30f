"""The fault server itself: its table can be read, and it does what the table says."""

import socket
import uuid
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.links.connection import wire
from tests.links.places import Places
from tests.links.plays import PLAYS
from tests.links.running import Faults, faults
from tests.links.table import Answer, Row, Table, raw_rows


@pytest.fixture(scope="module")
def single(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Faults]:
    with faults("single", uuid.uuid4().hex[:8], tmp_path_factory.mktemp("faults")) as running:
        yield running


def asked(url: str, method: str = "GET") -> bytes:
    """What a plain socket gets from an address, until the server says no more."""
    parts = urlsplit(url)
    with socket.create_connection((parts.hostname, parts.port), 5) as sock:
        sock.sendall(
            f"{method} {wire(url)} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode()
        )
        found = b""
        while part := sock.recv(65536):
            found += part
        return found


def row(running: Faults, name: str) -> Row:
    return running.table.by_name[name]


def test_rows_have_names_of_their_own_and_known_behaviours() -> None:
    table = Table(Places("hosts", 80, "seed"))
    names = [row.name for row in table.rows]
    assert len(names) == len(set(names)) == len(raw_rows()) == len(table.by_host)
    assert {row.play for row in table.rows if row.play} == set(PLAYS)
    assert not [row.name for row in table.rows if row.expect in row.also]


def test_another_seed_has_other_addresses_and_titles() -> None:
    one, other = (Table(Places("single", 80, seed)).rows for seed in ("one", "other"))
    assert [row.name for row in one] == [row.name for row in other]
    for first, second in zip(one, other, strict=True):
        if "«base»" in first.url:
            assert first.url != second.url
    assert {row.title for row in one if row.title}.isdisjoint({row.title for row in other})


def test_every_mark_is_filled() -> None:
    for found in Table(Places("hosts", 80, "seed")).rows:
        assert "«" not in repr(found.model_dump()), found.name


def test_plain_answers_are_sent_and_written_down(single: Faults) -> None:
    before = len(single.log())
    plain = [row for row in single.table.rows if row.play is None and row.head is None]
    own = f"http://127.0.0.1:{single.places.port}/k"
    plain = [row for row in plain if row.url.startswith(own)]
    for found in plain:
        answer = found.answer if isinstance(found.answer, Answer) else found.answer[0]
        got = asked(found.url)
        assert got.startswith(f"HTTP/1.1 {answer.status}".encode()), found.name
    log = single.log()[before:]
    assert [event["row"] for event in log] == [
        single.table.by_folder[wire(row.url).split("/")[1]].name for row in plain
    ]
    assert all(event["ended"] and event["sent"] > 10 and event["running"] == 1 for event in log)


def test_connections_are_reset(single: Faults) -> None:
    with pytest.raises(ConnectionResetError):
        asked(row(single, "reset-before the header").url)


def test_head_lies(single: Faults) -> None:
    found = row(single, "head-403")
    assert asked(found.url, "HEAD").startswith(b"HTTP/1.1 403")
    assert asked(found.url).startswith(b"HTTP/1.1 200")


def test_early_hints_come_before_the_answer(single: Faults) -> None:
    got = asked(row(single, "early-hints").url)
    assert got.startswith(b"HTTP/1.1 103 ")
    assert b"\r\n\r\nHTTP/1.1 200 OK\r\n" in got


def test_a_chain_has_as_many_steps_as_it_says(single: Faults) -> None:
    url, steps = row(single, "redirected-20-times").url, 0
    while (got := asked(url)).startswith(b"HTTP/1.1 302"):
        location = got.partition(b"Location: ")[2].partition(b"\r\n")[0].decode()
        url, steps = f"http://127.0.0.1:{single.places.port}{location}", steps + 1
    assert steps == 20
    assert got.startswith(b"HTTP/1.1 200")


def test_a_connection_is_never_made(single: Faults) -> None:
    parts = urlsplit(row(single, "connecting-hangs").url)
    with pytest.raises(TimeoutError):
        socket.create_connection((parts.hostname, parts.port), 0.5)


def test_nobody_listens(single: Faults) -> None:
    parts = urlsplit(row(single, "refused").url)
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((parts.hostname, parts.port), 0.5)


def test_the_log_counts_what_the_client_took(single: Faults) -> None:
    parts = urlsplit(row(single, "pdf-of-forty-megabytes").url)
    with socket.create_connection((parts.hostname, parts.port), 5) as sock:
        sock.sendall(f"GET {parts.path} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        sock.recv(65536)
    sent = next(event["sent"] for event in single.log() if event["row"] == "pdf-of-forty-megabytes")
    assert sent < 4_000_000
    assert Path(single.folder, "ca.pem").exists()
