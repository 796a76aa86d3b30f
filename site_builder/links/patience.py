"""How long a server asks to wait: the header Retry-After (RFC 9110, section 10.2.3)."""

import datetime
import email.utils

from site_builder.links.exchange import Answer

DEFAULT = 1.0
"""Seconds to wait where a server asks to wait and does not say how long."""

MARGIN = 0.1
"""Seconds more than a server asks to wait: it counts from when it has sent its answer."""

WAITS = frozenset({429, 503})


def wanted_wait(answer: Answer) -> float | None:
    """The seconds that the server asks everybody to wait; None if it does not ask.

    A date is counted from the server's own clock, if its answer tells it. What cannot be read is
    `DEFAULT`.
    """
    if answer.status not in WAITS:
        return None
    text = answer.headers.get("retry-after", "").strip()
    if not text:
        return DEFAULT if answer.status == 429 else None
    if text.isascii() and text.isdigit():
        return float(text[:9])
    then, now = _date(text), _date(answer.headers.get("date", ""))
    if not then:
        return DEFAULT
    seconds = (then - (now or datetime.datetime.now(datetime.UTC))).total_seconds()
    return max(seconds, 0.0)


def _date(text: str) -> datetime.datetime | None:
    try:
        found = email.utils.parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=datetime.UTC)
