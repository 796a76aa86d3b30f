"""What is remembered from run to run: who is to be asked again when, and who failed how often.

SQLite, because an answer is kept the moment it comes: a run that is killed goes on where it was,
and ten thousand addresses are no file to be written anew for each.
"""

import datetime
import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from site_builder.links.addresses import canonical
from site_builder.links.reasons import REASONS, Verdict
from site_builder.links.result import Finding, Hop, Result
from site_builder.links.target import Kind, Target

VERSION = 1
STRIKES = 3
"""On so many different days a link must fail before it is told as dead."""

_DAYS = {
    Verdict.OK: (7, 30),
    Verdict.REDIRECTED: (7, 30),
    Verdict.UNVERIFIABLE: (1, 3),
    Verdict.TIMEOUT: (1, 3),
}
"""After how many days an address is asked again, at least and at most; others are always asked."""

_BUSY = 10.0
"""Seconds that another run may keep the file to itself."""

_TABLE = """
CREATE TABLE IF NOT EXISTS links (
    address TEXT NOT NULL, title TEXT NOT NULL, kind TEXT NOT NULL, finding TEXT NOT NULL,
    checked TEXT NOT NULL, last_ok TEXT, strikes TEXT NOT NULL, archived TEXT,
    PRIMARY KEY (address, title, kind)
) WITHOUT ROWID
"""


class State:
    """The memory in the file `path`; a new one if there is none.

    One that cannot be read, or is of another version, is set aside under another name and
    `notice` is told so.

    Raises:
        OSError: there can be no such file.
        sqlite3.OperationalError: another run uses it.
    """

    def __init__(self, path: Path, notice: Callable[[str], None]) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path, self._notice, self._is_kept = path, notice, True
        try:
            self._base = _opened(path)
        except (sqlite3.DatabaseError, ValueError) as error:
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY:
                raise
            aside = _aside(path)
            path.replace(aside)
            for suffix in ("-journal", "-wal", "-shm"):
                path.with_name(path.name + suffix).unlink(missing_ok=True)
            notice(f"{path} cannot be used ({error}): it is kept as {aside}, and a new one begun")
            self._base = _opened(path)

    def __enter__(self) -> Self:
        """Nothing but itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """Close the file."""
        self._base.close()

    def recall(self, target: Target) -> Result | None:
        """What the last run found out about `target`."""
        row = self._base.execute(
            "SELECT finding, checked, last_ok, strikes, archived FROM links "
            "WHERE address = ? AND title = ? AND kind = ?",
            _key(target),
        ).fetchone()
        return _known(target, row) if row else None

    def keep(self, result: Result) -> None:
        """Remember `result`, at once; if that cannot be, it is told once and the run goes on."""
        values = (
            *_key(result.target),
            json.dumps(asdict(result.finding), ensure_ascii=False),
            str(result.checked),
            str(result.last_ok) if result.last_ok else None,
            json.dumps([str(day) for day in result.strikes]),
            result.archived,
        )
        try:
            with self._base:
                self._base.execute("INSERT OR REPLACE INTO links VALUES (?,?,?,?,?,?,?,?)", values)
        except sqlite3.Error as error:
            if self._is_kept:
                self._notice(f"{self._path} cannot be written ({error}): not all is remembered")
            self._is_kept = False

    def all(self) -> Iterator[Result]:
        """Everything that is remembered, sorted; the targets have no places."""
        rows = self._base.execute(
            "SELECT address, title, kind, finding, checked, last_ok, strikes, archived FROM links "
            "ORDER BY address, title, kind"
        )
        for address, _, kind, *row in rows:
            if kind in list(Kind) and (result := _known(Target(address, "", Kind(kind)), row)):
                yield result


def is_due(result: Result, today: datetime.date) -> bool:
    """Whether a target with this last result is to be asked again."""
    if result.verdict not in _DAYS or result.checked is None or result.finding.code == "not-asked":
        return True
    least, most = _DAYS[result.verdict]
    spread = int.from_bytes(hashlib.blake2b(result.target.url.encode(), digest_size=4).digest())
    return today >= result.checked + datetime.timedelta(days=least + spread % (most - least + 1))


def judged(target: Target, finding: Finding, before: Result | None, today: datetime.date) -> Result:
    """The result of today's `finding`, in the light of the one `before`.

    What may pass by itself is told as broken only after it was met on `STRIKES` different days.
    """
    if finding.reason.verdict in (Verdict.OK, Verdict.REDIRECTED):
        return Result(target, finding, today, today)
    last_ok = before.last_ok if before else None
    archived = before.archived if before else None
    strikes: tuple[datetime.date, ...] = ()
    if finding.reason.strikes:
        earlier = before.strikes if before else ()
        strikes = tuple(sorted({*earlier, today}))
        if len(strikes) >= STRIKES:
            days = ", ".join(map(str, strikes[-STRIKES:]))
            told = f"{finding.reason.sentence} ({finding.evidence}), on {days}"
            finding = replace(finding, code="still-failing", evidence=told)
    return Result(target, finding, today, last_ok, strikes, archived)


def _opened(path: Path) -> sqlite3.Connection:
    """The file, if it is one of ours.

    Raises:
        sqlite3.DatabaseError: it is no such file, or damaged.
        ValueError: it is of another version.
    """
    base = sqlite3.connect(path, timeout=_BUSY)
    try:
        (version,) = base.execute("PRAGMA user_version").fetchone()
        (tables,) = base.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if tables and version != VERSION:
            raise ValueError(f"it is of version {version}, not {VERSION}")
        if (sound := base.execute("PRAGMA quick_check").fetchone()) != ("ok",):
            raise sqlite3.DatabaseError(f"it is damaged: {sound[0]}")
        base.execute("PRAGMA synchronous = OFF")  # a crash of the machine may cost a run, no more
        base.execute(_TABLE)
        base.execute(f"PRAGMA user_version = {VERSION}")
        base.execute("SELECT finding, strikes, archived FROM links LIMIT 1")
    except BaseException:
        base.close()
        raise
    return base


def _aside(path: Path) -> Path:
    """A free name for a file that is set aside."""
    names = (path.with_name(f"{path.name}.unusable{number or ''}") for number in range(1_000))
    return next(name for name in names if not name.exists())


def _key(target: Target) -> tuple[str, str, str]:
    title = target.title if target.kind is Kind.PAPER else ""
    digest = hashlib.blake2b(title.encode(), digest_size=16).hexdigest() if title else ""
    return canonical(target.url) or target.url, digest, target.kind.value


def _known(target: Target, row: Any) -> Result | None:
    """What a row tells; None if it tells nothing that can be understood."""
    try:
        return _result(target, row)
    except (ValueError, TypeError, LookupError, AttributeError):
        return None


def _result(target: Target, row: Any) -> Result:
    finding, checked, last_ok, strikes, archived = row
    return Result(
        target,
        _finding(json.loads(finding)),
        datetime.date.fromisoformat(checked),
        datetime.date.fromisoformat(last_ok) if last_ok else None,
        tuple(map(datetime.date.fromisoformat, json.loads(strikes))),
        archived,
        is_known=True,
    )


def _finding(values: Mapping[str, Any]) -> Finding:
    """A finding as it was kept; a reason that there is no more is one that must be asked anew."""
    code = values["code"] if values["code"] in REASONS else "not-asked"
    hops = tuple(Hop(**hop) for hop in values["hops"])
    return Finding(**{**values, "code": code, "hops": hops})
