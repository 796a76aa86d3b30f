"""GitHub: fifty repositories in one question, with what a page does not tell.

https://docs.github.com/graphql/reference describes `repository(owner, name)`: it follows renames
unless told otherwise, so that a `nameWithOwner` other than the one asked for is a move. What does
not exist, or is private, is null with an error of the type NOT_FOUND and the alias in its path;
what the token may not see has FORBIDDEN, and a spent limit RATE_LIMITED, all with status 200
(https://docs.github.com/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api).
The API answers nobody without a token; then pages tell the same, one a second.

Names come from strangers: they travel as variables and are never part of the query.
"""

import json
import re
from collections.abc import Iterator, Sequence

from site_builder.links.exchange import Check, Request
from site_builder.links.resolvers.asking import asked, at, batches, json_of, line
from site_builder.links.resolvers.resolver import Api, Fact, Facts, Resolver, Secret

BATCH = 50
_LIMIT = 512 * 1024
_NAME = re.compile(
    r"(?P<owner>[A-Za-z0-9][A-Za-z0-9_-]{0,38})/(?!\.(?:\.|git)?$)(?P<name>[\w.-]{1,100})", re.A
)
_ADDRESS = re.compile(
    r"https?://(?:www\.)?github\.com/([A-Za-z0-9][A-Za-z0-9_-]{0,38}/[\w.-]{1,104}?)"
    r"(?:\.git)?/?(?:\?tab=[\w-]+)?(?:#.*)?",
    re.ASCII | re.IGNORECASE,
)
# What stands where an owner would, and is a part of the site.
_PARTS_OF_THE_SITE = """
    about account advisories apps articles blog codespaces collections contact copilot
    customer-stories dashboard edu education enterprise events explore features github-copilot
    issues join login logout marketplace mcp mobile models new newsroom nonprofit notifications
    organizations orgs partners pricing premium-support pulls readme resources search security
    sessions settings site solutions sponsors stars stories support team teams topics trending
    users watching why-github
"""
_FIELDS = "fragment fields on Repository { nameWithOwner isArchived isDisabled }"


def identify(url: str) -> str | None:
    """`owner/name` if the address is that of a repository and of nothing in it."""
    match = _ADDRESS.fullmatch(url)
    if not match or not (name := _NAME.fullmatch(match[1])):
        return None
    return None if name["owner"].lower() in _PARTS_OF_THE_SITE.split() else match[1]


def ask(ids: Sequence[str], api: Api) -> Iterator[Check[Facts]]:
    """A check for each fifty."""
    for batch in batches(ids, BATCH):
        yield _check(batch, api)


def _check(ids: list[str], api: Api) -> Check[Facts]:
    answer = yield from asked(_request(ids, api))
    document = json_of(answer) if answer.status == 200 else None
    missing = set(_missing(document))
    facts: dict[str, Fact] = {}
    for alias, id in _aliases(ids):
        fact = _fact(id, at(document, "data", alias), is_missing=alias in missing)
        if fact:
            facts[id] = fact
    return facts


def _request(ids: list[str], api: Api) -> Request:
    declared, fields, variables = [], [], {}
    for alias, id in _aliases(ids):
        owner, name = f"{alias}owner", f"{alias}name"
        variables[owner], variables[name] = id.split("/", 1)
        declared.append(f"${owner}: String!, ${name}: String!")
        fields.append(f"{alias}: repository(owner: ${owner}, name: ${name}) {{ ...fields }}")
    query = f"query({', '.join(declared)}) {{ {' '.join(fields)} }} {_FIELDS}"
    headers = {
        "Authorization": Secret(f"Bearer {api.token}"),
        "Accept": "application/json",
        "Content-Type": "application/json",
    }
    body = json.dumps({"query": query, "variables": variables}).encode()
    return Request(f"{api.base.rstrip('/')}/graphql", headers, body, limit=_LIMIT)


def _aliases(ids: list[str]) -> Iterator[tuple[str, str]]:
    for number, id in enumerate(ids):
        yield f"r{number}", id


def _missing(document: object) -> Iterator[str]:
    """The aliases of repositories that do not exist."""
    errors = at(document, "errors")
    for error in errors if isinstance(errors, list) else []:
        path = at(error, "path")
        if at(error, "type") == "NOT_FOUND" and isinstance(path, list) and len(path) == 1:
            yield str(path[0])


def _fact(id: str, repository: object, *, is_missing: bool) -> Fact | None:
    if repository is None:
        note = "GitHub has no public repository of this name"
        return Fact("not-registered", note=note) if is_missing else None
    name = line(at(repository, "nameWithOwner"))
    if not _NAME.fullmatch(name) or at(repository, "isDisabled") is True:
        return None
    is_archived = at(repository, "isArchived") is True
    note = "the repository is archived: it can be read, and nothing in it changes" * is_archived
    if name.lower() == id.lower():
        return Fact("registered", note=note)
    return Fact("moved", new_url=f"https://github.com/{name}", note=note)


GITHUB = Resolver(
    "github",
    "https://api.github.com",
    "fifty repositories in one request: renamed, archived, deleted",
    identify,
    ask,
    needs_token=True,
)
