"""The text of an issue that a form made -> what it asks for. It is a stranger's: read, never run.

https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests
describes forms; the body of their issues has "### Label", a blank line and the value for each
field, "_No response_" for one that was left out. A heading counts the first time, and only if it
is one of ours: a value that looks like headings adds no field and changes none.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from site_builder.sources.facts import Code, Facts, Fault, Kind
from site_builder.urls import url_fault

LABELS = ("Address", "Category", "Code", "Method's name", "Builds on", "Note")
LONGEST = 65_536
"""Characters of a body at GitHub."""

_HEADING = re.compile(r"###\s+(.+?)\s*")
_FENCE = re.compile(r"\s*(?:```|~~~)\w*\s*")
_URL = re.compile(r"https?://[^\s<>()\[\]\"'`]+")
_NOTHING = frozenset({"", "_no response_", "none", "n/a", "-", "i don't know", "not sure"})
_MOST = 20
_LONGEST_LINE = 700


@dataclass(frozen=True)
class Submission:
    """A paper that somebody wants to see in the survey.

    `address` names it; `category` is a word of the form, `builds_on` are lines of a person;
    `facts` has what only a person knows: the method's name, code, a note.
    """

    address: str
    category: str
    builds_on: tuple[str, ...]
    facts: Facts


def read(text: str) -> Submission | Fault:
    """What the body `text` asks for."""
    if len(text) > LONGEST:
        message = f"the text has more than {LONGEST:,} characters"
        return Fault(Kind.SYNTAX, message, "it is no issue that a form has made", line=1)
    fields = _fields(text.replace("\r\n", "\n"))
    if not fields:
        message = "the text has none of the headings of the form"
        hint = f"it begins with ### {LABELS[0]}; open the issue with the form Add a paper"
        return Fault(Kind.SYNTAX, message, hint, line=1)
    addresses = list(_addresses(fields.get("Address", "")))
    if len(addresses) != 1:
        count = f"{len(addresses)} addresses" if addresses else "no address"
        hint = "an issue is about one paper: its address, arXiv id or DOI, in one line"
        return Fault(Kind.SYNTAX, f"the issue names {count}", hint, line=1)
    return Submission(
        addresses[0],
        " ".join(fields.get("Category", "").split())[:200],
        tuple(_words(fields.get("Builds on", ""))),
        Facts(
            name=" ".join(fields.get("Method's name", "").split())[:200],
            code=tuple(_code(fields.get("Code", ""))),
            note=fields.get("Note", "")[:2_000],
        ),
    )


def _fields(text: str) -> Mapping[str, str]:
    """The values by their labels; without those that say nothing."""
    values: dict[str, list[str]] = {}
    current: list[str] = []
    for line in text.split("\n"):
        heading = _HEADING.fullmatch(line)
        if heading and heading[1] in LABELS and heading[1] not in values:
            current = values.setdefault(heading[1], [])
        elif not _FENCE.fullmatch(line):
            current.append(line)
    found = {label: "\n".join(lines).strip() for label, lines in values.items()}
    return {label: "" if v.lower() in _NOTHING else v for label, v in found.items()}


def _addresses(value: str) -> Iterator[str]:
    for line in value.split("\n")[:_MOST]:
        text = line.strip().lstrip("-*").strip()
        match = _URL.search(text)
        if match or text:
            yield match[0].rstrip(".,;") if match else text[:500]


def _words(value: str) -> Iterator[str]:
    lines = value.split("\n")[:_MOST]
    yield from (line.strip(" -*`\t")[:_LONGEST_LINE] for line in lines if line.strip(" -*`\t"))


def _code(value: str) -> Iterator[Code]:
    """Each address with the word beside it, which may be a framework."""
    for line in value.split("\n")[:_MOST]:
        for match in _URL.finditer(line):
            url = match[0].rstrip(".,;")
            word = _URL.sub(" ", line).strip(" -*:|[](){}<>`\t")[:50]
            if not url_fault(url):
                yield Code(url, word)
