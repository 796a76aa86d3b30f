"""A part of the pedigree as a tree: each method is unfolded once, where it is nearest; pure."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

NextOf = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Branch:
    """A method in the tree.

    `again` says where it is unfolded if not here, "above" or "below"; `hidden` is the number of
    its relatives that are left out because the tree ends here.
    """

    id: str
    again: str
    hidden: int
    branches: tuple["Branch", ...]


def unfolded(start: str, next_of: NextOf, depth: int | None = None) -> tuple[Branch, ...]:
    """The branches under `start`, at most `depth` deep."""
    homes = _homes(start, next_of, depth)
    return tuple(_branches(start, next_of, homes, set(), depth or len(next_of)))


def _homes(start: str, next_of: NextOf, depth: int | None) -> dict[str, str]:
    """For each method the one under which it is unfolded: the first of the nearest."""
    homes: dict[str, str] = {}
    queue = deque([(start, 0)])
    while queue:
        id, level = queue.popleft()
        if level == depth:
            continue
        for following in next_of[id]:
            if following not in homes:
                homes[following] = id
                queue.append((following, level + 1))
    return homes


def _branches(
    id: str, next_of: NextOf, homes: Mapping[str, str], printed: set[str], left: int
) -> Iterator[Branch]:
    for following in next_of[id]:
        if homes[following] != id:
            again = "above" if following in printed else "below"
            yield Branch(following, again, 0, ())
            continue
        printed.add(following)
        if left == 1:
            yield Branch(following, "", len(next_of[following]), ())
        else:
            inner = tuple(_branches(following, next_of, homes, printed, left - 1))
            yield Branch(following, "", 0, inner)
