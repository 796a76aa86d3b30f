"""A list of authors as a text -> names; pure, and rather None than a wrong name."""

import re

_SEPARATOR = re.compile(r"\s*(?:,\s*(?:and|&)\s+|\s+and\s+|\s*&\s*|;|,|，|、)\s*")
_AND = re.compile(r"\s+and\s+|\s*&\s*")
_PARTICLES = frozenset(
    [
        "van",
        "von",
        "der",
        "den",
        "de",
        "la",
        "le",
        "di",
        "da",
        "dos",
        "del",
        "bin",
        "ben",
        "el",
        "al",
        "ter",
        "ten",
        "y",
    ]
)
_MORE = re.compile(r"\bet\.? al\b|\.\.\.|…|\betc\b", re.IGNORECASE)
_NAME = re.compile(r"^[^\W\d_][^\d_@#:|<>\[\]{}()/\\=\"“”?!]*$")
_FOOTNOTE = re.compile(r"[*†‡§¶∗✉]+|\^\S*$")
MAX_AUTHORS = 120


def authors_of(text: str) -> list[str] | None:
    """The names in `text`, if it is a list of full names and nothing else; else None.

    "and others" makes None as well: a record names all authors or none.
    """
    text = text.strip(" \t\n.,;:-–—")
    if not text or _MORE.search(text):
        return None
    names = _family_first(text) or [
        name for part in _SEPARATOR.split(text) if (name := _FOOTNOTE.sub("", part).strip(" ."))
    ]
    if 0 < len(names) <= MAX_AUTHORS and all(map(_is_name, names)):
        return names
    return None


def are_some_authors(text: str) -> bool:
    """Whether `text` names one or more authors "et al."."""
    match = _MORE.search(text)
    if not match or match.end() < len(text.rstrip(" .,;:")):
        return False
    return authors_of(text[: match.start()]) is not None


def _family_first(text: str) -> list[str]:
    """`Roe, Ada and Poe, Bo` -> `Ada Roe`, `Bo Poe`; [] if it is not written so."""
    parts = [part.strip(" .") for part in _AND.split(text)]
    if len(parts) < 2 or not all(part.count(",") == 1 for part in parts):
        return []
    halves = [[half.strip() for half in part.split(",")] for part in parts]
    if not all(family and given for family, given in halves):
        return []
    return [f"{given} {family}" for family, given in halves]


def _is_name(name: str) -> bool:
    words = name.split()
    if not 2 <= len(words) <= 6 or len(name) > 50 or not _NAME.match(name):
        return False
    capitals = [word for word in words if word[0].isupper() or not word[0].islower()]
    lower = [word for word in words if word not in capitals]
    return len(capitals) >= 2 and all(word.lower() in _PARTICLES for word in lower)
