"""What became of every line of an imported list, as Markdown."""

from collections.abc import Iterable, Iterator

from site_builder.imports.findings import Imported, Remark
from site_builder.imports.html_blocks import FOLDED

# What each kind of remark is, and what to do about it.
_PARTS = (
    ("Not read", "unread", "These lines hold something and became nothing. Add what matters by "
     "hand, or write the line as `- Title (Venue 2020) [[Paper]](address)` and import again."),
    ("Conflicts", "conflicts", "Entries of one paper say different things. Look up which is right "
     "and correct the record."),
    ("Without a year", "undated", "A record of a paper needs a year, so these papers are kept as "
     "resources. Write it into the entry, as `(2020)`, and import again; or give the paper to "
     "`survey add` and delete it from `resources.yaml`."),
    ("Refused", "refused", "A record may not hold these addresses. Find the right ones and add "
     "them to the records."),
    ("Incomplete authors", "some_authors", "A record names all authors or none, so these names "
     "stand in the note of the paper. Name all as its `authors`, then delete the remark."),
    ("New words", "new_words", "Venues and frameworks that were not known before. Check their "
     "names and kinds in `venues.yaml` and `frameworks.yaml`; make a second spelling an alias."),
    ("Derived", "derived", "These venues and years do not stand in the entry. Check them."),
    ("Skipped", "skipped", "These lines hold nothing of a survey. There is nothing to do, unless "
     "one should have been read."),
)  # fmt: skip

_ARE_KEPT = {True: "is kept as a resource", False: "are kept as resources"}
# What was not read for these reasons would be no record if it were.
_NO_ENTRIES = ("a label over the entries nested in it", "a block of code", FOLDED)


def report_text(imported: Imported, path: str) -> str:
    """The report on the list at `path`: counts, then each kind of remark with its lines."""
    return "\n".join(_lines(imported, path)) + "\n"


def counts_text(imported: Imported) -> str:
    """What was read, in a line."""
    counts = imported.counts
    papers = counted(len(imported.papers), "paper")
    entries = counted(counts.entries, "entry", "entries")
    parts = (
        f"{papers} from {entries}" if counts.entries != len(imported.papers) else papers,
        counted(len(imported.resources), "resource"),
        counted(counts.links, "link"),
        counted(counts.notes, "note"),
    )
    return ", ".join(parts)


def share_text(imported: Imported) -> str:
    """Which share of what is listed became records, as `12 of 13 entries (92 %)`.

    A paper that is kept as a resource for want of a year is none of them, and is told apart.
    """
    kept = len(imported.undated)
    read = imported.counts.entries + len(imported.resources) - kept
    listed = read + kept + len(_passages(imported.unread))
    share = 100 * read // listed if listed else 100
    told = f"{read:,} of {counted(listed, 'entry', 'entries')} became records ({share} %)"
    return f"{told}, {kept:,} without a year {_ARE_KEPT[kept == 1]}" if kept else told


def _passages(unread: Iterable[Remark]) -> list[Remark]:
    """The first line of each passage that was not read: lines that follow each other are one."""
    found: list[Remark] = []
    last = Remark(-1, "")
    for remark in unread:
        if remark.line != last.line + 1 or remark.reason != last.reason:
            found.append(remark)
        last = remark
    return [remark for remark in found if remark.reason not in _NO_ENTRIES]


def remarks_text(imported: Imported) -> str:
    """What somebody has to look at, in a line; "" if there is nothing."""
    kinds = (
        (len(imported.unread), "line not read", "lines not read"),
        (len(imported.conflicts), "conflict", "conflicts"),
        (len(imported.undated), "paper without a year", "papers without a year"),
        (len(imported.refused), "address refused", "addresses refused"),
        (len(imported.some_authors), "paper without all authors", "papers without all authors"),
        (len(imported.new_words), "new word", "new words"),
        (len(imported.derived), "value derived", "values derived"),
    )
    return ", ".join(counted(*kind) for kind in kinds if kind[0])


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun, as `1 paper` or `1,200 papers`."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


def _lines(imported: Imported, path: str) -> Iterator[str]:
    yield f"# Import of {path}"
    yield ""
    yield f"Read: {counts_text(imported)}. {share_text(imported)}."
    for title, field, advice in _PARTS:
        remarks: tuple[Remark, ...] = getattr(imported, field)
        if remarks:
            yield from ("", f"## {title}: {len(remarks):,}", "", advice, "")
            yield from _remarks(remarks)


def _remarks(remarks: Iterable[Remark]) -> Iterator[str]:
    for remark in remarks:
        reason = f" ({remark.reason})" if remark.reason else ""
        yield f"- line {remark.line}{reason}: {_code(remark.text)}"


def _code(text: str) -> str:
    """`text` as code, whatever backticks it holds."""
    fence = "`"
    while fence in text:
        fence += "`"
    return f"{fence} {text} {fence}" if "`" in text else f"`{text}`"
