"""`survey init`: a project of one's own, written whole or not at all."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from site_builder.commands.exporting import schema_texts
from site_builder.commands.forms import stale_forms
from site_builder.commands.importing import read_list
from site_builder.imports.findings import Imported
from site_builder.imports.report import counted, counts_text, remarks_text, report_text, share_text
from site_builder.loading import Loaded, inspect
from site_builder.problems import CatalogueError, Problem
from site_builder.reporting import REPORTERS, summary
from site_builder.rules import rulebook
from site_builder.starting.choices import Choices
from site_builder.starting.project import project_files
from site_builder.starting.sections import without_bare_sections
from site_builder.starting.this_machine import LOCAL, local_settings
from site_builder.terminal import colours, say, write

REPORT = "import-report.md"
SHOWN = 5
# What a folder may hold already: a repository that was just made and cloned.
_GIT = ".git"


def obstacle(folder: Path) -> str:
    """Why no project can be written into `folder`, and what to do; "" if it can."""
    if not folder.exists():
        return ""
    if not folder.is_dir():
        return f"{folder} is a file: name a folder that is not there yet"
    names = sorted(path.name for path in folder.iterdir() if path.name != _GIT)
    if not names:
        return ""
    held = ", ".join(names[:3]) + (" …" if len(names) > 3 else "")
    return (
        f"{folder} is not empty (it holds {held}), and nothing in it is written over: "
        "name a folder that is not there yet, or move these files away"
    )


def read_source(readme: Path) -> Imported | None:
    """What the list at `readme` holds; None, and the reason is printed, if it cannot be read."""
    try:
        return read_list(readme)
    except OSError as error:
        say(f"{readme} cannot be read: {error.strerror}")
    except CatalogueError as error:
        write(REPORTERS["text"](error.problems, rulebook(), colours()))
    return None


def init(folder: Path, choices: Choices, readme: Path | None, imported: Imported | None) -> int:
    """Write the project of `choices` into `folder`, with what was read from `readme`."""
    bare: list[str] = []
    if imported is not None:
        imported, bare = without_bare_sections(imported)
    try:
        texts = project_files(choices, imported)
    except ValueError as error:
        say(f"nothing was written: {error}")
        return 2
    texts |= {f"schema/{name}": text for name, text in schema_texts().items()}
    if here := local_settings():
        texts[LOCAL] = here
    if readme and imported:
        texts[REPORT] = report_text(imported, readme.name)
    try:
        with _beside(folder) as draft:
            _write(texts, draft)
            loaded = inspect(draft / "catalogue")
            if wrong := _mistakes(loaded, draft, folder, imported):
                write(REPORTERS["text"](wrong, rulebook(), colours()))
                say("nothing was written: choose other words for what is named above")
                return 1
            _offer_categories(draft / "catalogue", loaded)
            _move(draft, folder)
    except OSError as error:
        say(f"nothing was written: {error.filename or folder}: {error.strerror}")
        return 1
    _tell(folder, imported, bare, summary(loaded.problems) if loaded.problems else "")
    return 0


def _mistakes(
    loaded: Loaded, draft: Path, folder: Path, imported: Imported | None
) -> list[Problem]:
    """The errors that come from the choices. Those of an imported list wait in the project."""
    chosen = (draft / "catalogue" / "survey.yaml").as_posix()
    return [
        replace(error, path=error.path.replace(draft.as_posix(), folder.as_posix(), 1))
        for error in loaded.errors
        if imported is None or error.path == chosen
    ]


def _offer_categories(root: Path, loaded: Loaded) -> None:
    """The forge's forms offer the survey's own categories from the first day.

    A record that cannot be read hides the whole catalogue: then `survey forms` writes them later.
    """
    if loaded.catalogue is None:
        return
    for path, (_, text) in stale_forms(root, loaded.catalogue).items():
        (root / path).write_bytes((text or "").encode())


@contextmanager
def _beside(folder: Path) -> Iterator[Path]:
    """A folder on the same disk, in which the project is made; gone at the end."""
    parent = folder if folder.is_dir() else folder.absolute().parent
    made = [path for path in (parent, *parent.parents) if not path.exists()]
    parent.mkdir(parents=True, exist_ok=True)
    temporary = Path(tempfile.mkdtemp(dir=parent, prefix=".survey-init-"))
    try:
        draft = temporary / "project"
        draft.mkdir()
        yield draft
    finally:
        shutil.rmtree(temporary)
        if not folder.exists():
            for path in made:
                path.rmdir()


def _write(texts: Mapping[str, str], draft: Path) -> None:
    for path, text in texts.items():
        target = draft / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())


def _move(draft: Path, folder: Path) -> None:
    """Bring the finished project to its place: at once, or all of it back."""
    if not folder.exists():
        draft.rename(folder)
        return
    moved: list[Path] = []
    try:
        for path in sorted(draft.iterdir()):
            moved.append(path.rename(folder / path.name))
    except OSError:
        for path in moved:
            path.rename(draft / path.name)
        raise


def _tell(folder: Path, imported: Imported | None, bare: list[str], problems: str) -> None:
    say(f"wrote a survey into {folder}/")
    if imported is not None:
        say(f"read {counts_text(imported)}: {share_text(imported)}")
        if remarks := remarks_text(imported):
            say(f"{remarks}: see {folder / REPORT}")
        if bare:
            shown = ", ".join(bare[:SHOWN]) + (" …" if len(bare) > SHOWN else "")
            say(f"left out {counted(len(bare), 'section')} in which nothing is listed: {shown}")
    else:
        say("its one record is an example: copy it for the first paper, then delete it")
    if problems:
        say(f"{problems}: `survey validate` shows them, with the way out")
    say(f"next: cd {folder} && make site && make serve    (or survey build, survey serve)")
