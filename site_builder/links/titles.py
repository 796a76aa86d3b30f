"""Whether a page has the title that it should: two spellings of one title, or two titles.

Likeness is no sameness: a paper is often called as another one is, but for a word. So two titles
are one only if they are the same letters, or if what one has more is a subtitle or a site's name.
"""

import html
import itertools
import re
import unicodedata

_LATEX_LETTERS = {
    "ell": "l", "aa": "a", "ae": "ae", "oe": "oe", "o": "o", "l": "l", "ss": "ss", "i": "i",
}  # fmt: skip
_MARKUP = re.compile(r"</?(?:i|b|em|strong|sub|sup|span|tt|mml:\w+)\b[^<>]*>", re.IGNORECASE)
_COMMAND = re.compile(r"\\([A-Za-z]+)\s*")
_ACCENT = re.compile(r"""\\[`'^"~=.]\s*|\\[uvHtcdbkr](?=\s*\{|\s+[A-Za-z])\s*""")
_DROPPED = re.compile("[{}$_^\u00ad\u200b-\u200f\u2060'`\u2018\u2019\u02bc\u00b4]")
_WORD = re.compile(r"[^\W_]+")
_PREFIX = re.compile(r"^\s*(?:\[[^\]]{1,40}\]|\(pdf\)|\(?pdf\)?:)\s*", re.IGNORECASE)
_PART = re.compile(r"(\s+[|\-–—:·»«•/]+\s+|\s*[|»«•—]\s*|:\s+|\s+\(|,\s+(?=part\b)|[.?!]\s+)")
# What a paper about another paper begins or ends with.
_OTHER = re.compile(
    r"(?:part|vol(?:ume)?|chapter|appendix|supplement\w*|correction|corrigend\w+|errat\w+|comment\w*|"
    r"reply|response|retract\w+|withdrawn|addendum|review of|revisited)\b",
    re.IGNORECASE,
)
_CUT = re.compile(r"\s*(?:\.{2,}|…)\s*$")
# What British and American spelling differ in.
_SPELLINGS = ((re.compile(r"z"), "s"), (re.compile(r"(?<=\w\w)our(?=\b|s|ed|ing)"), "or"))
_MOST_PIECES = 12
"""So many parts of a title are told apart; what has more is no title with names around it."""

ENOUGH_WORDS = 4
"""A title of so many words says which paper it is, also within a longer text."""

_MANY_MORE = 3
"""So many words more, and a title is a longer form of another and not one like it."""

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
    if text.isascii() and text.replace(" ", "").isalnum():
        return _spelled(text.lower()).split()
    text = _MARKUP.sub("", html.unescape(html.unescape(text)))
    text = _ACCENT.sub("", text)
    text = _COMMAND.sub(lambda match: _LATEX_LETTERS.get(match[1], _command(match[1])), text)
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text)).casefold()
    text = "".join(char for char in text if not unicodedata.combining(char))
    text = _DROPPED.sub("", "".join(_GREEK.get(char, char) for char in text)).replace("&", " and ")
    return _WORD.findall(_spelled(text).translate(_LETTERS))


def _spelled(text: str) -> str:
    for pattern, replacement in _SPELLINGS:
        text = pattern.sub(replacement, text)
    return text


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


def same(expected: str, found: str, *, loosely: bool = False) -> bool:
    """Whether `found`, a title as a page gives it, is the title `expected`.

    `loosely`: names of sites may stand around it, as in the title of a window.
    """
    wanted = words(expected)
    letters = "".join(wanted)
    if not letters:
        return False
    for form in _forms(found, len(wanted)):
        if letters == "".join(words(form)):
            return True
    if _is_garbled(letters, found):
        return True
    if _is_cut_off(letters, found) or _lacks_subtitle(expected, found):
        return True
    seen = words(found)
    return _is_within(wanted, seen, loosely=loosely) or _is_within(seen, wanted)


def holds(text: str, expected: str) -> bool:
    """Whether a long text holds the title, if that has words enough to be known by them."""
    wanted = words(expected)
    return len(wanted) >= ENOUGH_WORDS and "".join(wanted) in "".join(words(text))


def is_generic(found: str, host: str) -> bool:
    """Whether a title says nothing about a paper: names of sites, "Home", the host's own."""
    own = "".join(words(host.replace(".", " ")))
    listed = words(found)
    telling = [w for w in listed if w not in _GENERIC and not w.isdigit() and w not in own]
    return not telling or (len(telling) == 1 and len(listed) > 2)


def _forms(found: str, wanted_words: int) -> list[str]:
    """A title, and the same without what sites put before and behind it.

    What stands before or behind a colon may be half of a title, so it must have words enough;
    and what tells of another paper is never left out.
    """
    bare = _PREFIX.sub("", found)
    pieces = _PART.split(bare, _MOST_PIECES - 1)
    forms = [found, bare]
    for start in range(0, len(pieces), 2):
        for end in range(start + 1, len(pieces) + 1, 2):
            left_out = [*pieces[:start:2], *pieces[end + 1 :: 2]]
            signs = [*pieces[start - 1 : start], *pieces[end : end + 1]]
            is_title = wanted_words >= ENOUGH_WORDS or not any(":" in sign for sign in signs)
            if is_title and not any(_OTHER.match(piece.strip()) for piece in left_out):
                forms.append("".join(pieces[start:end]))
    return forms


def _is_garbled(letters: str, found: str) -> bool:
    """Whether only letters are missing that were lost in a wrong encoding."""
    lost = found.count("\ufffd")
    seen = "".join(words(found))
    if not lost or not 0 <= len(letters) - len(seen) <= 2 * lost:
        return False
    rest = iter(letters)
    return all(letter in rest for letter in seen)


def _is_cut_off(letters: str, found: str) -> bool:
    bare = _PREFIX.sub("", found)
    seen = words(_CUT.sub("", bare))
    return (
        bool(_CUT.search(bare)) and len(seen) >= ENOUGH_WORDS and letters.startswith("".join(seen))
    )


def _lacks_subtitle(expected: str, found: str) -> bool:
    """Whether the page has only what stands before or behind a colon of the title."""
    seen = words(_PREFIX.sub("", found))
    if len(seen) < ENOUGH_WORDS:
        return False
    pieces = [piece.strip() for piece in _PART.split(expected)[::2]]
    if any(_OTHER.match(piece) for piece in pieces):
        return False
    letters = "".join(seen)
    return letters in ("".join(words(pieces[0])), "".join(words(pieces[-1])))


def _is_within(inner: list[str], outer: list[str], *, loosely: bool = False) -> bool:
    """Whether a title stands in a longer one, which has many words more.

    A word or two more make another title, unless they are names of sites, if that is allowed by
    `loosely`; and what tells of another paper does so among many as well.
    """
    count = len(inner)
    if count < ENOUGH_WORDS:
        return False
    for start in range(len(outer) - count + 1):
        if outer[start : start + count] == inner:
            more = [*outer[:start], *outer[start + count :]]
            is_site = loosely and all(word in _GENERIC or word.isdigit() for word in more)
            return (is_site or len(more) >= _MANY_MORE) and not _tells_other(more)
    return False


def _tells_other(more: list[str]) -> bool:
    """Whether words beside a title tell of a paper about that one; some do so by two words."""
    pairs = itertools.zip_longest(more, more[1:], fillvalue="")
    return any(_OTHER.match(" ".join(pair)) for pair in pairs)
