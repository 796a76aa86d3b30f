"""The Wayback Machine: the newest good copy of a page that is gone.

https://github.com/internetarchive/wayback/tree/master/wayback-cdx-server describes the index that
is asked: `filter=statuscode:200` and `limit=-1` give the last capture that was fine. The simpler
"availability" API answers most programs with 429
(https://github.com/internetarchive/wayback/issues/274). Who goes on after a 429 is shut out for an
hour, so a question is never repeated: a copy is a suggestion, and the next run asks anew. The
index bears some twenty-four questions a minute, which the row of its host keeps.
"""

import re
from urllib.parse import urlencode, urlsplit

from site_builder.links.exchange import Check, Request
from site_builder.links.resolvers.asking import at, followed, json_of

WAYBACK = "https://web.archive.org"
_ORIGINAL = re.compile(r"https?://[^\s\x00-\x1f\x7f<>\"\\^`{|}]{1,2000}")
_TIME = re.compile(r"[0-9]{14}")


def newest_copy(url: str, base: str = WAYBACK) -> Check[str | None]:
    """The address of the newest good copy of `url`; None if there is none, or nobody answers."""
    page, _, fragment = url.partition("#")
    if _is_copy(page):
        return None
    query = urlencode(
        {
            "url": page,
            "output": "json",
            "fl": "timestamp,original,statuscode",
            "filter": "statuscode:200",
            "limit": "-1",
        },
        safe=":",
    )
    answer = yield from followed(Request(f"{base.rstrip('/')}/cdx/search/cdx?{query}"))
    rows = json_of(answer) if answer.status == 200 else None
    time, original = _capture(rows)
    if not time:
        return None
    copy = f"{base.rstrip('/')}/web/{time}/{original or page}"
    return f"{copy}#{fragment}" if fragment else copy


def _is_copy(url: str) -> bool:
    try:
        return urlsplit(url).hostname == "web.archive.org"
    except ValueError:
        return True


def _capture(rows: object) -> tuple[str, str]:
    """Time and address of the last good capture; the first row names the columns."""
    if not isinstance(rows, list):
        return "", ""
    for row in reversed(rows[1:]):
        time, original, status = (at(row, column) for column in range(3))
        if isinstance(time, str) and _TIME.fullmatch(time) and status == "200":
            is_good = isinstance(original, str) and _ORIGINAL.fullmatch(original)
            return time, str(original) if is_good else ""
    return "", ""
