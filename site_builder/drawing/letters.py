"""Letters as pictures of four shades, made once from a font: no font is needed to set a line."""

import base64
import json
import unicodedata
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from site_builder.shipped import shipped

MORE = "\N{HORIZONTAL ELLIPSIS}"


@dataclass(frozen=True)
class Letters:
    """The letters of one size: for each its rows, all as high; a byte holds two points."""

    height: int
    rows: Mapping[str, tuple[bytes, ...]]

    def known(self, text: str) -> str:
        """`text` in letters that are here: accents that are not fall off, others leave a blank."""
        return " ".join("".join(map(self._nearest, text)).split())

    def _nearest(self, char: str) -> str:
        if char in self.rows:
            return char
        plain = unicodedata.normalize("NFKD", char)
        return "".join(part for part in plain if part in self.rows) or " "

    def width(self, text: str) -> int:
        """The width of a known text, in bytes."""
        return sum(len(self.rows[char][0]) for char in text)

    def line(self, text: str, width: int) -> list[bytes]:
        """A known text as rows of `width` bytes."""
        letters = [self.rows[char] for char in text]
        return [
            b"".join([letter[row] for letter in letters]).ljust(width, b"\0")[:width]
            for row in range(self.height)
        ]

    def broken(self, text: str, width: int, most: int) -> list[str]:
        """A known text in at most `most` lines of at most `width` bytes."""
        lines = list(self._lines(text, width))
        if len(lines) > most:
            lines = [*lines[: most - 1], f"{lines[most - 1]}{MORE}"]
        return [self.cut(line, width) for line in lines]

    def _lines(self, text: str, width: int) -> Iterator[str]:
        line = ""
        for word in text.split():
            longer = f"{line} {word}".lstrip()
            if line and self.width(longer) > width:
                yield line
                line = word
            else:
                line = longer
        if line:
            yield line

    def cut(self, text: str, width: int) -> str:
        """A known text, or as much of it as fits with an ellipsis."""
        if self.width(text) <= width:
            return text
        while text and self.width(text + MORE) > width:
            text = text[:-1].rstrip(" .,;:")
        return text + MORE


@cache
def letters(name: str) -> Letters:
    """Those of templates/card/<name>.json."""
    sheet = json.loads((shipped("templates/card") / f"{name}.json").read_bytes())
    height, rows = sheet["height"], zlib.decompress(base64.b64decode(sheet["rows"]))
    found: dict[str, tuple[bytes, ...]] = {}
    start = 0
    for char, width in zip(sheet["characters"], sheet["widths"], strict=True):
        found[char] = tuple(
            rows[at : at + width] for at in range(start, start + width * height, width)
        )
        start += width * height
    return Letters(height, found)
