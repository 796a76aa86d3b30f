"""Results as SARIF, which code scanning and editors read: a rule is a reason."""

from collections.abc import Sequence

from site_builder.links.reports.as_problems import RULES, problems
from site_builder.links.result import Result
from site_builder.reporting import sarif


def report(results: Sequence[Result], colours: bool = False, source: str = "") -> str:
    """One run with the reasons and a result for each place of what somebody should mend."""
    del source
    return sarif.report(problems(results), RULES, colours)
