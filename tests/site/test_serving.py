"""The live preview, over real HTTP: a saved record shows up, a broken one changes nothing."""

import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
INVENTED = ROOT / "tests" / "catalogue"
PATIENCE = 60.0


class Preview:
    """A running `survey serve`."""

    def __init__(self, root: Path, log: Path) -> None:
        self.record = root / "papers" / "mate2021pour.yaml"
        self.log = log
        with log.open("w") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "site_builder", "--root", str(root), "serve", "--port", "0"],
                cwd=root.parent,
                stdout=output,
                stderr=subprocess.STDOUT,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
            )
        self.address = self.wait_for(r"serving (http://127\.0\.0\.1:\d+/)")

    def wait_for(self, pattern: str) -> str:
        """The first group of `pattern`, as soon as the terminal shows it."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if found := re.search(pattern, self.log.read_text("utf-8")):
                return found[1] if found.groups() else found[0]
            time.sleep(0.05)
        raise AssertionError(f"{pattern} never came:\n{self.log.read_text('utf-8')}")

    def get(self, path: str) -> str:
        """The body of an answer."""
        with urllib.request.urlopen(self.address + path, timeout=PATIENCE) as answer:
            return str(answer.read().decode())

    def save(self, old: str, new: str) -> None:
        """Edit the record."""
        self.record.write_text(self.record.read_text("utf-8").replace(old, new), "utf-8")


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    root = Path(shutil.copytree(INVENTED, tmp_path / "catalogue"))
    running = Preview(root, tmp_path / "log")
    yield running
    running.process.terminate()
    running.process.wait(PATIENCE)


def test_a_saved_record_shows_up_and_a_broken_one_does_not(preview: Preview) -> None:
    page = "papers/mate2021pour/"
    assert "Pour Over Here" in preview.get(page)
    assert "/.live.js" in preview.get(page)
    assert "await fetch" in preview.get(".live.js")
    first = preview.get(".live?seen=")
    preview.save("Pour Over Here", "Pour Over There")
    second = preview.get(f".live?seen={first}")
    assert second != first
    assert "Pour Over There" in preview.get(page)
    preview.save("year: 2021", "year: 20x1")
    preview.wait_for(r"error\[wrong-type\]")
    assert "Pour Over There" in preview.get(page)
    assert preview.get(".live?seen=") == second
