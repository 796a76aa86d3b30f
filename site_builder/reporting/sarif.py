"""Problems as SARIF 2.1.0, which code scanning and editors read."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from site_builder import __version__
from site_builder.problems import Level, Problem, RuleInfo
from site_builder.reporting.inert import json_text

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "note"}


def report(problems: Sequence[Problem], rules: Sequence[RuleInfo], colours: bool = False) -> str:
    """One run with all rules and a result for each problem."""
    del colours
    numbers = {rule.id: index for index, rule in enumerate(rules)}
    driver = {
        "name": "survey",
        "semanticVersion": __version__,
        "rules": [_rule(rule) for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, numbers) for problem in problems],
    }
    return json_text({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: RuleInfo) -> dict[str, Any]:
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.summary},
        "defaultConfiguration": {"level": _LEVELS[rule.level]},
    }


def _result(problem: Problem, numbers: dict[str, int]) -> dict[str, Any]:
    text = f"{problem.message}\nhint: {problem.hint}" if problem.hint else problem.message
    result: dict[str, Any] = {"ruleId": problem.rule}
    if problem.rule in numbers:
        result["ruleIndex"] = numbers[problem.rule]
    result["level"] = _LEVELS[problem.level]
    result["message"] = {"text": text}
    result["locations"] = [{"physicalLocation": _place(problem)}] if problem.path else []
    return result


def _place(problem: Problem) -> dict[str, Any]:
    region: dict[str, Any] = {
        "startLine": problem.line,
        "startColumn": problem.column,
        "endColumn": problem.column + problem.width,
    }
    if problem.excerpt:
        region["snippet"] = {"text": problem.excerpt}
    return {"artifactLocation": {"uri": quote(problem.path)}, "region": region}
