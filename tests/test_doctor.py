"""What a maintainer should look at, and how it is told."""

import datetime
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from site_builder.care import FORMATS, Advice, Patient, advice, gaps
from site_builder.catalogue import Catalogue
from site_builder.links.reports import json_list
from site_builder.links.result import Finding, Result
from site_builder.links.state import State
from site_builder.links.target import Kind, Target
from tests.test_cli import INVENTED, survey

DAY = datetime.date(2020, 1, 2)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(INVENTED, tmp_path / "catalogue"))


def found(catalogue: Catalogue, **known: Any) -> dict[str, Advice]:
    return {one.id: one for one in advice(Patient(catalogue, **known))}


def told(root: Path, *options: str | Path) -> dict[str, Any]:
    done = survey("--root", root, "doctor", "--format", "json", *options)
    assert done.returncode == 0, done.stderr
    return {one["id"]: one for one in json.loads(done.stdout)}


def result(url: str, code: str, kind: Kind = Kind.OTHER) -> Result:
    return Result(Target(url, "", kind), Finding(code), DAY)


RESULTS = [
    result("https://code.example.org/leafcup-a", "gone", Kind.CODE),
    result("https://code.example.org/leafcup-b", "moved", Kind.CODE),
    result("https://nobody.example.org/has-it", "gone"),
    result("https://papers.example.org/pot2013/oolong.html", "alive"),
]


def test_a_table_says_where_the_places_are_that_it_leaves_out() -> None:
    long, short = survey("doctor"), survey("doctor", "--format", "json")
    assert "… and " in long.stdout
    assert long.stderr.endswith(" to look at; --format json names every place\n")
    assert short.stderr.endswith(" to look at\n")


def test_gaps_and_lonely_words_are_found(teapots: Catalogue) -> None:
    paper = teapots.papers[0].model_copy(update={"added": None})
    undated = found(replace(teapots, papers=(paper, *teapots.papers[1:])))["undated"]
    assert undated.places == (paper.id,)
    by_id = found(teapots)
    lacking = {p.id for p in teapots.papers if not p.code}
    assert set(by_id["no-code"].places) == lacking
    assert by_id["no-authors"].places == ("steeping-with-no-known-author",)
    assert "undated" not in by_id
    assert by_id["measure-once"].places
    assert by_id["links-unknown"].places == ()
    assert all(one.todo and one.what for one in by_id.values())


def test_a_list_that_is_too_long_is_one_to_divide(
    teapots: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "large-category" not in found(teapots)
    monkeypatch.setattr(gaps, "LARGEST", 1)
    assert "spouts (2)" in found(teapots)["large-category"].places


def test_links_are_told_by_verdict_if_the_catalogue_has_them(teapots: Catalogue) -> None:
    by_id = found(teapots, results=RESULTS)
    assert by_id["links-broken"].places == ("https://code.example.org/leafcup-a",)
    assert by_id["links-redirected"].places == ("https://code.example.org/leafcup-b",)
    assert "https://journals.example.org/tea/1" in by_id["links-not-asked"].places
    assert "https://papers.example.org/pot2013/oolong.html" not in by_id["links-not-asked"].places
    assert "links-unknown" not in by_id


def test_links_come_from_a_report_or_a_state_file(root: Path, tmp_path: Path) -> None:
    report, state = tmp_path / "links.json", tmp_path / "links.sqlite"
    report.write_text(json_list.report(RESULTS), "utf-8")
    with State(state, print) as memory:
        for one in RESULTS:
            memory.keep(one)
    before = state.read_bytes()
    assert told(root, "--links", report) == told(root, "--links", state)
    assert told(root, "--links", state)["links-broken"]["count"] == 1
    assert state.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"[1]", b"SQLite format 3\0 and nothing", b"\xff"])
def test_a_file_that_tells_nothing_of_links_is_refused_or_empty(
    root: Path, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "links.json"
    file.write_bytes(content)
    done = survey("--root", root, "doctor", "--links", file)
    assert "Traceback" not in done.stderr
    assert str(file) in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["catalogue", "links.json"]
    missing = survey("--root", root, "doctor", "--links", tmp_path / "none.json")
    assert missing.returncode == 1


def test_what_waits_is_counted_by_the_rows_of_its_tables(root: Path) -> None:
    (root / "PENDING.md").write_text(
        "# Waiting\n\n| child | parent |\n|---|:--:|\n| a\x1b[2J | b |\n| c | d |\n\ntext | no\n"
    )
    assert told(root)["pending"]["places"] == ["a\x1b[2J", "c"]
    assert "\x1b" not in survey("--root", root, "doctor", "--format", "json").stdout
    assert "\x1b" not in survey("--root", root, "doctor").stdout


def test_unreviewed_warnings_are_counted_and_errors_come_alone(root: Path) -> None:
    record = root / "papers" / "mate2021pour.yaml"
    text = record.read_text("utf-8")
    record.write_text(text.replace("Pour Over Here", "POUR OVER HERE NOW"), "utf-8")
    assert told(root)["warning-all-caps-title"]["count"] == 1
    record.write_text(text.replace("POT Workshops", "Nowhere"), "utf-8")
    assert list(told(root)) == ["error-unknown-venue", "warning-venue-in-url"]
    record.write_text("title: [", "utf-8")
    assert list(told(root)) == ["error-yaml-syntax"]


def hostile() -> list[Advice]:
    return [Advice("x", "a|b <b>", ("c|d\n## e", "\x1b[2J", "##[error]", "f"), "do `this`")]


@pytest.mark.parametrize("form", ["markdown", "json"])
def test_a_strangers_text_does_nothing(form: str) -> None:
    tell: Callable[[list[Advice]], str] | None = FORMATS[form]
    assert tell
    text = tell(hostile())
    assert "\x1b" not in text
    assert "##[" not in text
    if form == "markdown":
        *_, row = text.splitlines()
        assert len(text.splitlines()) == 3
        assert row.replace("\\|", "").count("|") == 5
        assert "\\<b>" in row
        assert "… and 1 more" in row


def test_of_a_good_catalogue_nothing_is_told() -> None:
    assert FORMATS["markdown"]
    assert FORMATS["markdown"]([]) == "Nothing to look at.\n"


def test_the_cost_grows_with_the_catalogue_and_no_more(teapots: Catalogue) -> None:
    """Ten thousand papers: what is quadratic here takes minutes."""
    paper = teapots.papers[0]
    many = tuple(
        paper.model_copy(update={"id": f"p{number:05}", "builds_on": ()})
        for number in range(10_000)
    )
    by_id = found(replace(teapots, papers=many, documents={}), results=RESULTS)
    assert len(by_id["large-category"].places) == 1
