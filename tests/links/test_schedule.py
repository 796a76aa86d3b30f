"""The schedule, with requests that only pretend: manners, order, and that every run ends."""

import itertools
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from site_builder.links import schedule as schedules
from site_builder.links.exchange import Answer, Check, Request
from site_builder.links.host import Host
from site_builder.links.host_queue import GIVE_UP
from site_builder.links.schedule import Schedule
from site_builder.links.standing import Standing

HOST = "http://pots.example.org"


@dataclass
class Pretender:
    """Answers each request after `seconds`, with `status` or `failure`, and writes it down."""

    seconds: float = 0.0
    status: int = 200
    failure: str = ""
    asked: list[tuple[float, str]] = field(default_factory=list)
    running: Counter[str] = field(default_factory=Counter)
    most: Counter[str] = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def __call__(self, request: Request) -> Answer:
        host = request.url.split("/")[2]
        with self.lock:
            self.asked.append((time.monotonic(), request.url))
            self.running[host] += 1
            self.most[host] = max(self.most[host], self.running[host])
        time.sleep(self.seconds)
        with self.lock:
            self.running[host] -= 1
        if self.failure:
            return Answer(request.url, failure=self.failure)
        return Answer(request.url, self.status, {"retry-after": "99"} if self.status == 429 else {})

    @property
    def urls(self) -> list[str]:
        """What was asked, in order."""
        return [url for _, url in self.asked]


@pytest.fixture(autouse=True)
def hosts(monkeypatch: pytest.MonkeyPatch) -> dict[str, Host]:
    """Hosts by name, for a test to fill; all others bear three at once, and no gap."""
    known: dict[str, Host] = {}
    other = Host((), "invented", at_once=3, gap=0.0)
    monkeypatch.setattr(schedules, "host_of", lambda url: known.get(url.split("/")[2], other))
    return known


@pytest.fixture(autouse=True)
def _no_thread_stays() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    for thread in set(threading.enumerate()) - before:
        thread.join(5)
        assert not thread.is_alive()


def asking(*requests: Request) -> Check[list[Answer]]:
    answers = []
    for request in requests:
        answers.append((yield request))
    return answers


def pages(count: int, host: str = HOST) -> list[Check[list[Answer]]]:
    return [asking(Request(f"{host}/{number}")) for number in range(count)]


def run(
    perform: Pretender, checks: list[Check[list[Answer]]], patience: float = 1
) -> list[list[Answer]]:
    return list(Schedule[list[Answer]](perform, patience).run(checks))


def test_nothing_to_do_ends() -> None:
    assert run(Pretender(), []) == []


def test_all_results_come_each_once() -> None:
    perform = Pretender()
    results = run(perform, [*pages(50), *pages(50, "http://cups.example.org")])
    assert sorted(answers[0].url for answers in results) == sorted(perform.urls)
    assert len(set(perform.urls)) == 100


def test_a_host_is_asked_by_few_at_once_and_with_gaps(hosts: dict[str, Host]) -> None:
    hosts["pots.example.org"] = Host((), "invented", at_once=2, gap=0.02)
    perform = Pretender(seconds=0.05)
    run(perform, pages(10))
    times = [moment for moment, _ in perform.asked]
    assert perform.most["pots.example.org"] <= 2
    assert all(later - earlier >= 0.015 for earlier, later in itertools.pairwise(times))


def test_hosts_are_asked_side_by_side() -> None:
    perform = Pretender(seconds=0.2)
    checks = [check for number in range(40) for check in pages(1, f"http://h{number}.example")]
    start = time.monotonic()
    run(perform, checks)
    assert time.monotonic() - start < 40 * 0.2 / 2


def test_a_host_that_hangs_holds_up_no_other() -> None:
    release = threading.Event()

    def perform(request: Request) -> Answer:
        if request.url.startswith(HOST):
            release.wait(20)
        return Answer(request.url, 200)

    results = Schedule[list[Answer]](perform, 1).run([*pages(9), *pages(30, "http://cups.example")])
    assert {next(results)[0].url.split("/")[2] for _ in range(30)} == {"cups.example"}
    release.set()
    assert len(list(results)) == 9


def test_first_goes_first_and_who_waits_goes_last(hosts: dict[str, Host]) -> None:
    hosts["pots.example.org"] = Host((), "invented", at_once=1, gap=0.0)
    perform = Pretender()
    again = Request(f"{HOST}/again", delay=0.01)
    checks = [
        asking(Request(f"{HOST}/0"), again),
        *pages(5)[1:],
        asking(Request(f"{HOST}/step", first=True)),
    ]
    run(perform, checks)
    assert [url.rsplit("/")[-1] for url in perform.urls] == [
        "step",
        "0",
        "1",
        "2",
        "3",
        "4",
        "again",
    ]


