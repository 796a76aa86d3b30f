"""`survey new`: a record, asked field by field; each answer is checked at once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from site_builder.adding import questions
from site_builder.adding.questions import CODE, PARENT, QUESTIONS, SOURCE, Question
from site_builder.adding.record import draft
from site_builder.catalogue import Catalogue
from site_builder.commands.checking import readable
from site_builder.commands.lookup import NotOneError, meant
from site_builder.commands.prompting import Ask, asker
from site_builder.output import write_new
from site_builder.problems import CatalogueError, Level
from site_builder.reporting import REPORTERS
from site_builder.reporting.inert import inert
from site_builder.rules import rulebook
from site_builder.suggestions import suggestion
from site_builder.terminal import STOPPED, colours, say, write


def new(root: Path, today: str, dry_run: bool) -> int:
    """Ask for a record and write it."""
    catalogue = readable(root)
    if catalogue is None:
        say("nothing was asked: mend the problems above first")
        return 1
    say("An empty answer leaves a field out. Tab completes; Ctrl-C ends, and nothing is written.")
    try:
        values = _Interview(catalogue, root.as_posix(), asker()).values_of_all()
    except (EOFError, KeyboardInterrupt):
        say("nothing was written")
        return STOPPED
    made = draft({**values, "added": today}, catalogue, root.as_posix())
    if isinstance(made, CatalogueError):
        write(REPORTERS["text"](made.problems, rulebook(), colours()))
        return 1
    write(REPORTERS["text"](made.problems, rulebook(), colours()))
    if any(problem.level is Level.ERROR for problem in made.problems):
        say("nothing was written: the answers together have these problems")
        return 1
    if dry_run:
        write(f"# {made.document.path}\n{made.text}")
    else:
        return _written(Path(made.document.path), made.text)
    return 0


def _written(path: Path, text: str) -> int:
    try:
        write_new(path, text.encode())
    except OSError as error:
        write(text)  # so that no answer is lost
        say(f"{path} cannot be written: {error.strerror}; its text stands above")
        return 1
    say(f"wrote {path}")
    return 0


@dataclass
class _Interview:
    """The questions, and what was answered so far."""

    catalogue: Catalogue
    root: str
    ask: Ask
    values: dict[str, Any] = field(default_factory=dict)

    def values_of_all(self) -> dict[str, Any]:
        for question in QUESTIONS:
            self._answered(question)
        while self._another(CODE, self._code):
            pass
        while self._another(PARENT, self._parent):
            pass
        self._answered(SOURCE)
        return self.values

    def _answered(self, question: Question) -> None:
        """Ask until the answer is good, or left out."""
        last = ""
        while True:
            last = self._asked(question, last)
            if not last and question.required:
                say("this is needed")
            elif not last or self._takes(question, last):
                return

    def _another(self, question: Question, read: Any) -> bool:
        """Ask for one more of a list; False if there is none."""
        last = ""
        while last := self._asked(question, last):
            value = read(question, last)
            if value is None:
                continue
            before = self.values.get(question.field, [])
            if self._is_good(question.field, [*before, value]):
                self.values[question.field] = [*before, value]
                return True
        return False

    def _takes(self, question: Question, text: str) -> bool:
        value = question.read(text, self.catalogue)
        if not self._is_good(question.field, value):
            return False
        self.values[question.field] = value
        return True

    def _is_good(self, name: str, value: Any) -> bool:
        """Whether the rules allow the answer; whatever they say of it is told."""
        values = {**self.values, name: value}
        problems, known = questions.check(self.catalogue, values, name, self.root)
        for problem in problems:
            say(f"{problem.level}: {inert(problem.message)}")
            if problem.hint:
                say(f"  hint: {inert(problem.hint)}")
        if known:
            say(f"error: {inert(known)}")
            say("  hint: add to that record what it lacks; Ctrl-C ends")
        return not known and not questions.errors(problems)

    def _asked(self, question: Question, last: str) -> str:
        needed = "" if question.required else " (may be left out)"
        choices = question.choices(self.catalogue)
        return self.ask(f"{question.text}{needed}", choices, last)

    def _code(self, question: Question, text: str) -> dict[str, str] | None:
        try:
            found: dict[str, str] = question.read(text, self.catalogue)
        except ValueError as error:
            say(f"error: {error}")
            return None
        return found

    def _parent(self, _: Question, text: str) -> dict[str, str] | None:
        """A step of the pedigree: the parent, how, and why we know."""
        try:
            parent = meant(self.catalogue, text)
        except NotOneError as error:
            say(f"error: {inert(chr(10).join(error.lines))}")
            return None
        relations = questions.relations(self.catalogue)
        relation = self._one_of("How it builds on it", relations)
        evidence = self.ask("Why we know, in own words, with the place", {}, "")
        source = self.ask("Where that stands", {}, "")
        edge = {"paper": parent.id, "relation": relation, "evidence": evidence, "source": source}
        return {name: value for name, value in edge.items() if value}

    def _one_of(self, question: str, choices: Mapping[str, str]) -> str:
        answer = ""
        while (answer := self.ask(question, choices, answer)) not in choices:
            hint = suggestion(answer, choices) or f"one of: {', '.join(choices)}"
            say(f'error: "{inert(answer)}" is not known: {hint}')
        return answer
