"""The downloads of the site: every format of the whole catalogue, and some formats of its parts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from site_builder.catalogue import Catalogue, Section
from site_builder.exports.export import Entries, Export
from site_builder.output import Output
from site_builder.records import Paper


def papers_below(catalogue: Catalogue) -> Mapping[str, tuple[Paper, ...]]:
    """For each category: its papers and those of its subcategories, each once, in order."""
    sections = catalogue.section_by_id
    found: dict[str, list[Paper]] = {section.id: [] for section in catalogue.sections}
    for paper in catalogue.papers_in_order:
        for category in _with_parents(sections[category] for category in paper.categories):
            found[category].append(paper)
    return {category: tuple(papers) for category, papers in found.items()}


def _with_parents(sections: Iterable[Section]) -> dict[str, None]:
    """The ids of `sections` and of the sections above them, each once."""
    return dict.fromkeys(above.id for section in sections for above in (*section.parents, section))


def outputs(catalogue: Catalogue, exports: Iterable[Export]) -> Iterator[Output]:
    """The files of `exports`."""
    parts = dict(_parts(catalogue))
    for export in exports:
        path = f"data/{export.file_name}"
        if export.entries is None:
            yield Output.of_text(path, export.write(catalogue, catalogue.papers_in_order))
        else:
            every = {path: catalogue.papers_in_order} | {
                f"{part}.{export.suffix}": papers for part, papers in parts.items()
            }
            yield from _written(catalogue, export.entries, every)


def _written(
    catalogue: Catalogue, entries: Entries, papers_by_path: Mapping[str, Sequence[Paper]]
) -> Iterator[Output]:
    """A file for each path. The text of a paper is made once, however many files hold it."""
    texts = {paper.id: entries.entry(catalogue, paper) for paper in catalogue.papers}
    for path, papers in papers_by_path.items():
        yield Output.of_text(path, entries.join(texts[paper.id] for paper in papers))


def _parts(catalogue: Catalogue) -> Iterator[tuple[str, Sequence[Paper]]]:
    """Each page with papers: the path of its downloads without suffix, and the papers."""
    by_venue: dict[str, list[Paper]] = {}
    by_year: dict[str, list[Paper]] = {}
    for paper in catalogue.papers_in_order:
        yield f"papers/{paper.id}/{paper.id}", (paper,)
        if venue := catalogue.venue_of(paper):
            by_venue.setdefault(venue.id, []).append(paper)
        by_year.setdefault(str(paper.year), []).append(paper)
    lists: tuple[tuple[str, Mapping[str, Sequence[Paper]]], ...] = (
        ("survey", papers_below(catalogue)),
        ("venues", by_venue),
        ("years", by_year),
        ("code", catalogue.papers_by_framework),
    )
    for folder, papers_by_name in lists:
        for name, papers in papers_by_name.items():
            if papers:
                yield f"{folder}/{name}/{name}", papers
    for author in catalogue.authors_in_order:
        if len(author.papers) > 1:  # else the files of that paper are linked
            yield author.path, author.papers
