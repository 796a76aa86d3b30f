"""`survey import`: a README becomes a folder of records, and nothing that is there is lost."""

from pathlib import Path

from site_builder.imports.findings import Imported
from site_builder.imports.folder import files, in_the_way
from site_builder.imports.readme import read_readme
from site_builder.imports.report import counted, counts_text, remarks_text, report_text, share_text
from site_builder.imports.vocabulary import Vocabulary, parse_vocabulary
from site_builder.loading import inspect
from site_builder.output import write_atomically
from site_builder.problems import CatalogueError
from site_builder.reporting import REPORTERS, summary
from site_builder.rules import rulebook
from site_builder.shipped import shipped
from site_builder.terminal import colours, say, write

VOCABULARY = ("venues.yaml", "frameworks.yaml")
SHOWN = 20


def import_readme(readme: Path, into: Path, report: Path | None, force: bool) -> int:
    """Read `readme` and write its catalogue into the folder `into`."""
    if not readme.is_file():
        say(f"no such file: {readme}")
        return 2
    try:
        imported = read_list(readme, into)
    except CatalogueError as error:
        write(REPORTERS["text"](error.problems, rulebook(), colours()))
        return 1
    texts = files(imported)
    if not force and (taken := _taken(texts, into)):
        say(f"nothing was written: {into} holds {counted(len(taken), 'file')} of the same name,")
        say(f"as {taken[0]}; name an empty folder, or add --force")
        return 2
    for path, content in texts.items():
        write_atomically(into / path, content.encode())
    if report:
        write_atomically(report, report_text(imported, readme.as_posix()).encode())
    _tell(imported, readme, into, report)
    return 0


def read_list(readme: Path, into: Path | None = None) -> Imported:
    """What the list at `readme` holds, in the words of the catalogue `into`, if there is one.

    Raises:
        CatalogueError: the file is empty, too long, or not text.
        OSError: it cannot be read.
    """
    text = readme.read_bytes().decode("utf-8", "replace")
    return read_readme(text, _vocabulary(into), readme.as_posix())


def _vocabulary(into: Path | None) -> Vocabulary:
    """The words of the folder, if it has some; else those that come with the package."""
    own = into is not None and all((into / name).is_file() for name in VOCABULARY)
    folder = into if into and own else shipped("templates/vocabulary")
    venues, frameworks = (
        ((folder / name).as_posix(), (folder / name).read_bytes()) for name in VOCABULARY
    )
    return parse_vocabulary(venues, frameworks, is_own=own)


def _taken(texts: dict[str, str], into: Path) -> list[str]:
    """What would be written over; a vocabulary is kept whole and only added to."""
    existing = {path for path in texts if path not in VOCABULARY and (into / path).exists()}
    return in_the_way(texts, existing)


def _tell(imported: Imported, readme: Path, into: Path, report: Path | None) -> None:
    for remark in imported.unread[:SHOWN]:
        say(f"{readme}:{remark.line}: not read ({remark.reason}): {remark.text}")
    if (more := len(imported.unread) - SHOWN) > 0:
        say(f"… and {counted(more, 'more line')}")
    say(f"wrote {into}/: {counts_text(imported)}")
    say(share_text(imported))
    if remarks := remarks_text(imported):
        where = f"see {report}" if report else "name a file with --report to see them"
        say(f"{remarks}: {where}")
    if problems := inspect(into).problems:
        say(f"{summary(problems)}: run `survey --root {into} validate`")
    say(f"look at it with `survey --root {into} serve`")
