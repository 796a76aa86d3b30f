"""The clients against a server that answers as documented, over HTTP."""

import json
from collections.abc import Iterator

import pytest

from site_builder.links.archive import newest_copy
from site_builder.links.resolvers import RESOLVERS, Api, Fact, Resolver
from tests.links.api_servers import DOIS, ROUTES, Reply, Seen, served
from tests.links.driving import driven, over_http

TOKEN = "s3cr3t"
EXPECTED = {
    "arxiv": {
        "2301.00001v2": Fact("registered", "On the Shape of Teapots"),
        "2301.00002": Fact(
            "withdrawn", "Kettles & Spouts", note="This paper has been withdrawn by the author"
        ),
        "math.GT/0309136": Fact("registered", "Old Pots"),
        "2301.77777": Fact("not-registered", note="arXiv has no paper with this id"),
        "1234.5678": Fact("not-registered", note="this is no id of arXiv"),
    },
    "github": {
        "Gail/teapots": Fact("registered"),
        "gail/old-pots": Fact(
            "moved",
            new_url="https://github.com/potters/pots",
            note="the repository is archived: it can be read, and nothing in it changes",
        ),
        "gail/none": Fact("not-registered", note="GitHub has no public repository of this name"),
    },
    "doi": {
        "10.1234/teapots": Fact("registered", "Teapots: A Survey"),
        "10.1234/none": Fact("not-registered", note="no such DOI is registered"),
    },
    "openreview": {
        "teapot0001": Fact("registered", "Brewing"),
        "none000001": Fact("not-registered", note="OpenReview has no note with this id"),
    },
    "youtube": {
        "teapots0001": Fact("registered", "How to pour"),
        "none0000001": Fact("not-registered", note="the video does not exist any more"),
    },
}
HIDDEN = {"openreview": ["hidden0001"], "youtube": ["teapots0002", "teapots0003"]}
REQUESTS = {"arxiv": 3, "github": 1, "doi": 3, "openreview": 3, "youtube": 4}


@pytest.fixture(scope="module")
def agency() -> Iterator[Seen]:
    """Where doi.org sends those who ask for metadata."""

    def csl(path: str, _: bytes) -> Reply:
        return 200, {}, json.dumps(DOIS[path.removeprefix("/works/")])

    with served({"/works/": csl}) as seen:
        yield seen


@pytest.fixture
def registry(agency: Seen) -> Iterator[Seen]:
    def doi(path: str, _: bytes) -> Reply:
        return 302, {"Location": f"{agency.base}/works{path}"}, ""

    with served({**ROUTES, "/10.": doi}) as seen:
        yield seen


@pytest.mark.parametrize("resolver", RESOLVERS, ids=lambda resolver: resolver.name)
def test_what_a_registry_says(resolver: Resolver, registry: Seen, agency: Seen) -> None:
    ids = [*EXPECTED[resolver.name], *HIDDEN.get(resolver.name, [])]
    known: dict[str, Fact] = {}
    for check in resolver.ask(ids, Api(f"{registry.base}/", TOKEN)):
        known |= driven(check, over_http)[0]
    assert known == EXPECTED[resolver.name]
    assert len(registry.paths) == REQUESTS[resolver.name]
    assert not any(TOKEN in path for path in registry.paths)
    tokens = [headers.get("Authorization") for headers in registry.headers]
    assert tokens == [f"Bearer {TOKEN}" if resolver.needs_token else None] * len(tokens)
    assert not any("Authorization" in headers for headers in agency.headers)


def test_the_newest_copy(registry: Seen) -> None:
    copy, _ = driven(newest_copy("http://pots.example.org/a?b=1#c", registry.base), over_http)
    assert copy == f"{registry.base}/web/20190304050607/http://pots.example.org/a?b=1#c"
    assert driven(newest_copy("http://pots.example.org/", registry.base), over_http)[0] is None
