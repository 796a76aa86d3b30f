"""Two editions of a catalogue: what was added, removed and changed from the one to the other."""

from collections.abc import Callable

from site_builder.editions.as_json import as_json
from site_builder.editions.as_markdown import as_markdown
from site_builder.editions.as_text import as_text
from site_builder.editions.comparing import Comparison, compare
from site_builder.editions.review import Review, review

__all__ = ["FORMATS", "Comparison", "Review", "compare", "review"]

FORMATS: dict[str, Callable[[Review], str]] = {
    "text": as_text,
    "markdown": as_markdown,
    "json": as_json,
}
"""How a comparison can be told, with what it means."""
