"""The fault server: a process of its own that serves the table and writes down what is asked.

`python -m tests.links.fault_server --layout hosts --seed x --folder DIR` prints one line of JSON,
{"port", "control"}, when it listens; the folder gets `ca.pem`. The control port answers any request
with the log as JSON. The server ends with its standard input.
"""

import argparse
import asyncio
import json
import socket
import ssl
import sys
from pathlib import Path

from tests.links.certificates import contexts
from tests.links.connection import Connection
from tests.links.log import Log
from tests.links.places import CERTIFICATES, Places
from tests.links.table import Table

_SENT_AHEAD = 65536  # what the system may take before the client did


def main() -> None:
    """Serve until nobody wants it any more."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--layout", choices=["hosts", "single"], required=True)
    parser.add_argument("--seed", required=True)
    parser.add_argument("--folder", type=Path, required=True)
    chosen = parser.parse_args()
    asyncio.run(serve(chosen.layout, chosen.seed, chosen.folder))


async def serve(layout: str, seed: str, folder: Path) -> None:
    """Open all the ports, say so, and wait for the end of standard input."""
    secure = contexts(folder)
    for _ in range(20):
        opened: list[asyncio.Server] = []
        try:
            log, port = await _open(Places(layout, _free_port(), seed), secure, opened)  # type: ignore[arg-type]
            break
        except OSError:  # somebody has this port on one of the hosts
            for server in opened:
                server.close()
    control = await asyncio.start_server(log.told, "127.0.0.1", 0)
    ready = {"port": port, "control": control.sockets[0].getsockname()[1]}
    print(json.dumps(ready), flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


async def _open(
    places: Places, secure: dict[str, ssl.SSLContext], opened: list[asyncio.Server]
) -> tuple[Log, int]:
    log, table = Log(), Table(places)
    connection = Connection(table, log)
    plain = places.plain_hosts(len(table.all_names))
    listening: list[tuple[str, ssl.SSLContext | None]] = [(host, None) for host in plain]
    listening += [(host, secure[name]) for name, host in CERTIFICATES.items()]
    for host, context in listening:
        server = await asyncio.start_server(
            connection.serve, sock=_socket(host, places.port), ssl=context, limit=2**17
        )
        opened.append(server)
    for name, answer in (("mute", connection.mute), ("slammer", connection.slam)):
        sock = _socket(places.address(name), places.port)
        opened.append(await asyncio.start_server(answer, sock=sock))
    _fill(places.address("unaccepting"), places.port)
    return log, places.port


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as sock:
        return int(sock.getsockname()[1])


def _socket(host: str, port: int) -> socket.socket:
    sock = socket.socket()
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SENT_AHEAD)
    sock.bind((host, port))
    sock.listen(128)
    return sock


_KEPT: list[socket.socket] = []


def _fill(host: str, port: int) -> None:
    """Listen without ever accepting, and take the places in the queue: connecting hangs."""
    sock = _socket(host, port)
    sock.listen(0)
    _KEPT.append(sock)
    for _ in range(4):
        caller = socket.socket()
        caller.setblocking(False)
        caller.connect_ex((host, port))
        _KEPT.append(caller)


if __name__ == "__main__":
    main()
