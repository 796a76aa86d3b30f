"""What `survey add` tells of each paper."""

import re
from collections import Counter
from dataclasses import replace

from site_builder.adding.additions import Added, Faulty, Known, Linked, Outcome
from site_builder.adding.neighbours import Proposal
from site_builder.commands.checking import count
from site_builder.formatting.layout import record_lines
from site_builder.problems import Level
from site_builder.records import PaperRecord
from site_builder.reporting import REPORTERS
from site_builder.reporting.inert import inert
from site_builder.rules import rulebook
from site_builder.sources.facts import Fault
from site_builder.terminal import colours, say, write

_SHOWN = 3
_CREDENTIALS = re.compile(r"//[^/@\s]*@")
_VERBS = {
    "added": "added",
    "linked": "completed",
    "known": "there already",
    "refused": "not added",
}
_WOULD = {"added": "would be added", "linked": "would be completed"}


class Teller:
    """Prints what became of each paper, and counts. `dry_run`: nothing is written, but shown."""

    def __init__(self, dry_run: bool) -> None:
        self._dry_run = dry_run
        self._counts: Counter[str] = Counter()

    def tell(self, named: str, path: str, outcome: Outcome) -> None:
        """Tell of a paper, as it was `named`, or as it stands in the file `path`."""
        named = _CREDENTIALS.sub("//…@", named)
        if isinstance(outcome, Fault):
            self._counts["refused"] += 1
            _fault(named, path, outcome)
        elif isinstance(outcome, Faulty):
            self._counts["refused"] += 1
            write(REPORTERS["text"](outcome.problems, rulebook(), colours()))
            say(inert(f"{named}: no record was written, for it would have these problems"))
        elif isinstance(outcome, Known):
            self._counts["known"] += 1
            _known(named, outcome)
        elif isinstance(outcome, Linked):
            self._counts["linked"] += 1
            self._linked(outcome)
        else:
            self._counts["added"] += 1
            self._added(outcome)

    def finish(self) -> int:
        """Print the sum; gives the exit code."""
        verbs = {**_VERBS, **(_WOULD if self._dry_run else {})}
        parts = [f"{count(n, 'paper')} {verbs[kind]}" for kind, n in self._counts.items()]
        say("; ".join(parts) or "nothing to add")
        return int(bool(self._counts["refused"] or self._counts["known"]))

    def _added(self, outcome: Added) -> None:
        draft = outcome.draft
        if self._dry_run:
            write(f"# {draft.document.path}\n{draft.text}")
        else:
            say(f"wrote {draft.document.path}")
        for proposal in draft.proposals[:_SHOWN]:
            first = proposal is draft.proposals[0]
            say(f"  {'category' if first else '      or'} {inert(_proposal(proposal))}")
        if draft.proposals:
            say("    another one: --category ID, or edit the line")
        for remark in draft.remarks:
            say(f"  look at this: {inert(remark)}")
        warnings = [replace(p, excerpt="") for p in draft.problems if p.level is Level.WARNING]
        for line in REPORTERS["text"](warnings, rulebook(), colours()).splitlines():
            say(f"  {line}")

    def _linked(self, outcome: Linked) -> None:
        known = outcome.known
        fields = ", ".join(known.missing)
        if self._dry_run:
            write(f"# {known.path}\n{outcome.document.text}")
        say(f"{known.path}: {'would get' if self._dry_run else 'got'} {fields}")


def _fault(named: str, path: str, fault: Fault) -> None:
    place = f"{path}:{fault.line}:{fault.column}" if path and fault.line else named
    write(f"{inert(place)}: error[{fault.kind}]: {inert(fault.message)}\n")
    write(f"  hint: {inert(fault.hint)}\n")


def _known(named: str, known: Known) -> None:
    near = f" ({known.duplicate.score:.0%} alike)" if known.duplicate.score < 1 else ""
    paper = known.duplicate.paper
    write(
        f"{inert(named)}: error[duplicate]: {known.path} has {known.duplicate.by}{near}: "
        f"{inert(paper.title)} ({paper.published})\n"
    )
    if known.versions:
        write(f"  note: {inert(known.versions)}\n")
    for told in known.contradictions:
        write(f"  note: {inert(told)}\n")
    write(f"  hint: {inert(_way_out(known))}\n")


def _way_out(known: Known) -> str:
    if known.contradictions:
        return "open both: if they are two papers, write the new record by hand (survey new)"
    if not known.missing:
        return "nothing to do: the record lacks nothing of what was found"
    values = {name: value for name, value in known.missing.items() if name != "sources"}
    new = {n: v[len(getattr(known.duplicate.paper, n)) :] if isinstance(v, list) else v
           for n, v in values.items()}  # fmt: skip
    lines = (line for lines in record_lines(new, PaperRecord).values() for line in lines)
    return f"--link adds what that record lacks: {' '.join(line.strip() for line in lines)}"


def _proposal(proposal: Proposal) -> str:
    """A category with how sure it is and by which neighbours."""
    near = ", ".join(f"{n.paper.name or n.paper.id} {n.nearness:.2f}" for n in proposal.by[:_SHOWN])
    percent = f"{proposal.share:.0%} of the votes of the nearest titles"
    return f"{proposal.category}: {proposal.surety}, {percent} ({near})"
