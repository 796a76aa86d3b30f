"""A BibTeX file -> facts, offline; what cannot be read is told with its line.

bibtexparser 2 is a stable release that goes on behind a faulty entry and knows the line of each;
its first series, which is only maintained, reads nothing behind a missing brace and knows no
lines. LaTeX is resolved by `latex`, as for every other source. A crossref to the entry of the
proceedings is followed for what the entry itself lacks.
"""

import logging
import re
from collections.abc import Iterator, Mapping

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares.names import (
    InvalidNameError,
    parse_single_name_into_parts,
    split_multiple_persons_names,
)
from bibtexparser.model import (
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ParsingFailedBlock,
)

from site_builder.imports.link_facts import facts_of as link_facts
from site_builder.sources import latex
from site_builder.sources.bibtex_places import fault_in
from site_builder.sources.facts import Facts, Fault, Kind, Link
from site_builder.urls import url_fault

LONGEST = 1_000_000
"""Characters of a file that are read."""

_ARXIV = re.compile(r"\b(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?\b")
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_DOI_ORG = re.compile(r"https?://(?:dx\.|www\.)?doi\.org/", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PREPRINT = re.compile(r"\barxiv\b|\bcorr\b", re.IGNORECASE)
_OTHERS = re.compile(r"^others$|\bet\.?\s*al\b\.?$", re.IGNORECASE)
_SKIPPED = frozenset({"proceedings", "comment", "preamble"})

logging.getLogger("bibtexparser").setLevel(logging.ERROR)  # each fault is told by us


def read(text: str, path: str) -> Iterator[Facts | Fault]:
    """What each entry of `text` says, in their order; `path` is named as the source."""
    if len(text) > LONGEST:
        hint = "split the file"
        yield Fault(Kind.SYNTAX, f"more than {LONGEST:,} characters are not read", hint, line=1)
        return
    library = parse_string(text)
    by_key = {entry.key.lower(): _texts(entry) for entry in library.entries}
    is_empty = True
    for block in library.blocks:
        if isinstance(block, ParsingFailedBlock):
            is_empty = False
            yield _fault(block, text)
        elif isinstance(block, Entry) and block.entry_type.lower() not in _SKIPPED:
            is_empty = False
            broken = fault_in(text, block.start_line or 0)
            if broken and broken.misleads:
                yield Fault(Kind.SYNTAX, broken.message, broken.hint, broken.line, broken.column)
            else:
                yield _entry(block, by_key, path)
    if is_empty:
        hint = (
            "an entry begins as @inproceedings{key, title = {…}, author = {A and B}, year = 2020}"
        )
        yield Fault(Kind.SYNTAX, "there is no entry of a paper in it", hint, line=1)


def _texts(entry: Entry) -> dict[str, str]:
    return {field.key.lower(): str(field.value) for field in entry.fields}


def _fault(block: ParsingFailedBlock, text: str) -> Fault:
    line = (block.start_line or 0) + 1
    if isinstance(block, DuplicateBlockKeyBlock):
        message = f'the key "{block.key}" stands twice'
        return Fault(Kind.SYNTAX, message, "give one of the two entries another key", line)
    if isinstance(block, DuplicateFieldKeyBlock):
        names = ", ".join(sorted(block.duplicate_keys))
        message = f"the entry has a field twice: {names}"
        return Fault(Kind.SYNTAX, message, "delete one of them", line)
    if broken := fault_in(text, block.start_line or 0):
        message = f"this entry cannot be read: {broken.message}"
        return Fault(Kind.SYNTAX, message, broken.hint, broken.line, broken.column)
    reason = getattr(block.error, "abort_reason", "") or str(block.error)
    hint = "look for a missing comma, quote or brace in this entry or at the end of the one before"
    return Fault(Kind.SYNTAX, f"this entry cannot be read: {reason}", hint, line)


def _entry(entry: Entry, by_key: Mapping[str, Mapping[str, str]], path: str) -> Facts | Fault:
    texts = _texts(entry)
    crossref = texts.get("crossref", "").lower()
    parent = by_key.get(crossref, {}) if crossref else {}
    texts = {**{key: parent[key] for key in ("booktitle", "year") if key in parent}, **texts}
    if "booktitle" not in texts and parent.get("title"):
        texts["booktitle"] = parent["title"]
    line = (entry.start_line or 0) + 1
    title = latex.plain(texts.get("title", ""))
    if not title:
        message = f'the entry "{entry.key}" has no title'
        return Fault(Kind.SYNTAX, message, "add title = {…}", line)
    authors = _authors(texts.get("author", ""))
    if isinstance(authors, str):
        message = f'the authors of "{entry.key}" cannot be read: {authors}'
        hint = "write author = {Ada Roe and Bo Poe} or {Roe, Ada and Poe, Bo}, all of them"
        return Fault(Kind.SYNTAX, message, hint, line)
    return _facts(entry, texts, title, authors, path)


def _facts(
    entry: Entry, texts: Mapping[str, str], title: str, authors: tuple[str, ...], path: str
) -> Facts:
    url = texts.get("url", "").replace("\\", "").strip()
    by_url = link_facts(url) if url else link_facts()
    venue = latex.plain(
        texts.get("booktitle") or texts.get("journal") or texts.get("journaltitle", "")
    )
    arxiv = _arxiv(texts, venue) or by_url.arxiv
    is_preprint = bool(arxiv) and (not venue or bool(_PREPRINT.search(venue)))
    year = _YEAR.search(texts.get("year") or texts.get("date", ""))
    doi = _DOI.search(texts.get("doi", "").replace("\\", ""))
    paper = url if url and not url_fault(url) and not _DOI_ORG.match(url) else ""
    left_over = (
        [f'the title has LaTeX that is not known: "{title}"'] if latex.is_left_over(title) else []
    )
    return Facts(
        title=title,
        authors=authors,
        venue="arXiv" if is_preprint else venue,
        year=int(year[0]) if year else None,
        volume="" if is_preprint else latex.plain(texts.get("volume", "")),
        pages=re.sub(r"\s*[-–—]+\s*", "-", latex.plain(texts.get("pages", "")))
        if not is_preprint
        else "",
        paper=paper or (f"https://arxiv.org/abs/{arxiv}" if arxiv else ""),
        arxiv=arxiv,
        doi=(doi[0].rstrip("},.") if doi else "") or by_url.doi,
        openreview=by_url.openreview,
        links=tuple(_links(texts)),
        sources=(f"BibTeX entry {entry.key} in {path}" if entry.key else f"BibTeX in {path}",),
        remarks=tuple(left_over),
        is_preprint=is_preprint,
    )


def _authors(text: str) -> tuple[str, ...] | str:
    """The names, given name first; a sentence on what cannot be read."""
    if not text.strip():
        return ()
    names = []
    for name in split_multiple_persons_names(" ".join(text.split())):
        if _OTHERS.search(name):
            return f'"{name}" leaves some out, and a record names all or none'
        try:
            parts = parse_single_name_into_parts(name)
        except InvalidNameError as error:
            return f"{error.name}: {error.reason}"
        words = (*parts.first, *parts.von, *parts.last, *parts.jr)
        names.append(latex.plain(" ".join(words)))
    return tuple(name for name in names if name)


def _arxiv(texts: Mapping[str, str], venue: str) -> str:
    """The arXiv id: `eprint`, unless it is that of another archive, or within the journal."""
    archive = (texts.get("archiveprefix") or texts.get("eprinttype") or "arxiv").lower()
    places = [texts.get("eprint", "") if archive == "arxiv" else ""]
    places += [text for text in (venue, texts.get("note", "")) if _PREPRINT.search(text)]
    places.append(texts.get("volume", "").removeprefix("abs/") if _PREPRINT.search(venue) else "")
    matches = (_ARXIV.search(place) for place in places)
    return next((match[1] for match in matches if match), "")


def _links(texts: Mapping[str, str]) -> Iterator[Link]:
    for field, label in (("video", "Video"), ("slides", "Slides"), ("project", "Project")):
        url = texts.get(field, "").strip()
        if url and not url_fault(url):
            yield Link(label, url)
