"""Problems as a JSON list, for programs."""

from collections.abc import Sequence

from site_builder.problems import Problem, RuleInfo
from site_builder.reporting.inert import json_text


def report(problems: Sequence[Problem], rules: Sequence[RuleInfo], colours: bool = False) -> str:
    """A list of objects; `[]` if there are no problems."""
    del rules, colours
    return json_text([_object(problem) for problem in problems])


def _object(problem: Problem) -> dict[str, str | int | None]:
    return {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "level": problem.level.value,
        "rule": problem.rule,
        "message": problem.message,
        "hint": problem.hint,
    }
