"""Every row of the table gets its verdict, with each behaviour on a host of its own and on one."""

from functools import cache

import pytest

from tests.links.conftest import Runs
from tests.links.places import Layout, Places
from tests.links.table import Row, Table

LAYOUTS: tuple[Layout, ...] = ("hosts", "single")
# One host is asked politely: hundreds of requests, and each wait that it asks for, one by one.
SECONDS: dict[Layout, float] = {"hosts": 40.0, "single": 100.0}
NEW_ADDRESSES = [
    ("moved-301", "new"),
    ("moved-308", "new"),
    ("moved-then-lent", "new"),
    ("moved-twice", "newer"),
    ("moved-5-times", "hop/5"),
    ("location-relative", "new"),
    ("lent-302", None),
    ("lent-then-moved", None),
    ("mixed-chain", None),
    ("healthy", None),
    ("moved-to-a-404", None),
    ("moved-to-another-paper", None),
    ("moved-to-login", None),
]


@cache
def names(layout: Layout) -> tuple[str, ...]:
    """The rows that have a part in a layout."""
    return tuple(row.name for row in Table(Places(layout, 0, "")).rows)


def told(row: Row, entry: object) -> str:
    """What to say when a verdict is wrong."""
    return f"{row.does}\n{row.because}\nexpected {' or '.join(row.verdicts)}, got {entry}"


@pytest.mark.parametrize(
    ("layout", "name"), [(layout, name) for layout in LAYOUTS for name in names(layout)]
)
def test_verdict(runs: Runs, layout: Layout, name: str) -> None:
    run = runs(layout)
    row = run.table.by_name[name]
    entry = run.checked.by_id[name]
    assert entry["verdict"] in row.verdicts, told(row, entry)


@pytest.mark.parametrize(
    ("layout", "name", "new"),
    [(layout, *row) for layout in LAYOUTS for row in NEW_ADDRESSES if row[0] in names(layout)],
)
def test_only_steps_for_good_give_a_new_address(
    runs: Runs, layout: Layout, name: str, new: str | None
) -> None:
    run = runs(layout)
    entry = run.checked.by_id[name]
    url = run.table.by_name[name].url
    assert entry["new_url"] == (new and url.replace("papers/1", new)), entry


@pytest.mark.parametrize("layout", LAYOUTS)
class TestRun:
    def test_every_target_is_reported_once(self, runs: Runs, layout: Layout) -> None:
        checked = runs(layout).checked
        assert sorted(entry["id"] for entry in checked.report) == sorted(names(layout))

    def test_it_ends_in_time(self, runs: Runs, layout: Layout) -> None:
        assert runs(layout).checked.seconds < SECONDS[layout]

    def test_something_is_broken(self, runs: Runs, layout: Layout) -> None:
        checked = runs(layout).checked
        assert checked.code == 1, checked.err
        assert "Traceback" not in checked.err

    def test_only_what_is_broken_fails(self, runs: Runs, layout: Layout) -> None:
        for entry in runs(layout).checked.report:
            assert entry["fail"] is (entry["verdict"] == "broken"), entry

    def test_entries_have_all_fields(self, runs: Runs, layout: Layout) -> None:
        fields = "id url verdict reason fail status final_url title_found places hops attempts"
        for entry in runs(layout).checked.report:
            assert set(fields.split()) <= set(entry), entry
            assert entry["reason"]

    def test_no_forbidden_address_is_reached_or_tried(self, runs: Runs, layout: Layout) -> None:
        run = runs(layout)
        assert run.checked.blocked == []
        assert [event["target"] for event in run.log if "/trap" in event["target"]] == []

    def test_the_same_address_is_asked_once(self, runs: Runs, layout: Layout) -> None:
        run = runs(layout)
        assert len(run.events("twice")) == 1
        assert len(run.events("fragment-that-is-there")) == 1

    def test_titles_that_were_found_are_told(self, runs: Runs, layout: Layout) -> None:
        run = runs(layout)
        row = run.table.by_name["healthy"]
        assert run.checked.by_id["healthy"]["title_found"] == row.title
