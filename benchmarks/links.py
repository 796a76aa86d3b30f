"""How fast, how gentle and how frugal the link checker is, beside lychee.

Run it from the checkout: `make bench-links`. All servers are on this machine, in processes of
their own; the floor is what latency and politeness leave to the fastest program.
"""

import contextlib
import json
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.link_server import title
from tests.links.running import Faults, check, environment, faults
from tests.links.test_manners import busiest

ROOT = Path(__file__).resolve().parent.parent
HOSTS = [f"127.2.{number // 100}.{number % 100 + 1}" for number in range(200)]
PAGES = 10  # of each host
LATENCY = 0.1
PROCESSES = 2
ROUNDS = 5
AT_ONCE, A_SECOND = 3, 20
LYCHEE = Path(sys.executable).parent / "lychee"
HEAVY = ("endless-body", "pdf-of-forty-megabytes", "gzip-bomb")


def main() -> None:
    """Print all figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        speed(folder)
        with faults("hosts", uuid.uuid4().hex[:8], folder) as running:
            gentleness(running)
            memory_of_the_state(running)
            frugality(running)


@contextlib.contextmanager
def servers() -> Iterator[int]:
    """The port of all hosts, while they listen."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    started = []
    for number in range(PROCESSES):
        command = [sys.executable, "-m", "benchmarks.link_server", str(port), str(LATENCY)]
        process = subprocess.Popen(
            [*command, *HOSTS[number::PROCESSES]],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)
    for process in started:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    yield port
    for process in started:
        process.communicate()


