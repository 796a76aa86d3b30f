"""A live preview: builds, serves on this machine only, and builds again when a file is saved."""

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from watchfiles import watch

LIVE = "/.live"
_WAIT = 20.0
_SCRIPT = b"""let seen = null;
for (;;) {
  try {
    const answer = await fetch("/.live?seen=" + (seen ?? ""));
    const now = await answer.text();
    if (seen !== null && now !== seen) location.reload();
    seen = now;
  } catch { await new Promise((again) => setTimeout(again, 1000)); }
}
"""


class Versions:
    """The number of the newest build, and a way to wait for the next one."""

    def __init__(self) -> None:
        self._number = 0
        self._changed = threading.Condition()

    def advance(self) -> None:
        """There is a new build."""
        with self._changed:
            self._number += 1
            self._changed.notify_all()

    def after(self, seen: str) -> str:
        """The newest number, as soon as it is not `seen`, or after a while anyway."""
        with self._changed:
            self._changed.wait_for(lambda: str(self._number) != seen, timeout=_WAIT)
            return str(self._number)


class _Handler(SimpleHTTPRequestHandler):
    """Files of the site; pages get a script that waits for the next build."""

    def __init__(self, *arguments: object, versions: Versions, directory: str) -> None:
        self.versions = versions
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer a request."""
        parts = urlsplit(self.path)
        if parts.path == LIVE:
            seen = parse_qs(parts.query).get("seen", [""])[0]
            self._send(self.versions.after(seen).encode(), "text/plain")
        elif parts.path == f"{LIVE}.js":
            self._send(_SCRIPT, "text/javascript")
        else:
            page = self._page(Path(self.translate_path(parts.path)), parts.path)
            if page is None:
                super().do_GET()
            else:
                script = f'<script type="module" src="{LIVE}.js"></script></body>'.encode()
                self._send(page.replace(b"</body>", script), "text/html; charset=utf-8")

    def _page(self, path: Path, address: str) -> bytes | None:
        if path.is_dir() and address.endswith("/"):
            path = path / "index.html"
        return path.read_bytes() if path.suffix == ".html" and path.is_file() else None

    def _send(self, content: bytes, media_type: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent: the terminal is for problems of the catalogue."""


def start(site_dir: Path, port: int, versions: Versions) -> ThreadingHTTPServer:
    """A server for `site_dir` on 127.0.0.1, running in a thread; port 0 picks a free one.

    Raises:
        OSError: the port is taken.
    """
    handler = partial(_Handler, versions=versions, directory=str(site_dir))
    server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def rebuild_on_change(
    folders: list[Path],
    rebuild: Callable[[], bool],
    versions: Versions,
    stop: threading.Event | None = None,
) -> Iterator[set[str]]:
    """Call `rebuild` whenever a file below `folders` changes; yields the changed paths.

    A rebuild that returns False leaves the pages in the browser as they are.
    """
    for changes in watch(*folders, stop_event=stop, debounce=200, raise_interrupt=False):
        if rebuild():
            versions.advance()
        yield {path for _, path in changes}
