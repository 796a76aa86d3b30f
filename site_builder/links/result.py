"""What a check found: the values that reports, the state and the site are made from."""

import datetime
from dataclasses import dataclass

from site_builder.links.reasons import REASONS, Reason, Verdict
from site_builder.links.target import Target


@dataclass(frozen=True)
class Hop:
    """One redirect: the address, its status, and where it leads."""

    url: str
    status: int
    to: str


@dataclass(frozen=True)
class Finding:
    """What is known of one address. `code` is that of a row of `REASONS`.

    `new_url` is where it has moved for good; `final_url` is where the answer came from.
    """

    code: str
    evidence: str = ""
    status: int | None = None
    hops: tuple[Hop, ...] = ()
    final_url: str = ""
    new_url: str | None = None
    title_found: str = ""
    attempts: int = 0

    @property
    def reason(self) -> Reason:
        """The row of the code."""
        return REASONS[self.code]


@dataclass(frozen=True)
class Result:
    """A finding about a target.

    `checked` is the day it was asked (None: not in this run and not before), `last_ok` the last
    day on which it was fine, `strikes` the days of failure in a row, `archived` a copy of a dead
    page that was found, `is_known` whether it was taken from the state and not asked now.
    """

    target: Target
    finding: Finding
    checked: datetime.date | None = None
    last_ok: datetime.date | None = None
    strikes: tuple[datetime.date, ...] = ()
    archived: str | None = None
    is_known: bool = False

    @property
    def verdict(self) -> Verdict:
        """The verdict of the finding's reason."""
        return self.finding.reason.verdict

    @property
    def fails(self) -> bool:
        """Whether it fails a check."""
        return self.verdict is Verdict.BROKEN
