"""Steps of the pedigree that come with a new record: those that may be, and why others may not."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from site_builder.adding.record import Draft, clean, draft
from site_builder.catalogue import Catalogue
from site_builder.problems import CatalogueError, Level

Step = Mapping[str, str]
"""A step as a record has it: paper, relation, evidence, source."""


def with_steps(
    values: Mapping[str, Any], steps: Sequence[Step], catalogue: Catalogue, root: str
) -> tuple[Draft | CatalogueError, list[str]]:
    """The record of `values` with the steps that no rule forbids; a sentence on each other one."""
    made = draft({**values, **_builds_on(steps)}, catalogue, root)
    wrong = {} if isinstance(made, CatalogueError) else dict(_wrong(made))
    if not wrong:
        return made, []
    good = [step for index, step in enumerate(steps) if index not in wrong]
    made = draft({**values, **_builds_on(good)}, catalogue, root)
    return made, [f"a step was left out: {message}" for message in wrong.values()]


def _builds_on(steps: Sequence[Step]) -> dict[str, Any]:
    cleaned = [{name: clean(text) for name, text in step.items()} for step in steps]
    return {"builds_on": cleaned} if steps else {}


def _wrong(made: Draft) -> Iterator[tuple[int, str]]:
    """The steps, by their place among all, that a rule forbids, and why."""
    for problem in made.problems:
        loc = made.document.loc_at(problem.line, problem.column) or ()
        if problem.level is Level.ERROR and loc[:1] == ("builds_on",) and len(loc) > 1:
            yield int(loc[1]), problem.message
