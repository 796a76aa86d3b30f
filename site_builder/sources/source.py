"""A source that can be asked for facts: where it is, and how it is asked."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from site_builder.links.exchange import Check
from site_builder.sources.facts import Found

Answers = Mapping[str, Found]
"""By id: the facts, or the fault that there are none."""


@dataclass(frozen=True)
class Source:
    """A source by its `name`; `base` is the beginning of the addresses at which it is asked.

    `ask` gives checks that together ask about all ids, each about as many as one request bears.
    """

    name: str
    base: str
    ask: Callable[[Sequence[str], str], Iterator[Check[Answers]]]
