"""What an issue says beside the facts: words of a stranger, matched with what is known; pure."""

from dataclasses import replace

from site_builder.catalogue import Catalogue
from site_builder.identifiers import words
from site_builder.sources.facts import Facts


def category_of(text: str, catalogue: Catalogue) -> str:
    """The id of the category that a form names by its id, its title, or both; "" for none."""
    wanted = words(text)
    for section in catalogue.sections:
        title, id = words(section.title), words(section.id)
        forms = (title, id, [*title, *id], [*id, *title])
        if section.id == text or wanted in forms or wanted == words(" ".join(section.path)):
            return section.id
    return ""


def with_own_words(found: Facts, own: Facts) -> Facts:
    """The facts of a source with what only a person knows: name, code, note."""
    return replace(
        found,
        name=found.name or own.name,
        code=(*found.code, *(code for code in own.code if code not in found.code)),
        note="\n".join(filter(None, (found.note, *map(str.strip, own.note.split("\n"))))),
    )
