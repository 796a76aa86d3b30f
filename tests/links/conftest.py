"""The whole table, checked once in each layout by the real command."""

import fcntl
import json
import os
import uuid
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

import pytest

from tests.links.places import Layout
from tests.links.running import Faults, Run, check, faults

Runs = Callable[[Layout], Run]


@pytest.fixture(scope="session")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Runs:
    """Gives the run of a layout; when tests run in several processes, one of them does it."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    known: dict[Layout, Run] = {}

    def run(layout: Layout) -> Run:
        if layout not in known:
            known[layout] = _once(shared / f"table-{layout}", layout)
        return known[layout]

    return run


def _once(folder: Path, layout: Layout) -> Run:
    folder.mkdir(exist_ok=True)
    kept = folder / "run.json"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            kept.write_text(json.dumps(asdict(_run(folder, layout))), "utf-8")
    return Run.of(json.loads(kept.read_text("utf-8")))


def _run(folder: Path, layout: Layout) -> Run:
    with faults(layout, uuid.uuid4().hex[:8], folder) as running:
        trusted = ("--ca-bundle", str(folder / "ca.pem"))
        checked = check(running.table.targets(), folder, *trusted)
        return Run(layout, running.places.port, running.places.seed, checked, running.log())


@pytest.fixture(scope="module")
def many_hosts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Faults]:
    """A server with a host for each row, for tests of manners."""
    with faults("hosts", uuid.uuid4().hex[:8], tmp_path_factory.mktemp("faults")) as running:
        yield running
