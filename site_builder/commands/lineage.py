"""`survey path` and `survey pedigree`: how methods descend from one another."""

import json
from itertools import pairwise
from pathlib import Path

from rich.text import Text
from rich.tree import Tree

from site_builder.catalogue import Catalogue
from site_builder.commands.checking import count, usable
from site_builder.commands.lookup import NotOneError, meant
from site_builder.commands.steps import (
    branch_fields,
    called,
    grow,
    paper_fields,
    step_between,
    title_line,
)
from site_builder.commands.unfolding import NextOf, unfolded
from site_builder.exports import EXPORTS
from site_builder.pedigree import Pedigree
from site_builder.records import Paper
from site_builder.terminal import out, say, write

FORMATS = {"text": "for people", "json": "for programs"}

# Wider than any line: the terminal breaks those that do not fit, and none is cut off.
WIDEST = 2_000

Found = tuple[Catalogue, Pedigree, list[Paper]]


def path(root: Path, one: str, other: str, form: str) -> int:
    """Print a shortest way between two methods, step by step."""
    found = _find(root, one, other)
    if isinstance(found, int):
        return found
    catalogue, pedigree, (start, end) = found
    ids = pedigree.path(start.id, end.id)
    steps = [step_between(catalogue, *pair) for pair in pairwise(ids)]
    if form == "json":
        ends = {"from": start.id, "to": end.id, "path": list(ids)}
        _write_json({**ends, "steps": [step.fields for step in steps]})
    for step in steps if form == "text" else ():
        out.print(step.sentence)
    ends_text = f"from {called(start)} to {called(end)}"
    say(f"{count(len(steps), 'step')} {ends_text}" if ids else f"no way leads {ends_text}")
    return 0 if ids else 1


def relatives(root: Path, name: str, form: str, depth: int | None) -> int:
    """Print the ancestors and the descendants of a method as trees."""
    found = _find(root, name)
    if isinstance(found, int):
        return found
    catalogue, pedigree, (paper,) = found
    kinds: tuple[tuple[str, str, NextOf, int], ...] = (
        ("ancestor", "builds on", pedigree.parents_of, pedigree.ancestor_counts[paper.id]),
        (
            "descendant",
            "leads to",
            _by_year(catalogue, pedigree.children_of),
            pedigree.descendant_counts[paper.id],
        ),
    )
    if form == "json":
        document = paper_fields(paper)
        for kind, _, next_of, total in kinds:
            branches = unfolded(paper.id, next_of, depth)
            document[f"{kind}s"] = list(branch_fields(catalogue, paper.id, branches))
            document[f"{kind}_count"] = total
        _write_json(document)
        return 0
    out.print(title_line(paper))
    for kind, label, next_of, total in kinds:
        tree = Tree(Text(f"{label} {count(total, kind)}"), guide_style="dim")
        grow(catalogue, tree, paper.id, unfolded(paper.id, next_of, depth))
        out.print(tree, width=WIDEST)
    return 0


def reading_path(root: Path, name: str, form: str) -> int:
    """Print what to read before a method, in order, as text, JSON or BibTeX."""
    found = _find(root, name)
    if isinstance(found, int):
        return found
    catalogue, pedigree, (goal,) = found
    stops = pedigree.reading_path(goal.id)
    papers = [catalogue.paper_by_id[stop.id] for stop in stops]
    reasons = [
        [step_between(catalogue, child, stop.id) for child in stop.needed_by] for stop in stops
    ]
    if form == "bibtex":
        write(EXPORTS["bibtex"].write(catalogue, papers))
    elif form == "json":
        told = zip(papers, reasons, strict=True)
        _write_json(
            [{**paper_fields(paper), "needed_by": [s.fields for s in why]} for paper, why in told]
        )
    else:
        width = len(str(len(papers)))
        for number, (paper, why) in enumerate(zip(papers, reasons, strict=True), start=1):
            out.print(Text.assemble((f"{number:>{width}}. ", "dim"), title_line(paper)))
            for step in why:
                out.print(Text.assemble(" " * (width + 2), step.sentence_of_it))
    say(f"{count(len(papers) - 1, 'paper')} to read before {called(goal)}")
    return 0


def _by_year(catalogue: Catalogue, next_of: NextOf) -> NextOf:
    papers = catalogue.paper_by_id
    return {
        id: sorted(following, key=lambda other: (papers[other].year, other))
        for id, following in next_of.items()
    }


def _find(root: Path, *names: str) -> Found | int:
    """The catalogue, its pedigree and the papers that are meant; an exit code if that fails."""
    catalogue = usable(root)
    if catalogue is None:
        say("nothing was looked up: mend the problems above first")
        return 1
    papers: list[Paper] = []
    for name in names:
        try:
            papers.append(meant(catalogue, name))
        except NotOneError as error:
            for line in error.lines:
                say(line)
    if len(papers) < len(names):
        return 2
    return catalogue, Pedigree.of(catalogue), papers


def _write_json(document: object) -> None:
    write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")
