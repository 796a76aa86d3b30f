"""What somebody chooses for a survey of their own."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from site_builder.identifiers import words
from site_builder.starting.licences import LICENCES, Licence

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass(frozen=True)
class ChosenFamily:
    """A family: its name, its id, and its colour as #B4510F, if one was named."""

    name: str
    id: str
    colour: str | None = None

    @classmethod
    def parse(cls, text: str) -> "ChosenFamily":
        """A family written as `Sourdough=#B4510F` or `Sourdough`.

        Raises:
            ValueError: it has no name, or the colour is none; the text says what to write.
        """
        name, _, colour = (part.strip() for part in text.partition("="))
        identifier = "-".join(words(name))
        if not identifier:
            raise ValueError(f'"{text}" names no family: write it as "Sourdough=#B4510F"')
        if colour and not _COLOUR.fullmatch(colour):
            raise ValueError(f'"{colour}" is no colour: write six digits, as #B4510F')
        return cls(name, identifier, colour or None)


@dataclass(frozen=True)
class Choices:
    """All that a new project is made of. `requirement` is what asks pip for the package."""

    title: str
    topic: str
    requirement: str
    today: datetime.date
    repository: str | None = None
    site: str | None = None
    branch: str = "main"
    author: str | None = None
    licence: str = next(iter(LICENCES))
    families: tuple[ChosenFamily, ...] = ()

    @property
    def tagline(self) -> str:
        """What the survey is, in a sentence."""
        return f"Papers on {self.topic}, with what each builds on and where its code is."

    @property
    def chosen_licence(self) -> Licence:
        """The licence of the catalogue."""
        return LICENCES[self.licence]

    @property
    def address(self) -> str | None:
        """Where the site will be: as chosen, or where GitHub Pages put that of the repository."""
        if self.site or not self.repository:
            return self.site
        parts = urlsplit(self.repository)
        owner, _, name = parts.path.strip("/").partition("/")
        if parts.hostname != "github.com" or not name:
            return None
        home = f"{owner.lower()}.github.io"
        return f"https://{home}/" if name.lower() == home else f"https://{home}/{name}/"

    @property
    def github_name(self) -> str | None:
        """The repository as GitHub's workflows name it, `owner/name`; None elsewhere."""
        parts = urlsplit(self.repository or "")
        name = parts.path.strip("/").removesuffix(".git")
        is_name = re.fullmatch(r"[\w.-]+/[\w.-]+", name)
        return name if parts.hostname == "github.com" and is_name else None

    def clashing_families(self) -> Iterator[str]:
        """The names of families whose ids are those of others before them."""
        known: set[str] = set()
        for family in self.families:
            if family.id in known:
                yield family.name
            known.add(family.id)
