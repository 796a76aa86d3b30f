"""Invented records that try to break out, each a file in tests/hostile.

`record` is what differs from a harmless one; `repeat` repeats its title; `refused` is the rule that
has to refuse it. A record that no rule refuses must be shown as the text that it is.
"""

import json
import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from site_builder.catalogue import Catalogue
from site_builder.loading import load

TESTS = Path(__file__).parent
EVIL = "</title></textarea><script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


@dataclass(frozen=True)
class Hostile:
    """A record and what has to become of it."""

    name: str
    record: dict[str, Any]
    refused: str | None

    def text(self) -> str:
        """The record as a file: JSON's texts are YAML's too."""
        harmless = {
            "title": f"Pots: {self.name}",
            "authors": ["Ada Ash"],
            "venue": "POT",
            "year": 2015,
            "categories": ["spouts"],
            "paper": f"https://papers.example.org/pot2015/{self.name}.html",
        }
        fields = {**harmless, **self.record}
        return "".join(
            f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields.items()
        )


def _read(path: Path) -> Hostile:
    found = yaml.safe_load(path.read_text("utf-8"))
    record = found["record"]
    if "repeat" in found:
        record["title"] *= found["repeat"]
    return Hostile(path.stem, record, found.get("refused"))


HOSTILE = tuple(_read(path) for path in sorted((TESTS / "hostile").glob("*.yaml")))


def written(folder: Path, records: tuple[Hostile, ...]) -> Path:
    """The invented catalogue in `folder`, with `records` beside its own."""
    root = folder / "catalogue"
    shutil.copytree(TESTS / "catalogue", root)
    for number, hostile in enumerate(records):
        path = root / "papers" / f"ash2015hostile{number}.yaml"
        path.write_text(hostile.text(), "utf-8")
    return root


def accepted(folder: Path) -> Catalogue:
    """The catalogue with all records that no rule refuses, and with names that are as bad."""
    records = tuple(hostile for hostile in HOSTILE if hostile.refused is None)
    catalogue = load(written(folder, records))
    root, *others = catalogue.taxonomy.categories
    categories = (root.model_copy(update={"title": f"Spouts {EVIL}", "note": EVIL}), *others)
    return replace(
        catalogue,
        survey=catalogue.survey.model_copy(
            update={
                "title": f"Survey {EVIL} @@body@@ @@head@@",
                "tagline": f"{EVIL} {{{{ 7*7 }}}}",
                "intro": EVIL,
            }
        ),
        taxonomy=catalogue.taxonomy.model_copy(update={"categories": categories}),
        venues=tuple(v.model_copy(update={"full_name": EVIL}) for v in catalogue.venues),
        frameworks=tuple(f.model_copy(update={"name": EVIL}) for f in catalogue.frameworks),
        resources=tuple(r.model_copy(update={"title": EVIL}) for r in catalogue.resources),
    )
