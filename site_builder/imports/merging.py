"""Candidates -> paper records: what stands twice becomes one, and every difference is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from site_builder.identifiers import normal_title, paper_id
from site_builder.imports.candidates import Candidate
from site_builder.imports.findings import Remark
from site_builder.imports.link_facts import facts_of
from site_builder.imports.new_words import UsedWords
from site_builder.imports.reading import paper_values

_COMPARED = ("name", "paper", "importance")
_IDENTIFIERS = ("paper", "arxiv", "doi")


@dataclass
class _Merged:
    """A paper as it grows, and the line of the entry that each of its values stands in."""

    values: dict[str, Any]
    line: int
    sections: list[str]
    notes: list[str]


class PaperMerger:
    """Takes papers in the order of the list."""

    def __init__(self, words: UsedWords) -> None:
        self.words = words
        self.conflicts: list[Remark] = []
        self._by_title: dict[str, _Merged] = {}

    def add(self, candidate: Candidate) -> None:
        """Add an entry: a new paper, or one that stood before."""
        values = self._values(candidate)
        key = normal_title(values["title"]) or values["title"].casefold()
        known = self._by_title.get(key)
        notes = [*candidate.reading.fields.remarks, *candidate.notes]
        if known is None:
            category = [candidate.section.id]
            self._by_title[key] = _Merged(values, candidate.line, category, notes)
        else:
            self._merge(known, values, candidate, notes)

    def papers(self) -> dict[str, dict[str, Any]]:
        """The records by id, in the order of the list."""
        self._separate()
        found: dict[str, dict[str, Any]] = {}
        for merged in self._by_title.values():
            values = merged.values
            year = int(values["year"])
            identifier = paper_id(values.get("authors", ()), year, values["title"], found)
            note = "\n".join(dict.fromkeys(merged.notes))[:5_000]
            found[identifier] = values | ({"note": note} if note else {})
        return found

    def _values(self, candidate: Candidate) -> dict[str, Any]:
        values = paper_values(candidate.reading, candidate.section.id)
        if venue := values.get("venue"):
            values["venue"] = self.words.venue(venue, candidate.line)
        code = []
        for address in values.get("code", ()):
            framework = self.words.framework(address.framework, candidate.line)
            link = {"framework": framework, "url": address.url}
            code.append(link | ({"official": "true"} if address.is_official else {}))
        return values | ({"code": code} if code else {})

    def _merge(
        self, known: _Merged, values: dict[str, Any], candidate: Candidate, notes: Sequence[str]
    ) -> None:
        line, section = candidate.line, candidate.section.id
        if section in known.sections:
            self._tell(line, values, f"stands twice in {section}, first in line {known.line}")
        else:
            known.sections.append(section)
            known.values["categories"].append(section)
        self._merge_venue(known, values, line)
        for key in _COMPARED:
            old, new = known.values.get(key), values.get(key)
            if old and new and old != new:
                self._tell(
                    line, values, f"{key}: {new}; line {known.line} has {old}, which is kept"
                )
        for key, value in values.items():
            known.values.setdefault(key, value)
        for key in ("code", "links"):
            self._unite(known.values, values, key)
        known.notes += [note for note in notes if note not in known.notes]

    def _merge_venue(self, known: _Merged, values: dict[str, Any], line: int) -> None:
        """The venue and its year go together; a real venue goes before a preprint or none."""
        old, new = _published(known.values), _published(values)
        if old == new:
            return
        prefer_new = self._is_preliminary(old) and not self._is_preliminary(new)
        kept = new if prefer_new else old
        known.values |= kept
        shown = [" ".join(published.values()) for published in (new, old, kept)]
        told = f"{shown[0]}; line {known.line} has {shown[1]}; {shown[2]} is kept"
        self._tell(line, values, told)

    def _is_preliminary(self, published: dict[str, str]) -> bool:
        return "venue" not in published or self.words.is_preprint(published["venue"])

    def _unite(self, known: dict[str, Any], values: dict[str, Any], key: str) -> None:
        seen = {link["url"] for link in known.get(key, ())} | {known.get("paper", "")}
        more = [link for link in values.get(key, ()) if link["url"] not in seen]
        if more:
            known[key] = [*known.get(key, ()), *more]

    def _separate(self) -> None:
        """Two papers must not have one address or one arXiv id: the later one loses it."""
        owners: dict[tuple[str, str], _Merged] = {}
        for merged in self._by_title.values():
            for key in _IDENTIFIERS:
                value = merged.values.get(key)
                if not value:
                    continue
                owner = owners.setdefault((key, value.casefold()), merged)
                if owner is not merged:
                    del merged.values[key]
                    self._drop_address(merged.values, key, value)
                    told = f"{key}: {value} is that of line {owner.line} too; left out here"
                    self._tell(merged.line, merged.values, told)

    def _drop_address(self, values: dict[str, Any], key: str, value: str) -> None:
        """The address of a paper says its id as well."""
        paper = values.get("paper", "")
        if paper and facts_of(paper).identifiers().get(key, "").casefold() == value.casefold():
            del values["paper"]

    def _tell(self, line: int, values: dict[str, Any], reason: str) -> None:
        self.conflicts.append(Remark(line, values["title"], reason))


def _published(values: dict[str, Any]) -> dict[str, str]:
    """The venue, if there is one, and the year."""
    return {key: values[key] for key in ("venue", "year") if key in values}
