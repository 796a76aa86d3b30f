"""Answers and visits, invented for tests of what is decided about them."""

from site_builder.links.exchange import Answer
from site_builder.links.pages import page_of
from site_builder.links.result import Hop
from site_builder.links.target import Kind, Target
from site_builder.links.visits import Visit

URL = "http://pots.example.org/papers/1"
TITLE = "Deep Teapots: How Spouts Learn to Pour"
PAPER = Target(URL, TITLE, Kind.PAPER)


def html(body: str | bytes, status: int = 200, url: str = URL, **headers: str) -> Answer:
    """An answer with a page."""
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    raw = body.encode() if isinstance(body, str) else body
    return Answer(url, status, {"content-type": "text/html", **named}, raw)


def seen(answer: Answer, *hops: Hop) -> Visit:
    """A visit that ended with `answer`."""
    return Visit(answer, hops, 1, page_of(answer))
