"""What machines read in a page, taken out of it by a parser of the standard library."""

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any


class Head(HTMLParser):
    """The tags of a page that programs read; `metas` keeps their order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.metas: list[tuple[str, str]] = []
        self.links: list[dict[str, str | None]] = []
        self.coins: list[str] = []
        self.blocks: list[Any] = []
        self._in_block = False
        self._text: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "meta":
            name = given.get("name") or given.get("property") or ""
            self.metas.append((name, given.get("content") or ""))
        elif tag == "link":
            self.links.append(given)
        elif tag == "span" and given.get("class") == "Z3988":
            self.coins.append(given.get("title") or "")
        self._in_block = tag == "script" and given.get("type") == "application/ld+json"

    def handle_data(self, data: str) -> None:
        if self._in_block:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._in_block:
            self.blocks.append(json.loads("".join(self._text)))
            self._text.clear()
            self._in_block = False

    def all(self, name: str) -> list[str]:
        """The contents of each tag called `name`."""
        return [content for known, content in self.metas if known == name]

    def things(self, kind: str) -> list[dict[str, Any]]:
        """What the page says in linked data of the type `kind`."""
        graphs = [thing for block in self.blocks for thing in block["@graph"]]
        return [thing for thing in graphs if thing["@type"] == kind]


def head_of(site: Path, page: str) -> Head:
    return Head((site / page / "index.html").read_text("utf-8"))
