"""What a maintainer should look at, as advice: an explicit tuple of checks, in order of weight.

To add one, write a generator and a line here. No check asks the network or the clock.
"""

from collections.abc import Iterator

from site_builder.care import gaps, known_links, words
from site_builder.care.advice import Advice, Patient, advice_of_problems
from site_builder.care.report import FORMATS

__all__ = ["CHECKS", "FORMATS", "Advice", "Patient", "advice"]

CHECKS = (
    gaps.facts,
    gaps.methods,
    gaps.categories,
    words.measures,
    words.tracks,
    words.labels,
    words.vocabulary,
    known_links.states,
)


def advice(patient: Patient) -> Iterator[Advice]:
    """All that there is to look at; of a catalogue with errors only these, and what waits."""
    yield from advice_of_problems(patient.problems)
    if patient.pending:
        yield Advice(
            "pending",
            "steps of the pedigree wait in PENDING.md",
            patient.pending,
            "find the source of each, add the parent, and move the step into `builds_on`",
        )
    if patient.is_sound:
        for check in CHECKS:
            yield from check(patient)
