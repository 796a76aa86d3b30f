"""Reports of `survey links`, read from files."""

from pathlib import Path

from site_builder.links.reports.shape import ReportError, read_report
from site_builder.links.result import Result
from site_builder.reporting.inert import inert
from site_builder.terminal import say


def results_in(file: Path) -> list[Result] | None:
    """The results that a report tells; None after printing why it cannot be read."""
    try:
        return read_report(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, ReportError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        say(inert(f"{file}: {reason}: name reports that `survey links --report` wrote"))
        return None
