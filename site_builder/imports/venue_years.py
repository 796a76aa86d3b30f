"""A venue and a year as lists write them: `CVPR 2019`, `CVPR'19`, `ICLR 2015 workshop`; pure."""

import re
from dataclasses import dataclass

from site_builder.imports.marks import plain
from site_builder.imports.vocabulary import Vocabulary

_YEAR = re.compile(r"(?<![\d.:/-])((?:19|20|21)\d\d)(?![\d]|[./-]\d)")
_DATED = re.compile(
    r"(?<!\d)((?:19|20)\d\d)\s*[-/.年]\s*(?:\d{1,2}|\?\?|[A-Za-z]{3,9})(?:\s*[-/.月]\s*\d{1,2})?(?!\d)"
)
_SHORT_YEAR = re.compile(r"^(.*?[A-Za-z)])\s*(['’`‘-]|\s)\s*(\d\d)\b(?!\d|[-./])(.*)$")
_ARXIV = re.compile(
    r"\b(?:arxiv|corr)\b[\s:.,-]*(?:preprint)?[\s:.,-]*(?:arxiv)?[\s:/]*(?:abs/)?"
    r"((?:0[789]|1\d|2\d)(?:0[1-9]|1[0-2])\.\d{4,5})(?:v\d+)?",
    re.IGNORECASE,
)
_DATE_WORD = re.compile(
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?|"
    r"(?<!\w)(?<![A-Za-z]-)\d{1,2}(?:st|nd|rd|th)?\b",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"\b(?:orals?|spotlights?|posters?|highlights?|best (?:student )?papers?(?: award)?|"
    r"honorable mention|findings|accepted|long|short|main|extended|outstanding|runner-up)\b",
    re.IGNORECASE,
)
_WORKSHOP = re.compile(r"\bworkshops?\b", re.IGNORECASE)
_LEADING = re.compile(
    r"^(?:accepted (?:by|to|at|in)|to appear (?:in|at)|published (?:in|at)|presented at|in|@|"
    r"proc\.? of)\s+",
    re.IGNORECASE,
)
_AROUND = " \t\n.,;:|/\\'’`\"-–—_*()[]【】"
MAX_VENUE = 80


@dataclass(frozen=True)
class VenueYear:
    """A venue as it is written, and its year; what else stands beside them is a remark."""

    venue: str
    year: int | None
    remark: str = ""


def is_remark(text: str) -> bool:
    """Whether `text` is a word for how a paper was presented, as `oral`."""
    return bool(_REMARK.fullmatch(text))


def venue_year(marked: str, vocabulary: Vocabulary) -> VenueYear | None:
    """The venue, the year or both that `marked` text gives and hardly more; else None."""
    text = _LEADING.sub("", plain(marked).strip(" .,;:|"))
    if not text or len(text) > 2 * MAX_VENUE:
        return None
    if match := _ARXIV.search(text):
        return _beside_arxiv(text, match, vocabulary)
    for read in (_with_year, _with_date, _with_short_year, _without_year):
        if found := read(text, vocabulary):
            return found
    return None


def known_venue(found: VenueYear | None, vocabulary: Vocabulary) -> bool:
    """Whether a venue was found that the vocabulary has, or workshops of one."""
    if not found or not found.venue:
        return False
    return bool(vocabulary.venue(found.venue) or vocabulary.workshop_base(found.venue))


def _beside_arxiv(text: str, match: re.Match[str], vocabulary: Vocabulary) -> VenueYear:
    """The venue named beside an arXiv id; without one, arXiv itself in the year of the id."""
    rest = f"{text[: match.start()]} {text[match.end() :]}".strip(_AROUND)
    other = venue_year(rest, vocabulary) if rest else None
    if other and other.year and known_venue(other, vocabulary):
        return other
    return VenueYear("arXiv", 2000 + int(match[1][:2]))


def _with_year(text: str, vocabulary: Vocabulary) -> VenueYear | None:
    matches = list(_YEAR.finditer(text))
    for match in reversed(matches):
        before, after = text[: match.start()], text[match.end() :]
        if found := _assembled(before, after, int(match[1]), vocabulary):
            return found
    return None


def _with_date(text: str, vocabulary: Vocabulary) -> VenueYear | None:
    if not (match := _DATED.search(text)):
        return None
    return _assembled(text[: match.start()], text[match.end() :], int(match[1]), vocabulary)


def _with_short_year(text: str, vocabulary: Vocabulary) -> VenueYear | None:
    """Two digits are a year behind an apostrophe, or behind a venue that is known."""
    if not (match := _SHORT_YEAR.match(text)):
        return None
    two = int(match[3])
    year = 2000 + two if two < 60 else 1900 + two
    found = _assembled(match[1], match[4], year, vocabulary)
    if found and (known_venue(found, vocabulary) or match[2] in "'’`‘"):
        return found
    return None


def _without_year(text: str, vocabulary: Vocabulary) -> VenueYear | None:
    found = _assembled(text, "", None, vocabulary)
    return found if known_venue(found, vocabulary) else None


def _assembled(
    before: str, after: str, year: int | None, vocabulary: Vocabulary
) -> VenueYear | None:
    """Venue, year and remark from what stands around the year; None if that is a sentence."""
    if (exact := before.strip()) and not after.strip() and vocabulary.venue(exact):
        return VenueYear(exact, year)
    remarks = _REMARK.findall(after) + _REMARK.findall(before)
    before, after = _REMARK.sub("", before), _REMARK.sub("", after)
    is_workshop = bool(_WORKSHOP.search(after)) and bool(before.strip(_AROUND))
    rest = _WORKSHOP.sub("", after) if is_workshop else after
    before, rest = _undated(before, vocabulary), _undated(rest, vocabulary)
    venue = before or rest
    if before and rest:
        remarks.append(rest)
    if is_workshop and not _WORKSHOP.search(venue):
        venue = f"{venue} Workshop"
    if venue and not _is_venue_like(venue):
        return None
    return VenueYear(venue, year, " ".join(remarks)) if venue or year else None


def _undated(text: str, vocabulary: Vocabulary) -> str:
    """`text` without dates and the punctuation around it."""
    stripped = text.strip(_AROUND)
    if vocabulary.venue(stripped):
        return stripped
    without = _DATE_WORD.sub(" ", stripped)
    return " ".join(_LEADING.sub("", without.strip(_AROUND)).split())


def _is_venue_like(venue: str) -> bool:
    has_letter = any(char.isalpha() for char in venue)
    return has_letter and len(venue) <= MAX_VENUE and len(venue.split()) <= 10
