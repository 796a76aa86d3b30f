"""How much work something is, whatever else this machine does meanwhile."""

import time
from collections.abc import Callable


def seconds_of(work: Callable[[], object]) -> float:
    """The seconds of the processor that `work` takes in this thread."""
    start = time.thread_time()
    work()
    return time.thread_time() - start
