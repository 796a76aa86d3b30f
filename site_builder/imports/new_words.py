"""Words of a list -> the venues and frameworks of its catalogue; those that are new are made."""

import re
from typing import Any

from site_builder.identifiers import words
from site_builder.imports.findings import Remark
from site_builder.imports.vocabulary import Vocabulary, key_of
from site_builder.records import Framework, Venue

_KINDS = (
    ("workshop", re.compile(r"\bworkshops?\b|W$|\bws\b", re.IGNORECASE)),
    ("preprint", re.compile(r"arxiv|preprint|biorxiv|medrxiv|techrxiv|ssrn", re.IGNORECASE)),
    ("journal", re.compile(r"\b(?:journal|transactions|trans\.|letters|magazine|review)\b",
                           re.IGNORECASE)),
)  # fmt: skip


class UsedWords:
    """The venues and frameworks that a list uses, and those that nobody knew before."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.remarks: list[Remark] = []
        self._venues: dict[str, dict[str, Any]] = {}
        self._frameworks: dict[str, dict[str, Any]] = {}
        self._ids: dict[str, set[str]] = {"venue": set(), "framework": set()}
        self._ids["venue"] = {venue.id for venue in vocabulary.venues}
        self._ids["framework"] = {framework.id for framework in vocabulary.frameworks}
        if vocabulary.is_own:
            for venue in vocabulary.venues:
                self._venues[venue.name] = _values(venue)
            for framework in vocabulary.frameworks:
                self._frameworks[framework.name] = _values(framework)

    def venues(self) -> list[dict[str, Any]]:
        """The records of all venues in use, by id."""
        return sorted(self._venues.values(), key=lambda venue: str(venue["id"]))

    def frameworks(self) -> list[dict[str, Any]]:
        """The records of all frameworks in use, by id."""
        return sorted(self._frameworks.values(), key=lambda framework: str(framework["id"]))

    def is_preprint(self, name: str) -> bool:
        """Whether the venue of this name holds preprints."""
        return self._venues.get(name, {}).get("kind") == "preprint"

    def venue(self, spelling: str, line: int) -> str:
        """The name that records give to the venue of this spelling."""
        if known := self.vocabulary.venue(spelling):
            self._venues.setdefault(known.name, _values(known))
            return known.name
        for name in self._venues:
            if key_of(name) == key_of(spelling):
                return name
        return self._new_venue(spelling, line)

    def framework(self, spelling: str, line: int) -> str:
        """The id of the framework of this spelling."""
        known = self.vocabulary.framework(spelling or "Code")
        if known:
            self._frameworks.setdefault(known.name, _values(known))
            return known.id
        name = spelling or "Code"
        for values in self._frameworks.values():
            if key_of(values["name"]) == key_of(name):
                return str(values["id"])
        values = {"id": self._new_id("framework", name), "name": name}
        self._frameworks[name] = values
        self.remarks.append(Remark(line, name, "new framework"))
        return str(values["id"])

    def _new_venue(self, spelling: str, line: int) -> str:
        base = self.vocabulary.workshop_base(spelling)
        name = f"{base.name} Workshops" if base else spelling
        kind = next((kind for kind, pattern in _KINDS if pattern.search(name)), "conference")
        self._venues[name] = {"id": self._new_id("venue", name), "name": name, "kind": kind}
        self.remarks.append(Remark(line, name, f"new venue, taken for a {kind}"))
        return name

    def _new_id(self, what: str, name: str) -> str:
        stem = "-".join(words(name))[:60].strip("-") or what
        number, found = 1, stem
        while found in self._ids[what]:
            number += 1
            found = f"{stem}-{number}"
        self._ids[what].add(found)
        return found


def _values(record: Venue | Framework) -> dict[str, Any]:
    values = record.model_dump(mode="json", exclude_none=True)
    return {key: value for key, value in values.items() if value}
