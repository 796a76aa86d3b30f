"""Drives a check without a schedule: by answers given by hand, or by a server on this machine."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import requests

from site_builder.links.exchange import Answer, Check, Request
from site_builder.links.resolvers import Api, Fact, Resolver

ResultT = TypeVar("ResultT")
Reply = Callable[[Request], Answer]


def driven(check: Check[ResultT], reply: Reply) -> tuple[ResultT, list[Request]]:
    """What a check ends with, and what it asked; each request is answered by `reply`."""
    asked: list[Request] = []
    answer: Answer | None = None
    while True:
        try:
            request = next(check) if answer is None else check.send(answer)
        except StopIteration as end:
            result: ResultT = end.value
            return result, asked
        asked.append(request)
        assert len(asked) < 100
        answer = reply(request)


def in_turn(*answers: Answer) -> Reply:
    """Replies with one after another, the last again and again."""
    left: Iterator[Answer] = iter(answers)
    last = answers[-1]
    return lambda _: next(left, last)


def facts(
    resolver: Resolver, ids: Iterable[str], reply: Reply, token: str = ""
) -> tuple[dict[str, Fact], list[Request]]:
    """What all checks of a resolver say together, and what they asked."""
    known: dict[str, Fact] = {}
    asked: list[Request] = []
    for check in resolver.ask(list(ids), Api(resolver.base, token)):
        found, requests_ = driven(check, reply)
        known |= found
        asked += requests_
    return known, asked


def answer(status: int, body: object = b"", **headers: str) -> Answer:
    """An answer with a body of bytes, text, or JSON."""
    if isinstance(body, str):
        body = body.encode()
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    names = {name.replace("_", "-"): text for name, text in headers.items()}
    return Answer("", status, names, raw)


def over_http(request: Request) -> Answer:
    """The answer of a server; redirects are not followed."""
    method = "GET" if request.body is None else "POST"
    with requests.Session() as session:
        session.trust_env = False
        response = session.request(
            method,
            request.url,
            data=request.body,
            headers=dict(request.headers),
            timeout=20,
            allow_redirects=False,
        )
    headers = {name.lower(): text for name, text in response.headers.items()}
    body = response.content
    return Answer(
        request.url,
        response.status_code,
        headers,
        body[: request.limit],
        is_whole=len(body) <= request.limit,
    )
