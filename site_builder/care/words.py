"""Words that stand in the lists of the survey or in records, and are used once or never."""

from collections import Counter
from collections.abc import Iterable, Iterator

from site_builder.care.advice import Advice, Patient


def measures(patient: Patient) -> Iterator[Advice]:
    """Measures that one paper has, and those that none has and no family shows."""
    catalogue = patient.sound
    counts = Counter(measure for paper in catalogue.papers for measure in paper.measures)
    shown = {measure for family in catalogue.taxonomy.families for measure in family.measures}
    yield from _once("measure-once", "measures that one paper has", counts)
    unused = (id for id in catalogue.measure_by_id if not counts[id] and id not in shown)
    yield from _never("unused-measure", "measures that nothing has", unused, "taxonomy.yaml")


def tracks(patient: Patient) -> Iterator[Advice]:
    """Tracks of venues that one paper has."""
    counts = Counter(paper.track for paper in patient.sound.papers if paper.track)
    yield from _once("track-once", "tracks that one paper has", counts)


def labels(patient: Patient) -> Iterator[Advice]:
    """Labels of links that one paper has."""
    counts = Counter(link.label for paper in patient.sound.papers for link in paper.links)
    yield from _once("label-once", "labels of links that stand once", counts)


def vocabulary(patient: Patient) -> Iterator[Advice]:
    """Venues and frameworks that no paper has."""
    catalogue = patient.sound
    in_venue = {paper.venue for paper in catalogue.papers}
    venues = (venue.name for venue in catalogue.venues if venue.name not in in_venue)
    yield from _never("unused-venue", "venues without a paper", venues, "venues.yaml")
    coded = catalogue.papers_by_framework
    unused = (one.id for one in catalogue.frameworks if one.id not in coded)
    yield from _never("unused-framework", "frameworks without code", unused, "frameworks.yaml")


def _once(id: str, what: str, counts: Counter[str]) -> Iterator[Advice]:
    if found := tuple(sorted(word for word, count in counts.items() if count == 1)):
        yield Advice(id, what, found, "another word for one that is there? then write that one")


def _never(id: str, what: str, words: Iterable[str], file: str) -> Iterator[Advice]:
    if found := tuple(sorted(words)):
        yield Advice(id, what, found, f"delete them from {file}, if no paper is to come")
