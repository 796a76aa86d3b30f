"""Texts before and after as a unified diff, in which a stranger's text does nothing."""

import difflib
from collections.abc import Iterator, Mapping

from site_builder.reporting.inert import visible
from site_builder.terminal import colours

Pairs = Mapping[str, tuple[str | None, str | None]]
"""By path: the text before and after; None: there is no such file."""

_COLOURS = {"+": "32", "-": "31", "@": "36"}


def unified(pairs: Pairs, moved: Mapping[str, str] | None = None) -> str:
    """The diff of all files that differ, in colours on a terminal.

    `moved` are old and new path of files that are only renamed: each is one file of the diff.
    """
    is_coloured = colours()
    origin = {new: old for old, new in (moved or {}).items()}
    lines = (
        line
        for path, (old, new) in pairs.items()
        if path not in origin.values()
        for line in _lines(origin.get(path, path), path, _before(pairs, origin, path, old), new)
    )
    return "".join(f"{_painted(line) if is_coloured else line}\n" for line in lines)


def _before(pairs: Pairs, origin: Mapping[str, str], path: str, old: str | None) -> str | None:
    return pairs[origin[path]][0] if path in origin else old


def _lines(source: str, path: str, old: str | None, new: str | None) -> Iterator[str]:
    before = "/dev/null" if old is None else f"a/{source}"
    after = "/dev/null" if new is None else f"b/{path}"
    was, now = (old or "").splitlines(), (new or "").splitlines()
    for line in difflib.unified_diff(was, now, before, after, lineterm=""):
        yield visible(line)


def _painted(line: str) -> str:
    if line.startswith(("+++", "---")):
        return f"\x1b[1m{line}\x1b[0m"
    code = _COLOURS.get(line[:1])
    return f"\x1b[{code}m{line}\x1b[0m" if code else line
