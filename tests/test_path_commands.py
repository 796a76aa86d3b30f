"""`survey path` and `survey pedigree`, as people run them and as the trees must be."""

import io
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string
from rich.console import Console

from site_builder.commands import lineage
from site_builder.commands.lookup import NotOneError, meant
from site_builder.commands.unfolding import Branch, unfolded
from site_builder.loading import load
from site_builder.pedigree import Pedigree
from tests.test_cli import survey
from tests.test_pedigree import pedigrees

INVENTED = Path(__file__).parent / "catalogue"

# id, name, and the parents: First <- Second, Side <- Third; Second <- Other; two Twins; Alone.
RECORDS = (
    ("ash2010first", "First", ()),
    ("bell2012second", "Second-Pot", ("ash2010first",)),
    ("cole2012side", "Side", ("ash2010first",)),
    ("dunn2015third", "Third", ("bell2012second", "cole2012side")),
    ("east2016other", "Second_Pot++", ("bell2012second",)),
    ("fox2017twin", "Twin", ()),
    ("gray2018twin", "Twin", ()),
    ("hill2019alone", "Alone", ()),
)
ACCEPTED = {"gray2018twin": ["reviewed: {same-name: there are two}"]}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue with the records above, and those of tests/catalogue."""
    folder = tmp_path_factory.mktemp("lineage") / "catalogue"
    shutil.copytree(INVENTED, folder)
    for id, name, parents in RECORDS:
        author, year, word = id[: id.index("2")], id[id.index("2") :][:4], id[id.index("2") + 4 :]
        lines = [
            f'title: "{word.title()} of the [bold]pots[/]{" again" if id in ACCEPTED else ""}"',
            f'name: "{name}"',
            f"authors: [Ann {author.title()}]",
            "venue: KETTLE",
            f"year: {year}",
            "categories: [spouts]",
            f"paper: https://papers.example.org/{id}",
        ]
        for index, parent in enumerate(parents):
            edge = f"paper: {parent}, relation: extends, evidence: Section {index} of it"
            lines += [*([] if index else ["builds_on:"]), f"  - {{{edge}, source: the paper}}"]
        lines += ACCEPTED.get(id, [])
        (folder / "papers" / f"{id}.yaml").write_text("\n".join(lines) + "\n", "utf-8")
    return folder


# A path.


def test_a_path_spells_each_step_out(root: Path) -> None:
    done = survey("--root", root, "path", "third", "FIRST")
    assert done.returncode == 0
    assert done.stdout == (
        "Third (2015) extends Second-Pot (2012): Section 0 of it [the paper]\n"
        "Second-Pot (2012) extends First (2010): Section 0 of it [the paper]\n"
    )
    assert done.stderr.endswith("2 steps from Third (2015) to First (2010)\n")


def test_a_path_may_turn(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert lineage.path(root, "Side", "east2016other", "json") == 0
    document = json.loads(capsys.readouterr().out)
    assert document["path"] == ["cole2012side", "ash2010first", "bell2012second", "east2016other"]
    assert [(step["child"], step["parent"]) for step in document["steps"]] == [
        ("cole2012side", "ash2010first"),
        ("bell2012second", "ash2010first"),
        ("east2016other", "bell2012second"),
    ]
    assert document["steps"][0] == {
        "child": "cole2012side",
        "parent": "ash2010first",
        "relation": "extends",
        "evidence": "Section 0 of it",
        "source": "the paper",
        "primary": True,
    }


def test_no_path_is_said_with_exit_code_1(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert lineage.path(root, "First", "Alone", "text") == 1
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "no way leads from First (2010) to Alone (2019)\n")
    assert lineage.path(root, "First", "Alone", "json") == 1
    assert json.loads(capsys.readouterr().out)["path"] == []


# Which method is meant.


@pytest.mark.parametrize(
    ("word", "id"),
    [
        ("ash2010first", "ash2010first"),
        ("FIRST", "ash2010first"),
        ("first of the [bold]pots[/]", "ash2010first"),
        ("first of the bold pots", "ash2010first"),
        ("SECOND-pot", "bell2012second"),
        ("second_pot++", "east2016other"),
        ("leafcup", "oolong2013from"),
        ("From leaf to cup - extending the spout", "oolong2013from"),
        ("Dunn2015Third", "dunn2015third"),
        ("from LEAF to cup", "oolong2013from"),
    ],
)
def test_a_method_is_found_by_id_name_or_title(root: Path, word: str, id: str) -> None:
    assert meant(load(root), word).id == id


@pytest.mark.parametrize(
    ("word", "lines"),
    [
        ("Thrid", ('no method is called "Thrid": did you mean "Third"?',)),
        ("ash2010frist", ('no method is called "ash2010frist": did you mean "First"?',)),
        (
            "twin",
            (
                '"twin" means more than one: write an id',
                "  fox2017twin: Twin (KETTLE 2017)",
                "  gray2018twin: Twin (KETTLE 2018)",
            ),
        ),
        (
            "second pot",
            (
                '"second pot" means more than one: write an id',
                "  bell2012second: Second-Pot (KETTLE 2012)",
                "  east2016other: Second_Pot++ (KETTLE 2016)",
            ),
        ),
        (
            "handles considered",
            (
                'no method is called "handles considered"; these have it in their name or title:',
                "  assam2019handles: HandleNet++ (Tea Journal 2019)",
            ),
        ),
        (
            "zzzzzzzzzz",
            ('no method is called "zzzzzzzzzz"; `survey export csv` lists all',),
        ),
        ("", ('no method is called ""; `survey export csv` lists all',)),
        ("++", None),
    ],
)
def test_what_is_not_clear_is_said(root: Path, word: str, lines: tuple[str, ...] | None) -> None:
    with pytest.raises(NotOneError) as told:
        meant(load(root), word)
    if lines:
        assert told.value.lines == lines


def test_every_unclear_word_is_told_at_once(root: Path) -> None:
    done = survey("--root", root, "path", "Thrid", "Twin")
    assert (done.returncode, done.stdout) == (2, "")
    assert 'did you mean "Third"?' in done.stderr
    assert "gray2018twin" in done.stderr


# The trees.


def test_a_tree_unfolds_a_method_once(root: Path) -> None:
    done = survey("--root", root, "pedigree", "Third")
    assert done.returncode == 0
    assert done.stdout == (
        "Third (KETTLE 2015): Third of the [bold]pots[/]\n"
        "builds on 3 ancestors\n"
        "├── Second-Pot (2012)  Third extends it\n"
        "│   └── First (2010)  Second-Pot extends it\n"
        "└── Side (2012)  Third extends it\n"
        "    └── First (2010)  Side extends it  (see above)\n"
        "leads to 0 descendants\n"
    )


def test_a_tree_can_end_earlier(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert lineage.relatives(root, "First", "text", 1) == 0
    assert capsys.readouterr().out.endswith(
        "leads to 4 descendants\n"
        "├── Second-Pot (2012)  extends First  … and 2 more\n"
        "└── Side (2012)  extends First  … and 1 more\n"
    )


def test_the_trees_as_json(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert lineage.relatives(root, "Second-Pot", "json", None) == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["ancestor_count"], document["descendant_count"]) == (1, 2)
    assert [branch["id"] for branch in document["ancestors"]] == ["ash2010first"]
    assert [branch["id"] for branch in document["descendants"]] == [
        "dunn2015third",
        "east2016other",
    ]


def test_colours_are_for_terminals(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" not in survey("--root", root, "pedigree", "Third").stdout
    shown = io.StringIO()
    terminal = Console(file=shown, force_terminal=True, color_system="truecolor", soft_wrap=True)
    monkeypatch.setattr(lineage, "out", terminal)
    lineage.relatives(root, "Third", "text", None)
    assert "\x1b[1mSide (2012)\x1b[0m" in shown.getvalue()


def all_branches(branches: tuple[Branch, ...]) -> Iterator[Branch]:
    for branch in branches:
        yield branch
        yield from all_branches(branch.branches)


@given(pedigrees(), st.data())
def test_a_whole_tree_has_every_step_once(pedigree: Pedigree, data: st.DataObject) -> None:
    start = data.draw(st.sampled_from(sorted(pedigree.parents_of)))
    tree = unfolded(start, pedigree.parents_of)
    found = list(all_branches(tree))
    unfolded_here = [branch.id for branch in found if not branch.again]
    assert sorted(unfolded_here) == sorted(pedigree.ancestors(start))
    reached = [*pedigree.ancestors(start), start]
    assert len(found) == sum(len(pedigree.parents_of[id]) for id in reached)
    assert not any(branch.hidden for branch in found)
    seen: set[str] = set()
    for branch in found:
        assert (branch.again == "above") is (bool(branch.again) and branch.id in seen)
        seen |= set() if branch.again else {branch.id}


@given(pedigrees(), st.integers(1, 4), st.data())
def test_a_cut_tree_has_what_is_near(pedigree: Pedigree, depth: int, data: st.DataObject) -> None:
    start = data.draw(st.sampled_from(sorted(pedigree.parents_of)))
    near = {start}
    for _ in range(depth):
        near |= {parent for id in near for parent in pedigree.parents_of[id]}
    tree = unfolded(start, pedigree.parents_of, depth)
    assert {branch.id for branch in all_branches(tree)} == near - {start}
    for branch in all_branches(tree):
        relatives = 0 if branch.again else len(pedigree.parents_of[branch.id])
        assert branch.hidden + len(branch.branches) == relatives


# A reading path.


def test_a_reading_path_gives_its_reasons(root: Path) -> None:
    done = survey("--root", root, "pedigree", "Third", "--reading-path")
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert lines[0] == "1. First (KETTLE 2010): First of the [bold]pots[/]"
    assert lines[1] == "   Second-Pot (2012) extends it: Section 0 of it [the paper]"
    assert lines[-1] == "4. Third (KETTLE 2015): Third of the [bold]pots[/]"
    assert "3 papers to read before Third (2015)" in done.stderr


def test_a_reading_path_as_json(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert lineage.reading_path(root, "Third", "json") == 0
    stops = json.loads(capsys.readouterr().out)
    assert [stop["id"] for stop in stops] == [
        "ash2010first",
        "bell2012second",
        "cole2012side",
        "dunn2015third",
    ]
    assert [step["child"] for step in stops[0]["needed_by"]] == ["bell2012second", "cole2012side"]


def test_a_reading_path_as_bibtex(root: Path) -> None:
    done = survey("--root", root, "pedigree", "Third", "--reading-path", "--bibtex")
    assert done.returncode == 0
    keys = list(parse_string(done.stdout, "bibtex").entries)
    assert keys == ["ash2010first", "bell2012second", "cole2012side", "dunn2015third"]


# Wrong use.


@pytest.mark.parametrize(
    "arguments",
    [
        ["path", "First"],
        ["path", "First", "Third", "--format", "xml"],
        ["pedigree"],
        ["pedigree", "First", "--format", "xml"],
        ["pedigree", "First", "--depth", "0"],
        ["pedigree", "First", "--bibtex"],
        ["pedigree", "First", "--reading-path", "--depth", "1"],
        ["pedigree", "First", "--reading-path", "--bibtex", "--format", "json"],
        ["export", "graph", "--format", "png"],
        ["export", "bibtex", "--format", "dot"],
    ],
)
def test_wrong_use_ends_with_2(root: Path, arguments: list[str]) -> None:
    done = survey("--root", root, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments", [["path", "First", "Third"], ["pedigree", "First"], ["export", "graph"]]
)
def test_a_broken_catalogue_is_not_looked_up(tmp_path: Path, arguments: list[str]) -> None:
    done = survey("--root", tmp_path / "nowhere", *arguments)
    assert done.returncode == 1
    assert "is no folder" in done.stdout
    assert "mend the problems above first" in done.stderr


@pytest.mark.parametrize("command", ["path", "pedigree"])
def test_help_has_an_example(command: str) -> None:
    done = survey(command, "--help")
    assert done.returncode == 0
    assert f"survey {command} " in done.stdout


def test_a_graph_is_exported(root: Path, tmp_path: Path) -> None:
    target = tmp_path / "pedigree.mmd"
    done = survey("--root", root, "export", "graph", "--format", "mermaid", "-o", target)
    assert done.returncode == 0
    assert "methods and 6 steps" in done.stderr
    assert target.read_text("utf-8").startswith("flowchart LR\n")
    assert survey("--root", root, "export", "graph").stdout.startswith("digraph pedigree {\n")


def test_a_warning_is_no_part_of_a_result(root: Path, tmp_path: Path) -> None:
    other = Path(shutil.copytree(root, tmp_path / "catalogue"))
    record = other / "papers" / "gray2018twin.yaml"
    record.write_text(record.read_text("utf-8").split("reviewed:")[0], "utf-8")
    done = survey("--root", other, "path", "Third", "First", "--format", "json")
    assert done.returncode == 0
    assert "warning[same-name]" in done.stderr
    assert json.loads(done.stdout)["to"] == "ash2010first"
