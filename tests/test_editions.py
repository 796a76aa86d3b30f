"""Two editions compared: as plain records, from git, and from exports."""

import datetime
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from markdown_it import MarkdownIt

from site_builder.editions import FORMATS, compare, review
from site_builder.editions.lineage import Part
from site_builder.links.reports import json_list
from site_builder.links.result import Finding, Result
from site_builder.links.target import Target
from tests.test_cli import INVENTED, ROOT, survey

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
    golden(f"editions/{form}.txt", FORMATS[form](review(OLD, NEW)))


@pytest.mark.parametrize("form", FORMATS)
def test_of_the_same_nothing_is_told(form: str) -> None:
    comparison = review(OLD, OLD)
    assert not comparison
    text = FORMATS[form](comparison)
    assert "Pots" not in text


def test_what_is_empty_is_as_good_as_missing() -> None:
    assert not compare({"a": {"title": "A", "code": []}}, {"a": {"title": "A", "note": None}})


def test_a_list_in_another_order_is_said_to_be_so() -> None:
    before, after = {"a": {"authors": ["A", "B"]}}, {"a": {"authors": ["B", "A"]}}
    (changed,) = compare(before, after).changed
    assert changed.changes[0].is_order
    assert "another order" in FORMATS["text"](review(before, after))


def test_a_stranger_cannot_write_lines_or_codes_of_the_terminal() -> None:
    bad = "\x1b[2J\nremoved: 9\u202e"
    text = FORMATS["text"](review({}, {"a": {"title": bad}}))
    assert len(text.splitlines()) == 2
    assert "\x1b" not in text
    assert "\u202e" not in text


def step(parent: str) -> dict[str, str]:
    return {"paper": parent, "relation": "extends"}


def result(url: str, code: str) -> Result:
    return Result(Target(url), Finding(code), datetime.date(2020, 1, 2))


STEPS_BEFORE: dict[str, dict[str, Any]] = {
    "ash2001pots": {"title": "On Pots", "year": "2001"},
    "bell2002cups": {"title": "On Cups", "year": "2002", "builds_on": [step("ash2001pots")]},
    "cole2003lids": {"title": "On Lids", "year": "2003"},
    "dunn2004tea": {"title": "On Tea", "year": "2004", "builds_on": [step("cole2003lids")]},
    "elm2005milk": {"title": "On Milk", "year": "2005", "builds_on": [step("ash2001pots")]},
    "fern2006jug": {"title": "On Jugs", "year": "2006", "paper": "https://a.example.org/jug"},
}
STEPS_AFTER: dict[str, dict[str, Any]] = {
    "ash2001pot": STEPS_BEFORE["ash2001pots"],
    "bell2002cups": {**STEPS_BEFORE["bell2002cups"], "builds_on": [step("ash2001pot")]},
    "cole2003lids": STEPS_BEFORE["cole2003lids"],
    "dunn2004tea": {
        **STEPS_BEFORE["dunn2004tea"],
        "builds_on": [step("cole2003lids"), step("bell2002cups")],
    },
    "elm2005milk": {**STEPS_BEFORE["elm2005milk"], "builds_on": []},
    "fern2006jug": {**STEPS_BEFORE["fern2006jug"], "code": [{"url": "https://c.example.org/j"}]},
    "gum2007bowl": {
        "title": "A Survey of Large Bowls <i>`x`</i>",
        "year": "2007",
        "builds_on": [step("fern2006jug"), step("nobody"), "wrong", {"paper": ["a"]}],
    },
    "hop2008bowl": {"title": "A Survey of Larger Bowls <i>`x`</i>", "builds_on": "gum2007bowl"},
}
CHECKED = [
    result("https://a.example.org/jug", "alive"),
    result("https://c.example.org/j", "not-found"),
]


@pytest.mark.parametrize("form", FORMATS)
def test_what_a_change_means_is_told(form: str, golden: Any) -> None:
    golden(f"editions/review.{form}.txt", FORMATS[form](review(STEPS_BEFORE, STEPS_AFTER, CHECKED)))


def test_a_renamed_record_makes_no_new_steps() -> None:
    found = review(STEPS_BEFORE, STEPS_AFTER)
    assert ("bell2002cups", "ash2001pot") not in [(s.child, s.parent) for s in found.lineage.new]
    assert found.lineage.removed == (("elm2005milk", "ash2001pot"),)


def test_steps_name_what_they_join_and_the_next_one_sees_it_joined() -> None:
    after = {
        **STEPS_BEFORE,
        "dunn2004tea": {**STEPS_BEFORE["dunn2004tea"], "builds_on": [step("bell2002cups")]},
        "elm2005milk": {**STEPS_BEFORE["elm2005milk"], "builds_on": [step("dunn2004tea")]},
    }
    found = review(STEPS_BEFORE, after).lineage
    first, second = found.new
    assert first.joins == (Part("dunn2004tea", 1), Part("ash2001pots", 2))
    assert second.joins == (Part("elm2005milk", 1), Part("ash2001pots", 3))
    assert [(one.id, one.before, one.after) for one in found.ancestors] == [
        ("dunn2004tea", 1, 2),
        ("elm2005milk", 1, 3),
    ]


def test_a_circle_is_said_and_counts_nothing() -> None:
    after = {**STEPS_BEFORE}
    after["ash2001pots"] = {**after["ash2001pots"], "builds_on": [step("bell2002cups")]}
    found = review(STEPS_BEFORE, after)
    assert found.lineage.is_cyclic
    assert found.lineage.ancestors == ()
    assert "its own ancestor" in FORMATS["text"](found)


