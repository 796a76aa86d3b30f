"""Charts as coordinates: small ones against files, and what holds for all of them."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.drawing.charts import LEFT, PLOT, TOP, WIDTH, Chart, Column, bars, columns


def told(chart: Chart) -> str:
    lines = [f"{chart.width:g} x {chart.height:g}"]
    for rule in chart.rules:
        lines.append(f"rule {rule.text} from {rule.x:g} at {rule.y:g}")
    for mark in chart.marks:
        place = f"{mark.x:g},{mark.y:g} {mark.width:g} x {mark.height:g}"
        lines.append(f"mark {mark.key} {place} ({mark.text})")
    for kind, labels in (("name", chart.names), ("value", chart.values)):
        lines += [f"{kind} {label.text} at {label.x:g},{label.y:g}" for label in labels]
    return "\n".join(lines) + "\n"


def test_stacked_columns(golden: Callable[[str, str], None]) -> None:
    years = [
        Column("2019", [("spout", 3, "2019, Spout: 3"), ("lid", 1, "2019, Lid: 1")], "4"),
        Column("2020", [("spout", 0, ""), ("lid", 0, "")]),
        Column("2021", [("spout", 0, ""), ("lid", 7, "2021, Lid: 7")], "7"),
    ]
    golden("drawing/columns.txt", told(columns(years)))


def test_shares(golden: Callable[[str, str], None]) -> None:
    years = [
        Column("2019", [("code", 25.0, "1 of 4"), ("rest", 75.0, "1 of 4")]),
        Column("2020", []),
    ]
    golden("drawing/shares.txt", told(columns(years, top=100, unit=" %")))


def test_bars(golden: Callable[[str, str], None]) -> None:
    venues = [("pot", "POT", 40), ("kettle", "KETTLE", 7), ("tea", "Journal of Tea Leaves", 1)]
    golden("drawing/bars.txt", told(bars(venues)))


def test_a_chart_of_nothing_is_a_chart() -> None:
    assert columns([]).marks == bars([]).marks == ()
    assert columns([]).rules[0].text == "0"


@given(st.lists(st.lists(st.integers(0, 10**6), max_size=5), min_size=1, max_size=120))
def test_columns_stay_within_the_plot_and_stand_on_each_other(values: list[list[int]]) -> None:
    given_columns = [
        Column(str(index), [(str(key), value, "") for key, value in enumerate(parts)])
        for index, parts in enumerate(values)
    ]
    chart = columns(given_columns)
    for mark in chart.marks:
        assert mark.x >= LEFT - 0.2
        assert mark.x + mark.width <= WIDTH + 0.2
        assert mark.y >= TOP - 0.2
        assert mark.y + mark.height <= TOP + PLOT + 0.2
        assert mark.height >= 0
    assert 3 <= len(chart.rules) <= 7 or max(map(sum, values)) <= 1
    assert chart.names[-1].text == str(len(values) - 1)  # the newest year always has its name


@given(st.lists(st.integers(1, 10**6), max_size=40))
def test_bars_leave_room_for_their_numbers(values: list[int]) -> None:
    chart = bars([(str(index), "name", value) for index, value in enumerate(values)])
    for mark, label in zip(chart.marks, chart.values, strict=True):
        assert mark.width > 0
        assert label.x + 7 * len(label.text) <= WIDTH


@pytest.mark.parametrize(("most", "step"), [(1, 1), (4, 1), (7, 2), (54, 20), (1200, 500)])
def test_lines_stand_at_round_values(most: int, step: int) -> None:
    chart = columns([Column("2020", [("a", most, "")])])
    assert [rule.text for rule in chart.rules[:2]] == ["0", str(step)]
