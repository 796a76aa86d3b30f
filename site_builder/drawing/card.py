"""The picture that networks show beside a link: a title, a line or two, a colour at its side."""

from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.drawing.letters import Letters, letters
from site_builder.drawing.png import png

WIDTH, HEIGHT = 800, 420
_BYTES = WIDTH // 2
_STRIPE, _MARGIN = 12, 28  # in bytes, of two points each
_TEXT = _BYTES - _STRIPE - 2 * _MARGIN
_TITLE_LINES = 5
_PAPER, _INK, _SECOND = (255, 255, 255), (31, 35, 40), (87, 96, 106)
# Places in the palette: four shades from paper to ink, four to the second ink, the stripe.
_COLOUR_OF_STRIPE = 8
_TO_SECOND = bytes(
    (byte & 0x33) | (0x40 if byte & 0x30 else 0) | (0x04 if byte & 0x03 else 0)
    for byte in range(256)
)

Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Card:
    """What a picture shows: where it is from, the title, what it is, and by whom."""

    site: str
    title: str
    facts: str
    people: str
    colour: str


def card(content: Card) -> bytes:
    """The picture as a PNG."""
    stripe = bytes([_COLOUR_OF_STRIPE * 0x11]) * _STRIPE + bytes(_MARGIN)
    rows = [stripe + row + bytes(_MARGIN) for row in _rows(content)]
    colour: Colour = _parsed(content.colour)
    palette = [*_shades(_INK), *_shades(_SECOND), colour]
    return png(WIDTH, rows, palette)


def _rows(content: Card) -> list[bytes]:
    small, large = letters("line"), letters("title")
    above = [*_blank(34), *_set(small, content.site, 1), *_blank(26)]
    above += _set(large, content.title, _TITLE_LINES, is_first=True)
    below = [*_set(small, content.facts, 1), *_set(small, content.people, 1), *_blank(30)]
    return [*above[: HEIGHT - len(below)], *_blank(HEIGHT - len(above) - len(below)), *below]


def _set(font: Letters, text: str, most: int, *, is_first: bool = False) -> Iterator[bytes]:
    """The rows of `text` in at most `most` lines, in ink or in the second ink."""
    for line in font.broken(font.known(text), _TEXT, most):
        for row in font.line(line, _TEXT):
            yield row if is_first else row.translate(_TO_SECOND)


def _blank(height: int) -> list[bytes]:
    return [bytes(_TEXT)] * max(0, height)


def _shades(ink: Colour) -> list[Colour]:
    """From paper to `ink`."""
    steps = 3
    return [_mixed(ink, step / steps) for step in range(steps + 1)]


def _mixed(ink: Colour, share: float) -> Colour:
    red, green, blue = (
        round(paper + (own - paper) * share) for paper, own in zip(_PAPER, ink, strict=True)
    )
    return red, green, blue


def _parsed(colour: str) -> Colour:
    """`#B4510F` as three numbers."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
