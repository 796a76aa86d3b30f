"""Problems as a JSON list, for programs."""

import json
from collections.abc import Sequence

from site_builder.problems import Problem, RuleInfo


def report(problems: Sequence[Problem], rules: Sequence[RuleInfo], colours: bool = False) -> str:
    """A list of objects; `[]` if there are no problems."""
    del rules, colours
    listed = [_object(problem) for problem in problems]
    return json.dumps(listed, indent=2, ensure_ascii=False) + "\n"


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
