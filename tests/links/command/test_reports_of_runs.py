"""Reports of real runs: every format, exit codes, and the parts of a run put together."""

import json
import re
from xml.etree import ElementTree

import pytest

from tests.links.command.surveyed import GONE, PAGE, REFUSED, Survey, moved
from tests.links.links_schema import valid

FILE = "catalogue/papers/glass2019clay.yaml"


@pytest.fixture
def mixed(survey: Survey) -> Survey:
    """A record with a link of every kind."""
    survey.answers = {
        "/a": PAGE,
        "/b": GONE,
        "/c": moved("/a"),
        "/d": REFUSED,
        "/e": (204, {}, ""),
    }
    survey.only(*survey.answers)
    survey.record("glass2019lid", "/b", survey.url("/b", "code.example.org"))
    return survey


def test_a_report_of_every_format(mixed: Survey) -> None:
    run = mixed.links("--today", "2026-11-20", "--state", "state")
    assert run.code == 1
    assert valid(run.report)
    by_path = {entry["url"]: entry for entry in run.report}
    gone = by_path[mixed.url("/b")]
    lines = (mixed.root / "papers" / "glass2019clay.yaml").read_text("utf-8").splitlines()
    line = next(n for n, text in enumerate(lines, start=1) if "/b}" in text)
    assert gone["fail"]
    assert gone["places"][0] == {
        "path": FILE,
        "line": line,
        "column": 22,
        "width": len(mixed.url("/b")),
    }
    assert len(gone["places"]) == 2
    assert f"\n{FILE}:{line}:22: broken[not-found]: " in run.out
    assert "6 addresses: 1 ok, 1 moved, 2 broken, 1 suspicious, 1 unverifiable" in run.out

    def shown(form: str, *options: str) -> str:
        done = mixed.quick("links", "merge", "report.json", "--format", form, *options)
        assert (done.code, done.err) == (1, "")
        return done.out

    assert json.loads(shown("json")) == run.report
    commands = shown("github").splitlines()
    assert (
        len([c for c in commands if re.match(r"::error file=.*,line=\d+,endLine=\d+,col=\d+", c)])
        == 3
    )
    assert f"::error file={FILE},line={line},endLine={line},col=22" in shown("github")
    (suite,) = ElementTree.fromstring(shown("junit"))
    assert (suite.attrib["tests"], suite.attrib["failures"]) == ("6", "2")
    assert {case.attrib["file"] for case in suite} >= {FILE}
    results = json.loads(shown("sarif"))["runs"][0]["results"]
    assert {r["ruleId"] for r in results} == {"not-found", "moved", "empty"}
    (place,) = results[0]["locations"]
    assert place["physicalLocation"]["artifactLocation"]["uri"].startswith("catalogue/papers/")
    text = shown("markdown", "--source", "https://forge.example.org/pots/blob/main")
    assert f"](https://forge.example.org/pots/blob/main/{FILE}#L{line})" in text
    assert "## 2 of 6 addresses are broken" in text
    direct = mixed.links("--today", "2026-11-20", "--state", "state", "--format", "github")
    assert direct.out.splitlines() == commands, "the same without a report between"


def test_parts_together_are_one_run(mixed: Survey) -> None:
    whole = mixed.links("--today", "2026-11-20", "--state", "whole")
    parts = []
    for number in (1, 2, 3):
        options = ("--shard", f"{number}/3", "--state", f"state-{number}")
        done = mixed.links("--today", "2026-11-20", *options)
        assert done.code in (0, 1)
        (mixed.folder / "report.json").rename(mixed.folder / f"{number}.json")
        parts.append(f"{number}.json")
    merged = mixed.quick("links", "merge", *parts[::-1], "--report", "merged.json")
    assert (merged.code, merged.err) == (1, "")
    assert merged.out == whole.out
    assert json.loads((mixed.folder / "merged.json").read_text("utf-8")) == whole.report


def test_exit_codes(survey: Survey) -> None:
    survey.answers = {"/a": PAGE, "/c": moved("/a"), "/d": REFUSED, "/e": (204, {}, "")}
    survey.only(*survey.answers)
    assert survey.links().code == 0, "only what is broken fails"
    assert survey.quick("links", "merge", "report.json").code == 0
    survey.answers["/a"] = GONE
    assert survey.links("--fresh").code == 1
    assert survey.quick("links", "merge", "report.json").code == 1


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "No such file"),
        ("[{", "json"),
        ("{}", "array"),
        ("[7]", "entry 1"),
        ('[{"url": "https://a.example"}]', "entry 1"),
    ],
)
def test_what_is_no_report_is_not_merged(survey: Survey, content: str | None, told: str) -> None:
    if content is not None:
        (survey.folder / "bad.json").write_text(content)
    done = survey.quick("links", "merge", "bad.json")
    assert done.code == 2
    assert "bad.json: " in done.err
    assert told in done.err.lower() or told in done.err
    assert "name reports that `survey links --report` wrote" in done.err


def test_a_report_that_cannot_be_written_is_told_after_the_results(survey: Survey) -> None:
    survey.only("/a")
    (survey.folder / "full").mkdir()
    done = survey.run(*survey.arguments("--report", "full"))
    assert done.code == 2
    assert "1 address: 1 ok" in done.out
    assert "full cannot be written: Is a directory" in done.err


def test_nothing_to_ask_is_fine(survey: Survey) -> None:
    done = survey.links("--host", "nobody.example")
    assert (done.code, done.report) == (0, [])
    assert "0 addresses" in done.out
