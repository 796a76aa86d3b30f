"""The opening that is nearest, against a look at all of them."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from site_builder.drawing.openings import nearest

HEIGHTS = st.integers(0, 60).map(float)


@given(HEIGHTS, st.lists(HEIGHTS, min_size=2, unique=True))
def test_nearest(height: float, edges: list[float]) -> None:
    stretches = list(pairwise(sorted(edges)))[::2]
    found = nearest(height, stretches)
    assert any(top <= found <= bottom for top, bottom in stretches)
    away = [max(top - height, 0.0, height - bottom) for top, bottom in stretches]
    assert abs(found - height) == min(away)
