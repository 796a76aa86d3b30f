"""What bibliographies write between names and venues: codes, pages, links of persons; pure."""

import re

from site_builder.imports.marks import EM, EM_END, LINK, LINK_END

# `[J]` and `[C]//` of the standard GB/T 7714; volume, number and pages, which are remarks.
_CODE = re.compile(r"\s*[.,]?\s*\[[A-Z](?:/OL)?\](?://)?\s*[.,]?\s*")
_DETAILS = re.compile(
    r"(?:[,;.:]?\s*\b(?:vol(?:ume)?|no|number|issue|pp?|pages?)\b\.?\s*\d[\d()–—-]*)+"
    r"|(?<=[\d)])\s*[:,]\s*\d+\s*[-–—]+\s*\d+(?![\d/-])",
    re.IGNORECASE,
)
_LINK_MARKS = re.compile(f"{LINK}.|{LINK_END}", re.DOTALL)
_BETWEEN_STRETCHES = re.compile(f"{EM_END}([\\s,;&]*(?:and\\s)?\\s*){EM}")
_AROUND = " \t\n.,;:|–—-"


def one_stretch(tail: str) -> str:
    """`tail` without codes and links, and neighbours in one style as one stretch.

    Where each author has a link of their own, Markdown makes as many stretches as there are.
    """
    tail = _LINK_MARKS.sub("", _CODE.sub(". ", tail))
    return _BETWEEN_STRETCHES.sub(r"\1", tail)


def without_details(tail: str) -> tuple[str, tuple[str, ...]]:
    """`tail` without volume, number and pages, and these."""
    details = (match[0].strip(_AROUND) for match in _DETAILS.finditer(tail))
    return _DETAILS.sub(", ", tail), tuple(text for text in details if text)
