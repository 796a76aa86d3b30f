"""An author's name in its parts, as reference managers want it; pure."""

import re
from dataclasses import dataclass

_ORGANISATION = re.compile(
    r"\b(collaboration|consortium|foundation|group|institute|laboratory|society|team|university)\b",
    re.IGNORECASE,
)
_GENERATIONS = {"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"}


@dataclass(frozen=True)
class Name:
    """A person's name, or that of an organisation: then all of it is `family`."""

    family: str
    given: str = ""
    generation: str = ""


def split(author: str) -> Name:
    """The parts of a name that is written with the given name first.

    Words in lower case before the last one belong to it, as in Laurens van der Maaten: the rule
    of BibTeX (Patashnik, "BibTeXing", 1988, section 4).
    """
    words = author.split()
    if len(words) < 2 or "," in author or _ORGANISATION.search(author):
        return Name(" ".join(words))
    generation = words.pop() if words[-1] in _GENERATIONS and len(words) > 2 else ""
    start = len(words) - 1
    while start > 1 and words[start - 1][0].islower():
        start -= 1
    return Name(" ".join(words[start:]), " ".join(words[:start]), generation)
