"""What people do that libyaml stops at or lets pass, told in the author's words."""

import yaml

from site_builder.mistakes import colons, quotes, structure
from site_builder.mistakes.mistake import Mistake, fault_of

__all__ = ["Mistake", "explain"]

_MISTAKES = (
    structure.conflict,
    colons.colon,
    colons.no_colon,
    quotes.open_quotes,
    quotes.text_behind,
    structure.open_bracket,
    structure.no_value,
    quotes.sign,
    quotes.escape,
    structure.list_behind,
    structure.indent,
)
"""What people do, each with its explanation; the first that fits is told."""


def explain(error: yaml.MarkedYAMLError, lines: list[str]) -> Mistake:
    """The mistake in `lines` that made libyaml stop."""
    fault = fault_of(error, lines)
    found = (explanation(fault) for explanation in _MISTAKES)
    return next(filter(None, found), None) or structure.unexplained(fault)
