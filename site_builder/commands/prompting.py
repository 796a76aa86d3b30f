"""A question and its answer: with completion on a terminal, a line of stdin elsewhere."""

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from site_builder.terminal import say

_BETWEEN = re.compile(r"[\s,;]+")

Ask = Callable[[str, Mapping[str, str], str], str]
"""Gets the question, the words to choose from with what they stand for, and the last answer.

Raises:
    EOFError, KeyboardInterrupt: nobody answers any more.
"""


def asker() -> Ask:
    """How people are asked here."""
    return _on_terminal if sys.stdin.isatty() and sys.stderr.isatty() else _by_lines


def _by_lines(question: str, choices: Mapping[str, str], _: str) -> str:
    say(f"{question}{f' ({len(choices)} to choose from)' if choices else ''}:")
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line.strip()


def _on_terminal(question: str, choices: Mapping[str, str], last: str) -> str:
    from prompt_toolkit import PromptSession  # slow to import, and only for a terminal
    from prompt_toolkit.output import create_output

    session: PromptSession[str] = PromptSession(
        completer=_completer(choices),
        complete_while_typing=True,
        output=create_output(stdout=sys.stderr),
    )
    return session.prompt(f"{question}: ", default=last).strip()


def completions(text: str, choices: Mapping[str, str]) -> tuple[int, Mapping[str, str]]:
    """How many of the last letters of `text` are part of a choice or its meaning, and of which.

    As many words as can be: choices have spaces, as "POT Workshops", and so have lists of them.
    """
    for start in (0, *(match.end() for match in _BETWEEN.finditer(text))):
        words = text[start:].casefold()
        found = {
            choice: meaning
            for choice, meaning in choices.items()
            if words in choice.casefold() or words in meaning.casefold()
        }
        if found:
            return len(words), found
    return 0, {}


def _completer(choices: Mapping[str, str]) -> Any:
    """Completes the last words by any part of a choice, or of what it stands for."""
    from prompt_toolkit.completion import CompleteEvent, Completer, Completion
    from prompt_toolkit.document import Document

    class Words(Completer):
        def get_completions(self, document: Document, _: CompleteEvent) -> Iterator[Completion]:
            letters, found = completions(document.text_before_cursor, choices)
            for choice, meaning in found.items():
                yield Completion(choice, -letters, display_meta=meaning)

    return Words()