def test_a_new_record_is_compared_with_every_title_and_the_score_is_told() -> None:
    after = {
        **STEPS_BEFORE,
        "ivy2009pots": {"title": "On  pots!"},
        "jay2009pots": {"title": "On Pote"},
    }
    found = review({**STEPS_BEFORE}, after).near
    assert [(near.id, near.other, near.score) for near in found] == [
        ("ivy2009pots", "ash2001pots", 1.0),
        ("jay2009pots", "ash2001pots", 0.86),
        ("jay2009pots", "ivy2009pots", 0.86),
    ]
    assert review(after, after).near == ()


def test_links_without_a_check_are_said_to_be_so_and_none_are_told_without_a_report() -> None:
    found = review(STEPS_BEFORE, STEPS_AFTER, [])
    assert found.links
    assert {link.verdict for link in found.links} == {None}
    assert review(STEPS_BEFORE, STEPS_AFTER).links is None


def test_the_json_is_what_its_schema_says() -> None:
    schema = json.loads((ROOT / "schema" / "diff-report.schema.json").read_text("utf-8"))
    for found in (review(OLD, NEW), review(STEPS_BEFORE, STEPS_AFTER, CHECKED)):
        jsonschema.validate(json.loads(FORMATS["json"](found)), schema)


def test_a_stranger_can_write_no_heading_link_or_command_into_a_summary() -> None:
    bad = "</li>\n# Approved [x](https://e.example.org) ##[error] `a` | ~~b~~ <img src=x>"
    before: dict[str, dict[str, Any]] = {
        "a": {"title": "A", "builds_on": [step("b")]},
        "b": {"title": "B"},
    }
    after: dict[str, dict[str, Any]] = {
        "a": {"title": bad, "builds_on": []},
        bad: {"title": bad, "paper": f"https://x.example.org/{bad}", "builds_on": [step("b")]},
        "b": {"title": "B"},
    }
    text = FORMATS["markdown"](review(before, after, []))
    assert "##[" not in text
    tokens = MarkdownIt("js-default").parse(text)
    inline = [child.type for token in tokens for child in token.children or ()]
    assert not {"link_open", "image", "html_inline"} & set(inline)
    headings = [tokens[i + 1].content for i, t in enumerate(tokens) if t.type == "heading_open"]
    assert [heading.split()[0] for heading in headings] == [
        "Added",
        "Changed",
        "Pedigree",
        "Near-duplicates",
    ]


def test_ten_thousand_new_records_are_compared_in_one_pass() -> None:
    """What is quadratic here takes minutes."""
    after: dict[str, dict[str, Any]] = {
        f"p{n:05}": {
            "title": f"Pots of {n * 7919 % 10_007:x} and {n:x} cups in {n % 97:x} colours",
            "builds_on": [step(f"p{n - 1:05}")] if n else [],
        }
        for n in range(10_000)
    }
    found = review({}, after)
    assert len(found.lineage.new) == 9_999
    assert found.lineage.ancestors[-1].after == 9_999


def test_a_report_of_links_is_read(kept: Path, tmp_path: Path) -> None:
    report = tmp_path / "links.json"
    url = "https://papers.example.org/potw2020/mate.html"
    report.write_text(json_list.report([result(url, "not-found")]), "utf-8")
    done = survey("--root", kept, "diff", "main", "--links", report, "--format", "markdown")
    assert done.returncode == 0, done.stderr
    assert "broken: the server says" in done.stdout
    assert "no more: `cha2017b` builds on `oolong2013from`" in done.stdout
    refused = survey("--root", kept, "diff", "main", "--links", tmp_path / "none.json")
    assert refused.returncode == 1
    assert "none.json" in refused.stderr


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
    assert "papers/broken.yaml at HEAD: no YAML that can be read" in done.stdout
    assert "broken: Mended" not in done.stdout  # neither new nor changed: nobody knows


def test_a_record_that_cannot_be_read_now_is_not_told_as_removed(kept: Path) -> None:
    (kept / "papers" / "assam2019handles.yaml").write_text("title: [")
    told = json.loads(survey("--root", kept, "diff", "HEAD", "--format", "json").stdout)
    assert told["unread"] == ["papers/assam2019handles.yaml"]
    assert "assam2019handles" not in [record["id"] for record in told["removed"]]
    said = survey("--root", kept, "diff", "HEAD", "--format", "markdown").stdout
    assert "## Not compared (1)" in said


def test_what_others_did_since_the_branch_left_is_no_change(kept: Path, tmp_path: Path) -> None:
    git(tmp_path, "switch", "-qc", "mine")
    git(tmp_path, "commit", "-qam", "mine")
    git(tmp_path, "switch", "-q", "main")
    (kept / "papers" / "new2022theirs.yaml").write_text('title: "Theirs"\n')
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "theirs")
    git(tmp_path, "switch", "-q", "mine")
    done = survey("--root", kept, "diff", "main")
    assert "new2022theirs" not in done.stdout
    assert "- cha2017b" in done.stdout


def test_a_shallow_clone_is_told_how_to_get_its_history(kept: Path, tmp_path: Path) -> None:
    git(tmp_path, "commit", "-qam", "second")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{tmp_path}", str(clone))
    done = survey("--root", clone / kept.relative_to(tmp_path), "diff", "HEAD~1")
    assert done.returncode == 1
    assert "git fetch --unshallow" in " ".join(done.stderr.split())


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
        (["no-such-revision"], 'git knows no revision "no-such-revision"'),
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
    assert "is in no git repository" in done.stderr
