"""A whole run with requests that only pretend: a network that is down, interrupts, much to do."""

import datetime
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from site_builder.links import schedule as schedules
from site_builder.links.checking import plan
from site_builder.links.exchange import Answer, Perform, Request
from site_builder.links.host import Host
from site_builder.links.options import Manners, Memory
from site_builder.links.resolvers import RESOLVERS
from site_builder.links.result import Result
from site_builder.links.running import Run, ordered
from site_builder.links.standing import Standing
from site_builder.links.state import State
from site_builder.links.target import Kind, Target

TODAY = datetime.date(2026, 1, 5)
ARCHIVE = "https://web.archive.org/"


@pytest.fixture(autouse=True)
def _no_gaps(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = Host((), "invented", at_once=3, gap=0.0)
    monkeypatch.setattr(schedules, "host_of", lambda _: quick)
    monkeypatch.setattr("site_builder.links.visits._DELAYS", (0.01, 0.01))


def targets(*hosts: str) -> list[Target]:
    return [Target(f"http://{host}.example.org/") for host in hosts]


def failing(code: str, *but: str) -> Perform:
    """Fails with `code`, but for hosts that begin so: these answer."""

    def perform(request: Request) -> Answer:
        if request.url.split("//")[1].startswith(but or ("-",)):
            return Answer(request.url, 200, {"content-type": "text/plain"}, b"pots")
        return Answer(request.url, failure=code)

    return perform


def run(
    wanted: Iterable[Target],
    perform: Perform,
    said: list[str] | None = None,
    state: State | None = None,
    progress: Callable[[Standing], None] = lambda _: None,
) -> Run:
    notice = [] if said is None else said
    memory = Memory(None, TODAY)
    return Run(list(wanted), Manners(), memory, state, perform, progress, notice.append)


def told(results: Iterable[Result]) -> dict[str, str]:
    return {
        result.target.url.split("/")[2].split(".")[0]: result.finding.code for result in results
    }


@pytest.mark.parametrize("code", ["no-such-host", "name-failure", "no-connection"])
def test_without_a_network_no_host_is_blamed(code: str) -> None:
    said: list[str] = []
    results = list(run(targets("a", "b", "c"), failing(code), said))
    assert told(results) == dict.fromkeys("abc", "name-failure")
    assert not any(result.fails or result.strikes for result in results)
    assert len(said) == 1
    assert "the network seems to be down" in said[0]


def test_many_pages_of_few_hosts_are_not_blamed_either() -> None:
    many = [Target(f"http://{host}.example.org/{n}") for host in "abc" for n in range(30)]
    results = list(run(many, failing("name-failure")))
    assert {result.finding.code for result in results} == {"name-failure"}
    assert not any(result.strikes for result in results)


def test_one_answer_shows_that_there_is_a_network() -> None:
    said: list[str] = []
    results = run(targets("a", "b", "c", "d"), failing("no-such-host", "d."), said)
    assert told(results) == dict.fromkeys("abc", "no-such-host") | {"d": "alive"}
    assert said == []


@pytest.mark.parametrize("code", ["slow", "reset", "tls-failure", "certificate-expired"])
def test_some_failures_show_it_too(code: str) -> None:
    def perform(request: Request) -> Answer:
        return Answer(request.url, failure=code if "//d." in request.url else "no-such-host")

    assert told(run(targets("a", "b", "c", "d"), perform))["a"] == "no-such-host"


def test_a_private_address_shows_nothing() -> None:
    def perform(request: Request) -> Answer:
        code = "private-address" if "//d." in request.url else "no-such-host"
        return Answer(request.url, failure=code)

    found = told(run(targets("a", "b", "c", "d"), perform))
    assert found == dict.fromkeys("abc", "name-failure") | {"d": "private-address"}


def test_one_host_is_not_blamed_either() -> None:
    said: list[str] = []
    results = run(targets("a"), failing("no-such-host"), said)
    assert told(results) == {"a": "name-failure"}
    assert len(said) == 1


def test_who_has_dead_links_only_asks_the_archive() -> None:
    asked: list[str] = []
    perform = failing("no-such-host", "web.archive.org")

    def noted(request: Request) -> Answer:
        asked.append(request.url)
        return perform(request)

    assert told(run(targets("a", "b", "c"), noted)) == dict.fromkeys("abc", "no-such-host")
    assert asked.count(ARCHIVE) == 1


def test_nothing_is_remembered_of_a_run_without_network(tmp_path: Path) -> None:
    wanted = targets("a", "b", "c")
    with State(tmp_path / "state", print) as state:
        list(run(wanted, failing("no-such-host"), state=state))
        assert {result.finding.code for result in state.all()} == {"name-failure"}


def test_an_interrupted_run_tells_of_the_dead() -> None:
    def perform(request: Request) -> Answer:
        if "//a." in request.url:
            return Answer(request.url, 404)
        time.sleep(0.5)
        return Answer(request.url, 200)

    def interrupt(now: Standing) -> None:
        if now.done:
            raise KeyboardInterrupt

    results: list[Result] = []
    with pytest.raises(KeyboardInterrupt):
        results.extend(run(targets("a", *"bcdefg"), perform, progress=interrupt))
    assert told(results)["a"] == "not-found"


def test_the_order_of_results_is_that_of_the_targets() -> None:
    wanted = targets(*"hgfedcba")
    assert [
        result.target for result in ordered(wanted, run(wanted, failing("slow", "c.")))
    ] == wanted


def test_the_work_grows_as_the_number_of_targets() -> None:
    def work(count: int) -> float:
        many = [
            Target(f"http://h{number % 200}.example.org/{number}", f"Pots {number}", Kind.PAPER)
            for number in range(count)
        ]
        start = time.process_time()
        assert sum(map(len, plan(many, RESOLVERS).pages.values())) == count
        results = list(run(many, failing("slow", "h")))
        assert [result.target for result in ordered(many, results)] == many
        return time.process_time() - start

    work(1_000)
    assert work(20_000) < 4 * work(10_000)
