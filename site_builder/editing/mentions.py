"""Where prose names an id: it is for people to decide what it should say then."""

import re
from collections.abc import Iterator, Mapping

from site_builder.catalogue import Catalogue
from site_builder.editing.edit import Values


def mentions(catalogue: Catalogue, id: str, prose: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """File (with its line, where it is known) and text that mention `id` in words.

    `prose` are the texts of files beside the records, by their path.
    """
    word = re.compile(rf"(?<![\w-]){re.escape(id)}(?![\w-])")
    for file, text in sorted(prose.items()):
        for number, line in enumerate(text.splitlines(), start=1):
            if word.search(line):
                yield f"{file}:{number}", line.strip()
    for file, document in sorted(catalogue.documents.items()):
        if id in document.text:
            yield from ((file, text) for text in _words(document.data) if word.search(text))


def _words(values: Values) -> Iterator[str]:
    """The texts of a record that are written for people."""
    yield from (values[key] for key in ("note", "intro") if isinstance(values.get(key), str))
    for edge in values.get("builds_on", ()):
        yield from (str(edge[key]) for key in ("evidence", "source") if key in edge)
    yield from map(str, values.get("reviewed", {}).values())
    yield from map(str, values.get("sources", ()))
