"""A text from anywhere -> one that a record may hold: no control characters, no wrong decoding."""

from site_builder.characters import check_text
from site_builder.imports.findings import Remark
from site_builder.imports.marks import without_private
from site_builder.problems import CatalogueError, Problem

MAX_CHARACTERS = 2_000_000
_FAULTS = ("control-character", "piled-marks", "mojibake")


def cleaned(text: str, path: str) -> tuple[str, list[Remark]]:
    """`text` with Unix line ends and without what no record may hold, and what was changed.

    Raises:
        CatalogueError: it is empty, too long, or binary.
    """
    if fault := _fault(text):
        raise CatalogueError([Problem(path, 1, 1, "not-a-list", fault[0], hint=fault[1])])
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines, remarks = [], []
    for number, line in enumerate(text.split("\n"), start=1):
        clean = _clean_line(line)
        if clean != line and clean != line.replace("\t", "    ").replace("\u200b", ""):
            remarks.append(
                Remark(
                    number,
                    clean.strip(),
                    "characters that no record may hold were repaired or left out",
                )
            )
        lines.append(clean)
    return "\n".join(lines), remarks


def _fault(text: str) -> tuple[str, str] | None:
    if not text.strip():
        return "the file is empty", "name a README.md that lists papers"
    if len(text) > MAX_CHARACTERS:
        message = f"the file has {len(text):,} characters; at most {MAX_CHARACTERS:,} are read"
        return message, "split the list into several files and import them one by one"
    if "\x00" in text:
        return "the file is binary, not text", "name a README.md that lists papers"
    return None


def _clean_line(line: str) -> str:
    line = without_private(line)
    while fault := next((found for found in check_text("", line) if found.rule in _FAULTS), None):
        start = fault.column - 1
        line = (
            line[:start]
            + _repaired(line[start : start + fault.width])
            + line[start + fault.width :]
        )
    return line


def _repaired(found: str) -> str:
    """What a faulty stretch was meant to be: a blank, nothing, or text decoded rightly."""
    for encoding in ("cp1252", "latin-1"):
        try:
            return without_private(found.encode(encoding).decode("utf-8"))
        except UnicodeError:
            continue
    return " " if found.isspace() else ""
