"""A question and its answer: with completion on a terminal, a line of stdin elsewhere."""

import sys
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from site_builder.terminal import say

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


def _completer(choices: Mapping[str, str]) -> Any:
    """Completes the last word by any part of a choice, or of what it stands for."""
    from prompt_toolkit.completion import CompleteEvent, Completer, Completion
    from prompt_toolkit.document import Document

    class Words(Completer):
        def get_completions(self, document: Document, _: CompleteEvent) -> Iterator[Completion]:
            word = document.text_before_cursor.replace(";", " ").replace(",", " ").split(" ")[-1]
            for choice, meaning in choices.items():
                if word.casefold() in f"{choice} {meaning}".casefold():
                    yield Completion(choice, -len(word), display_meta=meaning)

    return Words()
