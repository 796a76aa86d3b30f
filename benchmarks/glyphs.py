"""Draw the letters of the pictures that networks show, from DejaVu Sans, into templates/card.

Needed only to add letters or another size; it wants Pillow: `pip install pillow`, then
`python benchmarks/glyphs.py`.
"""

import base64
import json
import zlib
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

FONTS = Path("/usr/share/fonts/truetype/dejavu")
INTO = Path(__file__).resolve().parent.parent / "templates" / "card"
SHADES = 4
"""Of a letter's edge: from paper, 0, to ink."""

CHARACTERS = "".join(
    chr(code)
    for codes in (
        range(0x20, 0x7F),
        range(0xA1, 0xAD),
        range(0xAE, 0x180),
        range(0x391, 0x3A2),
        range(0x3A3, 0x3CA),
        range(0x410, 0x450),
        (0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026, 0x221E, 0x2264, 0x2265),
    )
    for code in codes
)


def main() -> None:
    """Write the letters of titles and of the smaller lines."""
    for name, font, size, height in (
        ("title", "DejaVuSans-Bold.ttf", 38, 48),
        ("line", "DejaVuSans.ttf", 23, 32),
    ):
        drawn = ImageFont.truetype(str(FONTS / font), size)
        letters = [letter(drawn, char, height) for char in CHARACTERS]
        sheet = {
            "height": height,
            "characters": CHARACTERS,
            "widths": [len(rows) // height for rows in letters],
            "rows": base64.b64encode(zlib.compress(b"".join(letters), 9)).decode(),
        }
        (INTO / f"{name}.json").write_text(json.dumps(sheet, ensure_ascii=False) + "\n", "utf-8")


def letter(font: ImageFont.FreeTypeFont, char: str, height: int) -> bytes:
    """The rows of a letter, a shade in each half of a byte; its width is even."""
    width = (round(font.getlength(char)) + 1) // 2 * 2
    image = Image.new("L", (width, height), 0)
    ImageDraw.Draw(image).text((0, 1), char, fill=255, font=font)
    shades = [round(value / 255 * (SHADES - 1)) for value in image.tobytes()]
    return bytes(left << 4 | right for left, right in zip(shades[::2], shades[1::2], strict=True))


if __name__ == "__main__":
    main()
