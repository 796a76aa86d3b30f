"""All that can be mended in the files of a catalogue, in memory: rounds until nothing is left."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from site_builder.catalogue import Catalogue
from site_builder.documents import Document
from site_builder.files import SINGLE_FILES
from site_builder.fixes import TEXT_FIXES, VALUE_FIXES, Found
from site_builder.fixes.found import copied
from site_builder.formatting import format_text
from site_builder.formatting.rewriting import rewritten
from site_builder.loading import Loaded
from site_builder.problems import CatalogueError, Problem
from site_builder.records import Model, PaperRecord

_ROUNDS = 6
"""A mended value may be wrong in another way: a name that is an alias, in a list, twice."""
_MISTAKES = 50
"""Of syntax in one file: only the first can be seen."""

Look = Callable[[Mapping[str, bytes]], Loaded]
"""The catalogue with other contents of some files."""


@dataclass(frozen=True)
class Mended:
    """New texts by file, and the problems that are left in the files that were looked at."""

    texts: Mapping[str, str]
    left: tuple[Problem, ...]


def mend(root: Path, look: Look, raws: Mapping[str, bytes]) -> Mended:
    """Mend the files `raws`, which are contents by path in the folder `root`."""
    files = {(root / file).as_posix(): file for file in raws}
    texts: dict[str, str] = {}
    unplaced: dict[str, tuple[Problem, ...]] = {}
    waiting = dict.fromkeys(files)
    for _ in range(_ROUNDS):
        loaded = look({file: text.encode() for file, text in texts.items()})
        by_path = _by_path(loaded.problems, files)
        changed = False
        for path in [path for path in files if path in by_path or path in waiting]:
            file = files[path]
            before = texts.get(file) or _decoded(raws[file])
            if before is None:
                continue
            problems = by_path.get(path, [])
            text = _mended(path, before, problems, loaded.catalogue, _model(file))
            text, unplaced[file] = _canonical(path, text, _model(file))
            if text != before:
                texts[file], changed = text, True
        waiting.clear()
        if not changed:
            break
    left = [problem for problem in loaded.problems if problem.path in files]
    left += [problem for problems in unplaced.values() for problem in problems]
    return Mended({file: texts[file] for file in sorted(texts)}, tuple(sorted(left)))


def _model(file: str) -> type[Model]:
    return SINGLE_FILES.get(file, PaperRecord)


def _decoded(raw: bytes) -> str | None:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _by_path(problems: Iterable[Problem], files: Mapping[str, str]) -> Mapping[str, list[Problem]]:
    found: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.path in files:
            found.setdefault(problem.path, []).append(problem)
    return found


def _mended(
    path: str,
    text: str,
    problems: Iterable[Problem],
    catalogue: Catalogue | None,
    model: type[Model],
) -> str:
    """The text without those of its problems that have one answer."""
    text, document = _readable(path, text)
    if document is None:
        return text
    values = copied(document)
    places = [(document.loc_at(p.line, p.column), p) for p in problems if p.rule in VALUE_FIXES]
    located = [(loc, problem) for loc, problem in places if loc is not None]
    # From the end on: what is deleted moves only what stands behind it.
    for loc, problem in sorted(located, key=lambda place: _key(place[0]), reverse=True):
        found = Found(problem, document, model, loc, catalogue)
        VALUE_FIXES[problem.rule](found, values)
    try:
        return rewritten(document, values, model)
    except CatalogueError:
        return text


def _key(loc: tuple[str | int, ...]) -> list[tuple[str, int]]:
    """Names in any order, numbers by their value."""
    return [("", step) if isinstance(step, int) else (step, 0) for step in loc]


def _readable(path: str, text: str) -> tuple[str, Document | None]:
    """The text with its mistakes of writing mended, and its values if they can be read then."""
    for _ in range(_MISTAKES):
        try:
            return text, Document.parse(path, text)
        except CatalogueError as error:
            fixed = text
            for problem in error.problems:
                if fix := TEXT_FIXES.get(problem.rule):
                    fixed = fix(fixed, problem) or fixed
            if fixed == text:
                break
            text = fixed
    return text, None


def _canonical(path: str, text: str, model: type[Model]) -> tuple[str, tuple[Problem, ...]]:
    """The text in its canonical form, or else as it is with the comments that forbid that."""
    try:
        document = Document.parse(path, text)
    except CatalogueError:
        return text, ()  # the reader of the catalogue tells
    try:
        return format_text(document, model), ()
    except CatalogueError as error:
        return text, error.problems
