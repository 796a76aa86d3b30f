"""Entries that are resources only because no year was found: a paper's record needs one."""

from collections import Counter
from collections.abc import Iterator, Sequence

from site_builder.imports.candidates import Candidate
from site_builder.imports.findings import Remark

REASON = "no year found: kept as a resource"


def undated(resources: Sequence[Candidate], papers: Sequence[Candidate]) -> Iterator[Remark]:
    """A remark for each of the resources that would be a paper if a year were known.

    Tools with code and lectures on a paper look alike, so where the entry itself does not say what
    it is, most of its section decide.
    """
    votes = Counter(candidate.section.id for candidate in papers)
    for candidate in resources:
        kind = candidate.reading.with_year
        votes[candidate.section.id] += {"paper": 1, "resource": -1}.get(kind or "resource", 0)
    for candidate in resources:
        kind = candidate.reading.with_year
        if kind == "paper" or (kind == "either" and votes[candidate.section.id] > 0):
            yield Remark(candidate.line, candidate.reading.fields.title, REASON)
