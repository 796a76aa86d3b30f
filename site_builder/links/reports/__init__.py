"""Results of a check -> text for people, for a pull request, for programs: a module a format."""

from collections.abc import Callable, Sequence

from site_builder.links.reports import github, json_list, junit, markdown, sarif, text
from site_builder.links.reports.merging import merge
from site_builder.links.reports.sentences import closing_line
from site_builder.links.result import Result

__all__ = ["REPORTS", "closing_line", "merge"]

Report = Callable[[Sequence[Result], bool, str], str]
"""Gets the results, whether colours are shown, and the address that places are linked below."""

REPORTS: dict[str, Report] = {
    "text": text.report,
    "json": json_list.report,
    "markdown": markdown.report,
    "github": github.report,
    "junit": junit.report,
    "sarif": sarif.report,
}
