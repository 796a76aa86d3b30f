"""A text that stands where a list is expected, written as that list."""

import re

_MARKED = re.compile(r"(?:\d+[.)]\s|[-–•*]\s*)\S")
_NAMES = re.compile(r"\s*;\s*|\s+(?:and|&)\s+")
_FAMILY_FIRST = re.compile(r"((?:[a-z]+\s+)*[^\s,]+),\s*([^,]+)")
_NEEDS_QUOTES = frozenset("[]{}:#&*!|>'\"%@`?,")


def list_hint(field: str, text: str) -> str:
    """How the `text` of a `field` is written as a list."""
    if _MARKED.match(text):
        return 'begin each line with "- "'
    parts = _people(text) if field == "authors" else re.split(r",|\sand\s", text)
    listed = ", ".join(_in_list(part.strip()) for part in parts if part.strip())
    return f"write  {field}: [{listed}]"


def _people(text: str) -> list[str]:
    """The people in `text`, the given name first."""
    people = _NAMES.split(text)
    if len(people) > 1 and _are_family_first(people):
        return [" ".join(reversed(re.split(r"\s*,\s*", person, maxsplit=1))) for person in people]
    return [name for person in people for name in person.split(",")]


def _are_family_first(people: list[str]) -> bool:
    """Whether `people` are written as BibTeX does: `Green, Gail`, some perhaps without a comma."""
    if all(person.count(",") == 1 for person in people):
        return True
    return all(_FAMILY_FIRST.fullmatch(person) for person in people if "," in person)


def _in_list(text: str) -> str:
    """`text` as it stands within brackets."""
    if not _NEEDS_QUOTES.intersection(text):
        return text
    return '"{}"'.format(text.replace("\\", "\\\\").replace('"', '\\"'))
