"""`survey new` over a pipe, and on a terminal with completion."""

import os
import pty
import subprocess
import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from site_builder.commands.prompting import completions
from site_builder.loading import load
from tests.adding.conftest import Adding

ROOT = Path(__file__).parent.parent.parent
LONGEST_WAIT = 60
ANSWERS = {
    "Title": ["", "Pour Over Here", "Pour Under There: A Start"],
    "All authors": ["Ann Assam; Bo Brew"],
    "Year": ["20x1", "2021"],
    "Venue": ["Pott", "pots"],
    "Categories": ["nonsense", "pouring; spouts"],
    "The method's short name": ["PUT"],
    "arXiv id": ["1703.00001", "2101.00001"],
    "DOI": ["10.5555/POT.2013.1", "not a doi", ""],
    "Address to read": ["http://localhost/x", ""],
    "Note": [""],
    "Framework and address of code": ["pytorch", "Pytorch https://code.example.org/new", ""],
    "The record it builds on": ["oolong2013", "leafcup", ""],
    "How it builds on it": ["extendz", "extends"],
    "Why we know": ["Section 3 says so."],
    "Where that stands": ["the paper"],
    "Where do these facts come from": ["", "the paper itself"],
}
RECORD = """\
# yaml-language-server: $schema=../../schema/paper.schema.json
title: "Pour Under There: A Start"
name: PUT
authors: [Ann Assam, Bo Brew]
venue: POT
year: 2021
categories: [pouring, spouts]
arxiv: "2101.00001"
code:
  - {framework: pytorch, url: https://code.example.org/new}
builds_on:
  - {paper: oolong2013from, relation: extends, evidence: Section 3 says so., source: the paper}
added: 2026-02-03
sources: [the paper itself]
"""
ORDER = (
    *(name for name in ANSWERS if not name.startswith(("How", "Why", "Where"))),
    "How it builds on it",
    "Why we know",
    "Where that stands",
    "Where do these facts come from",
)


def _command(adding: Adding, *arguments: str) -> list[str]:
    python = [sys.executable, "-m", "site_builder", "--root", str(adding.root), "new"]
    return [*python, "--today", "2026-02-03", *arguments]


def _in_order() -> Iterator[str]:
    """The answers in the order of the questions: a step of the pedigree comes between two."""
    for name in ORDER:
        if name == "The record it builds on":
            yield from ANSWERS[name][:2]
            for inner in ("How it builds on it", "Why we know", "Where that stands"):
                yield from ANSWERS[inner]
            yield from ANSWERS[name][2:]
        elif name not in ("How it builds on it", "Why we know", "Where that stands"):
            yield from ANSWERS[name]


def _piped(adding: Adding, text: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        _command(adding, *arguments),
        input=text,
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        timeout=LONGEST_WAIT,
        check=False,
    )


def test_answers_over_a_pipe_become_a_record(adding: Adding) -> None:
    done = _piped(adding, "".join(f"{answer}\n" for answer in _in_order()))
    assert done.returncode == 0, done.stderr
    assert adding.record("assam2021pour").read_text("utf-8") == RECORD
    load(adding.root)
    for told in (
        "this is needed",
        "papers/mate2021pour.yaml has the title already",
        '"20x1" is not a year of four digits, as 2017',
        'unknown venue "Pott"\n  hint: did you mean "POT"?',
        'unknown category "nonsense"',
        "papers/cha2017b.yaml has the arXiv id already",
        "papers/oolong2013from.yaml has the DOI already",
        '"not a doi" is not a DOI',
        '"localhost" is not public',
        "write the framework and the address",
        'no method is called "oolong2013"',
        '"extendz" is not known: did you mean "extends"?',
    ):
        assert told in done.stderr, told
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("count", range(0, 30, 3))
def test_who_leaves_writes_nothing(adding: Adding, count: int) -> None:
    before = adding.files()
    answers = list(_in_order())[:count]
    done = _piped(adding, "".join(f"{answer}\n" for answer in answers))
    assert (done.returncode, done.stdout) == (130, "")
    assert done.stderr.endswith("nothing was written\n")
    assert adding.files() == before


def test_a_dry_run_prints_the_record(adding: Adding) -> None:
    before = adding.files()
    done = _piped(adding, "".join(f"{answer}\n" for answer in _in_order()), "--dry-run")
    assert done.stdout == f"# {adding.record('assam2021pour')}\n{RECORD}"
    assert adding.files() == before


