"""What a change would break: the errors that were not there before it."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from site_builder.editing.edit import Edit
from site_builder.loading import Loaded
from site_builder.problems import Problem


def new_errors(root: Path, before: Loaded, after: Loaded, edit: Edit) -> list[Problem]:
    """The errors `after` an edit that are more than those `before` it, by file and rule.

    A record with mistakes can be renamed or merged: that is often how they are mended.
    """
    moved = {(root / old).as_posix(): (root / new).as_posix() for old, new in edit.moved.items()}
    known = _counts(before.errors, moved)
    found: list[Problem] = []
    for problem in after.errors:
        key = (problem.path, problem.rule)
        known[key] -= 1
        if known[key] < 0:
            found.append(problem)
    return found


def _counts(problems: Iterable[Problem], moved: dict[str, str]) -> Counter[tuple[str, str]]:
    return Counter((moved.get(problem.path, problem.path), problem.rule) for problem in problems)
