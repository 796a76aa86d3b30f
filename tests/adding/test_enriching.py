"""`survey enrich`: gaps are filled, nothing is changed, both sides of a disagreement are told."""

from pathlib import Path

import pytest

from site_builder.loading import load
from tests.adding.conftest import Adding

CUPS = """\
# yaml-language-server: $schema=../../../schema/paper.schema.json
# Kept.
title: "Cups that Met a Saucer"
venue: POT
year: 2023
categories: [brewing]
arxiv: "2301.00018"
# Kept, too.
added: 2026-01-01
sources:
  - a very long source, so that the list does not fit into a single line of a record, and not two
  - arXiv 2301.00018
"""


@pytest.fixture
def cups(adding: Adding) -> Path:
    path = adding.record("cups-that-met-a-saucer")
    path.write_text(CUPS, "utf-8")
    return path


def test_what_is_missing_is_filled_in_its_place(adding: Adding, cups: Path) -> None:
    named = cups.rename(adding.record("cup2023cups"))
    told = adding.run("enrich", "--dry-run", str(named))
    assert told.code == 0, told.out
    assert "lacks doi, authors, pages" in told.err
    assert named.read_text("utf-8") == CUPS
    done = adding.run("enrich", str(named))
    assert done.code == 0, done.out
    assert named.read_text("utf-8") == CUPS.replace(
        "venue: POT", "authors: [Cora Cup, Sam Saucer]\nvenue: POT"
    ).replace("# Kept, too.", "doi: 10.5555/tea.9\n# Kept, too.").replace(
        "2023\n", "2023\npages: 5-9\n"
    ) + ("  - doi.org 10.5555/tea.9\n")
    again = adding.run("enrich", str(named))
    assert again.code == 0, again.out
    assert "0 completed" in again.err
    load(adding.root)


def test_an_id_that_does_not_fit_is_told_with_the_command_that_mends_it(
    adding: Adding, cups: Path
) -> None:
    done = adding.run("enrich", str(cups))
    assert done.code == 1
    assert "warning[id-mismatch]: its authors are found, Cora Cup, Sam Saucer, and" in done.out
    command = f"survey --root {adding.root} rename-paper {cups.stem} cup2023cups"
    assert f"hint: run `{command}`, then `survey enrich` again" in done.out
    text = cups.read_text("utf-8")
    assert "authors" not in text  # but all else is there
    assert "\npages: 5-9\n" in text
    assert "\ndoi: 10.5555/tea.9\n" in text
    assert adding.run_plain(*command.split()[3:]).code == 0
    done = adding.run("enrich", str(adding.record("cup2023cups")))
    assert done.code == 0, done.out
    assert "authors: [Cora Cup, Sam Saucer]" in adding.record("cup2023cups").read_text("utf-8")


def test_a_disagreement_is_told_with_both_and_its_place(adding: Adding) -> None:
    path = adding.record("cup2022cups")
    text = CUPS.replace("2023", "2022").replace("# Kept, too.", "doi: 10.5555/tea.9")
    text = text.replace("venue:", "authors: [Cora Cup]\nvenue:").replace("POT", "KETTLE")
    path.write_text(text.replace("2301.00018", "2301.00012", 1), "utf-8")
    before = path.read_bytes()
    done = adding.run("enrich", str(path))
    assert done.code == 1
    assert [line for line in done.out.splitlines() if "source-differs" in line] == [
        f'{path}:3:8: warning[source-differs]: the record says "Cups that Met a Saucer", '
        'arXiv 2301.00012 says "Handles that Learn to Be Held"',
        f'{path}:4:10: warning[source-differs]: the record says "Cora Cup", '
        'doi.org 10.5555/tea.9 says "C. Cup, S. Saucer"',
        f'{path}:5:8: warning[source-differs]: the record says "KETTLE", '
        'doi.org 10.5555/tea.9 says "POT 2023"',
    ]
    assert path.read_bytes() == before


def test_an_id_that_nobody_knows_is_told_at_its_line(adding: Adding, cups: Path) -> None:
    cups.write_text(CUPS.replace('"2301.00018"', '"2301.99999"'), "utf-8")
    done = adding.run("enrich", str(cups))
    assert done.code == 1
    assert f"{cups}:7:8: error[unknown-id]: arXiv has no paper with the id 2301.99999" in done.out


def test_a_source_that_is_silent_is_told_once(adding: Adding, cups: Path) -> None:
    adding.stand_in.trouble["/"] = (429, {"Retry-After": "120"}, "No.")
    before = adding.files()
    done = adding.run("enrich")
    assert done.code == 1
    assert done.out.count("error[rate-limited]: arXiv") == 1
    assert done.out.count("wait 120 seconds") >= 1
    assert adding.files() == before
    assert cups.is_file()


def test_files_that_are_no_records(adding: Adding, tmp_path: Path) -> None:
    assert adding.run("enrich", "none.yaml").code == 2
    (tmp_path / "x.yaml").write_text("a: b")
    assert adding.run("enrich", str(tmp_path / "x.yaml")).code == 2
