"""Renaming and merging: everything follows, or nothing is changed."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from site_builder import crawl
from site_builder.commands import editing as commands
from site_builder.commands.editing import written
from site_builder.commands.forms import stale_forms
from site_builder.documents import Document
from site_builder.editing import RefusedError, merge, rename_category, rename_paper
from site_builder.loading import amended, inspect, load
from tests.test_cli import INVENTED, survey


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(INVENTED, tmp_path / "catalogue"))


def held(root: Path) -> dict[str, bytes]:
    files = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def add(root: Path, id: str, *lines: str) -> None:
    text = "\n".join(["# yaml-language-server: $schema=../../../schema/paper.schema.json", *lines])
    (root / "papers" / f"{id}.yaml").write_text(f"{text}\n", "utf-8")


def fields(root: Path, file: str) -> dict[str, Any]:
    return Document.parse(file, (root / file).read_bytes()).data


def test_what_builds_on_a_renamed_paper_follows_and_its_address_leads_on(root: Path) -> None:
    before = held(root)
    (root / "PENDING.md").write_text("| oolong2013from | what waits |\n| oolong2013from2 | |\n")
    done = survey("--root", root, "rename-paper", "oolong2013from", "oolong2013leaf")
    assert done.returncode == 0, done.stderr
    after = held(root)
    assert set(before) - set(after) == {"papers/oolong2013from.yaml"}
    assert after["papers/oolong2013leaf.yaml"] == before["papers/oolong2013from.yaml"].replace(
        b"sources:", b"former_ids: [oolong2013from]\nsources:"
    )
    assert after["papers/cha2017b.yaml"] == before["papers/cha2017b.yaml"].replace(
        b"oolong2013from", b"oolong2013leaf"
    )
    assert "PENDING.md:1: | oolong2013from | what waits |" in done.stderr
    assert "PENDING.md:2" not in done.stderr
    pages = {output.path for output in crawl.outputs(load(root), [])}
    assert "papers/oolong2013from/index.html" in pages
    assert survey("--root", root, "fmt", "--check").returncode == 0


def test_a_paper_that_gets_its_old_id_back_has_it_no_more_as_a_former_one(root: Path) -> None:
    before = held(root)
    for old, new in (("oolong2013from", "oolong2013leaf"), ("oolong2013leaf", "oolong2013from")):
        assert commands.run_rename_paper(root, old, new, dry_run=False) == 0
    text = held(root)["papers/oolong2013from.yaml"].decode()
    assert "former_ids: [oolong2013leaf]" in text
    assert (
        text.replace("former_ids: [oolong2013leaf]\n", "").encode()
        == (before["papers/oolong2013from.yaml"])
    )


def test_what_stands_in_a_renamed_category_follows(root: Path) -> None:
    taxonomy = root / "taxonomy.yaml"
    taxonomy.write_text(
        taxonomy.read_text("utf-8").replace("    children:\n", "    children:\n      # why\n"),
        "utf-8",
    )
    before = held(root)
    done = survey("--root", root, "rename-category", "tutorial", "talks", "--title", "Talks: all")
    assert done.returncode == 0, done.stderr
    after = held(root)
    assert {file for file in after if after[file] != before[file]} == {
        "resources.yaml",
        "taxonomy.yaml",
    }
    assert after["taxonomy.yaml"] == before["taxonomy.yaml"].replace(
        b"{id: tutorial, title: Tutorial, aliases: [tut]}",
        b'{id: talks, title: "Talks: all", aliases: [tut], former_ids: [tutorial]}',
    )
    assert b"category: talks" in after["resources.yaml"]
    pages = {output.path: output.content for output in crawl.outputs(load(root), [])}
    assert b"resources/#talks" in pages["survey/tutorial/index.html"]
    catalogue = load(root)
    assert [section.id for section in catalogue.sections][-2:] == ["talks", "challenges"]


def test_a_title_alone_can_be_changed(root: Path) -> None:
    assert commands.run_rename_category(root, "spouts", "spouts", "Beaks", False) == 0
    (category, *_) = load(root).taxonomy.categories
    assert (category.title, category.former_ids) == ("Beaks", ())


HOSTILE = ["../evil", "a/b", "A", "", "ä", "-a", "a--b", "x.yaml", "\x1b[2J", "a\n::error::b", "."]


@pytest.mark.parametrize("new", [*HOSTILE, "cha2017b", "oolong2013from"])
def test_an_id_that_is_none_or_is_taken_is_refused(
    root: Path, new: str, capfd: pytest.CaptureFixture[str]
) -> None:
    before = held(root)
    assert commands.run_rename_paper(root, "oolong2013from", new, dry_run=False) == 2
    assert commands.run_rename_category(root, "spouts", new and f"{new}/", None, False) == 2
    assert commands.run_merge(root, "cha2017b", f"{new}/", dry_run=False) == 2
    told = capfd.readouterr().err
    assert "\x1b" not in told
    assert not any(line.startswith("::") for line in told.splitlines())
    assert held(root) == before
    assert sorted(path.name for path in root.parent.iterdir()) == ["catalogue"]


def test_an_unknown_id_is_refused_with_the_one_that_is_meant(root: Path) -> None:
    done = survey("--root", root, "rename-paper", "oolong2013form", "oolong2013leaf")
    assert done.returncode == 2
    assert 'there is no paper "oolong2013form": did you mean "oolong2013from"?' in done.stderr


def test_an_id_that_does_not_fit_the_paper_changes_nothing(root: Path) -> None:
    before = held(root)
    done = survey("--root", root, "rename-paper", "oolong2013from", "earl2013grey")
    assert done.returncode == 1
    assert "error[id-mismatch]" in done.stdout
    assert "nothing was changed" in done.stderr
    assert held(root) == before


def test_a_record_with_a_mistake_can_be_renamed_and_so_mended(root: Path) -> None:
    record = root / "papers" / "mate2021pour.yaml"
    text = record.read_text("utf-8").replace("POT Workshops", "Nowhere")
    (root / "papers" / "mate2020pour.yaml").write_text(text, "utf-8")
    record.unlink()
    assert commands.run_rename_paper(root, "mate2020pour", "mate2021pour", dry_run=False) == 0
    assert {problem.rule for problem in inspect(root).errors} == {"unknown-venue"}


def test_the_former_id_of_another_record_is_taken(root: Path) -> None:
    assert commands.run_rename_paper(root, "oolong2013from", "oolong2013leaf", False) == 0
    add(
        root,
        "oolong2013new",
        'title: "New"',
        "authors: [Olga Oolong]",
        "year: 2013",
        "categories: [spouts]",
        "paper: https://papers.example.org/new",
    )
    before = held(root)
    assert commands.run_rename_paper(root, "oolong2013new", "oolong2013from", False) == 1
    assert held(root) == before


def test_a_dry_run_writes_nothing_and_prints_the_diff(root: Path) -> None:
    before = held(root)
    done = survey("--root", root, "rename-paper", "oolong2013from", "oolong2013leaf", "--dry-run")
    assert done.returncode == 0
    assert "--- a/papers/oolong2013from.yaml\n+++ b/papers/oolong2013leaf.yaml\n" in done.stdout
    assert "+former_ids: [oolong2013from]\n" in done.stdout
    assert "-title" not in done.stdout
    assert held(root) == before


@pytest.mark.parametrize("place", range(3))
def test_a_failure_in_the_middle_of_writing_changes_nothing(root: Path, place: int) -> None:
    catalogue = load(root)
    edit = rename_paper(catalogue, "oolong2013from", "oolong2013leaf")
    texts = {file: document.text for file, document in catalogue.documents.items()}
    pairs = {file: (texts.get(file), text) for file, text in edit.texts.items()}
    assert len(pairs) == 3
    calls = iter(range(9))

    def failing(source: Path, target: Path) -> None:
        if next(calls) == place:
            raise OSError(28, "No space left on device")
        os.replace(source, target)  # noqa: PTH105 - as the function that it stands for

    before = held(root)
    code = written(root, pairs, failing)
    assert (code, held(root) == before) == (1 if place < 2 else 0, place < 2)


def test_who_stops_it_while_it_writes_is_told_that_nothing_was_changed(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    catalogue = load(root)
    edit = rename_paper(catalogue, "oolong2013from", "oolong2013leaf")
    texts = {file: document.text for file, document in catalogue.documents.items()}
    calls = iter(range(9))

    def stopped(source: Path, target: Path) -> None:
        if next(calls) == 1:
            raise KeyboardInterrupt
        os.replace(source, target)  # noqa: PTH105 - as the function that it stands for

    before = held(root)
    pairs = {file: (texts.get(file), text) for file, text in edit.texts.items()}
    assert written(root, pairs, stopped) == 130
    assert capsys.readouterr().err == "stopped: nothing was changed\n"
    assert held(root) == before


def test_who_stops_it_before_it_writes_is_told_so(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "rename_paper", stopped)
    assert commands.run_rename_paper(root, "oolong2013from", "oolong2013leaf", dry_run=False) == 130
    assert capsys.readouterr().err == "stopped: nothing was changed\n"


MERGED = (
    "rolled2020cup",
    'title: "Rolled Cups"',
    "authors: [Rita Rolled]",
    "venue: POT",
    "year: 2020",
    "categories: [handles]",
    "paper: https://papers.example.org/rolled.html",
    "code:",
    "  - {framework: pytorch, url: https://code.example.org/rolled/}",
    "builds_on:",
    "  - {paper: cha2017b, relation: extends, evidence: Section 3., source: the paper}",
    "importance: 2",
    "note: first",
)
GOING = (
    "rolled2020cups",
    "# A remark to keep.",
    'title: "Rolled Cups!"',
    "authors: [Rita Rolled]",
    "venue: POT",
    "year: 2020",
    "pages: 1-9",
    "categories: [pouring, handles]",
    "measures: [volume]",
    "paper: https://mirror.example.org/rolled",
    'arxiv: "2001.00001"',
    "code:",
    "  - {framework: pytorch, url: https://code.example.org/rolled, official: true}",
    "  - {framework: chainer, url: https://code.example.org/other}",
    "builds_on:",
    "  - {paper: oolong2013from, relation: extends, evidence: Section 2., source: the paper}",
    "  - {paper: cha2017b, relation: extends, evidence: Section 4., source: the paper}",
    "importance: 3",
    "note: second",
    "former_ids: [rolled2019cups]",
)


@pytest.fixture
def doubled(root: Path) -> Path:
    """A paper with two records, which is an error, and a child of both."""
    add(root, *MERGED)
    add(root, *GOING)
    add(
        root,
        "young2021child",
        'title: "A Child of Cups"',
        "authors: [Yves Young]",
        "year: 2021",
        "categories: [handles]",
        "paper: https://papers.example.org/child.html",
        "builds_on:",
        "  - {paper: rolled2020cups, relation: extends, evidence: One., source: the paper}",
        "  - {paper: rolled2020cup, relation: extends, evidence: Two., source: the paper}",
    )
    assert [problem.rule for problem in inspect(root).errors] == ["same-title"]
    return root


def test_two_records_of_one_paper_become_one(doubled: Path) -> None:
    done = survey("--root", doubled, "merge", "rolled2020cup", "rolled2020cups")
    assert done.returncode == 0, done.stdout
    assert not inspect(doubled).errors
    assert "papers/rolled2020cups.yaml" not in held(doubled)
    found = fields(doubled, "papers/rolled2020cup.yaml")
    assert found == {
        "title": "Rolled Cups",
        "authors": ["Rita Rolled"],
        "venue": "POT",
        "year": "2020",
        "pages": "1-9",
        "categories": ["handles", "pouring"],
        "measures": ["volume"],
        "paper": "https://papers.example.org/rolled.html",
        "arxiv": "2001.00001",
        "code": [
            {
                "framework": "pytorch",
                "url": "https://code.example.org/rolled/",
                "official": "true",
            },
            {"framework": "chainer", "url": "https://code.example.org/other"},
        ],
        "links": [{"label": "Paper", "url": "https://mirror.example.org/rolled"}],
        "builds_on": [
            {
                "paper": "cha2017b",
                "relation": "extends",
                "evidence": "Section 3.",
                "source": "the paper",
            },
            {
                "paper": "oolong2013from",
                "relation": "extends",
                "evidence": "Section 2.",
                "source": "the paper",
            },
        ],
        "importance": "2",
        "note": "first\nsecond",
        "former_ids": ["rolled2020cups", "rolled2019cups"],
    }
    assert "importance:\n  kept: 2\n  left: 3\n" in done.stderr
    assert "kept: Section 3.\n  left: Section 4." in done.stderr
    assert "a comment of papers/rolled2020cups.yaml goes with it: # A remark" in done.stderr
    (edge,) = fields(doubled, "papers/young2021child.yaml")["builds_on"]
    assert (edge["paper"], edge["evidence"]) == ("rolled2020cup", "Two.")
    pages = {output.path for output in crawl.outputs(load(doubled), [])}
    assert {f"papers/{id}/index.html" for id in ("rolled2020cups", "rolled2019cups")} <= pages


def test_facts_of_another_issue_are_not_mixed_in(doubled: Path) -> None:
    path = doubled / "papers" / "rolled2020cups.yaml"
    path.write_text(path.read_text("utf-8").replace("venue: POT", "venue: KETTLE"), "utf-8")
    loaded = inspect(doubled)
    assert loaded.catalogue
    edit = merge(loaded.catalogue, "rolled2020cup", "rolled2020cups")
    text = edit.texts["papers/rolled2020cup.yaml"] or ""
    assert "pages" not in text
    told = {differing.field: differing for differing in edit.disagreements}
    assert (told["pages"].kept, told["pages"].left) == ("", "1-9")


def test_records_that_build_on_each_other_do_not_build_on_themselves(doubled: Path) -> None:
    path = doubled / "papers" / "rolled2020cups.yaml"
    path.write_text(path.read_text("utf-8").replace("oolong2013from", "rolled2020cup"), "utf-8")
    loaded = inspect(doubled)
    assert loaded.catalogue
    edit = merge(loaded.catalogue, "rolled2020cup", "rolled2020cups")
    assert not amended(doubled, loaded.catalogue, edit.texts).errors
    assert "they built on each other: that step is gone" in edit.told


def test_a_merge_that_would_close_a_circle_changes_nothing(doubled: Path) -> None:
    before = held(doubled)
    done = survey("--root", doubled, "merge", "oolong2013from", "rolled2020cups")
    assert done.returncode == 1
    assert "error[cycle]" in done.stdout
    assert held(doubled) == before


def test_a_child_may_go_into_its_parent(doubled: Path) -> None:
    assert commands.run_merge(doubled, "rolled2020cup", "young2021child", False) == 0


def test_a_parent_may_go_into_its_only_child(doubled: Path) -> None:
    loaded = inspect(doubled)
    assert loaded.catalogue
    (edge,) = loaded.catalogue.paper_by_id["young2021child"].builds_on[:1]
    only = doubled / "papers" / "only2022child.yaml"
    only.write_text(
        'title: "An Only Child"\nauthors: [Olga Only, Theo Two]\nvenue: POT\nyear: 2022\n'
        "categories: [spouts]\npaper: https://papers.example.org/only.html\nbuilds_on:\n"
        f'  - {{paper: young2021child, relation: {edge.relation}, evidence: "One."}}\n',
        "utf-8",
    )
    catalogue = inspect(doubled).catalogue
    assert catalogue
    edit = merge(catalogue, "only2022child", "young2021child")
    assert "they built on each other: that step is gone" in edit.told
    assert "paper: young2021child" not in (edit.texts["papers/only2022child.yaml"] or "")
    told = {differing.field: differing.kept for differing in edit.disagreements}
    assert told["authors"] == "Olga Only, Theo Two"


def test_a_merge_of_two_that_only_had_each_other_leaves_no_step(root: Path) -> None:
    child = (
        'title: "{}"\nauthors: [Olga Only]\nvenue: POT\nyear: 202{}\ncategories: [spouts]\n'
        "paper: https://papers.example.org/{}.html\n"
    )
    step = 'builds_on:\n  - {paper: only2021parent, relation: extends, evidence: "One."}\n'
    parent, last = root / "papers/only2021parent.yaml", root / "papers/only2022child.yaml"
    parent.write_text(child.format("A Parent of One", 1, "one"), "utf-8")
    last.write_text(child.format("The Last of Its Line", 2, "last") + step, "utf-8")
    edit = merge(load(root), "only2022child", "only2021parent")
    assert "builds_on" not in (edit.texts["papers/only2022child.yaml"] or "")


def test_two_records_are_needed(root: Path) -> None:
    with pytest.raises(RefusedError):
        merge(load(root), "cha2017b", "cha2017b")


def test_a_category_and_a_paper_may_have_the_same_id_and_do_not_meet(root: Path) -> None:
    edit = rename_category(load(root), "spouts", "cha2017b")
    assert "papers/cha2017b.yaml" in edit.texts
    assert edit.texts["papers/cha2017b.yaml"]


def test_only_what_names_an_id_is_touched_among_thousands(root: Path) -> None:
    """The cost is counted in records that are read anew, not in time."""
    for number in range(2_000):
        add(
            root,
            f"many2000pot{number}",
            f'title: "Pot {number}"',
            "authors: [Mary Many]",
            "year: 2000",
            "categories: [handles]",
            f"paper: https://papers.example.org/{number}",
        )
    catalogue = load(root)
    edit = rename_paper(catalogue, "oolong2013from", "oolong2013leaf")
    after = amended(root, catalogue, edit.texts)
    assert not after.errors
    assert after.catalogue
    kept = [
        file
        for file, document in after.catalogue.documents.items()
        if catalogue.documents.get(file) is document
    ]
    assert len(kept) == len(catalogue.documents) - 2


FORM = """\
name: A paper
body:
  - type: dropdown
    attributes:
      options: # the categories of taxonomy.yaml, written by `survey forms`
        - tutorial
        - tal-ks-of-old
  - type: dropdown
    attributes:
      options: # a person's own choice
        - spouts
