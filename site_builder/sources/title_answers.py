"""What several searches say of one title -> the paper that has it, or what to do instead; pure.

A search gives what is likely, with no promise that it is right. So a work is taken only if its
title is the one that was asked for in all but its spelling: case, accents, punctuation, LaTeX,
British or American. A word more or less is another paper, which is told and left to a person; so
is a title that two papers have.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from site_builder.identifiers import words
from site_builder.links import titles
from site_builder.sources.facts import MAY_HAVE_APPEARED, Facts, Fault, Found, Kind, united

Works = tuple[Facts, ...] | Fault
"""What a search found, or why it found nothing."""

NEAR = 0.6
"""How alike a title must be to be shown as one that may be meant, from 0 to 1."""

_SHOWN = 3
_POSTED = f"only its preprint was found: {MAY_HAVE_APPEARED}"
_ELSE = "give its address, arXiv id or DOI, or --bibtex FILE; survey new asks for each field"


def paper_of(title: str, answers: Mapping[str, Works]) -> Found:
    """The paper with this title, by all that the searches, by their names, have found.

    Of the published before the posted; what only another says completes it.
    """
    works = [work for found in answers.values() if not isinstance(found, Fault) for work in found]
    same = sorted((w for w in works if is_title(title, w.title)), key=lambda w: w.is_preprint)
    if not same:
        return _none(title, answers, works)
    first = same[0]
    if not all(are_by_the_same(first, other) for other in same):
        message = f'more than one paper has the title "{title}"'
        return Fault(Kind.UNSURE, message, f"add the one that is meant: {_listed(same)}")
    for other in same[1:]:
        first = united(first, other) if _is_other_version(first, other) else first
    if first.is_preprint and not any(r.endswith(MAY_HAVE_APPEARED) for r in first.remarks):
        first = replace(first, remarks=(*first.remarks, _POSTED))
    return first


def is_title(wanted: str, found: str) -> bool:
    """Whether the two are one title, so that nothing but its spelling differs."""
    letters = "".join(titles.words(wanted))
    return bool(letters) and letters == "".join(titles.words(found))


def are_by_the_same(one: Facts, other: Facts) -> bool:
    """Whether the first authors' names end with the same word, or one names no authors."""
    families = [words(facts.authors[0])[-1:] for facts in (one, other) if facts.authors]
    return len(families) < 2 or families[0] == families[1]


def _is_other_version(first: Facts, other: Facts) -> bool:
    """Whether `other` is the preprint of the first, or that is without an id."""
    return other.is_preprint != first.is_preprint or not (first.doi or first.arxiv)


def _none(title: str, answers: Mapping[str, Works], works: Sequence[Facts]) -> Fault:
    silent = [found for found in answers.values() if isinstance(found, Fault)]
    asked = [name for name, found in answers.items() if not isinstance(found, Fault)]
    told = [fault.message for fault in silent]
    if not asked:
        return Fault(silent[0].kind, "; ".join(told), silent[0].hint)
    message = "; ".join((f'{_and(asked)} no paper with the title "{title}"', *told))
    near = sorted(works, key=lambda work: -_likeness(title, work.title))
    near = [work for work in near if _likeness(title, work.title) >= NEAR]
    hint = f"if one of these is meant: {_listed(near)}; else {_ELSE}" if near else _ELSE
    return Fault(Kind.UNSURE, message, f"{hint}; or repeat it later" if silent else hint)


def _listed(works: Sequence[Facts]) -> str:
    """Works by their titles, each with the words by which it is added."""
    named = dict.fromkeys(
        f'"{work.title}" by {work.authors[0] if work.authors else "nobody named"}: survey add {id}'
        for work in works
        if (id := work.doi or work.arxiv or work.paper)
    )
    return "; ".join(list(named)[:_SHOWN])


def _and(names: Sequence[str]) -> str:
    if len(names) == 1:
        return f"{names[0]} knows"
    return f"{', '.join(names[:-1])} and {names[-1]} know"


def _likeness(one: str, other: str) -> float:
    first, second = (" ".join(titles.words(text)) for text in (one, other))
    return Levenshtein.normalized_similarity(first, second)