def speed(folder: Path) -> None:
    """Wall time and memory of both programs, in turns."""
    with servers() as port:
        pages = [(host, f"/{n}/{page}") for page in range(PAGES) for n, host in enumerate(HOSTS)]
        urls = [(f"http://{host}:{port}{path}", title(path)) for host, path in pages]
        targets = folder / "many.json"
        targets.write_text(
            json.dumps([{"id": u, "url": u, "title": t, "kind": "paper"} for u, t in urls])
        )
        (folder / "many.txt").write_text("".join(f"{url}\n" for url, _ in urls))
        report = folder / "many-report.json"
        ours = [
            *(sys.executable, "-m", "site_builder", "links", "--targets", str(targets)),
            *("--report", str(report), "--allow-network", "127.0.0.0/8"),
        ]
        theirs = [str(LYCHEE), "--no-progress", "--format", "json", str(folder / "many.txt")]
        empty = folder / "none.json"
        empty.write_text("[]")
        start = [sys.executable, "-m", "site_builder", "links", "--targets", str(empty)]
        commands = {"survey links": ours, "lychee": theirs}
        peaks = {who: peak(command, folder) for who, command in commands.items()}
        seconds: dict[str, list[float]] = {who: [] for who in commands}
        right = dict.fromkeys(commands, 0)
        for _ in range(ROUNDS):
            for who, command in commands.items():
                took, out = timed(command, folder)
                seconds[who].append(took)
                if who == "lychee":
                    right[who] = int(json.loads(out)["successful"])
                else:
                    found = json.loads(report.read_text("utf-8"))
                    right[who] = sum(entry["verdict"] == "ok" for entry in found)
        starting = statistics.median(timed(start, folder)[0] for _ in range(ROUNDS))
    steps = -(-PAGES // AT_ONCE) * LATENCY
    floor = max(steps, (PAGES - 1) / A_SECOND + LATENCY)
    print(f"{len(urls):,} addresses on {len(HOSTS)} hosts, each answer after {LATENCY:.1f} s")
    print(f"  floor of latency and politeness  {floor:5.2f} s")
    for who, times in seconds.items():
        print(
            f"  {who:12}  median {statistics.median(times):5.2f} s, "
            f"best {min(times):.2f}, worst {max(times):.2f}; "
            f"peak {peaks[who]:.0f} MB; {right[who]:,} right"
        )
    ratio = statistics.median(seconds["survey links"]) / statistics.median(seconds["lychee"])
    print(f"  of the time of ours, starting    {starting:5.2f} s")
    print(f"  ours / lychee                    {ratio:5.2f}  (aim: at most 1.25)")
    print(f"  peak of ours                     {peaks['survey links']:5.0f} MB  (aim: < 80)")


def timed(command: list[str], folder: Path) -> tuple[float, str]:
    """Seconds, and what was printed."""
    begin = time.perf_counter()
    with started(command, folder) as process:
        process.wait()
    return time.perf_counter() - begin, (folder / "printed").read_text("utf-8")


def peak(command: list[str], folder: Path) -> float:
    """Megabytes at the most: in a run of its own, as to look at a process slows it."""
    most = 0
    with started(command, folder) as process:
        while process.poll() is None:
            most = max(most, _peak(process.pid))
            time.sleep(0.01)
    return most / 1000


@contextlib.contextmanager
def started(command: list[str], folder: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """The process of `command`, which prints to the file `printed`."""
    variables = {**environment(folder), "PYTHONPATH": str(ROOT)}
    with (folder / "printed").open("w") as out:
        yield subprocess.Popen(
            command, cwd=folder, env=variables, stdout=out, stderr=subprocess.DEVNULL
        )


def _peak(pid: int) -> int:
    """The most memory that a process had until now, in kilobytes."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1])
    return 0


def address(running: Faults, host: str, path: str) -> dict[str, str]:
    """A target."""
    url = f"http://{host}:{running.places.port}/{path}"
    return {"id": url, "url": url, "title": "", "kind": "other"}


def gentleness(running: Faults) -> None:
    """60 addresses of one host among 40 others."""
    busy = [address(running, "127.1.0.1", f"slow/{number}") for number in range(60)]
    others = [address(running, f"127.1.1.{number + 1}", "slow/1") for number in range(40)]
    before = len(running.log())
    checked = check([*busy, *others], running.folder)
    log = running.log()[before:]
    begin = min(event["at"] for event in log)
    mine = [event for event in log if event["host"] == "127.1.0.1"]
    last = max(event["at"] for event in log if event["host"] != "127.1.0.1") - begin
    whole = max(event["ended"] for event in log) - begin
    floor = max(59 / A_SECOND + 0.2, 60 / AT_ONCE * 0.2)
    print("\n60 addresses of one busy host among 40 others, each answer after 0.2 s")
    print(f"  busy host: at once               {max(e['running'] for e in mine):5d}  (aim: <= 3)")
    print(f"  busy host: within a second       {busiest([e['at'] for e in mine]):5d}  (aim: <= 20)")
    print(f"  last of the others asked after   {last:5.2f} s  (aim: <= 1)")
    print(f"  first request to last answer     {whole:5.2f} s  (floor {floor:.2f})")
    print(f"  whole command                    {checked.seconds:5.2f} s")


def memory_of_the_state(running: Faults) -> None:
    """A second run asks for what is broken only."""
    good = [address(running, f"127.1.0.{n + 10}", f"simple/{p}") for n in range(50) for p in (1, 2)]
    bad = [address(running, f"127.1.0.{n + 10}", "gone/1") for n in range(10)]
    state = ("--state", str(running.folder / "state"))
    counts = []
    for _ in range(2):
        before = len(running.log())
        check([*good, *bad], running.folder, *state)
        targets = [event["target"].split("/")[1] for event in running.log()[before:]]
        counts.append((targets.count("simple"), targets.count("gone")))
    print(f"\n{len(good)} healthy and {len(bad)} broken addresses, run twice with a state file")
    for name, (healthy, broken) in zip(("first", "second"), counts, strict=True):
        print(f"  {name:6} run asks                  {healthy:5d} healthy, {broken} broken")


def frugality(running: Faults) -> None:
    """What is taken of bodies that are too large."""
    targets = [target for target in running.table.targets() if target["id"] in HEAVY]
    before = len(running.log())
    check(targets, running.folder)
    print("\nbytes taken, those in the system's buffers included  (aim: at most 500,000 each)")
    for name in HEAVY:
        sent = sum(event["sent"] for event in running.log()[before:] if event["row"] == name)
        print(f"  {name:32} {sent:9,}")


if __name__ == "__main__":
    main()