class Terminal:
    """A terminal in which the command runs: what it shows, and the keys that are pressed."""

    def __init__(self, handle: int) -> None:
        self._handle = handle
        self.shown = ""

    def press(self, keys: str) -> None:
        """Press keys; what was shown before is not waited for any more."""
        self.shown = ""
        os.write(self._handle, keys.encode())

    def wait_for(self, text: str) -> None:
        """Read on until the terminal shows `text`; fails if the command ends before."""
        while text not in self.shown:
            try:
                part = os.read(self._handle, 65_536)
            except OSError:
                part = b""
            assert part, f"{text!r} did not come: {self.shown!r}"
            self.shown += part.decode("utf-8", "replace")


@contextmanager
def terminal(command: list[str]) -> Iterator[tuple[Terminal, subprocess.Popen[bytes]]]:
    """The command in a terminal of 40 lines."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (40, 120))
    names = {**os.environ, "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1"}
    process = subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, cwd=ROOT, env=names,
        start_new_session=True,
    )  # fmt: skip
    os.close(theirs)
    try:
        yield Terminal(ours), process
    finally:
        process.kill()
        process.wait()
        os.close(ours)


def test_on_a_terminal_words_complete_by_what_they_stand_for(adding: Adding) -> None:
    with terminal(_command(adding)) as (screen, process):
        screen.wait_for("Title")
        screen.press("Steeping Twice in One Pot\r")
        screen.wait_for("All authors")
        screen.press("Ann Assam\r")
        screen.wait_for("Year")
        screen.press("2021\r")
        screen.wait_for("Venue")
        screen.press("symposium")
        screen.wait_for("KETTLE")
        screen.press("\t\r")
        screen.wait_for("Categories")
        screen.press("steeping")
        screen.wait_for("brewing")
        screen.press("\t\r")
        screen.wait_for("short name")
        screen.press("\r")
        screen.wait_for("arXiv id")
        screen.press("\r")
        screen.wait_for("DOI")
        screen.press("10.5555/steep.1\r")
        screen.wait_for("Address to read")
        screen.press("\r")
        screen.wait_for("Note")
        screen.press("\r")
        screen.wait_for("of code")
        screen.press("chai")
        screen.wait_for("Chainer")
        screen.press("\t https://code.example.org/steep2\r")
        screen.wait_for("of code")
        screen.press("\r")
        screen.wait_for("builds on")
        screen.press("leafcup")
        screen.wait_for("oolong2013from")
        screen.press("\t\r")
        screen.wait_for("How it builds on it")
        screen.press("extends\r")
        screen.wait_for("Why we know")
        screen.press("It says so.\r")
        screen.wait_for("Where that stands")
        screen.press("the paper\r")
        screen.wait_for("builds on")
        screen.press("\r")
        screen.wait_for("Where do these facts")
        screen.press("the proceedings\r")
        screen.wait_for("assam2021steeping.yaml")
        assert process.wait(LONGEST_WAIT) == 0
    text = adding.record("assam2021steeping").read_text("utf-8")
    assert "venue: KETTLE\n" in text
    assert "categories: [brewing]\n" in text
    assert "  - {framework: chainer, url: https://code.example.org/steep2}\n" in text
    assert "  - {paper: oolong2013from, relation: extends" in text
    load(adding.root)


def test_a_wrong_answer_is_told_at_once_and_comes_back_to_be_mended(adding: Adding) -> None:
    before = adding.files()
    with terminal(_command(adding)) as (screen, process):
        screen.wait_for("Title")
        screen.press("Pour Over Here\r")
        screen.wait_for("has the title already")
        screen.wait_for("Title")
        screen.press(" Again and Elsewhere, in Many Pots\r")
        screen.wait_for("All authors")
        screen.press("\x03")
        screen.wait_for("nothing was written")
        assert process.wait(LONGEST_WAIT) == 130
    assert adding.files() == before


VENUES = {"POT": "Conference on Pots", "POT Workshops": "Pots, Workshops", "TJ": "Tea Journal"}


@pytest.mark.parametrize(
    ("text", "letters", "found"),
    [
        ("", 0, ["POT", "POT Workshops", "TJ"]),
        ("po", 2, ["POT", "POT Workshops"]),
        ("POT Wor", 7, ["POT Workshops"]),
        ("tea jour", 8, ["TJ"]),
        ("TJ, pot w", 5, ["POT Workshops"]),
        ("TJ ", 0, ["POT", "POT Workshops", "TJ"]),
        ("TJ", 2, ["TJ"]),
        ("https://code.example.org", 0, []),
    ],
)
def test_words_with_spaces_are_completed_whole(text: str, letters: int, found: list[str]) -> None:
    count, choices = completions(text, VENUES)
    assert (count, list(choices)) == (letters, found)
