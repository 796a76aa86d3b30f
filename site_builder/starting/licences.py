"""The licences that a new catalogue can be put under."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Licence:
    """A licence: its name, the address of its text, and what it asks for in a sentence."""

    name: str
    url: str
    sentence: str

    @property
    def fields(self) -> dict[str, str]:
        """What survey.yaml says of it."""
        return {"name": self.name, "url": self.url}


_CREATIVE_COMMONS = "https://creativecommons.org"

LICENCES: dict[str, Licence] = {
    licence.name: licence
    for licence in (
        Licence(
            "CC-BY-4.0",
            f"{_CREATIVE_COMMONS}/licenses/by/4.0/",
            "Copy, change and publish the catalogue for any purpose, as long as you name its "
            "source, link to the licence and say what you changed.",
        ),
        Licence(
            "CC-BY-SA-4.0",
            f"{_CREATIVE_COMMONS}/licenses/by-sa/4.0/",
            "Copy, change and publish the catalogue for any purpose, as long as you name its "
            "source, say what you changed and put your version under the same licence.",
        ),
        Licence(
            "CC0-1.0",
            f"{_CREATIVE_COMMONS}/publicdomain/zero/1.0/",
            "The catalogue is given to the public: do with it what you like.",
        ),
    )
}
"""Each licence by its SPDX id; the first is the one that is taken where none is named."""
