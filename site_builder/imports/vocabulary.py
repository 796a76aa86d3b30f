"""The words a list is read with: venues and frameworks by any of their spellings."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from site_builder.documents import Document
from site_builder.identifiers import fold
from site_builder.records import Framework, FrameworkList, Venue, VenueList
from site_builder.shapes import shape

_WORKSHOP = re.compile(r"^(.*?)[\s-]*(?:workshops?|\bws|w)(?:\s+track)?$", re.IGNORECASE)
_PREFIX = re.compile(
    r"^(?:in |the |proceedings (?:of )?(?:the )?|proc\.? (?:of )?|ieee/cvf |ieee/rsj |ieee |acm )+",
    re.IGNORECASE,
)


def key_of(spelling: str) -> str:
    """What two spellings of one word have in common: letters, digits, + and #."""
    return re.sub(r"[^\w+#]|_", "", fold(spelling))


@dataclass(frozen=True)
class Vocabulary:
    """The venues and frameworks that are known. `is_own`: those of a survey, kept all."""

    venues: tuple[Venue, ...] = ()
    frameworks: tuple[Framework, ...] = ()
    is_own: bool = field(default=False, kw_only=True)

    def venue(self, spelling: str) -> Venue | None:
        """The venue that is spelled so, also behind "Proceedings of"; a workshop by its base."""
        exact = self._venue_by_key.get(key_of(spelling))
        if exact:
            return exact
        trimmed = _PREFIX.sub("", spelling)
        if trimmed != spelling and (found := self._venue_by_key.get(key_of(trimmed))):
            return found
        return self._workshop(trimmed)

    def workshop_base(self, spelling: str) -> Venue | None:
        """The conference whose workshops are spelled so."""
        match = _WORKSHOP.match(spelling)
        return self._venue_by_key.get(key_of(match[1])) if match and match[1] else None

    def framework(self, spelling: str) -> Framework | None:
        """The framework that is spelled so; a number behind it only counts its links."""
        key = key_of(spelling)
        return self._framework_by_key.get(key) or self._framework_by_key.get(
            key.rstrip("0123456789")
        )

    def _workshop(self, spelling: str) -> Venue | None:
        base = self.workshop_base(spelling)
        if base is None:
            return None
        names = (f"{base.name} Workshops", f"{base.name} Workshop", f"{base.name}W")
        found = (self._venue_by_key.get(key_of(name)) for name in names)
        return next((venue for venue in found if venue), None)

    @cached_property
    def _venue_by_key(self) -> Mapping[str, Venue]:
        full = ((venue, venue.full_name or "") for venue in self.venues)
        return _by_key((venue, (name, _PREFIX.sub("", name))) for venue, name in full)

    @cached_property
    def _framework_by_key(self) -> Mapping[str, Framework]:
        return _by_key((framework, ()) for framework in self.frameworks)


def parse_vocabulary(
    venues: tuple[str, str | bytes], frameworks: tuple[str, str | bytes], *, is_own: bool
) -> Vocabulary:
    """The vocabulary in the text of a venues.yaml and a frameworks.yaml, each with its path.

    Raises:
        CatalogueError: with what is wrong in either of them.
    """
    venue_list = shape(Document.parse(*venues), VenueList)
    framework_list = shape(Document.parse(*frameworks), FrameworkList)
    return Vocabulary(venue_list.venues, framework_list.frameworks, is_own=is_own)


def _by_key(words: Iterable[tuple[Any, tuple[str, ...]]]) -> dict[str, Any]:
    """Each word under all its spellings; names go before aliases, and these before the rest."""
    found: dict[str, Any] = {}
    listed = list(words)
    for spellings in (
        lambda word, _: (word.name,),
        lambda word, _: word.aliases,
        lambda _, more: more,
    ):
        for word, more in listed:
            for spelling in spellings(word, more):
                if key := key_of(spelling):
                    found.setdefault(key, word)
    return found
