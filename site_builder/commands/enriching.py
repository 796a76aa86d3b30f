"""`survey enrich`: what records lack, from the sources that they name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from site_builder.adding.editing import EditError, edited
from site_builder.adding.enriching import Disagreement, asked_for, enriched, is_lasting
from site_builder.adding.record import problems_of
from site_builder.catalogue import Catalogue
from site_builder.commands.adding import gathering
from site_builder.commands.checking import count, readable
from site_builder.commands.formatting_files import as_before
from site_builder.documents import Document
from site_builder.identifiers import paper_id
from site_builder.links import titles
from site_builder.links.options import Manners
from site_builder.output import write_atomically
from site_builder.problems import CatalogueError, Level, Problem
from site_builder.records import Paper, PaperRecord
from site_builder.reporting import REPORTERS
from site_builder.reporting.inert import inert
from site_builder.rules import rulebook
from site_builder.shapes import shape
from site_builder.sources import Facts, Fault, Found
from site_builder.sources.facts import Kind
from site_builder.sources.gathering import Key
from site_builder.sources.wanted import Wanted
from site_builder.terminal import colours, progress, say, write

DIFFERS = "source-differs"
_OTHER_ID = "id-mismatch"


@dataclass
class _Told:
    """What has been found so far."""

    problems: list[Problem] = field(default_factory=list)
    faults: dict[str, Fault] = field(default_factory=dict)
    written: int = 0


def enrich(root: Path, files: Sequence[Path], dry_run: bool, manners: Manners) -> int:
    """Fill what the records, or `files` of them, lack; tell where a source disagrees."""
    if unknown := [path for path in files if not path.is_file()]:
        say(f"no such file: {', '.join(map(str, unknown))}")
        return 2
    catalogue = readable(root)
    if catalogue is None:
        say("nothing was asked: mend the problems above first")
        return 1
    papers = _chosen(catalogue, files)
    if files and not papers:
        say(f"these files are no records of {root}: {', '.join(map(str, files))}")
        return 2
    questions = {paper.id: asked_for(paper) for paper in papers}
    with progress("asking") as report:
        asking = gathering(manners, report)
        known = asking.asked([w for asked in questions.values() for _, w in asked])
        named = {f.doi for f in known.values() if isinstance(f, Facts) and f.is_preprint and f.doi}
        known |= asking.asked([Wanted(doi, "doi", doi) for doi in sorted(named)])
    told = _Told()
    for paper in papers:
        facts: list[Facts] = []
        for name, asked in questions[paper.id]:
            found = known[asked.source, asked.id]
            if isinstance(found, Facts):
                facts.append(found)
            else:
                _note(told, catalogue, paper, name, asked, found)
        _enrich(told, catalogue, paper, [*facts, *_published(paper, facts, known)], dry_run)
    return _finish(told, len(papers), dry_run)


def _published(paper: Paper, facts: Sequence[Facts], known: Mapping[Key, Found]) -> list[Facts]:
    """What is known by the DOIs that preprints name, where the record has none itself."""
    dois = [one.doi for one in facts if one.is_preprint and one.doi and not paper.doi]
    found = (known.get(("doi", doi)) for doi in dois)
    return [one for one in found if isinstance(one, Facts) and titles.same(paper.title, one.title)]


def _chosen(catalogue: Catalogue, files: Sequence[Path]) -> list[Paper]:
    wanted = {path.resolve() for path in files}
    return [p for p in catalogue.papers
            if not wanted or Path(_document(catalogue, p).path).resolve() in wanted]  # fmt: skip


def _document(catalogue: Catalogue, paper: Paper) -> Document:
    return catalogue.documents[f"papers/{paper.id}.yaml"]


def _note(
    told: _Told, catalogue: Catalogue, paper: Paper, name: str, asked: Wanted, fault: Fault
) -> None:
    """Keep a fault: at its line if it is about the record, else once for all records."""
    if is_lasting(fault):
        document = _document(catalogue, paper)
        told.problems.append(document.problem((name,), fault.kind, fault.message, hint=fault.hint))
    elif name != "title" and fault.kind is not Kind.UNSURE:
        told.faults.setdefault(f"{fault.kind} {asked.source}", fault)


def _enrich(
    told: _Told, catalogue: Catalogue, paper: Paper, facts: Sequence[Facts], dry_run: bool
) -> None:
    document = _document(catalogue, paper)
    result = enriched(paper, catalogue, facts)
    told.problems += [_problem(document, one) for one in result.disagreements]
    if not result.values:
        return
    made = _completed(catalogue, paper, result.values)
    if isinstance(made, list) and {problem.rule for problem in made} == {_OTHER_ID}:
        # An id is an address, and what builds on it names it: only a person changes it.
        told.problems.append(_better_id(document, paper, result.values["authors"], catalogue))
        result = replace(result, values={f: v for f, v in result.values.items() if f != "authors"})
        if not set(result.values) - {"sources"}:
            return
        made = _completed(catalogue, paper, result.values)
    if isinstance(made, list):
        told.problems += made
        return
    record, text = made
    fields = ", ".join(name for name in result.values if name != "sources")
    source = "; ".join(s for s in record.sources if s not in paper.sources)
    say(f"{document.path}: {'lacks' if dry_run else 'got'} {fields} ({inert(source)})")
    told.written += 1
    if not dry_run:
        path = Path(document.path)
        before = path.read_bytes()
        write_atomically(path, as_before(path, before, text).encode())


def _completed(
    catalogue: Catalogue, paper: Paper, values: Mapping[str, Any]
) -> tuple[Paper, str] | list[Problem]:
    """The record with these fields and its text, or what forbids that."""
    document = _document(catalogue, paper)
    try:
        text = edited(document, values)
        changed = Document.parse(document.path, text)
        record = Paper.model_construct(id=paper.id, **shape(changed, PaperRecord).__dict__)
    except EditError as error:
        return [document.problem((), DIFFERS, str(error), hint="edit it by hand")]
    except CatalogueError as error:
        return list(error.problems)
    errors = [p for p in problems_of(record, changed, catalogue) if p.level is Level.ERROR]
    return errors or (record, text)


def _better_id(
    document: Document, paper: Paper, authors: Sequence[str], catalogue: Catalogue
) -> Problem:
    """The id that a record should have, now that its authors are known, and how it gets it."""
    taken = {*catalogue.paper_by_id, *(old for p in catalogue.papers for old in p.former_ids)}
    new = paper_id(authors, paper.year, paper.title, taken)
    root = document.path.removesuffix(f"/papers/{paper.id}.yaml")
    option = "" if root == "catalogue" else f" --root {root}"
    message = f'its authors are found, {", ".join(authors)}, and the id "{paper.id}" is not theirs'
    hint = f"run `survey{option} rename-paper {paper.id} {new}`, then `survey enrich` again"
    return document.problem((), _OTHER_ID, message, level=Level.WARNING, hint=hint)


def _problem(document: Document, found: Disagreement) -> Problem:
    message = f'the record says "{found.ours}", {found.source} says "{found.theirs}"'
    hint = "see which is right in the paper itself: nothing was changed"
    return document.problem(found.loc, DIFFERS, message, level=Level.WARNING, hint=hint)


def _finish(told: _Told, asked: int, dry_run: bool) -> int:
    write(REPORTERS["text"](sorted(told.problems), rulebook(), colours()))
    for fault in told.faults.values():
        write(f"error[{fault.kind}]: {inert(fault.message)}\n  hint: {inert(fault.hint)}\n")
    verb = "would be completed" if dry_run else "completed"
    differ = count(len(told.problems), "disagreement")
    say(f"{count(asked, 'record')} compared: {told.written:,} {verb}, {differ}")
    return int(bool(told.problems or told.faults))
