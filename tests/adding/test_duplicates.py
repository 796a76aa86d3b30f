"""A paper that has a record: named, completed with --link, never written twice."""

from pathlib import Path

import pytest

from tests.adding.conftest import Adding
from tests.adding.invented import ARXIV, Preprint

COMMENTED = """\
# yaml-language-server: $schema=../../../schema/paper.schema.json
# The first of all cups.
title: "Cups that Met a Saucer"
authors: [Cora Cup, Sam Saucer]
venue: POT
year: 2023
categories: [brewing]
# Its code was found in a shed.
code:
  - {framework: pytorch, url: https://code.example.org/cups}
added: 2026-01-01
# And so it ends.
"""


@pytest.fixture
def cups(adding: Adding) -> Path:
    path = adding.record("cup2023cups")
    path.write_text(COMMENTED, "utf-8")
    return path


@pytest.mark.parametrize(
    ("arguments", "by", "record"),
    [
        (["arXiv:1703.00001"], "the arXiv id", "cha2017b"),
        (["https://arxiv.org/pdf/2003.00002v3"], "the arXiv id", "steeping-with-no-known-author"),
        (["10.5555/pot.2013.1"], "the DOI", "oolong2013from"),
        (["2301.00018"], "the title", "cup2023cups"),
        (["--readme-line", "- Pour over Here! (POT 2021)"], "the title", "mate2021pour"),
        (
            ["--readme-line", "- From Leaf to Cups: Extending the Spout (POT 2013)"],
            "nearly",
            "oolong2013from",
        ),
    ],
)
@pytest.mark.usefixtures("cups")
def test_the_record_that_is_there_is_named(
    adding: Adding, monkeypatch: pytest.MonkeyPatch, arguments: list[str], by: str, record: str
) -> None:
    monkeypatch.setitem(ARXIV, "1703.00001", Preprint("Any Title", ("Sen Cha",)))
    monkeypatch.setitem(ARXIV, "2003.00002", Preprint("Other Title", ("No Body",)))
    monkeypatch.setitem(
        _csl(),
        "10.5555/pot.2013.1",
        {"title": "Leaf", "issued": {"date-parts": [[2013]]}, "DOI": "10.5555/POT.2013.1"},
    )
    before = adding.files()
    done = adding.add(*arguments, "--category", "brewing")
    assert done.code == 1
    assert "error[duplicate]" in done.out
    assert f"papers/{record}.yaml has {by}" in done.out
    assert adding.new(before) == set()


def _csl() -> dict[str, dict[str, object]]:
    from tests.adding.invented import CSL

    return CSL


def test_link_adds_what_the_record_lacks_and_keeps_all_else(adding: Adding, cups: Path) -> None:
    offered = adding.add("2301.00018")
    assert "hint: --link adds what that record lacks: paper: https" in offered.out
    done = adding.add("2301.00018", "--link")
    assert done.code == 0, done.out
    assert cups.read_text("utf-8") == COMMENTED.replace(
        "# Its code was found",
        "paper: https://arxiv.org/abs/2301.00018\n"
        'arxiv: "2301.00018"\ndoi: 10.5555/tea.9\n# Its code was found',
    ).replace(
        "# And so it ends",
        "sources: [doi.org 10.5555/tea.9, arXiv 2301.00018]\n# And so it ends",
    )
    again = adding.add("2301.00018", "--link")
    assert again.code == 1
    assert "the record lacks nothing of what was found" in again.out


def test_code_joins_the_list_that_is_there(adding: Adding, cups: Path) -> None:
    line = "- Cups that met a Saucer (POT 2023) [[Chainer]](https://code.example.org/chained-cups)"
    done = adding.add("--readme-line", line, "--link")
    assert done.code == 0, done.out
    assert cups.read_text("utf-8") == COMMENTED.replace(
        "example.org/cups}\n",
        "example.org/cups}\n  - {framework: chainer, url: https://code.example.org/chained-cups}\n",
    ).replace("# And so it ends", "sources: [a line of a list]\n# And so it ends")


def test_two_records_with_different_ids_are_not_joined(adding: Adding, cups: Path) -> None:
    cups.write_text(COMMENTED.replace("# Its code", 'arxiv: "2212.00001"\n# Its code'), "utf-8")
    done = adding.add("2301.00018", "--link")
    assert done.code == 1
    assert "the record has the arXiv id 2212.00001, this has 2301.00018" in done.out
    assert "if they are two papers" in done.out
    assert "2301.00018" not in cups.read_text("utf-8")


def test_preprint_and_proceedings_in_one_command_become_one_record(adding: Adding) -> None:
    both = ["2301.00011", "--bibtex", str(adding.root.parent / "slow.bib")]
    Path(both[-1]).write_text(
        "@inproceedings{slow, title={Slow Spouts for Fast Pots}, author={Spout, Sue and Tin, Tom},"
        " booktitle={POT}, year={2023}, doi={10.5555/slow.1}}"
    )
    done = adding.add(*both, "--category", "spouts")
    assert done.code == 1
    assert "the record is of the preprint; this is the paper as it appeared at POT 2023" in done.out
    assert "doi: 10.5555/slow.1" in done.out
    joined = adding.add("--bibtex", both[-1], "--link")
    assert joined.code == 0, joined.out
    text = adding.record("spout2023slow").read_text("utf-8")
    assert 'arxiv: "2301.00011"\ndoi: 10.5555/slow.1\n' in text


def test_the_same_paper_twice_is_one_record(adding: Adding) -> None:
    done = adding.add("2301.00012", "https://arxiv.org/abs/2301.00012v1", "--category", "handles")
    assert done.code == 1
    assert "1 paper added; 1 paper there already" in done.err


def test_a_missing_parent_can_be_added_while_its_child_has_the_error(adding: Adding) -> None:
    child = adding.record("oolong2013from")
    lines = "builds_on:\n  - {paper: spout2023slow, relation: extends, evidence: x, source: y}\n"
    text = child.read_text("utf-8")
    child.write_text(text.replace("added:", f"{lines}added:", 1), "utf-8")
    assert "unknown-parent" in adding.run_plain("validate").out
    done = adding.add("2301.00011", "--category", "brewing")
    assert done.code == 0, done.out
    assert "there are errors in 1 other file: `survey validate` names them" in done.err
    assert "unknown-parent" not in adding.run_plain("validate").out


def test_a_record_that_cannot_be_read_is_named_and_nothing_is_added(adding: Adding) -> None:
    adding.record("oolong2013from").write_text("title: [\n", "utf-8")
    before = adding.files()
    done = adding.add("2301.00011", "--category", "brewing")
    assert (done.code, adding.new(before)) == (1, set())
    assert "oolong2013from.yaml:" in done.out
    assert "nothing was added: mend the problems above first" in done.err
