"""Whether a page has the title that it should: two spellings of one title, or two titles.

Likeness is no sameness: a paper is often called as another one is, but for a word. So two titles
are one only if they are the same letters, or one holds the other whole.
"""

import html
import re
import unicodedata

_LATEX_LETTERS = {
    "ell": "l", "aa": "a", "ae": "ae", "oe": "oe", "o": "o", "l": "l", "ss": "ss", "i": "i",
}  # fmt: skip
_COMMAND = re.compile(r"\\([A-Za-z]+)\s*")
_ACCENT = re.compile(r"""\\[`'^"~=.]\s*|\\[uvHtcdbkr](?=\s*\{|\s+[A-Za-z])\s*""")
_DROPPED = re.compile("[{}$_^\u00ad\u200b-\u200f\u2060'`\u2018\u2019\u02bc\u00b4]")
_WORD = re.compile(r"[^\W_]+")
_PREFIX = re.compile(r"^\s*(?:\[[^\]]{1,40}\]|\(?pdf\)?:)\s*", re.IGNORECASE)
_PART = re.compile(r"\s+[|\-–—:·»«•/]+\s+|\s*[|»«•]\s*|:\s+")
_CUT = re.compile(r"\s*(?:\.{2,}|…)\s*$")
# What British and American spelling differ in.
_SPELLINGS = ((re.compile(r"z"), "s"), (re.compile(r"(?<=\w\w)our(?=\b|s|ed|ing)"), "or"))
ENOUGH_WORDS = 4
"""A title of so many words says which paper it is, also within a longer text."""

_GENERIC_WORDS = """
a abstract access acm an and archive arxiv article at author authors bibliography blog by
conference content contents cs default details digital document download e error file files for
forum free from full google home homepage ieee in index international is journal lab library
loading main net new of official on online open openreview or org page paper papers pdf please
portal preprint print proceedings project publication publications publisher reader repository
research resource scholar science site springer springerlink sciencedirect text the title to
university untitled view viewer volume wait web website welcome with www xplore cvf cvpr iccv eccv
wacv bmvc icml iclr neurips nips aaai ijcai acl emnlp pmlr jmlr elsevier wiley nature github
gitlab bitbucket youtube
"""
_GENERIC = frozenset(_GENERIC_WORDS.split())


def words(text: str) -> list[str]:
    """The words of a title, folded so that spellings of one title have the same."""
    text = html.unescape(html.unescape(text))
    text = _ACCENT.sub("", text)
    text = _COMMAND.sub(lambda match: _LATEX_LETTERS.get(match[1], _command(match[1])), text)
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text)).casefold()
    text = "".join(char for char in text if not unicodedata.combining(char))
    text = _DROPPED.sub("", "".join(_GREEK.get(char, char) for char in text)).replace("&", " and ")
    for pattern, replacement in _SPELLINGS:
        text = pattern.sub(replacement, text)
    return _WORD.findall(text.translate(_LETTERS))


_GREEK_NAMES = """
ALPHA BETA GAMMA DELTA EPSILON ZETA ETA THETA IOTA KAPPA LAMDA MU NU XI OMICRON PI RHO SIGMA TAU
UPSILON PHI CHI PSI OMEGA
"""
_GREEK = {
    unicodedata.lookup(f"GREEK SMALL LETTER {name}"): f" {name.lower().replace('lamda', 'lambda')} "
    for name in _GREEK_NAMES.split()
}
# Letters that have no decomposition in Unicode, and the i without a dot.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "\u0131": "i"}
)


def _command(name: str) -> str:
    """What a LaTeX command leaves: the name of a Greek letter, else nothing."""
    is_greek = f" {name.lower().removeprefix('var')} " in _GREEK.values()
    return f" {name.lower().removeprefix('var')} " if is_greek else ""


def same(expected: str, found: str) -> bool:
    """Whether `found`, a title as a page gives it, is the title `expected`."""
    wanted, wanted_words = _letters(expected)
    if not wanted:
        return False
    return any(
        _is_same(wanted, wanted_words, *_letters(form), is_cut=is_cut)
        for form, is_cut in _forms(found)
    )


def holds(text: str, expected: str) -> bool:
    """Whether a long text holds the title, if that has words enough to be known by them."""
    wanted, count = _letters(expected)
    return count >= ENOUGH_WORDS and wanted in "".join(words(text))


def is_generic(found: str, host: str) -> bool:
    """Whether a title says nothing about a paper: names of sites, "Home", the host's own."""
    own = set(words(host.replace(".", " ")))
    return all(
        word in _GENERIC or word in own or word.isdigit() or word in "".join(own)
        for word in words(found)
    )


def _letters(text: str) -> tuple[str, int]:
    """All letters of a title in a row, and the number of its words."""
    found = words(text)
    return "".join(found), len(found)


def _forms(found: str) -> list[tuple[str, bool]]:
    """A title, the same without what sites put around it, and whether it is cut off."""
    bare = _PREFIX.sub("", found)
    is_cut = bool(_CUT.search(bare))
    whole = _CUT.sub("", bare)
    parts = [part for part in _PART.split(whole) if part.strip()]
    starts = [" ".join(parts[:count]) for count in range(1, len(parts))]
    ends = [" ".join(parts[count:]) for count in range(1, len(parts))]
    return [(found, False), *((form, is_cut) for form in (whole, *starts, *ends))]


def _is_same(wanted: str, wanted_words: int, found: str, found_words: int, *, is_cut: bool) -> bool:
    if wanted == found:
        return True
    if wanted_words >= ENOUGH_WORDS and wanted in found:
        return True
    if found_words < ENOUGH_WORDS:
        return False
    return found in wanted or (is_cut and wanted.startswith(found))
