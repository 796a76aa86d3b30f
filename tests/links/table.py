"""The table: what a server may do, the verdict that is expected, and why.

Each file in `rows` holds a list of rows. In every text of a row, `«name»` stands for something
that differs from run to run:

    «title»      the title of the row's paper, as the record has it; «other» is another paper's
    «word1»..    invented words
    «base»       scheme, host, port and first folder of the row; «home» without the folder
    «path»       the folder alone; «base:ROW» as «base», of another row; «rest:ROW» from its //
    «elsewhere»  another host, «elsewhere-base» this row's folder there (so for every place)
    «each»       one of the row's `each`, which makes a row of every entry; «value» is its value
"""

import hashlib
import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict

from tests.links import words
from tests.links.places import Places

ROWS = Path(__file__).parent / "rows"
Verdict = Literal["ok", "redirected", "broken", "suspicious", "unverifiable", "timeout"]
_OF_MANY = 1  # of the rows of an `each`, this many have a part when all are on one host
_MARK = re.compile("«([^«»]+)»")


class Answer(BaseModel):
    """What is sent back; a page with the row's title if nothing else is said."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    status: int | str = 200
    location: str | None = None
    headers: dict[str, str | list[str]] = {}
    title: str | None = None
    head: str | None = None
    text: str | None = None
    body: str | None = None  # all of it, without a frame
    type: str = "text/html; charset=utf-8"
    charset: str = "utf-8"
    wait: float = 0


Answers = Answer | tuple[Answer, ...]  # several: one for each request, the last again and again


class Row(BaseModel):
    """One behaviour and what a checker must make of it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    does: str
    expect: Verdict
    also: tuple[Verdict, ...] = ()  # honestly debatable
    because: str
    kind: Literal["paper", "code", "other"] = "paper"
    title: str | None
    url: str
    answer: Answers = Answer()
    pages: dict[str, Answers] = {}  # by their path below the row's folder
    anywhere: Answers | None = None  # for any other path of the row's host
    head: Answer | None = None  # for HEAD, if it differs
    play: str | None = None  # a behaviour written in Python
    options: dict[str, Any] = {}
    single: bool = True  # has a part when all rows are on one host; with `each`, how many have one

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """All that are right."""
        return (self.expect, *self.also)


@dataclass(frozen=True)
class Table:
    """All rows, for one server."""

    places: Places

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows of this run, with everything filled in."""
        return tuple(
            Row.model_validate(self._filled(index, raw))
            for index, raw in enumerate(raw_rows())
            if self._many or raw.get("single", True)
        )

    @property
    def _many(self) -> bool:
        return self.places.layout == "hosts"

    @cached_property
    def by_name(self) -> dict[str, Row]:
        """The rows by their names."""
        return {row.name: row for row in self.rows}

    @cached_property
    def by_folder(self) -> dict[str, Row]:
        """The rows by the first part of their path."""
        return {self.folder(row.name): row for row in self.rows}

    @cached_property
    def by_host(self) -> dict[str, Row]:
        """The rows by the host that is theirs alone."""
        hosts = ((self.places.host(i), raw["name"]) for i, raw in enumerate(raw_rows()))
        return {host: self.by_name[name] for host, name in hosts if self._many}

    @property
    def all_names(self) -> list[str]:
        """The names of all rows, those without a part in this layout too."""
        return [raw["name"] for raw in raw_rows()]

    def folder(self, name: str) -> str:
        """The first part of a row's path; it tells nothing."""
        return "k" + hashlib.sha256(f"{self.places.seed}/{name}".encode()).hexdigest()[:9]

    def targets(self) -> list[dict[str, str | None]]:
        """What is asked of the checker."""
        return [
            {"id": row.name, "url": row.url, "title": row.title, "kind": row.kind}
            for row in self.rows
        ]

    def _filled(self, index: int, raw: dict[str, Any]) -> Any:
        chance = random.Random(f"{self.places.seed}/{raw['name']}")
        folder = self.folder(raw["name"])
        special = self.places.special()
        based = {f"{name}-base": f"{origin}/{folder}" for name, origin in special.items()}
        origin = self.places.origin(index)
        values = {
            "title": words.title(chance),
            "other": words.title(chance),
            **{f"word{number}": words.word(chance) for number in range(1, 5)},
            **special,
            **based,
            "home": origin,
            "host": self.places.host(index),
            "path": f"/{folder}",
            "base": f"{origin}/{folder}",
            **self._bases,
        }
        raw = {"title": "«title»", "url": "«base»/papers/1", **raw}
        if raw["title"]:
            values["title"] = str(fill(raw["title"], values)).rpartition("|")[2]
            raw["title"] = values["title"]
        return fill(raw, values)

    @cached_property
    def _bases(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for index, raw in enumerate(raw_rows()):
            name = raw["name"]
            base = f"{self.places.origin(index)}/{self.folder(name)}"
            found |= {f"base:{name}": base, f"rest:{name}": base.removeprefix("http:")}
        return found


def fill(value: Any, values: Mapping[str, str]) -> Any:
    """Put the values in the place of their marks, at any depth."""
    if isinstance(value, str):
        return _MARK.sub(lambda mark: values.get(mark[1], mark[0]), value)
    if isinstance(value, list):
        return [fill(entry, values) for entry in value]
    if isinstance(value, dict):
        return {fill(key, values): fill(entry, values) for key, entry in value.items()}
    return value


@cache
def raw_rows() -> list[dict[str, Any]]:
    """The rows as they are written, one for each entry of `each`."""
    return [row for path in sorted(ROWS.glob("*.yaml")) for row in _of(path)]


def _of(path: Path) -> Iterator[dict[str, Any]]:
    for raw in yaml.safe_load(path.read_text("utf-8")):
        each = raw.pop("each", None)
        if each is None:
            yield raw
            continue
        entries = each if isinstance(each, dict) else {entry: entry for entry in each}
        for number, (key, value) in enumerate(entries.items()):
            row = fill(raw, {"each": str(key), "value": str(value)})
            yield {**row, "single": number < row.get("single", _OF_MANY)}
