"""A server that answers as the documentations of the registries say, and knows a few teapots."""

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

ARXIV_PAPERS = {
    "2301.00001": (3, "On the Shape\n  of Teapots", ""),
    "2301.00002": (1, "Kettles & Spouts", "This paper has been withdrawn by the author"),
    "math/0309136": (1, "Old Pots", "12 pages"),
}
REPOSITORIES = {
    "gail/teapots": {"nameWithOwner": "gail/teapots", "isArchived": False, "isDisabled": False},
    "gail/old-pots": {"nameWithOwner": "potters/pots", "isArchived": True, "isDisabled": False},
}
DOIS = {"10.1234/teapots": {"title": "Teapots", "subtitle": ["A <i>Survey</i>"]}}
VIDEOS = {"teapots0001": (200, "How to pour"), "teapots0002": (401, ""), "teapots0003": (403, "")}
NOTES = {"teapot0001": {"title": {"value": "Brewing"}}}
COPIES = {"http://pots.example.org/a?b=1": "20190304050607"}


def feed(papers: dict[str, tuple[int, str, str]]) -> str:
    """A feed of arXiv: of each paper its newest version, title and comment."""
    entries = "".join(
        f"<entry><id>http://arxiv.org/abs/{id}v{version}</id><title>{escape(title)}</title>"
        f"<summary>A paper.</summary><arxiv:comment>{escape(comment)}</arxiv:comment></entry>"
        for id, (version, title, comment) in papers.items()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom" '
        f'xmlns:arxiv="http://arxiv.org/schemas/atom"><title>ArXiv Query</title>{entries}</feed>'
    )


def error_feed(summary: str) -> str:
    """How the API of arXiv answers a malformed question."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom"><entry>'
        f"<id>http://arxiv.org/api/errors#x</id><title>Error</title><summary>{summary}</summary>"
        "</entry></feed>"
    )


@dataclass
class Seen:
    """What was asked of a server."""

    base: str = ""
    paths: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)


Reply = tuple[int, dict[str, str], str]


def _json(status: int, value: object) -> Reply:
    return status, {"Content-Type": "application/json"}, json.dumps(value)


def arxiv(path: str, _: bytes) -> Reply:
    query = parse_qs(urlsplit(path).query)
    ids = query["id_list"][0].split(",")
    bad = [id for id in ids if not re.fullmatch(r"\d\d(0[1-9]|1[0-2])\.\d{4,5}|[a-z-]+/\d{7}", id)]
    if bad:
        return 400, {}, error_feed(f"incorrect id format for {bad[0]}")
    most = int(query.get("max_results", ["10"])[0])
    found = [(id, ARXIV_PAPERS[id]) for id in reversed(ids) if id in ARXIV_PAPERS]
    return 200, {"Content-Type": "application/atom+xml"}, feed(dict(found[:most]))


def github(_: str, body: bytes) -> Reply:
    asked = json.loads(body)
    data: dict[str, object] = {}
    errors = []
    for alias, owner, name in re.findall(
        r"(\w+): repository\(owner: \$(\w+), name: \$(\w+)\)", asked["query"]
    ):
        full = f"{asked['variables'][owner]}/{asked['variables'][name]}"
        data[alias] = REPOSITORIES.get(full.lower())
        if data[alias] is None:
            message = f"Could not resolve to a Repository with the name '{full}'."
            errors.append({"type": "NOT_FOUND", "path": [alias], "message": message})
    return _json(200, {"data": data, "errors": errors} if errors else {"data": data})


def handles(path: str, _: bytes) -> Reply:
    doi = unquote(path.removeprefix("/api/handles/"))
    if doi in DOIS:
        value = {"format": "string", "value": "https://publisher.example.org/1"}
        return _json(
            200, {"responseCode": 1, "handle": doi, "values": [{"type": "URL", "data": value}]}
        )
    return _json(404, {"responseCode": 100, "handle": doi})


def oembed(path: str, _: bytes) -> Reply:
    video = parse_qs(urlsplit(path).query)["url"][0].partition("v=")[2]
    status, title = VIDEOS.get(video, (404, ""))
    return _json(200, {"type": "video", "title": title}) if status == 200 else (status, {}, "No")


def notes(path: str, _: bytes) -> Reply:
    id = parse_qs(urlsplit(path).query)["id"][0]
    if id == "hidden0001":
        return _json(403, {"name": "ForbiddenError", "status": 403})
    if id not in NOTES:
        return _json(404, {"name": "NotFoundError", "status": 404})
    return _json(200, {"notes": [{"id": id, "content": NOTES[id]}], "count": 1})


def cdx(path: str, _: bytes) -> Reply:
    url = parse_qs(urlsplit(path).query)["url"][0]
    if url not in COPIES:
        return _json(200, [])
    return _json(200, [["timestamp", "original", "statuscode"], [COPIES[url], url, "200"]])


ROUTES: dict[str, Callable[[str, bytes], Reply]] = {
    "/api/query": arxiv,
    "/graphql": github,
    "/api/handles/": handles,
    "/oembed": oembed,
    "/notes": notes,
    "/cdx/search/cdx": cdx,
}


@contextmanager
def served(routes: dict[str, Callable[[str, bytes], Reply]]) -> Iterator[Seen]:
    """A server on this machine; `routes` are by the beginning of a path."""
    seen = Seen()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            seen.paths.append(self.path)
            seen.headers.append(dict(self.headers))
            route = next((r for start, r in routes.items() if self.path.startswith(start)), None)
            status, headers, text = route(self.path, body) if route else (404, {}, "")
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(text.encode()))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(text.encode())

        do_POST = do_GET

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    seen.base = f"http://127.0.0.1:{server.server_port}"
    try:
        yield seen
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
