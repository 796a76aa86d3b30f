"""The id of a paper: first author, year, first word, as `kettle2019boiling`; pure.

And the address that a DOI stands for.
"""

import itertools
import re
import unicodedata
from collections.abc import Container, Iterator, Sequence
from urllib.parse import quote

_SUFFIXES = {"jr", "sr", "ii", "iii", "iv"}
_APOSTROPHES = re.compile("['`‘’\u00b4\u02bc\u2032]")
_ARTICLES = {"a", "an", "the"}
# Letters that have no decomposition in Unicode.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "\u0131": "i"}
)

# What a path may hold as it is; a DOI may hold more, as <1::AID-POT2>3.0.CO;2-#.
_IN_PATH = "/:;()$!'*+,=@&~"
RESERVED = frozenset(
    ["none", "con", "prn", "aux", "nul"]
    + [f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)]
)
"""No ids: filters say none where there is nothing, and no file may have the others on Windows."""
RESERVED_WHY = "filters say none where nothing is, and Windows keeps the others for devices"


def doi_address(doi: str) -> str:
    """The address at which `doi` is resolved."""
    return f"https://doi.org/{quote(doi, safe=_IN_PATH)}"


def fold(text: str) -> str:
    """`text` in lower case without accents."""
    if text.isascii():
        return text.lower()
    lowered = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    decomposed = unicodedata.normalize("NFKD", lowered)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def words(text: str) -> list[str]:
    """The words of `text`, folded, of a-z and 0-9 only; an apostrophe parts no word."""
    return re.findall(r"[a-z0-9]+", fold(_APOSTROPHES.sub("", text)))


def normal_title(title: str) -> str:
    """What two spellings of one title have in common: its words, in letters of any script."""
    return " ".join(re.findall(r"[^\W_]+", fold(_APOSTROPHES.sub("", title))))


def id_prefix(authors: Sequence[str], year: int) -> str:
    """What the id of a paper by `authors` begins with; "" if that cannot be known."""
    names = [name for name in (authors[0].split() if authors else []) if _is_name(name)]
    family = words(names[-1]) if names else []
    return f"{family[0]}{year}" if family else ""


def _is_name(word: str) -> bool:
    return fold(word).strip(".,") not in _SUFFIXES


def paper_id(authors: Sequence[str], year: int, title: str, taken: Container[str] = ()) -> str:
    """The id of a paper; a letter follows if it is `taken`. Without authors, from its title."""
    title_words = words(title) or ["untitled"]
    first = next((word for word in title_words if word not in _ARTICLES), title_words[0])
    prefix = id_prefix(authors, year)
    stem = f"{prefix}{first}" if prefix else _slug(title_words)
    if stem not in taken and stem not in RESERVED:
        return stem
    return next(name for name in _with_letters(stem) if name not in taken)


def _slug(title_words: list[str]) -> str:
    slug = title_words[0]
    for word in title_words[1:]:
        if len(slug) + len(word) > 40:
            break
        slug = f"{slug}-{word}"
    return slug


def _with_letters(stem: str) -> Iterator[str]:
    for number in itertools.count(1):
        letters = ""
        while number:
            number, digit = divmod(number - 1, 26)
            letters = chr(ord("a") + digit) + letters
        yield f"{stem}{letters}"
