"""The authors of the papers: spellings joined, an address for each, and what they wrote; pure."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from site_builder.identifiers import words
from site_builder.records import AuthorNames, Paper

ALL_HAVE_PAGES = 1_000
"""Up to so many papers an author of a single one has a page too.

Of 10,000 papers most of some 25,000 authors wrote one: their pages would say what the paper's own
says, and be half of all bytes of the site.
"""
CROWD = 100
"""Nor has an author whose only paper has more authors than this.

A paper of 4,000 would have 4,000 pages and feeds with 4,000 names in each: half a gigabyte.
"""
_LONGEST = 80


@dataclass(frozen=True)
class Author:
    """An author: the name, the address as /authors/<slug>/, and the papers by year and title."""

    name: str
    slug: str
    papers: tuple[Paper, ...]
    spellings: tuple[str, ...]
    """The other spellings of the name in these papers."""
    has_page: bool

    @property
    def path(self) -> str:
        """The downloads of the papers, without suffix: those of a single paper are its own."""
        if len(self.papers) == 1:
            return f"papers/{self.papers[0].id}/{self.papers[0].id}"
        return f"authors/{self.slug}/{self.slug}"


def authors_of(papers: Sequence[Paper], joined: Iterable[AuthorNames]) -> Mapping[str, Author]:
    """The authors of `papers`, by each spelling; names that are `joined` are one author."""
    name_of = {alias: names.name for names in joined for alias in names.aliases}
    written: dict[str, dict[str, Paper]] = {}
    spellings: dict[str, dict[str, None]] = {}
    for paper in papers:
        for spelling in paper.authors:
            name = name_of.get(spelling, spelling)
            written.setdefault(name, {})[paper.id] = paper
            spellings.setdefault(name, {})[spelling] = None
    few = len(papers) <= ALL_HAVE_PAGES
    found: dict[str, Author] = {}
    for slug, name in _slugs(written):
        others = tuple(sorted(other for other in spellings[name] if other != name))
        own = tuple(written[name].values())
        has_page = len(own) > 1 or (few and len(own[0].authors) <= CROWD)
        author = Author(name, slug, own, others, has_page)
        found.update(dict.fromkeys((name, *others), author))
    return found


def _slugs(names: Iterable[str]) -> list[tuple[str, str]]:
    """An address for each name, sorted; of names with the same letters the later has a number."""
    taken: dict[str, str] = {}
    last: dict[str, int] = {}
    for name in sorted(names):
        slug = stem = "-".join(words(name))[:_LONGEST].strip("-") or f"author-{_digest(name)}"
        while slug in taken:
            last[stem] = last.get(stem, 1) + 1
            slug = f"{stem}-{last[stem]}"
        taken[slug] = name
    return sorted(taken.items())


def _digest(name: str) -> str:
    """What stands for a name without a Latin letter."""
    return hashlib.blake2b(name.encode(), digest_size=5).hexdigest()
