"""What is mended without asking: tried with the examples of the rules themselves."""

import io
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from site_builder.commands.fixing import fix
from site_builder.documents import Document
from site_builder.files import SINGLE_FILES, record_files, single_files
from site_builder.fixes import TEXT_FIXES, VALUE_FIXES, fixable, why_left
from site_builder.fixes.mending import Mended, mend
from site_builder.formatting import format_text
from site_builder.loading import Loaded, inspect
from site_builder.records import PaperRecord
from site_builder.rules import rulebook
from site_builder.suggestions import only_meant
from tests.test_cases import CASES, MORE, catalogue, read, wrong_files
from tests.test_cli import INVENTED, survey

FIXED = [path for path in CASES if fixable(path.stem)]


def mended(root: Path) -> Mended:
    every = [*single_files(root), *record_files(root)]
    files = [file for file in every if (root / file).is_file()]

    def look(instead: Mapping[str, bytes]) -> Loaded:
        return inspect(root, instead=instead)

    return mend(root, look, {file: (root / file).read_bytes() for file in files})


def canonical(file: str, text: str) -> str:
    return format_text(Document.parse(file, text), SINGLE_FILES.get(file, PaperRecord))


@pytest.mark.parametrize("path", FIXED, ids=lambda path: path.stem)
def test_the_wrong_example_of_a_rule_becomes_its_right_one(path: Path, tmp_path: Path) -> None:
    case = read(path)
    root = catalogue(tmp_path, wrong_files(case), case.get("without", []))
    found = mended(root)
    assert [problem for problem in found.left if problem.rule == path.stem] == []
    for file, text in case["right"].items():
        assert found.texts.get(file, (root / file).read_text("utf-8")) == canonical(file, text)


@pytest.mark.parametrize("path", [*CASES, *MORE], ids=lambda path: path.stem)
def test_what_is_mended_is_better_and_stays_so(path: Path, tmp_path: Path) -> None:
    case = read(path)
    root = catalogue(tmp_path, wrong_files(case), case.get("without", []))
    before = inspect(root)
    found = mended(root)
    for file, text in found.texts.items():
        (root / file).write_text(text, "utf-8")
    after = inspect(root)
    if before.catalogue is not None:
        assert after.catalogue is not None
        assert len(after.problems) <= len(before.problems)
    again = mended(root)
    assert again.texts == {}
    assert again.left == found.left


def test_every_fix_is_of_a_rule_and_is_tried_with_its_example() -> None:
    assert {*TEXT_FIXES, *VALUE_FIXES} <= {rule.id for rule in rulebook()}
    assert {path.stem for path in FIXED} == {*TEXT_FIXES, *VALUE_FIXES}


def test_of_every_rule_it_is_said_why_a_problem_is_left() -> None:
    assert all(why_left(rule.id) for rule in rulebook())


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("pots", ["pot", "cup"], "pot"),
        ("pots", ["pot", "potx"], None),
        ("POT", ["pot", "pots"], "pot"),
        ("tea", ["kettle"], None),
    ],
)
def test_a_word_is_meant_only_if_no_other_is_as_near(
    word: str, known: list[str], meant: str | None
) -> None:
    assert only_meant(word, known) == meant


RECORD = """\
# yaml-language-server: $schema=../../../schema/paper.schema.json
year: 2019
title: Pots: of Glass
# Who made them.
author: Gail Green
venue: POT 2019
categories: [Spout methods, handls, spouts]
paper: https://arxiv.org/pdf/1903.00007v2.pdf
arxiv: arXiv:1903.00007v2
code:
- {framework: PyTorch, url: https://code.example.org/glass}
builds_on:
- {paper: oolong2013form, relation: extends, evidence: Section 2., source: the paper}
- {paper: cha2018b, relation: extends, evidence: Section 3., source: the paper}
note: looked at
"""
RIGHT = """\
# yaml-language-server: $schema=../../../schema/paper.schema.json
title: "Pots: of Glass"
# Who made them.
authors: [Gail Green]
venue: POT
year: 2019
categories: [spouts, handles]
paper: https://arxiv.org/abs/1903.00007
arxiv: "1903.00007"
code:
  - {framework: pytorch, url: https://code.example.org/glass}
builds_on:
  - {paper: oolong2013from, relation: extends, evidence: Section 2., source: the paper}
  - {paper: cha2018b, relation: extends, evidence: Section 3., source: the paper}
note: looked at
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = Path(shutil.copytree(INVENTED, tmp_path / "catalogue"))
    (root / "papers" / "green2019pots.yaml").write_text(RECORD, "utf-8")
    return root


def test_a_record_is_mended_in_rounds_and_what_is_left_has_its_reason(root: Path) -> None:
    record = root / "papers" / "green2019pots.yaml"
    done = survey("--root", root, "fix")
    assert done.returncode == 1
    assert "+venue: POT\n" in done.stdout
    assert "nothing was written: `survey fix --yes` writes 1 file" in done.stderr
    assert record.read_text("utf-8") == RECORD
    again = survey("--root", root, "fix", "--yes", record)
    assert again.stdout == done.stdout
    assert again.returncode == 1, "an error is left"
    assert record.read_text("utf-8") == RIGHT
    assert 'unknown parent "cha2018b"' in again.stderr
    assert "why: no answer is certain here" in again.stderr
    record.write_text(RIGHT.replace("2018b", "2017b"), "utf-8")
    last = survey("--root", root, "fix", "--yes")
    assert (last.returncode, last.stdout) == (0, "")
    assert "nothing to mend" in last.stderr


def test_only_the_named_files_are_mended(root: Path) -> None:
    done = survey("--root", root, "fix", "--yes", root / "papers" / "cha2017b.yaml")
    assert (done.returncode, done.stdout) == (0, "")
    assert (root / "papers" / "green2019pots.yaml").read_text("utf-8") == RECORD
    outside = root.parent / "a.yaml"
    outside.write_text(RECORD)
    refused = survey("--root", root, "fix", "--yes", outside)
    assert refused.returncode == 2
    assert outside.read_text() == RECORD


@pytest.mark.parametrize(("answer", "is_written"), [("y\n", True), ("\n", False), ("", False)])
def test_at_a_terminal_it_asks(
    root: Path, monkeypatch: pytest.MonkeyPatch, answer: str, is_written: bool
) -> None:
    monkeypatch.setattr("sys.stdin", _Terminal(answer))
    monkeypatch.setattr("sys.stderr", _Terminal())
    fix(root, [], yes=False)
    text = (root / "papers" / "green2019pots.yaml").read_text("utf-8")
    assert text == (RIGHT if is_written else RECORD)


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_hostile_record_is_shown_inert(root: Path) -> None:
    bad = RECORD.replace("looked at", '"##[error]\\u202e"').replace("year: 2019", "year:  2019")
    (root / "papers" / "green2019pots.yaml").write_text(bad, "utf-8")
    done = survey("--root", root, "fix")
    assert "##[" not in done.stdout + done.stderr
    assert "\x1b" not in done.stdout
    assert "\u202e" not in done.stdout


def test_a_year_of_which_two_could_be_meant_is_left(root: Path) -> None:
    record = root / "papers" / "green2019pots.yaml"
    record.write_text(RIGHT.replace("2018b", "2017b").replace("year: 2019", "year: 2019 or 2020"))
    done = survey("--root", root, "fix", "--yes")
    assert done.returncode == 1
    assert "2019 or 2020" in record.read_text("utf-8")
    record.write_text(record.read_text("utf-8").replace("2019 or 2020", "(2019)"))
    assert survey("--root", root, "fix", "--yes").returncode == 0
