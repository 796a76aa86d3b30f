"""Problems -> text for people, for a pull request, and for programs: one module per format."""

from collections import Counter
from collections.abc import Callable, Sequence

from site_builder.problems import Level, Problem, RuleInfo
from site_builder.reporting import github, json_list, sarif, text

Reporter = Callable[[Sequence[Problem], Sequence[RuleInfo], bool], str]
"""Gets the problems, all rules, and whether colours are shown."""

REPORTERS: dict[str, Reporter] = {
    "text": text.report,
    "github": github.report,
    "json": json_list.report,
    "sarif": sarif.report,
}


def summary(problems: Sequence[Problem]) -> str:
    """How many problems there are, as "3 errors, 1 warning in 2 files"."""
    counts = Counter(problem.level for problem in problems)
    parts = [_count(counts[level], _NOUNS[level]) for level in Level if counts[level]]
    files = len({problem.path for problem in problems})
    return f"{', '.join(parts)} in {_count(files, 'file')}" if parts else "no problems"


_NOUNS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "remark"}


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
