"""How far a run is: a bar on a terminal, plain lines elsewhere."""

import os
import pty
import re
import subprocess
import threading

import pytest

from site_builder import terminal
from site_builder.commands import link_progress
from site_builder.links.standing import Standing
from tests.links.api_servers import Reply
from tests.links.command.surveyed import PAGE, Survey

STANDING = Standing(12, 10, 1_990, ("papers.example.org", "a\x1b[2J\n::error::b"))


def test_a_bar_on_a_terminal(survey: Survey) -> None:
    release = threading.Event()

    def hang() -> Reply:
        release.wait(30)
        return PAGE

    survey.answers = {"/a": PAGE, "/hangs": hang}
    survey.only("/a", survey.url("/hangs", "code.example.org"))
    master, slave = pty.openpty()
    process = subprocess.Popen(
        survey.command(*survey.arguments("--timeout", "30")),
        cwd=survey.folder,
        env=survey.environment | {"TERM": "xterm", "COLUMNS": "120"},
        stderr=slave,
        stdout=subprocess.PIPE,
    )
    os.close(slave)
    shown = b""
    while b"waiting for code" not in shown and (part := _read(master)):
        shown += part
    release.set()
    while part := _read(master):
        shown += part
    out, _ = process.communicate()
    os.close(master)
    assert process.returncode == 0
    text = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown.decode())
    assert re.search(r"checking \S+ 1/2 +\d+/s waiting for code\.example\.org:\d+", text), text
    assert "\x1b" not in out.decode(), "results are for a file here"


def _read(master: int) -> bytes:
    """What a terminal shows next; nothing if nobody writes any more."""
    try:
        return os.read(master, 4096)
    except OSError:
        return b""


def test_plain_lines_elsewhere(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(link_progress, "_EVERY", 0)
    assert not terminal.err.is_terminal
    with link_progress.links_progress() as report:
        report(STANDING)
        report(Standing(2_000, 2_000, 0, ()))
    told = "10 of 2,000 checked; waiting for papers.example.org, a"
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith(told)
    assert "\x1b" not in lines[0]


def test_a_short_run_tells_nothing(survey: Survey) -> None:
    survey.only(extra=f"paper: {survey.url('/a')}\n")
    done = survey.links()
    assert (done.code, done.err) == (0, "")
