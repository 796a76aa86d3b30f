"""A thing to look at, and what is looked at to find it; pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from site_builder.catalogue import Catalogue
from site_builder.links.result import Result
from site_builder.problems import Level, Problem


@dataclass(frozen=True)
class Advice:
    """Something to look at: a short id, what it is, where it is found, and what to do."""

    id: str
    what: str
    places: tuple[str, ...]
    """The ids, names or addresses that it is about, in the order to go through them."""
    todo: str


@dataclass(frozen=True)
class Patient:
    """A catalogue (None: it cannot be read), its problems, and what is known beside it.

    `results` are those of a check of links, None if none is given; `pending` names what waits.
    """

    catalogue: Catalogue | None
    problems: Sequence[Problem] = ()
    results: Sequence[Result] | None = None
    pending: tuple[str, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether the catalogue can be counted: it can be read and has no errors."""
        has_errors = any(problem.level is Level.ERROR for problem in self.problems)
        return self.catalogue is not None and not has_errors

    @property
    def sound(self) -> Catalogue:
        """The catalogue.

        Raises:
            ValueError: it cannot be read.
        """
        if self.catalogue is None:
            raise ValueError("the catalogue cannot be read")
        return self.catalogue


_WHAT_TO_DO = {
    Level.ERROR: "mend them first: `survey fix`, then `survey validate` shows what is left",
    Level.WARNING: "correct it, or say in `reviewed` why it is right; `survey validate` shows all",
    Level.INFO: "look whether they mean something: `survey validate` shows them",
}


def advice_of_problems(problems: Sequence[Problem]) -> Iterator[Advice]:
    """The problems that nobody has reviewed, by level and rule."""
    for level in Level:
        found: dict[str, list[str]] = {}
        for problem in problems:
            if problem.level is level:
                found.setdefault(problem.rule, []).append(f"{problem.path}:{problem.line}")
        for rule, places in sorted(found.items()):
            what = f"{level.value}{'' if level is Level.INFO else 's'} of the rule {rule}"
            yield Advice(f"{level.value}-{rule}", what, tuple(places), _WHAT_TO_DO[level])
