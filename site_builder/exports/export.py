"""What a format is: its name, its file, and how the text of some papers is written in it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from site_builder.catalogue import Catalogue
from site_builder.records import Paper

Write = Callable[[Catalogue, Sequence[Paper]], str]


@dataclass(frozen=True)
class Entries:
    """A format that is written paper by paper: the text of each, and how such texts are joined."""

    entry: Callable[[Catalogue, Paper], str]
    join: Callable[[Iterable[str]], str]

    def write(self, catalogue: Catalogue, papers: Sequence[Paper]) -> str:
        """The text of `papers`."""
        return self.join(self.entry(catalogue, paper) for paper in papers)


@dataclass(frozen=True)
class Export:
    """A format in which the catalogue is offered, as `survey export NAME` and for download."""

    name: str
    suffix: str
    media_type: str
    summary: str
    write: Write
    entries: Entries | None = None
    """Given where the format is also written for a part: a paper, a category, a venue, a year."""
    stem: str = "papers"

    @classmethod
    def by_paper(
        cls, name: str, suffix: str, media_type: str, summary: str, entries: Entries
    ) -> "Export":
        """A format that can be written for any part of the papers."""
        return cls(name, suffix, media_type, summary, entries.write, entries)

    @property
    def file_name(self) -> str:
        """The file that holds the whole catalogue, as papers.bib."""
        return f"{self.stem}.{self.suffix}"
