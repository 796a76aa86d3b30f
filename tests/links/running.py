"""Starts the fault server and runs the real command against it."""

import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from tests.links.places import Layout, Places
from tests.links.table import Table

ROOT = Path(__file__).parent.parent.parent
GUARD = Path(__file__).parent / "guard"
PATIENCE = 150.0


@dataclass(frozen=True)
class Faults:
    """A running fault server."""

    table: Table
    control: int
    folder: Path

    @property
    def places(self) -> Places:
        """Its addresses."""
        return self.table.places

    def log(self) -> list[dict[str, Any]]:
        """All requests until now."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.control}/", timeout=PATIENCE) as told:
            return list(json.load(told))


@contextmanager
def faults(layout: Layout, seed: str, folder: Path) -> Iterator[Faults]:
    """A fault server in a process of its own."""
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "tests.links.fault_server"),
            *("--layout", layout, "--seed", seed, "--folder", str(folder)),
        ],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        ready = json.loads(process.stdout.readline())
        places = Places(layout, ready["port"], seed)
        (folder / "names.json").write_text(json.dumps(places.names), "utf-8")
        yield Faults(Table(places), ready["control"], folder)
    finally:
        process.communicate(timeout=PATIENCE)


@dataclass(frozen=True)
class Checked:
    """What a run of the command left behind."""

    code: int
    out: str
    err: str
    seconds: float
    report: list[dict[str, Any]]
    blocked: list[str]  # attempts to leave this machine

    @property
    def by_id(self) -> dict[str, dict[str, Any]]:
        """The report by the ids of the targets."""
        return {entry["id"]: entry for entry in self.report}


def check(
    targets: Sequence[object] | str,
    folder: Path,
    *options: str,
    allow: str | None = "127.0.0.0/8",
    variables: Mapping[str, str] | None = None,
) -> Checked:
    """Run `survey links` on the targets: a list for JSON, a text for lines."""
    listed, report = folder / "targets", folder / "report.json"
    is_text = isinstance(targets, str)
    listed = listed.with_suffix(".txt" if is_text else ".json")
    listed.write_text(str(targets) if is_text else json.dumps(targets), "utf-8")
    report.unlink(missing_ok=True)
    blocked = folder / "blocked.txt"
    blocked.unlink(missing_ok=True)
    allowed = ("--allow-network", allow) if allow else ()
    begin = time.monotonic()
    done = subprocess.run(
        [
            *(sys.executable, "-m", "site_builder", "links"),
            *("--targets", str(listed), "--report", str(report)),
            *allowed,
            *options,
        ],
        cwd=folder,
        env=environment(folder) | dict(variables or {}),
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
    seconds = time.monotonic() - begin
    return Checked(
        done.returncode,
        done.stdout,
        done.stderr,
        seconds,
        json.loads(report.read_text("utf-8")) if report.exists() else [],
        blocked.read_text("utf-8").splitlines() if blocked.exists() else [],
    )


def environment(folder: Path) -> dict[str, str]:
    """For the command: guarded, with names of our own, and without the proxies of this machine."""
    kept = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
    if not (folder / "names.json").exists():
        (folder / "names.json").write_text("{}", "utf-8")
    path = os.pathsep.join((str(GUARD), str(ROOT)))
    return {**kept, "PYTHONPATH": path, "SURVEY_TEST_GUARD": str(folder), "COLUMNS": "120"}


@dataclass(frozen=True)
class Run:
    """The whole table, checked once."""

    layout: Layout
    port: int
    seed: str
    checked: Checked
    log: list[dict[str, Any]]

    @classmethod
    def of(cls, kept: dict[str, Any]) -> "Run":
        """A run that another process kept."""
        return cls(**{**kept, "checked": Checked(**kept["checked"])})

    @cached_property
    def table(self) -> Table:
        """What was served."""
        return Table(Places(self.layout, self.port, self.seed))

    def events(self, name: str) -> list[dict[str, Any]]:
        """What was asked of one row."""
        return [event for event in self.log if event["row"] == name]
