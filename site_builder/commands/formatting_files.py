"""`survey fmt`."""

from pathlib import Path

from site_builder.commands.checking import count
from site_builder.documents import Document
from site_builder.files import SINGLE_FILES, record_files, single_files
from site_builder.formatting import format_text
from site_builder.output import write_atomically
from site_builder.problems import CatalogueError, Problem
from site_builder.records import PaperRecord
from site_builder.reporting import REPORTERS, summary
from site_builder.rules import rulebook
from site_builder.terminal import colours, say, write


def fmt(root: Path, files: list[Path], check: bool) -> int:
    """Write the records of the catalogue, or `files`, in canonical form; or say which are not."""
    every = [root / name for name in (*single_files(root), *record_files(root))]
    paths = files or [path for path in every if path.is_file()]
    if not paths or (unknown := [path for path in paths if not path.is_file()]):
        say(f"no such file: {', '.join(map(str, unknown if paths else [root]))}")
        return 2
    changed: list[Path] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            raw = path.read_bytes()
            text = _canonical(path, raw)
        except CatalogueError as error:
            problems += error.problems
            continue
        if text.encode() != raw:
            changed.append(path)
            if not check:
                write_atomically(path, text.encode())
    return _report(changed, problems, check, len(paths))


def as_before(path: Path, before: bytes, text: str) -> str:
    """`text`, in canonical form if what the file held `before` was."""
    try:
        is_canonical = _canonical(path, before).encode() == before
        return _canonical(path, text.encode()) if is_canonical else text
    except CatalogueError:
        return text


def _canonical(path: Path, raw: bytes) -> str:
    model = SINGLE_FILES.get(path.name, PaperRecord)
    return format_text(Document.parse(path.as_posix(), raw), model)


def _report(changed: list[Path], problems: list[Problem], check: bool, total: int) -> int:
    write(REPORTERS["text"](sorted(problems), rulebook(), colours()))
    for path in changed:
        say(f"{'would rewrite' if check else 'rewrote'} {path.as_posix()}")
    rest = (
        f"{count(total - len(changed) - len({p.path for p in problems}), 'file')} in canonical form"
    )
    next_step = "`survey fmt` rewrites the others" if check and changed else ""
    say("; ".join(filter(None, [summary(problems) if problems else "", rest, next_step])))
    return int(bool(problems) or (check and bool(changed)))
