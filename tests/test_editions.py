"""Two editions compared: as plain records, from git, and from exports."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from site_builder.editions import FORMATS, compare
from tests.test_cli import INVENTED, survey

OLD: dict[str, dict[str, Any]] = {
    "ash2019pots": {"title": "Pots", "venue": "POT", "year": "2019", "authors": ["Ann Ash"]},
    "bell2019cups": {"title": "Cups & <b>more</b>", "year": "2019", "note": "a\nb"},
    "cole2019lids": {"title": "Lids", "year": "2019", "code": [{"framework": "c", "url": "u"}]},
}
NEW: dict[str, dict[str, Any]] = {
    "ash2019pots": {
        "title": "Pots",
        "name": "PotNet",
        "venue": "POT",
        "year": "2020",
        "authors": ["Ann Ash", "Al Oak"],
        "links": [],
    },
    "cole2020lids": {"title": "LIDS!", "year": "2019", "code": [{"framework": "d", "url": "u"}]},
    "dunn2021tea": {"title": "Tea ~~cold~~", "name": "*Tea*", "venue": "POT", "year": "2021"},
}


@pytest.mark.parametrize("form", FORMATS)
def test_a_comparison_is_told(form: str, golden: Any) -> None:
    golden(f"editions/{form}.txt", FORMATS[form](compare(OLD, NEW)))


@pytest.mark.parametrize("form", FORMATS)
def test_of_the_same_nothing_is_told(form: str) -> None:
    comparison = compare(OLD, OLD)
    assert not comparison
    text = FORMATS[form](comparison)
    assert "Pots" not in text


def test_what_is_empty_is_as_good_as_missing() -> None:
    assert not compare({"a": {"title": "A", "code": []}}, {"a": {"title": "A", "note": None}})


def test_a_list_in_another_order_is_said_to_be_so() -> None:
    before, after = {"a": {"authors": ["A", "B"]}}, {"a": {"authors": ["B", "A"]}}
    (changed,) = compare(before, after).changed
    assert changed.changes[0].is_order
    assert "another order" in FORMATS["text"](compare(before, after))


def test_a_stranger_cannot_write_lines_or_codes_of_the_terminal() -> None:
    bad = "\x1b[2J\nremoved: 9\u202e"
    text = FORMATS["text"](compare({}, {"a": {"title": bad}}))
    assert len(text.splitlines()) == 2
    assert "\x1b" not in text
    assert "\u202e" not in text


def git(root: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", "-C", str(root), *identity, *arguments], check=True, capture_output=True)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """The invented catalogue in a folder of a repository, edited after its first commit."""
    root = Path(shutil.copytree(INVENTED, tmp_path / "lists" / "catalogue"))
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "first")
    record = root / "papers" / "mate2021pour.yaml"
    record.write_text(record.read_text("utf-8").replace("2021", "2020"), "utf-8")
    (root / "papers" / "cha2017b.yaml").unlink()
    return root


def test_the_files_are_compared_with_a_revision(kept: Path) -> None:
    done = survey("--root", kept, "diff", "main", "--format", "json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert [record["id"] for record in found["removed"]] == ["cha2017b"]
    (changed,) = found["changed"]
    assert {field["field"]: (field["before"], field["after"]) for field in changed["fields"]} == {
        "year": ("2021", "2020"),
        "paper": (
            "https://papers.example.org/potw2021/mate.html",
            "https://papers.example.org/potw2020/mate.html",
        ),
    }
    assert "0 records added, 1 removed, 1 changed" in done.stderr


def test_two_revisions_are_compared(kept: Path, tmp_path: Path) -> None:
    git(tmp_path, "commit", "-qam", "second")
    done = survey("--root", kept, "diff", "main~1", "main", "-o", tmp_path / "notes.md")
    assert done.returncode == 0, done.stderr
    assert "- cha2017b" in (tmp_path / "notes.md").read_text("utf-8")
    back = survey("--root", kept, "diff", "main", "main~1")
    assert "+ cha2017b" in back.stdout


def test_a_record_that_cannot_be_read_is_left_out_and_said(kept: Path, tmp_path: Path) -> None:
    broken = kept / "papers" / "broken.yaml"
    broken.write_text("title: [")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "second")
    broken.write_text('title: "Mended"\n')
    done = survey("--root", kept, "diff", "HEAD")
    assert "+ broken: Mended" in done.stdout
    assert "papers/broken.yaml at HEAD is no YAML that can be read" in done.stderr


def test_exports_are_compared(tmp_path: Path) -> None:
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    survey("--root", INVENTED, "export", "json", "-o", old)
    new.write_text(old.read_text("utf-8").replace('"Spout methods"', '"Spouts"'), "utf-8")
    done = survey("--root", INVENTED, "diff", old, new)
    assert (done.returncode, done.stdout) == (0, "")  # a title of the taxonomy is in no record
    new.write_text(old.read_text("utf-8").replace('"year": 2013', '"year": 2014'), "utf-8")
    assert "year: 2013 -> 2014" in survey("--root", INVENTED, "diff", old, new).stdout
    assert "year: 2014 -> 2013" in survey("--root", INVENTED, "diff", new).stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere.json"], "nowhere.json cannot be read"),
        (["no-such-revision"], "git knows no revision no-such-revision"),
        (["--evil"], "No such option"),
        (["HEAD", "old.json"], "compare two JSON exports"),
        (["list.json"], "lists no papers"),
        (["text.json"], "is no JSON"),
    ],
)
def test_what_cannot_be_compared_is_said(kept: Path, arguments: list[str], said: str) -> None:
    (kept / "list.json").write_text('{"papers": [{"title": "no id"}]}')
    (kept / "text.json").write_text("title: A")
    done = survey("--root", kept, "diff", *arguments, cwd=kept)
    assert done.returncode in (1, 2)
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_outside_a_repository_git_says_so(tmp_path: Path) -> None:
    root = shutil.copytree(INVENTED, tmp_path / "catalogue")
    done = survey("--root", root, "diff", "HEAD")
    assert done.returncode == 1
    assert "nothing was compared" in done.stderr