@pytest.mark.parametrize(
    ("perform", "code"),
    [
        (Pretender(failure="slow"), "host-down"),
        (Pretender(status=500), "host-down"),
        (Pretender(status=429), "rate-limited"),
    ],
)
def test_a_host_that_never_serves_is_given_up(perform: Pretender, code: str) -> None:
    results = run(perform, pages(100))
    assert len(results) == 100
    assert len(perform.asked) <= GIVE_UP + 2
    assert sum(answers[0].failure == code for answers in results) == 100 - len(perform.asked)


def test_in_doubt_the_last_is_asked_and_may_clear_the_host(hosts: dict[str, Host]) -> None:
    hosts["pots.example.org"] = Host((), "invented", at_once=1, gap=0.0)
    asked = []

    def perform(request: Request) -> Answer:
        asked.append(int(request.url.rsplit("/")[-1]))
        return Answer(request.url, 500 if asked[-1] < 40 else 200)

    results = list(Schedule[list[Answer]](perform, 1).run(pages(80)))
    assert asked[9] == 79  # after nine faults
    assert not any(answers[0].failure for answers in results)


def test_who_asks_for_a_rest_gets_it(hosts: dict[str, Host]) -> None:
    asked: list[float] = []

    def perform(request: Request) -> Answer:
        asked.append(time.monotonic())
        busy = len(asked) == 1
        return Answer(request.url, 429 if busy else 200, {"retry-after": "1"} if busy else {})

    hosts["pots.example.org"] = Host((), "invented", at_once=1, gap=0.0)
    list(Schedule[list[Answer]](perform, 5).run(pages(3)))
    assert asked[1] - asked[0] >= 1


def test_checks_may_be_added_while_results_come() -> None:
    perform = Pretender()
    schedule: Schedule[list[Answer]] = Schedule(perform, 1)
    results = schedule.run(pages(1))
    count = 0
    for _ in results:
        count += 1
        if count < 5:
            schedule.add(asking(Request(f"{HOST}/more/{count}")))
    assert count == len(perform.asked) == 5


def test_checks_may_be_added_when_the_last_ended_without_a_request() -> None:
    perform = Pretender()
    schedule: Schedule[list[Answer]] = Schedule(perform, 1)
    results = schedule.run([asking()])
    assert next(results) == []
    schedule.add(asking(Request(f"{HOST}/late")))
    assert [[answer.url for answer in answers] for answers in results] == [[f"{HOST}/late"]]


def test_a_check_may_ask_very_often() -> None:
    requests = [Request(f"{HOST}/{number}") for number in range(300)]
    (answers,) = run(Pretender(), [asking(*requests)])
    assert len(answers) == 300


def test_a_check_of_a_host_that_was_given_up_ends_too() -> None:
    perform = Pretender(failure="slow")
    checks = [asking(*(Request(f"{HOST}/{n}/{m}") for m in range(20))) for n in range(30)]
    assert len(run(perform, checks)) == 30
    assert len(perform.asked) <= GIVE_UP + 2


@pytest.mark.parametrize("error", [ValueError("a bug"), KeyboardInterrupt()])
def test_what_a_check_raises_ends_the_run(error: BaseException) -> None:
    def failing() -> Check[list[Answer]]:
        yield Request(f"{HOST}/bug")
        raise error

    with pytest.raises(type(error)):
        run(Pretender(), [failing(), *pages(20)])


def test_an_interrupt_ends_the_run() -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    schedule: Schedule[list[Answer]] = Schedule(Pretender(seconds=0.05), 1)
    with pytest.raises(KeyboardInterrupt):
        list(schedule.run(pages(100), interrupt))


def test_who_takes_no_more_results_ends_the_run() -> None:
    results = Schedule[list[Answer]](Pretender(), 1).run(pages(100))
    next(results)
    results.close()  # type: ignore[attr-defined]  # it is a generator


def test_how_far_it_is() -> None:
    schedule: Schedule[list[Answer]] = Schedule(Pretender(), 1)
    results = schedule.run([*pages(4), *pages(2, "http://cups.example")])
    next(results)
    now = schedule.standing
    assert now.done + now.open == 6
    assert set(now.waits_for) <= {"pots.example.org", "cups.example"}
    list(results)
    assert schedule.standing == Standing(6, 6, 0, ())


@pytest.mark.parametrize("count_of_hosts", [1, 5_000])
def test_the_work_grows_as_the_number_of_checks(
    hosts: dict[str, Host], count_of_hosts: int
) -> None:
    if count_of_hosts == 1:
        hosts["h0.example"] = Host((), "invented", at_once=200, gap=0.0)

    def work(count: int) -> float:
        urls = (f"http://h{number % count_of_hosts}.example/{number}" for number in range(count))
        start = time.process_time()
        assert len(run(Pretender(), [asking(Request(url)) for url in urls])) == count
        return time.process_time() - start

    work(1_000)
    assert work(8_000) < 4 * work(4_000)
