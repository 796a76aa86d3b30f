"""`survey links --fix`: moved addresses written into the records."""

from collections.abc import Sequence
from pathlib import Path

from site_builder.commands.formatting_files import as_before
from site_builder.documents import Document
from site_builder.links.fixing import Change, changes, rewritten
from site_builder.links.reports.sentences import number
from site_builder.links.result import Result
from site_builder.output import write_atomically
from site_builder.reporting.inert import inert
from site_builder.terminal import say


def fix(results: Sequence[Result]) -> None:
    """Write the new addresses that `results` tell, and say which."""
    by_path: dict[str, list[Change]] = {}
    for change in changes(results):
        by_path.setdefault(change.place.path, []).append(change)
    total = 0
    for path, wanted in sorted(by_path.items()):
        file = Path(path)
        raw = file.read_bytes()
        text, made = rewritten(Document.parse(path, raw), wanted)
        if made:
            write_atomically(file, as_before(file, raw, text).encode())
        for change in made:
            say(inert(f"{path}:{change.place.line}: {change.old} -> {change.new}"))
        total += len(made)
    say(f"{number(total, 'address', 'addresses')} rewritten")
