"""One colour of a family -> the four that its pages need, readable on light and dark."""

from site_builder.imports.folder import PALETTE

# Text on its own fill and on the page must reach this: WCAG 2.2, 1.4.3.
CONTRAST = 4.5
_LIGHT_PAGE, _DARK_PAGE = (255, 255, 255), (30, 33, 41)
_BLACK, _WHITE = (0, 0, 0), (255, 255, 255)
_STEPS = 50

Rgb = tuple[int, int, int]


def family_colours(colour: str | None, number: int) -> dict[str, dict[str, str]]:
    """The fields `light` and `dark` of the family `number`, made from `colour` as #B4510F.

    Without a colour it is one of the palette, whose colours families take in turn.
    """
    four = PALETTE[number % len(PALETTE)] if colour is None else _four(_parsed(colour))
    light_fill, light_stroke, dark_fill, dark_stroke = four
    return {
        "light": {"fill": light_fill, "stroke": light_stroke},
        "dark": {"fill": dark_fill, "stroke": dark_stroke},
    }


def contrast(one: Rgb, other: Rgb) -> float:
    """The contrast of two colours, 1 to 21, as WCAG 2 defines it."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _four(colour: Rgb) -> tuple[str, str, str, str]:
    light_fill, dark_fill = _mixed(colour, _WHITE, 0.82), _mixed(colour, _BLACK, 0.72)
    light_stroke = _readable(colour, _BLACK, (light_fill, _LIGHT_PAGE))
    dark_stroke = _readable(colour, _WHITE, (dark_fill, _DARK_PAGE))
    light, dark = (_text(light_fill), _text(light_stroke)), (_text(dark_fill), _text(dark_stroke))
    return (*light, *dark)


def _readable(colour: Rgb, towards: Rgb, grounds: tuple[Rgb, ...]) -> Rgb:
    """`colour`, moved `towards` black or white just so far that it can be read on `grounds`."""
    for step in range(_STEPS):
        mixed = _mixed(colour, towards, step / _STEPS)
        if all(contrast(mixed, ground) >= CONTRAST for ground in grounds):
            return mixed
    return towards


def _mixed(colour: Rgb, other: Rgb, share: float) -> Rgb:
    red, green, blue = (
        round(one * (1 - share) + two * share) for one, two in zip(colour, other, strict=True)
    )
    return red, green, blue


def _luminance(colour: Rgb) -> float:
    parts = (part / 255 for part in colour)
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parsed(colour: str) -> Rgb:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue


def _text(colour: Rgb) -> str:
    return "#{:02X}{:02X}{:02X}".format(*colour)
