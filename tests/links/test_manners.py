"""How the command treats servers, by what they wrote down while the table was checked."""

from itertools import pairwise

import pytest

from tests.links.conftest import Runs
from tests.links.places import ALONE, Layout

LAYOUTS: tuple[Layout, ...] = ("hosts", "single")
BYTES = 500_000
DEADLINE = 15.0
AT_ONCE = 3
A_SECOND = 20
LATE = 2  # requests that a loaded machine may push into the wrong second
ATTEMPTS = 3
HEAVY = (
    "endless-body",
    "gzip-bomb",
    "pdf-of-forty-megabytes",
    "page-of-three-megabytes",
    "endless-headers",
    "long-header",
)
SLOW = (
    "hangs-before the header",
    "hangs-in the header",
    "hangs-after-the-title",
    "drips-headers",
    "drips-body",
    "drips-after-the-title",
)


def busiest(times: list[float]) -> int:
    """The most requests within any second."""
    ordered = sorted(times)
    return max(sum(1 for time in ordered if 0 <= time - start < 1) for start in ordered)


@pytest.mark.parametrize("layout", LAYOUTS)
class TestManners:
    @pytest.mark.parametrize("name", HEAVY)
    def test_no_more_is_taken_than_needed(self, runs: Runs, layout: Layout, name: str) -> None:
        events = runs(layout).events(name)
        assert events
        assert max(event["sent"] for event in events) <= BYTES
        if "header" not in name:  # those are tried again
            assert len(events) == 1

    @pytest.mark.parametrize("name", SLOW)
    def test_who_is_slow_is_left(self, runs: Runs, layout: Layout, name: str) -> None:
        run = runs(layout)
        assert run.events(name) or name not in run.table.by_name
        for event in run.events(name):
            assert event["ended"] is not None
            assert event["ended"] - event["at"] < DEADLINE

    def test_nobody_is_asked_for_the_same_more_than_three_times(
        self, runs: Runs, layout: Layout
    ) -> None:
        count: dict[tuple[str, str], int] = {}
        for event in runs(layout).log:
            if not event["row"].startswith("cookie") and event["row"] != "-":
                key = (event["row"], event["target"])
                count[key] = count.get(key, 0) + 1
        assert {key: times for key, times in count.items() if times > ATTEMPTS} == {}

    def test_chains_end_after_twenty_steps(self, runs: Runs, layout: Layout) -> None:
        run = runs(layout)
        for row in run.table.rows:
            assert len(run.events(row.name)) <= 21 * ATTEMPTS, row.name
        for name in ("new-addresses-for-ever", "cookie-that-counts"):
            assert len(run.events(name)) <= 21, name

    def test_who_is_busy_is_left_alone_as_long_as_it_says(self, runs: Runs, layout: Layout) -> None:
        run = runs(layout)
        for name in ("busy-429-for-a-second", "busy-429-until-a-date"):
            first, second = run.events(name)
            assert second["at"] - first["ended"] >= 0.95, name
        assert len(run.events("busy-for-a-day")) == 1

    def test_a_broken_link_is_not_asked_again(self, runs: Runs, layout: Layout) -> None:
        gets = [e for e in runs(layout).events("status-404") if e["method"] == "GET"]
        assert len(gets) == 1

    def test_no_cookie_leaves_its_chain_or_its_host(self, runs: Runs, layout: Layout) -> None:
        run = runs(layout)
        for event in run.log:
            if any(name.lower() == "cookie" for name, _ in event["headers"]):
                assert event["row"].startswith("cookie-")
                assert event["row"] != "cookie-for-another-host"

    def test_requests_are_honest(self, runs: Runs, layout: Layout) -> None:
        for event in runs(layout).log:
            headers = {name.lower(): value for name, value in event["headers"]}
            assert "range" not in headers
            assert "authorization" not in headers
            assert "#" not in event["target"]
            if event["method"]:
                assert "http" in headers["user-agent"], "an address where we can be asked"

    def test_no_host_has_more_than_three_requests_at_once(self, runs: Runs, layout: Layout) -> None:
        assert max(event["running"] for event in runs(layout).log) <= AT_ONCE


def test_one_host_for_all_is_asked_twenty_times_a_second(runs: Runs) -> None:
    times = [event["at"] for event in runs("single").log if event["host"] == ALONE]
    assert busiest(times) <= A_SECOND + LATE


def test_hosts_with_chains_are_asked_twenty_times_a_second(runs: Runs) -> None:
    run = runs("hosts")
    times = [event["at"] for event in run.events("moved-20-times")]
    assert len(times) == 21
    assert busiest(times) <= A_SECOND + LATE
    assert all(second > first for first, second in pairwise(times))
