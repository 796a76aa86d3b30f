"""YouTube: whether a video exists, and its title. Its pages answer 200 for any id.

https://oembed.com lists YouTube's endpoint, and what a provider may answer: 404 for what it does
not have, 401 for what is private. YouTube answers 404 or 400 for a video that is gone or never
was, 401 where the owner forbids embedding and 403 for a private one, and sometimes such a word
with status 200 (https://github.com/lycheeverse/lychee/issues/214,
https://github.com/ruby-oembed/ruby-oembed/issues/79): nothing is said of those.
"""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlencode

from site_builder.links.exchange import Check, Request
from site_builder.links.resolvers.asking import asked, at, batches, json_of, line
from site_builder.links.resolvers.resolver import Api, Fact, Facts, Resolver

_ADDRESS = re.compile(
    r"https?://(?:(?:www\.|m\.)?youtube(?:-nocookie)?\.com/"
    r"(?:watch/?\?(?:[^#]*&)?v=|embed/|shorts/|live/|v/)|youtu\.be/)"
    r"([A-Za-z0-9_-]{11})(?:[/?&#].*)?",
    re.IGNORECASE,
)


def identify(url: str) -> str | None:
    """The id of a video; lists and channels have none."""
    match = _ADDRESS.fullmatch(url)
    return match[1] if match else None


def ask(ids: Sequence[str], api: Api) -> Iterator[Check[Facts]]:
    """A check for each: oEmbed has no batches."""
    for (video,) in batches(ids, 1):
        yield _check(video, api.base.rstrip("/"))


def _check(video: str, base: str) -> Check[Facts]:
    page = f"https://www.youtube.com/watch?v={video}"
    query = urlencode({"format": "json", "url": page})
    answer = yield from asked(Request(f"{base}/oembed?{query}"))
    if answer.status in (400, 404):
        return {video: Fact("not-registered", note="the video does not exist any more")}
    title = line(at(json_of(answer), "title")) if answer.status == 200 else ""
    return {video: Fact("registered", title)} if title else {}


YOUTUBE = Resolver(
    "youtube",
    "https://www.youtube.com",
    "its pages answer 200 for any id, and oEmbed does not",
    identify,
    ask,
)
