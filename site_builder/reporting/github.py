"""Problems as workflow commands, which GitHub shows at their lines of a pull request."""

from collections.abc import Sequence

from site_builder.problems import Level, Problem, RuleInfo
from site_builder.reporting.inert import visible

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "notice"}


def report(problems: Sequence[Problem], rules: Sequence[RuleInfo], colours: bool = False) -> str:
    """One command a line."""
    del rules, colours
    return "".join(f"{_command(problem)}\n" for problem in problems)


def _command(problem: Problem) -> str:
    properties = {
        "file": problem.path,
        "line": str(problem.line),
        "endLine": str(problem.line),
        "col": str(problem.column),
        "endColumn": str(problem.column + problem.width),
    }
    if not problem.path:
        properties = {}
    properties["title"] = f"{problem.level}[{problem.rule}]"
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    text = f"{problem.message}\nhint: {problem.hint}" if problem.hint else problem.message
    return f"::{_COMMANDS[problem.level]} {listed}::{_escaped(text)}"


def _escaped(text: str) -> str:
    return visible(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
