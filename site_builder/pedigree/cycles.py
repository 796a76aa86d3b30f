"""Papers that build on themselves by way of others; pure."""

from collections.abc import Iterator, Sequence

from site_builder.pedigree.walks import NextOf, shortest


class CycleError(ValueError):
    """The graph has a cycle: in `cycle` each id builds on the next, the last on the first."""

    def __init__(self, cycle: Sequence[str]) -> None:
        self.cycle = tuple(cycle)
        super().__init__(" builds on ".join([*cycle, cycle[0]]))


def cycles(parents: NextOf) -> Iterator[tuple[str, ...]]:
    """A shortest cycle through each knot of papers that build on one another, sorted by start."""
    told: set[str] = set()
    for start in _entangled(parents):
        if start in told:
            continue
        ways = (
            (start, *way) for parent in parents[start]
            if (way := shortest(parent, start, parents.__getitem__))
        )  # fmt: skip
        if cycle := min(ways, key=len, default=()):
            told.update(cycle)
            yield cycle[:-1]


def _entangled(parents: NextOf) -> list[str]:
    """The papers on cycles and on ways from one cycle to another, sorted."""
    below = _peeled(parents)
    children: dict[str, list[str]] = {id: [] for id in below}
    for child, known in below.items():
        for parent in known:
            children[parent].append(child)
    return sorted(_peeled(children))


def _peeled(next_of: NextOf) -> dict[str, list[str]]:
    """What is left when all that lead nowhere are taken away, again and again."""
    waiting = {id: len(known) for id, known in next_of.items()}
    before: dict[str, list[str]] = {}
    for id, known in next_of.items():
        for following in known:
            before.setdefault(following, []).append(id)
    free = [id for id, count in waiting.items() if not count]
    while free:
        for id in before.get(free.pop(), ()):
            waiting[id] -= 1
            if not waiting[id]:
                free.append(id)
    left = {id for id, count in waiting.items() if count}
    return {id: [following for following in next_of[id] if following in left] for id in left}
