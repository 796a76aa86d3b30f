"""Results as workflow commands: each at its line of a pull request, if somebody should mend it."""

from collections.abc import Sequence

from site_builder.links.reports.as_problems import RULES, problems
from site_builder.links.result import Result
from site_builder.reporting import github


def report(results: Sequence[Result], colours: bool = False, source: str = "") -> str:
    """An error, a warning or a notice a line; what could not be verified makes none."""
    del source
    return github.report(problems(results), RULES, colours)
