"""Many checks at once, each host asked politely: who may be asked when, and by whom.

One thread decides, so that nothing is locked; workers only make requests and tell what came back.
A worker never waits for a host: what is not yet allowed stays in the queue of its host, and the
workers go on with others. What is to be tried again goes to the end of that queue.
"""

import heapq
import itertools
import queue
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Generic, TypeVar

from site_builder.links.addresses import authority
from site_builder.links.exchange import Answer, Check, Perform, Request
from site_builder.links.host_queue import NEVER, HostQueue, Waiting
from site_builder.links.hosts import host_of
from site_builder.links.standing import Standing, busiest

ResultT = TypeVar("ResultT")

WORKERS = 220
_TICK = 0.2
_BATCH = 0.01
"""Seconds in which news gather: to wake for each answer would take the workers' time."""


class Schedule(Generic[ResultT]):
    """Runs checks. `patience` is how many seconds a host may make itself be waited for.

    Raises:
        Whatever a check raises: that is a bug.
    """

    def __init__(self, perform: Perform, patience: float, workers: int = WORKERS) -> None:
        self._perform = perform
        self.patience = patience
        self._most_workers = workers
        self._threads: list[threading.Thread] = []
        self._queues: dict[str, HostQueue[ResultT]] = {}
        self._ready: list[tuple[float, int, HostQueue[ResultT]]] = []
        self._turns = itertools.count()
        self._open = self._done = self._requests = self._busy = 0
        self._work: queue.SimpleQueue[tuple[HostQueue[ResultT], Waiting[ResultT]] | None]
        self._work = queue.SimpleQueue()
        self._news: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._results: list[ResultT] = []

    @property
    def standing(self) -> Standing:
        """How far the run is."""
        waits_for = busiest(self._queues.values())
        return Standing(self._requests, self._done, self._open, waits_for)

    def run(
        self, checks: Iterable[Check[ResultT]], tick: Callable[[], None] = lambda: None
    ) -> Iterator[ResultT]:
        """The results of `checks`, as they come; `tick` is called some times a second."""
        told = 0.0
        try:
            for check in checks:
                self.add(check)
            while self._open or self._results:
                self._hand_out()
                yield from self._collected()
                if time.monotonic() >= told + _TICK:
                    told = time.monotonic()
                    tick()
        finally:
            for _ in self._threads:
                self._work.put(None)

    def add(self, check: Check[ResultT]) -> None:
        """Begin another check; also while results are taken from `run`."""
        self._open += 1
        self._advance(check, None)

    def _collected(self) -> list[ResultT]:
        """Wait for news, take all there is, and give the results."""
        if self._open and not self._results:
            self._hear(self._pause())
            time.sleep(_BATCH)
        while not self._news.empty():
            self._hear(0)
        results, self._results = self._results, []
        return results

    def _pause(self) -> float:
        """How long nothing is to be done but to wait for news."""
        if not self._ready or self._busy >= self._most_workers:
            return 0.5
        return min(max(self._ready[0][0] - time.monotonic(), 0), 0.5)

    def _advance(self, check: Check[ResultT], answer: Answer | None) -> None:
        """Let `check` go on in this thread until it asks or ends."""
        try:
            self._enqueue(check, next(check) if answer is None else check.send(answer))
        except StopIteration as end:
            self._end(end.value)

    def _end(self, result: ResultT) -> None:
        self._open -= 1
        self._done += 1
        self._results.append(result)

    def _enqueue(self, check: Check[ResultT], request: Request) -> None:
        host = host_of(request.url)
        name = host.known_as(authority(request.url))
        line = self._queues.get(name)
        if line is None:
            line = self._queues[name] = HostQueue(name, host)
        not_before = time.monotonic() + request.delay if request.delay else -float(request.first)
        heapq.heappush(line.waiting, Waiting(not_before, next(self._turns), request, check))
        self._list(line)

    def _list(self, line: HostQueue[ResultT]) -> None:
        """Put a host among those that can be asked; only its earliest time there counts."""
        if not line.waiting:
            return
        if (ready_at := line.ready_at()) < line.listed_for:
            line.listed_for = ready_at
            heapq.heappush(self._ready, (ready_at, next(self._turns), line))

    def _hand_out(self) -> None:
        """Give to the workers all that may be asked now."""
        now = time.monotonic()
        while self._ready and self._busy < self._most_workers and self._ready[0][0] <= now:
            listed_for, _, line = heapq.heappop(self._ready)
            if listed_for != line.listed_for:
                continue
            line.listed_for = NEVER
            if line.waiting and line.given_up:
                self._give_up(line)
            elif line.waiting and line.ready_at() <= now:
                waiting = line.take()
                line.active += 1
                line.next_time = now + line.host.gap
                self._start(line, waiting)
            self._list(line)

    def _give_up(self, line: HostQueue[ResultT]) -> None:
        """Answer all that waits for a host without asking it."""
        left, line.waiting = sorted(line.waiting), []
        for waiting in left:
            self._advance(waiting.check, Answer(waiting.request.url, failure=line.reason))

    def _start(self, line: HostQueue[ResultT], waiting: Waiting[ResultT]) -> None:
        self._busy += 1
        self._requests += 1
        if len(self._threads) < min(self._busy, self._most_workers):
            thread = threading.Thread(target=self._work_on, daemon=True)
            self._threads.append(thread)
            thread.start()
        self._work.put((line, waiting))

    def _work_on(self) -> None:
        """What a worker does: make requests, let the checks decide, tell what came of it."""
        while task := self._work.get():
            line, waiting = task
            answer = Answer(waiting.request.url)
            go_on: Callable[[], None]
            try:
                answer = self._perform(waiting.request)
                request = waiting.check.send(answer)
                go_on = partial(self._enqueue, waiting.check, request)
            except StopIteration as end:
                go_on = partial(self._end, end.value)
            except BaseException as error:
                go_on = partial(_fail, error)
            self._news.put(partial(self._hear_answer, line, answer, go_on))

    def _hear(self, timeout: float) -> None:
        """Take one piece of news, if there is any within `timeout` seconds."""
        try:
            tell = self._news.get(timeout=timeout) if timeout else self._news.get_nowait()
        except queue.Empty:
            return
        tell()

    def _hear_answer(
        self, line: HostQueue[ResultT], answer: Answer, go_on: Callable[[], None]
    ) -> None:
        self._busy -= 1
        line.active -= 1
        line.note(answer, time.monotonic(), self.patience)
        go_on()
        self._list(line)


def _fail(error: BaseException) -> None:
    raise error
