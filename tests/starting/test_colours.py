"""Any colour that somebody names can be read, on light and on dark."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.starting.colours import CONTRAST, contrast, family_colours


def rgb(colour: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(colour[1:])
    return red, green, blue


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast((255, 255, 255), (0, 0, 0)) == pytest.approx(21)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)


@given(st.from_regex(r"#[0-9A-Fa-f]{6}", fullmatch=True))
def test_every_colour_can_be_read(colour: str) -> None:
    found = family_colours(colour, 0)
    for mode, page in (("light", "#FFFFFF"), ("dark", "#1E2129")):
        fill, stroke = rgb(found[mode]["fill"]), rgb(found[mode]["stroke"])
        assert contrast(stroke, fill) >= CONTRAST
        assert contrast(stroke, rgb(page)) >= CONTRAST


def test_families_without_a_colour_take_those_of_the_palette_in_turn() -> None:
    colours = [family_colours(None, number)["light"]["stroke"] for number in range(8)]
    assert len(set(colours)) == 7
    assert colours[7] == colours[0]
