"""A list of authors as a text -> names; pure, and rather None than a wrong name."""

import re

_SEPARATOR = re.compile(r"\s*(?:,\s*(?:and|&)\s+|\s+and\s+|\s*&\s*|;|,|，|、)\s*")
_AND = re.compile(r"\s+and\s+|\s*&\s*")
_PARTICLES = frozenset({
    "van", "von", "der", "den", "de", "la", "le", "di", "da", "dos", "del", "bin", "ben", "el",
    "al", "ter", "ten", "y"
})  # fmt: skip
_MORE = re.compile(r"\bet\.? al\b|\.\.\.|…|\betc\b|\band others\b", re.IGNORECASE)
_NAME = re.compile(r"^[^\W\d_][^\d_@#:|<>\[\]{}()/\\=\"“”?!]*$")
_FOOTNOTE = re.compile(r"[*†‡§¶∗✉]+|\^\S*$")
_TIGHT_INITIAL = re.compile(r"\b([A-Z])\.(?=[A-Z][a-z])")
_ONE_WORD = re.compile(r"^[^\W\d_a-z][^\W\d_]*(?:['’-][^\W\d_]+)*$")
_GIVEN = re.compile(r"^[^\W\d_a-z][^\W\d_]+(?:-[^\W\d_]+)?((?: [A-Z]\.?)*)$")
_INSTITUTION = re.compile(
    r"\b(?:universi\w+|institut\w*|college|academy|school|labs?|laborator\w+|research|team|group|"
    r"technolog\w+|polytechnic|corporation|inc|cent(?:er|re)|department|hospital)\b",
    re.IGNORECASE,
)
_BARE_INITIALS = re.compile(
    r"^(?=.*[a-z])([^\W\d_][\w'’-]+(?: [A-Z][\w'’-]+)?)((?: [A-Z]\b){1,3})$"
)
MAX_AUTHORS = 120


def authors_of(text: str) -> list[str] | None:
    """The names in `text`, if it is a list of full names and nothing else; else None.

    "and others" makes None as well: a record names all authors or none.
    """
    text = _TIGHT_INITIAL.sub(r"\1. ", text.strip(" \t\n.,;:-–—"))
    if not text or _MORE.search(text):
        return None
    for names in (_all_family_first(text), _given_first(text), _one_family_first(text)):
        if 0 < len(names) <= MAX_AUTHORS and all(map(_is_name, names)):
            return names
    return None


def is_institution(name: str) -> bool:
    """Whether a name is that of a place where people work."""
    return bool(_INSTITUTION.search(name))


def are_some_authors(text: str) -> bool:
    """Whether `text` names one or more authors "et al."."""
    match = _MORE.search(text)
    if not match or match.end() < len(text.rstrip(" .,;:")):
        return False
    names = _given_first(_TIGHT_INITIAL.sub(r"\1. ", text[: match.start()].strip(" ,")))
    return bool(names) and all(_is_name(name) or _ONE_WORD.match(name) for name in names)


def _given_first(text: str) -> list[str]:
    """`Ada Roe, Bo Poe and Cy Doe`; `Roe A, Poe B C` -> `A. Roe`, `B. C. Poe`."""
    parts = (_FOOTNOTE.sub("", part).strip(" .") for part in _SEPARATOR.split(text))
    names = [part for part in parts if part]
    bare = [_BARE_INITIALS.match(name) for name in names]
    if not names or not all(bare):
        return names
    return [f"{'. '.join(match[2].split())}. {match[1]}" for match in bare if match]


def _all_family_first(text: str) -> list[str]:
    """`Roe, Ada and Poe, Bo` -> `Ada Roe`, `Bo Poe`; [] if it is not written so."""
    parts = [part.strip(" .") for part in _AND.split(text)]
    if len(parts) < 2 or not all(part.count(",") == 1 for part in parts):
        return []
    halves = [[half.strip() for half in part.split(",")] for part in parts]
    if not all(family and given for family, given in halves):
        return []
    return [f"{given} {family}" for family, given in halves]


def _one_family_first(text: str) -> list[str]:
    """`Roe, Ada B., Bo Poe and Cy Doe`: the first is turned round; [] if it is not written so."""
    names = _given_first(text)
    if len(names) < 3 or " " in names[0] or not (given := _GIVEN.match(names[1])):
        return []
    initial = "." if given[1] else ""
    return [f"{names[1]}{initial} {names[0]}", *names[2:]]


def _is_name(name: str) -> bool:
    words = name.split()
    if not 2 <= len(words) <= 6 or len(name) > 50 or not _NAME.match(name):
        return False
    capitals = [word for word in words if word[0].isupper() or not word[0].islower()]
    lower = [word for word in words if word not in capitals]
    return len(capitals) >= 2 and all(word.lower() in _PARTICLES for word in lower)
