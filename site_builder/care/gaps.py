"""What records lack, and categories that are too small or too large."""

from collections.abc import Callable, Iterator

from site_builder.care.advice import Advice, Patient
from site_builder.records import Paper
from site_builder.statistics import statistics

SMALLEST = 3
"""A category with fewer papers, with those below it, is hardly one."""
LARGEST = 60
"""Of papers that stand in a category itself: nobody reads a longer list to its end."""

_FACTS: tuple[tuple[str, str, Callable[[Paper], bool], str], ...] = (
    (
        "no-address",
        "papers that nothing leads to",
        lambda p: not (p.address or p.doi),
        "add `paper`, `arxiv` or `doi`",
    ),
    (
        "no-authors",
        "papers without authors",
        lambda p: not p.authors,
        "`survey enrich` asks the record's sources; else look at the venue",
    ),
    (
        "no-venue",
        "papers without a venue",
        lambda p: not p.venue,
        "look whether it has appeared; a preprint has the venue arXiv",
    ),
    (
        "no-code",
        "papers without code",
        lambda p: not p.code,
        "look at the paper's own page; repositories appear late",
    ),
    (
        "no-sources",
        "records that do not say where their facts come from",
        lambda p: not p.sources,
        "name the pages that were read in `sources`",
    ),
    (
        "undated",
        "records without the day on which they came",
        lambda p: not p.added,
        "write `added`: `git log --diff-filter=A` on the file tells the day",
    ),
)


def facts(patient: Patient) -> Iterator[Advice]:
    """Papers without an address, authors, a venue, code, sources, a day; the newest first."""
    papers = patient.sound.papers_in_order[::-1]
    for id, what, lacks, todo in _FACTS:
        if found := tuple(paper.id for paper in papers if lacks(paper)):
            yield Advice(id, what, found, todo)


def methods(patient: Patient) -> Iterator[Advice]:
    """Methods that build on none and on which none builds."""
    if found := statistics(patient.sound).gaps.without_relatives:
        yield Advice(
            "no-relatives",
            "methods without relatives in the pedigree",
            tuple(paper.id for paper in found[::-1]),
            "read what each says that it builds on, and add the step with its evidence",
        )


def categories(patient: Patient) -> Iterator[Advice]:
    """Categories with hardly a paper, and those with too many."""
    catalogue = patient.sound
    small = tuple(
        f"{row.section.id} ({row.papers})"
        for row in statistics(catalogue).coverage
        if row.papers < SMALLEST and row.section.id not in catalogue.resources_by_category
    )
    if small:
        yield Advice(
            "small-category",
            f"categories with fewer than {SMALLEST} papers",
            small,
            "look for more papers, or move these to a category beside it",
        )
    large = tuple(
        f"{section.id} ({len(own)})"
        for section in catalogue.sections
        if len(own := catalogue.papers_by_category.get(section.id, ())) > LARGEST
    )
    if large:
        yield Advice(
            "large-category",
            f"categories with more than {LARGEST} papers of their own",
            large,
            "divide them: `children` in taxonomy.yaml",
        )
