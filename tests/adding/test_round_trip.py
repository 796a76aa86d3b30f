"""What we export as BibTeX can be added again, and is recognised where it is there."""

import shutil
from pathlib import Path

from site_builder.loading import load
from tests.adding.conftest import Adding

SURVEY = Path(__file__).parent.parent.parent / "catalogue"
COMPARED = ("title", "authors", "venue", "year", "pages", "doi", "arxiv", "paper")


def test_this_survey_survives_its_own_bibtex(adding: Adding, tmp_path: Path) -> None:
    bibtex = str(tmp_path / "all.bib")
    adding.root = SURVEY
    assert adding.run_plain("export", "bibtex", "-o", bibtex).code == 0
    count = len(load(SURVEY).papers)
    known = adding.add("--bibtex", bibtex)
    assert known.code == 1
    assert known.err.endswith(f"{count} papers there already\n")
    assert known.out.count("error[duplicate]") == count
    empty = tmp_path / "empty"
    shutil.copytree(SURVEY, empty, ignore=shutil.ignore_patterns("papers"))
    adding.root = empty
    done = adding.add("--bibtex", bibtex, "--category", load(SURVEY).sections[0].id)
    assert done.code == 0, done.out
    again = load(empty).paper_by_id
    for paper in load(SURVEY).papers:
        for field in COMPARED:
            assert getattr(again[paper.id], field) == getattr(paper, field), (paper.id, field)
