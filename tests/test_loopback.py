"""Tests stay on this machine."""

import asyncio
import os
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests

from tests.links.running import environment
from tests.loopback import BlockedError

# Addresses for documentation, which lead nowhere even if the block fails.
ELSEWHERE = ["192.0.2.1", "2001:db8::1", "10.0.0.1", "::ffff:192.0.2.1", "pots.example", "0.0.0.0"]


@pytest.mark.parametrize("host", ELSEWHERE)
def test_connecting_elsewhere_fails(host: str) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as sock:
        for connect in (sock.connect, sock.connect_ex):
            with pytest.raises(BlockedError, match="tests stay on this machine"):
                connect((host, 80))


def test_sending_a_datagram_elsewhere_fails() -> None:
    with socket.socket(type=socket.SOCK_DGRAM) as sock, pytest.raises(BlockedError):
        sock.sendto(b"x", ("192.0.2.1", 53))


def test_requests_and_asyncio_are_blocked_too() -> None:
    with pytest.raises(requests.ConnectionError, match="tests stay on this machine"):
        requests.get("http://192.0.2.1/", timeout=1, proxies={"http": ""})

    async def connect() -> None:
        await asyncio.open_connection("192.0.2.1", 80)

    # In a thread: this one may have the loop of the browser that other tests drive.
    with ThreadPoolExecutor(1) as pool, pytest.raises(BlockedError):
        pool.submit(lambda: asyncio.run(connect())).result()


def test_this_machine_can_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()
    one, other = socket.socketpair()
    one.close()
    other.close()


def test_commands_that_tests_start_are_blocked_and_write_it_down(tmp_path: Path) -> None:
    code = "import socket; socket.create_connection(('192.0.2.1', 80), 1)"
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment(tmp_path), capture_output=True, text=True
    )
    assert "BlockedError" in done.stderr
    assert (tmp_path / "blocked.txt").read_text() == f"connect ('192.0.2.1', 80){os.linesep}"
