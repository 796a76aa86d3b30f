"""What is asked of each tool, and the few figures of its answer that we keep."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

HERE = Path(__file__).parent
NODE_MODULES = HERE / "node_modules"
# The checker reads files, for which no policy of a page can hold; it takes data for scripts too.
NOT_MEANT = "Content Security Policy"
_PATIENCE = 240
"""Seconds that one page may take."""


@dataclass(frozen=True)
class Loaded:
    """What Lighthouse says of a page on a slow phone: scores of 100, shift, KiB, requests."""

    scores: Mapping[str, int]
    shift: float
    kib: int
    elsewhere: int


def lighthouse(address: str, chromium: str) -> Loaded:
    """One run with the settings of a phone."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = ["node", NODE_MODULES / "lighthouse/cli/index.js", address, "--quiet"]
        command += ["--output=json", f"--output-path={report}"]
        command += ["--chrome-flags=--headless=new --no-sandbox --disable-gpu"]
        environment = os.environ | ({"CHROME_PATH": chromium} if chromium else {})
        quiet = subprocess.DEVNULL
        subprocess.run(command, check=True, env=environment, stderr=quiet, timeout=_PATIENCE)
        told = json.loads(report.read_bytes())
    audits = told["audits"]
    asked = [item["url"] for item in audits["network-requests"]["details"]["items"]]
    host = urlsplit(address).netloc
    return Loaded(
        {name: round(part["score"] * 100) for name, part in told["categories"].items()},
        audits["cumulative-layout-shift"]["numericValue"],
        round(audits["total-byte-weight"]["numericValue"] / 1024),
        sum(urlsplit(url).netloc not in ("", host) for url in asked),
    )


def axe(address: str) -> dict[str, list[str]]:
    """For each mode of the page the rules that it violates.

    It runs in a process of its own: a browser that crashes would be waited for without end.

    Raises:
        subprocess.SubprocessError: it crashed or hung more than once.
    """
    command = [sys.executable, "-m", "benchmarks.quality.axe", address]
    for is_last in (False, True):
        try:
            told = subprocess.run(command, check=True, capture_output=True, timeout=_PATIENCE)
        except subprocess.SubprocessError:
            if is_last:
                raise
        else:
            return dict(json.loads(told.stdout))
    raise AssertionError


def nu(site: Path) -> list[str] | None:
    """The errors of the Nu HTML checker in all pages; None where there is no Java."""
    if shutil.which("java") is None:
        return None
    jar = NODE_MODULES / "vnu-jar/build/dist/vnu.jar"
    command = ["java", "-jar", jar, "--format", "json", "--stdout", "--skip-non-html", site]
    told = subprocess.run(command, check=False, capture_output=True).stdout
    messages = [m for m in json.loads(told)["messages"] if NOT_MEANT not in m["message"]]
    return [_place(message, site) for message in messages]


def _place(message: Mapping[str, Any], site: Path) -> str:
    page = message["url"].removeprefix(f"file:{site}/")
    return f"{page}:{message.get('lastLine', 0)}: {message['message']}"


def lychee(site: Path, address: str) -> tuple[int, list[str]]:
    """How many links within the site there are, anchors too, and those that lead nowhere."""
    with tempfile.TemporaryDirectory() as folder:
        # Links from the root begin with the folder of the site at its host.
        inner = Path(folder) / urlsplit(address).path.strip("/")
        inner.parent.mkdir(parents=True, exist_ok=True)
        root = Path(folder)
        if inner == root:
            root = site
        else:
            inner.symlink_to(site)
        command = ["lychee", "--offline", "--no-progress", "--format=json", "--cache=false"]
        command += ["--include-fragments=anchor-only", "--index-files=index.html"]
        command += [f"--root-dir={root}", f"{site}/**/*.html"]
        told = json.loads(subprocess.run(command, check=False, capture_output=True).stdout)
    broken = [f"{page}: {one['url']}" for page, all in told["error_map"].items() for one in all]
    return told["successful"] + told["errors"], broken


def versions() -> dict[str, str]:
    """The tools and the versions that were run."""
    lock = json.loads((HERE / "package-lock.json").read_bytes())["packages"]
    npm = {name: lock[f"node_modules/{name}"]["version"] for name in ("lighthouse", "vnu-jar")}
    told = subprocess.run(["lychee", "--version"], check=True, capture_output=True, text=True)
    return npm | {"lychee": told.stdout.split()[-1]}
