"""What servers say comes out as text: it moves no cursor, writes no line, and is no markup."""

import json
import re
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from markdown_it import MarkdownIt

from tests.links.running import Checked, Faults, check

FORMATS = ("text", "json", "markdown", "github", "junit", "sarif")
# Controls but the newline, marks that turn the direction of writing, and other ends of lines.
ALIVE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


@pytest.fixture(scope="module")
def inert(many_hosts: Faults) -> dict[str, Checked]:
    """The rows with such texts, in each format."""
    targets = [t for t in many_hosts.table.targets() if str(t["id"]).startswith("inert-")]
    assert len(targets) == 6

    def run(form: str) -> Checked:
        folder = many_hosts.folder / form
        folder.mkdir()
        return check(targets, folder, "--format", form)

    with ThreadPoolExecutor() as pool:
        return dict(zip(FORMATS, pool.map(run, FORMATS), strict=True))


@pytest.mark.parametrize("form", FORMATS)
def test_no_control_is_printed(inert: dict[str, Checked], form: str) -> None:
    checked = inert[form]
    assert checked.code == 1, checked.err
    assert checked.out
    for text in (checked.out, checked.err):
        found = ALIVE.search(text.replace("\t", " "))
        assert not found, ascii(text[max(0, found.start() - 80) : found.end() + 20])


def test_the_report_has_no_control(inert: dict[str, Checked], many_hosts: Faults) -> None:
    assert inert["json"].report
    assert not ALIVE.search(Path(many_hosts.folder, "json", "report.json").read_text("utf-8"))


@pytest.mark.parametrize("form", ["text", "markdown", "junit"])
def test_no_server_writes_a_line(inert: dict[str, Checked], form: str) -> None:
    lines = inert[form].out.splitlines()
    assert not [line for line in lines if line.lstrip().startswith(("::", "# owned"))]


def test_annotations_are_our_own(inert: dict[str, Checked]) -> None:
    lines = inert["github"].out.splitlines()
    commands = [line for line in lines if line.startswith("::")]
    assert commands
    for line in commands:
        assert re.match(r"::(error|warning|notice)( [a-z]+=[^:]*(,[a-zA-Z]+=[^:]*)*)?::", line), (
            line
        )
        assert not line.startswith("::error::owned")
    for line in lines:
        assert line.startswith("::") or "::error" not in line[:8]


class Elements(HTMLParser):
    """The elements of a page that can do something, and the text outside of code."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.text = ""
        self.codes = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.codes += tag == "code"
        address = dict(attrs).get("href") or ""
        if tag in ("img", "script", "iframe") or "owned" in address.partition("?")[0]:
            self.found.append(f"{tag} {attrs}")

    def handle_endtag(self, tag: str) -> None:
        self.codes -= tag == "code"

    def handle_data(self, data: str) -> None:
        self.text += "" if self.codes else data


def test_markdown_has_no_markup_of_servers(inert: dict[str, Checked]) -> None:
    page = Elements()
    page.feed(MarkdownIt("commonmark").enable("table").render(inert["markdown"].out))
    assert page.found == []
    assert "@everyone" not in page.text, "mentions work outside of code"


def test_json_sarif_and_junit_can_be_read(inert: dict[str, Checked]) -> None:
    assert json.loads(inert["json"].out)
    assert json.loads(inert["sarif"].out)["version"] == "2.1.0"
    assert ElementTree.fromstring(inert["junit"].out).tag.startswith("testsuite")
