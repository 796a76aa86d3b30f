"""The width of a text, and texts that are shortened."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.drawing.text import shortened, width_of


@given(st.text(), st.text())
def test_a_longer_text_is_wider(text: str, more: str) -> None:
    assert width_of(text + more, 12) >= width_of(text, 12)


@given(st.text(max_size=60), st.integers(2, 30))
def test_a_shortened_text_keeps_to_the_limit(text: str, limit: int) -> None:
    short = shortened(text, limit)
    assert len(short) <= limit
    assert short == text if len(text) <= limit else text.startswith(short.removesuffix("…"))


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Teapot", "Teapot"),
        ("Learning to pour from a spout", "Learning to pour from a…"),
        ("Handle-aware, lid-free pouring", "Handle-aware, lid-free…"),
        ("Unverwechselbarkeitsverlust für Kannen", "Unverwechselbarkeitsverlu…"),
    ],
)
def test_shortened(text: str, short: str) -> None:
    assert shortened(text, 26) == short
