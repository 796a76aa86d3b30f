"""The downloads of the site: every format of the whole catalogue, and some formats of its parts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from site_builder.catalogue import Catalogue
from site_builder.exports.export import Entries, Export
from site_builder.exports.paper_lists import paper_lists
from site_builder.output import Output
from site_builder.records import Paper


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
    for paper in catalogue.papers:
        yield f"papers/{paper.id}/{paper.id}", (paper,)
    for listed in paper_lists(catalogue):
        if listed.has_files:
            yield listed.files, listed.papers
