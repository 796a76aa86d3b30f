"""The command `survey add` on a copy of the invented catalogue, with a stand-in for all sources."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from site_builder.cli import app
from tests.adding.stand_in import NAMES, StandIn, standing_in
from tests.links.api_servers import Seen

CATALOGUE = Path(__file__).parent.parent / "catalogue"


@dataclass(frozen=True)
class Done:
    """What a run of the command left behind."""

    code: int
    out: str
    err: str


@dataclass
class Adding:
    """A copy of the catalogue, and the command."""

    root: Path
    seen: Seen
    stand_in: StandIn

    def run(self, command: str, *arguments: str) -> Done:
        """`survey COMMAND` as if it asked the real sources."""
        apis = [f"--api={name}={self.seen.base}" for name in NAMES]
        manners = ["--allow-network", "127.0.0.0/8"]
        return self.run_plain(command, *manners, *apis, *arguments)

    def run_plain(self, command: str, *arguments: str) -> Done:
        """`survey COMMAND`."""
        everything = ["--root", str(self.root), command, *arguments]
        done = CliRunner().invoke(app, everything)
        if done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception
        return Done(done.exit_code, done.stdout, done.stderr)

    def add(self, *arguments: str) -> Done:
        """`survey add` on a day."""
        return self.run("add", "--today", "2026-02-03", *arguments)

    def record(self, id: str) -> Path:
        """The file of a record."""
        return self.root / "papers" / f"{id}.yaml"

    def files(self) -> dict[str, bytes]:
        """All records as they are."""
        return {
            path.name: path.read_bytes()
            for path in sorted(self.root.glob("**/*"))
            if path.is_file()
        }

    def new(self, before: dict[str, bytes]) -> set[str]:
        """The names of files that were not there, or were otherwise."""
        return {name for name, content in self.files().items() if before.get(name) != content}


@pytest.fixture(scope="session")
def _server() -> Iterator[tuple[Seen, StandIn]]:
    with standing_in() as both:
        yield both


@pytest.fixture
def adding(tmp_path: Path, _server: tuple[Seen, StandIn]) -> Adding:
    seen, stand_in = _server
    stand_in.trouble.clear()
    seen.paths.clear()
    return Adding(Path(shutil.copytree(CATALOGUE, tmp_path / "catalogue")), seen, stand_in)
