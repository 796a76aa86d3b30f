"""What became of every line of an imported list, as Markdown."""

from collections.abc import Iterable, Iterator

from site_builder.imports.findings import Imported, Remark

_PARTS = (
    ("Not read", "unread", "These lines hold something and became nothing."),
    ("Conflicts", "conflicts", "Entries of one paper that say different things."),
    ("Refused", "refused", "Values that a record may not hold, as an address without a host."),
    ("New words", "new_words", "Venues and frameworks that were not known before."),
    ("Derived", "derived", "Values that were concluded and not read."),
    ("Skipped", "skipped", "Lines that hold nothing of a survey."),
)


def report_text(imported: Imported, path: str) -> str:
    """The report on the list at `path`: counts, then each kind of remark with its lines."""
    return "\n".join(_lines(imported, path)) + "\n"


def _lines(imported: Imported, path: str) -> Iterator[str]:
    counts = imported.counts
    yield f"# Import of {path}"
    yield ""
    yield f"- {counts.entries} entries with {counts.links} links and {counts.notes} notes"
    yield f"- {len(imported.papers)} papers, {len(imported.resources)} resources"
    for title, field, meaning in _PARTS:
        remarks: tuple[Remark, ...] = getattr(imported, field)
        yield from ("", f"## {title}: {len(remarks)}", "")
        if remarks:
            yield from (meaning, "")
            yield from _remarks(remarks)


def _remarks(remarks: Iterable[Remark]) -> Iterator[str]:
    for remark in remarks:
        reason = f" ({remark.reason})" if remark.reason else ""
        yield f"- line {remark.line}{reason}: {_code(remark.text)}"


def _code(text: str) -> str:
    """`text` as code, whatever backticks it holds."""
    fence = "`"
    while fence in text:
        fence += "`"
    return f"{fence} {text} {fence}" if "`" in text else f"`{text}`"
