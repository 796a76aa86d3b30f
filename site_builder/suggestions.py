"""Did you mean: the known word that is nearest to an unknown one."""

import re
from collections.abc import Iterable, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA


def suggestion(
    word: str, known: Iterable[str], other: Mapping[str, str] | None = None
) -> str | None:
    """`did you mean "…"?`, if one of the `known` words is near enough to be meant."""
    names = list(known)
    meant = nearest(word, names, other) or _whole(word, names)
    return f'did you mean "{meant}"?' if meant else None


def _whole(part: str, known: Iterable[str]) -> str | None:
    """The only known word of which `part` is the beginning, as pairwise is of pairwise-cost."""
    begin = part.casefold()
    found = [name for name in known if re.match(re.escape(begin) + r"[\W_]", name.casefold())]
    return found[0] if len(found) == 1 else None


def only_meant(
    word: str, known: Iterable[str], other: Mapping[str, str] | None = None
) -> str | None:
    """The same, if no other known word is as near."""
    names = list(known)
    meant = nearest(word, names, other)
    if meant is None:
        return None
    spellings = {**(other or {}), **{name: name for name in names}}
    if any(word.casefold() == spelling.casefold() for spelling in spellings):
        return meant
    near: dict[str, int] = {}
    for spelling, right in spellings.items():
        distance = OSA.distance(word.casefold(), spelling.casefold())
        near[right] = min(distance, near.get(right, distance))
    return meant if all(near[meant] < far for name, far in near.items() if name != meant) else None


def nearest(word: str, known: Iterable[str], other: Mapping[str, str] | None = None) -> str | None:
    """The one of the `known` words that is near enough to be meant.

    `other` are spellings that stand for a known word; they are never found themselves.
    """
    folded = {spelling.casefold(): right for spelling, right in (other or {}).items()}
    folded.update((name.casefold(), name) for name in known)
    if word.casefold() in folded:
        return folded[word.casefold()]
    limit = max(1, len(word) // 3)
    best = process.extractOne(
        word.casefold(), list(folded), scorer=OSA.distance, score_cutoff=limit
    )
    return folded[best[0]] if best else None
