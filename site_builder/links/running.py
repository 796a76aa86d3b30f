"""A whole run: what is remembered, what is asked, and copies of what is dead."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from site_builder.links import checking
from site_builder.links.archive import WAYBACK, newest_copy
from site_builder.links.checking import TargetFinding
from site_builder.links.exchange import Check, Perform, Request
from site_builder.links.options import Manners, Memory
from site_builder.links.reach import Reach, without_network
from site_builder.links.reasons import Verdict
from site_builder.links.resolvers import RESOLVERS, Api, Resolver
from site_builder.links.result import Result
from site_builder.links.schedule import Schedule
from site_builder.links.standing import Standing
from site_builder.links.state import State, is_due, judged
from site_builder.links.target import Target
from site_builder.urls import url_fault

ARCHIVE = "wayback"
API_NAMES = (*(resolver.name for resolver in RESOLVERS), ARCHIVE)
"""Whose base address may be given as an option."""

Progress = Callable[[Standing], None]


@dataclass
class Run:
    """A run over `targets`; iterating gives each result as it comes.

    That of a dead address comes again when an archive has a copy: the last one counts.
    """

    targets: Sequence[Target]
    manners: Manners
    memory: Memory
    state: State | None
    perform: Perform
    progress: Progress = lambda _: None
    notice: Callable[[str], None] = lambda _: None

    def __post_init__(self) -> None:
        """Note what is reached."""
        self._reach = Reach(self.perform)

    def __iter__(self) -> Iterator[Result]:
        """First what is remembered and not due, then what is asked, then copies of the dead."""
        before: dict[Target, Result | None] = {}
        due = []
        for target in dict.fromkeys(self.targets):
            result, wants_asking = recalled(target, self.state, self.memory)
            before[target] = result
            if wants_asking:
                due.append(target)
            elif result:
                yield result
        dead: list[Result] = []
        for target, finding in self._certain(self._findings(due)):
            result = judged(target, finding, before[target], self.memory.today)
            self._keep(result)
            yield result
            if result.verdict is Verdict.BROKEN and not url_fault(target.url):
                dead.append(result)
        yield from self._copies(dead)

    def _certain(self, findings: Iterable[TargetFinding]) -> Iterator[TargetFinding]:
        """The findings; those that would be so without a network wait for the first answer."""
        held: list[TargetFinding] = []
        for target, finding in findings:
            if self._reach.doubts(finding):
                held.append((target, finding))
                continue
            if self._reach.has_reached:
                yield from held
                held = []
            yield target, finding
        is_doubtful = any(not url_fault(target.url) for target, _ in held)
        if is_doubtful and not self._reach.has_reached and not self._reaches_archive():
            self.notice("the network seems to be down: no host could be reached, so none is blamed")
            held = [(target, without_network(finding)) for target, finding in held]
        yield from held

    def _reaches_archive(self) -> bool:
        """Whether the archive answers: who has nothing but dead links asks it in any case."""
        base = self.manners.apis.get(ARCHIVE, WAYBACK)
        schedule: Schedule[None] = Schedule(self._reach, self.manners.patience)
        list(schedule.run([_asked(f"{base.rstrip('/')}/")]))
        return self._reach.has_reached

    def _keep(self, result: Result) -> None:
        if self.state:
            self.state.keep(result)

    def _findings(self, targets: Sequence[Target]) -> Iterator[TargetFinding]:
        schedule: Schedule[checking.Outcome] = Schedule(self._reach, self.manners.patience)
        plan = checking.plan(targets, resolvers(self.manners))
        return checking.run(
            plan, apis(self.manners), schedule, lambda: self.progress(schedule.standing)
        )

    def _copies(self, dead: Sequence[Result]) -> Iterator[Result]:
        """The same results with a copy, of those that an archive has and that had none."""
        base = self.manners.apis.get(ARCHIVE, WAYBACK)
        schedule: Schedule[Result] = Schedule(self._reach, self.manners.patience)
        checks = (_with_copy(result, base) for result in dead if result.archived is None)
        for result in schedule.run(checks, lambda: self.progress(schedule.standing)):
            if result.archived is not None:
                self._keep(result)
                yield result


def recalled(target: Target, state: State | None, memory: Memory) -> tuple[Result | None, bool]:
    """What is remembered of a target, and whether it is to be asked now."""
    result = state.recall(target) if state else None
    if result is None:
        return None, True
    result = replace(result, target=target)
    return result, memory.fresh or is_due(result, memory.today)


def resolvers(manners: Manners) -> tuple[Resolver, ...]:
    """The registries that can be asked: one that needs a token only if there is one."""
    return tuple(resolver for resolver in RESOLVERS if manners.token or not resolver.needs_token)


def apis(manners: Manners) -> Mapping[str, Api]:
    """Where each registry is asked; the token goes to the one that needs it."""
    return {
        resolver.name: Api(
            manners.apis.get(resolver.name, resolver.base),
            manners.token if resolver.needs_token else "",
        )
        for resolver in RESOLVERS
    }


def ordered(targets: Iterable[Target], results: Iterable[Result]) -> list[Result]:
    """The results in the order of the targets, whatever came first."""
    place = {target: number for number, target in enumerate(targets)}
    return sorted(results, key=lambda result: place[result.target])


def _with_copy(result: Result, base: str) -> Check[Result]:
    copy = yield from newest_copy(result.target.url, base)
    return replace(result, archived=copy) if copy else result


def _asked(url: str) -> Check[None]:
    yield Request(url)
