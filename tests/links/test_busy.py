"""One busy host among others, hosts that ask for a rest, hosts that are down, and second runs."""

from typing import Any

import pytest

from tests.links.running import Checked, Faults, check
from tests.links.test_manners import A_SECOND, AT_ONCE, LATE, busiest


def target(running: Faults, host: str, path: str) -> dict[str, str]:
    url = f"http://{host}:{running.places.port}/{path}"
    return {"id": url, "url": url, "title": "", "kind": "other"}


def asked(running: Faults, before: int, host: str) -> list[dict[str, Any]]:
    """The requests to a host since `before`."""
    return [event for event in running.log()[before:] if event["host"] == host]


@pytest.fixture(scope="module")
def crowd(many_hosts: Faults) -> tuple[Checked, list[dict[str, Any]]]:
    """60 addresses of one host among 40 others, each of which takes a fifth of a second."""
    busy = [target(many_hosts, "127.1.0.1", f"slow/{number}") for number in range(60)]
    others = [target(many_hosts, f"127.1.1.{number + 1}", "slow/1") for number in range(40)]
    before = len(many_hosts.log())
    return check([*busy, *others], many_hosts.folder), many_hosts.log()[before:]


def test_the_busy_host_is_treated_gently(crowd: tuple[Checked, list[dict[str, Any]]]) -> None:
    checked, log = crowd
    assert {entry["verdict"] for entry in checked.report} == {"ok"}
    busy = [event for event in log if event["host"] == "127.1.0.1"]
    assert len(busy) == 60
    assert max(event["running"] for event in busy) <= AT_ONCE
    assert busiest([event["at"] for event in busy]) <= A_SECOND + LATE


def test_the_others_do_not_wait_for_it(crowd: tuple[Checked, list[dict[str, Any]]]) -> None:
    """What the busy host is asked in a second counts the time, however slow this machine is."""
    _, log = crowd
    others = [event["at"] for event in log if event["host"] != "127.1.0.1"]
    assert len(others) == 40
    meanwhile = [event for event in log if event["at"] < max(others)]
    assert len(meanwhile) - len(others) <= A_SECOND


def test_who_asks_for_a_rest_gets_it_for_the_whole_host(many_hosts: Faults) -> None:
    host, before = "127.1.0.2", len(many_hosts.log())
    targets = [target(many_hosts, host, f"busy/{number}") for number in range(6)]
    checked = check(targets, many_hosts.folder)
    assert {entry["verdict"] for entry in checked.report} == {"ok"}
    first, *later = sorted(asked(many_hosts, before, host), key=lambda event: event["at"])
    under_way = [event for event in later if event["at"] < first["ended"] + 0.1]
    assert len(under_way) < AT_ONCE
    for event in later:
        assert event in under_way or event["at"] - first["ended"] >= 1.9


def test_who_is_down_is_not_asked_for_everything(many_hosts: Faults) -> None:
    host, before = "127.1.0.3", len(many_hosts.log())
    targets = [target(many_hosts, host, f"down/{number}") for number in range(30)]
    checked = check(targets, many_hosts.folder)
    assert {entry["verdict"] for entry in checked.report} == {"unverifiable"}
    assert checked.code == 0
    assert len(asked(many_hosts, before, host)) < 60


def test_a_second_run_asks_for_what_is_broken_only(many_hosts: Faults) -> None:
    hosts = [f"127.1.0.{number}" for number in range(10, 20)]
    good = [target(many_hosts, host, "simple/1") for host in hosts]
    bad = [target(many_hosts, host, "gone/1") for host in hosts[:4]]
    state = ("--state", str(many_hosts.folder / "state"))
    first = check([*good, *bad], many_hosts.folder, *state)
    before = len(many_hosts.log())
    second = check([*good, *bad], many_hosts.folder, *state)
    assert {event["target"] for event in many_hosts.log()[before:]} == {"/gone/1"}
    assert len(many_hosts.log()) == before + 4
    for run in (first, second):
        assert [run.by_id[entry["id"]]["verdict"] for entry in good] == ["ok"] * 10
        assert [run.by_id[entry["id"]]["verdict"] for entry in bad] == ["broken"] * 4


def test_addresses_may_come_line_by_line(many_hosts: Faults) -> None:
    urls = [f"http://127.1.0.30:{many_hosts.places.port}/{path}" for path in ("simple/1", "gone/1")]
    checked = check("\n".join([*urls, ""]), many_hosts.folder)
    verdicts = {entry["url"]: entry["verdict"] for entry in checked.report}
    assert verdicts == dict(zip(urls, ["ok", "broken"], strict=True))
    assert checked.code == 1


def test_nothing_broken_ends_well(many_hosts: Faults) -> None:
    checked = check([target(many_hosts, "127.1.0.31", "simple/1")], many_hosts.folder)
    assert checked.code == 0
