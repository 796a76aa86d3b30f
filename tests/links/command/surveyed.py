"""An invented catalogue whose addresses lead to a server on this machine, and the real command."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from site_builder.cli import app
from tests.links.api_servers import Reply, Seen, cdx, served
from tests.links.running import PATIENCE, ROOT, environment

INVENTED = ROOT / "tests" / "catalogue"
HOSTS = tuple(
    f"{name}.example.org"
    for name in ("archive", "code", "forge", "journals", "papers", "pots", "teapots", "videos")
)
PAGE: Reply = (200, {"Content-Type": "text/html"}, "<p id=readme>Water is poured on leaves.</p>")
REFUSED: Reply = (403, {"Content-Type": "text/html"}, "<p>Who are you?</p>")
FAULTY: Reply = (400, {"Content-Type": "text/html"}, "<p>This server has a fault.</p>")
GONE: Reply = (404, {"Content-Type": "text/html"}, "<p>No.</p>")
INDEX = "/cdx/search/cdx"


def moved(to: str, status: int = 301) -> Reply:
    """A redirect."""
    return status, {"Location": to}, ""


@dataclass(frozen=True)
class Done:
    """What a run of the command left behind."""

    code: int
    out: str
    err: str
    report: list[dict[str, Any]]

    def verdicts(self, *fields: str) -> dict[str, Any]:
        """By the address without its host: the verdict, or other fields of the report."""
        names = fields or ("verdict",)
        found = {}
        for entry in self.report:
            values = tuple(entry[name] for name in names)
            found[path_of(entry["url"])] = values if len(values) > 1 else values[0]
        return found


def path_of(url: str) -> str:
    """What follows scheme, host and port."""
    return f"/{url.split('/', 3)[3]}"


@dataclass
class Survey:
    """A copy of the invented catalogue, and a server that stands for all of its hosts.

    `answers` are by path, and 404 for any other if there are some; else every page is fine.
    `routes` go before them, by the beginning of a path.
    """

    folder: Path
    seen: Seen
    answers: dict[str, Reply | Callable[[], Reply]] = field(default_factory=dict)
    routes: dict[str, Callable[[str, bytes], Reply]] = field(default_factory=lambda: {INDEX: cdx})
    is_bare: bool = False

    @property
    def root(self) -> Path:
        """The catalogue."""
        return self.folder / "catalogue"

    @property
    def port(self) -> str:
        """Where the server listens."""
        return self.seen.base.rpartition(":")[2]

    def url(self, path: str, host: str = "pots.example.org") -> str:
        """An address that leads to the server."""
        return f"http://{host}:{self.port}{path}"

    def asked(self) -> list[str]:
        """The paths that were asked since the last call, sorted; without those of the archive."""
        paths = sorted(path for path in self.seen.paths if not path.startswith(INDEX))
        self.seen.paths.clear()
        self.seen.headers.clear()
        return paths

    def answer(self, path: str, body: bytes) -> Reply:
        """What the server says."""
        for start, route in self.routes.items():
            if path.startswith(start):
                return route(path, body)
        found = self.answers.get(path, GONE if self.answers else PAGE)
        return found() if callable(found) else found

    def only(self, *paths: str, extra: str = "") -> Path:
        """Leave a single record, and ask about records only from now on; gives its file."""
        for path in self.root.glob("papers/*.yaml"):
            path.unlink()
        self.is_bare = True
        return self.record("glass2019clay", *paths, extra=extra)

    def record(self, id: str, *paths: str, extra: str = "", title: str = "") -> Path:
        """A record in canonical form with links to these paths, or whole addresses."""
        title = title or f"Glass over {id.removeprefix('glass2019').title()}"
        urls = [path if "://" in path else self.url(path) for path in paths]
        links = "".join(f"  - {{label: L{n}, url: {url}}}\n" for n, url in enumerate(urls))
        path = self.root / "papers" / f"{id}.yaml"
        path.write_text(
            "# yaml-language-server: $schema=../../../schema/paper.schema.json\n"
            f'title: "{title}"\nauthors: [Gail Glass]\nvenue: POT\nyear: 2019\n'
            f"categories: [spouts]\n{extra}{links and 'links:' + chr(10)}{links}"
            "added: 2026-01-07\n",
            "utf-8",
        )
        return path

    def links(self, *options: str, variables: Mapping[str, str] | None = None) -> Done:
        """Run `survey links` with a report."""
        report = self.folder / "report.json"
        report.unlink(missing_ok=True)
        return self.run(*self.arguments(*options), variables=variables)

    def arguments(self, *options: str) -> list[str]:
        records = [f"catalogue/papers/{path.name}" for path in self.root.glob("papers/*.yaml")]
        only = ["--only", *records] if self.is_bare else []
        archive = ["--api", f"wayback={self.seen.base}"]
        return ["links", "--report", "report.json", *MANNERS, *archive, *only, *options]

    def run(self, *arguments: str, variables: Mapping[str, str] | None = None) -> Done:
        """Run `survey`."""
        done = subprocess.run(
            self.command(*arguments),
            cwd=self.folder,
            env=self.environment | dict(variables or {}),
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE,
            check=False,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return Done(done.returncode, done.stdout, done.stderr, self.report())

    def quick(self, *arguments: str) -> Done:
        """Run `survey` in this process, for what ends before anything is asked."""
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(self.folder)
            done = CliRunner().invoke(app, list(arguments))
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return Done(done.exit_code, done.stdout, done.stderr, [])

    @property
    def environment(self) -> dict[str, str]:
        """For the command: the names of the catalogue lead to this machine."""
        names = {host: ["127.0.0.1"] for host in HOSTS}
        (self.folder / "names.json").write_text(json.dumps(names), "utf-8")
        kept = environment(self.folder)
        kept.pop("GITHUB_TOKEN", None)
        return kept

    def report(self) -> list[dict[str, Any]]:
        """The report of the last run, if it wrote one."""
        path = self.folder / "report.json"
        return list(json.loads(path.read_text("utf-8"))) if path.exists() else []

    @staticmethod
    def command(*arguments: str) -> list[str]:
        """The real command."""
        return [sys.executable, "-m", "site_builder", *arguments]

    def interrupted(self, number: signal.Signals, wait: Callable[[], bool], *options: str) -> Done:
        """Run `survey links` until `wait` is true, and send it a signal."""
        process = subprocess.Popen(
            self.command(*self.arguments(*options)),
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        end = time.monotonic() + PATIENCE
        while not wait() and process.poll() is None and time.monotonic() < end:
            time.sleep(0.02)
        os.kill(process.pid, number)
        out, err = process.communicate(timeout=PATIENCE)
        assert "Traceback" not in err, err
        return Done(process.returncode, out, err, self.report())


MANNERS = ("--allow-network", "127.0.0.0/8", "--timeout", "3", "--patience", "1")


@contextmanager
def surveyed(folder: Path) -> Iterator[Survey]:
    """The invented catalogue in `folder`, where `http` and a port stand before all its hosts."""
    found: list[Survey] = []
    with served({"/": lambda path, body: found[0].answer(path, body)}) as seen:
        survey = Survey(folder, seen)
        found.append(survey)
        shutil.copytree(INVENTED, survey.root)
        for path in survey.root.rglob("*.yaml"):
            text = path.read_text("utf-8")
            for host in HOSTS:
                text = text.replace(f"https://{host}", survey.url("", host))
            text = text.replace("https://creativecommons.org", survey.url("", HOSTS[0]))
            path.write_text(text, "utf-8")
        yield survey
