"""What the clients of all registries share: one redirect, one more try, and how to read junk.

A registry that is busy or broken is asked once more, later; whoever asked for too much learns
that its ids are not known. So no registry is pressed, and none can fail a check by a bad hour.
"""

import html
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from urllib.parse import SplitResult, urlsplit

from site_builder.links.addresses import canonical, resolved
from site_builder.links.exchange import Answer, Check, Request
from site_builder.links.reasons import REASONS, Verdict

PAUSE = 3.0
"""Seconds before a registry is asked once more, if it does not say how many."""

LONGEST_PAUSE = 60.0
"""A registry that asks for more patience is not asked again."""

_REDIRECTS = {301, 302, 303, 307, 308}
_KEEPS_BODY = {307, 308}
_PASSING = {Verdict.UNVERIFIABLE, Verdict.TIMEOUT}
_LONGEST_TEXT = 1000
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")


def asked(request: Request, *, hops: int = 1, anywhere: bool = False) -> Check[Answer]:
    """The answer to `request`, which is repeated once if the first failure may pass."""
    answer = yield from followed(request, hops=hops, anywhere=anywhere)
    pause = _pause(answer)
    if pause is None:
        return answer
    return (yield from followed(replace(request, delay=pause), hops=hops, anywhere=anywhere))


def followed(request: Request, *, hops: int = 1, anywhere: bool = False) -> Check[Answer]:
    """The answer to `request` after at most so many redirects.

    They stay on the host, unless `anywhere`: then those to another host carry no credentials.
    """
    answer = yield request
    for _ in range(hops):
        further = _further(request, answer, anywhere)
        if further is None:
            break
        request = further
        answer = yield request
    return answer


def _pause(answer: Answer) -> float | None:
    """How long to wait before asking once more; None if the answer is final."""
    if answer.failure:
        reason = REASONS.get(answer.failure)
        return PAUSE if reason and reason.verdict in _PASSING else None
    if answer.status not in (408, 429) and answer.status < 500:
        return None
    wanted = answer.headers.get("retry-after", "").strip()
    if not re.fullmatch(r"[0-9]{1,9}", wanted):
        return PAUSE
    return max(PAUSE, float(wanted)) if float(wanted) <= LONGEST_PAUSE else None


def _further(request: Request, answer: Answer, anywhere: bool) -> Request | None:
    """The request that a redirect leads to; None if there is none, or it is not followed."""
    location = answer.headers.get("location", "").strip()
    if answer.status not in _REDIRECTS or not location:
        return None
    if request.body is not None and answer.status not in _KEEPS_BODY:
        return None
    # Only the form that is asked tells the host: some readers disagree on https://one\\@other/.
    url = canonical(resolved(request.url, location))
    if url is None:
        return None
    stays = _is_same_host(urlsplit(request.url), urlsplit(url))
    if not (stays or anywhere):
        return None
    headers = request.headers
    if not stays:
        headers = {name: text for name, text in headers.items() if name != "Authorization"}
    return replace(request, url=url, headers=headers, delay=0)


def _is_same_host(old: SplitResult, new: SplitResult) -> bool:
    if old.hostname != new.hostname:
        return False
    if (old.scheme, old.port) == (new.scheme, new.port):
        return True
    return (old.scheme, new.scheme, old.port, new.port) == ("http", "https", None, None)


def json_of(answer: Answer) -> object:
    """The JSON value of an answer; None if it is none, or was cut."""
    if not answer.is_whole:
        return None
    try:
        value: object = json.loads(answer.body)
    except (ValueError, RecursionError):
        return None
    return value


def at(value: object, *path: str | int) -> object:
    """What stands at `path` of a JSON value; None if there is nothing."""
    for key in path:
        if isinstance(key, str) and isinstance(value, dict):
            value = value.get(key)
        elif isinstance(key, int) and isinstance(value, list) and key < len(value):
            value = value[key]
        else:
            return None
    return value


def line(value: object) -> str:
    """A text of a registry as one line that can be written anywhere; "" for what is no text."""
    if not isinstance(value, str):
        return ""
    text = " ".join(value[: 10 * _LONGEST_TEXT].split())[:_LONGEST_TEXT]
    return text.encode("utf-8", "replace").decode("utf-8")


def without_markup(value: object) -> str:
    """The same of a text that may hold tags and entities of HTML."""
    return line(html.unescape(_TAG.sub("", line(value))))


def batches(ids: Sequence[str], size: int) -> Iterator[list[str]]:
    """`ids`, each once, in lists of at most `size`."""
    once = list(dict.fromkeys(ids))
    for start in range(0, len(once), size):
        yield once[start : start + size]