"""


def test_issue_forms_follow_a_renamed_category_in_the_same_step(root: Path) -> None:
    forms = root.parent / ".github" / "ISSUE_TEMPLATE"
    forms.mkdir(parents=True)
    (forms / "paper.yml").write_text(FORM, "utf-8")
    (forms / "other.yml").write_text("name: Other\n", "utf-8")
    (forms / "broken.yml").write_bytes(b"\xff")
    before = held(root.parent)
    shown = survey("--root", root, "rename-category", "spouts", "beaks", "--dry-run")
    assert "+        - beaks\n" in shown.stdout
    assert held(root.parent) == before
    done = survey("--root", root, "rename-category", "spouts", "beaks")
    assert done.returncode == 0, done.stderr
    assert f"rewrote {(forms / 'paper.yml').as_posix()}\n" in done.stderr
    after = held(root.parent)
    text = after[".github/ISSUE_TEMPLATE/paper.yml"].decode()
    assert "\n        - beaks\n        - handles\n" in text
    assert text.endswith("own choice\n        - spouts\n")
    changed = {file for file in after if after[file] != before.get(file) and ".github" in file}
    assert changed == {".github/ISSUE_TEMPLATE/paper.yml"}


def test_forms_that_cannot_be_written_leave_all_as_it_was(root: Path) -> None:
    form = root.parent / ".github" / "ISSUE_TEMPLATE" / "paper.yml"
    form.parent.mkdir(parents=True)
    form.write_text(FORM, "utf-8")
    catalogue = load(root)
    edit = rename_category(catalogue, "spouts", "beaks")
    after = amended(root, catalogue, edit.texts).catalogue
    assert after is not None
    texts = {file: document.text for file, document in catalogue.documents.items()}
    pairs = {file: (texts.get(file), text) for file, text in edit.texts.items()}
    pairs |= stale_forms(root, after)

    def failing(source: Path, target: Path) -> None:
        if target.suffix == ".yml":
            raise PermissionError(13, "Permission denied", str(target))
        os.replace(source, target)  # noqa: PTH105 - as the function that it stands for

    before = held(root.parent)
    assert written(root, pairs, failing) == 1
    assert held(root.parent) == before


def test_a_relative_root_finds_its_forms(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    form = root.parent / ".github" / "ISSUE_TEMPLATE" / "paper.yml"
    form.parent.mkdir(parents=True)
    form.write_text(FORM, "utf-8")
    monkeypatch.chdir(root.parent)
    assert commands.run_rename_category(Path("catalogue"), "spouts", "beaks", None, False) == 0
    said = capsys.readouterr().err
    assert "rewrote catalogue/taxonomy.yaml" in said
    assert "rewrote .github/ISSUE_TEMPLATE/paper.yml" in said
    assert "        - beaks\n" in form.read_text("utf-8")
