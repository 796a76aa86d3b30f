"""The report of an import says what wants a look, and nothing else."""

from dataclasses import replace

from site_builder.imports.findings import Counts, Imported, Remark
from site_builder.imports.report import counts_text, remarks_text, report_text, share_text

ONE = Imported(
    survey={},
    taxonomy={},
    venues=[],
    frameworks=[],
    resources=[],
    papers={"cup": {"title": "A Cup"}},
    counts=Counts(entries=1, links=2),
    unread=(Remark(7, "a `broken` line", "not understood"),),
)


def test_parts_without_remarks_are_left_out() -> None:
    text = report_text(ONE, "README.md")
    assert [line for line in text.split("\n") if line.startswith("#")] == [
        "# Import of README.md",
        "## Not read: 1",
    ]
    assert "- line 7 (not understood): `` a `broken` line ``" in text


def test_the_share_of_records_is_told() -> None:
    assert share_text(ONE) == "1 of 2 entries became records (50 %)"
    assert "1 of 2 entries became records (50 %)." in report_text(ONE, "README.md")
    lines = tuple(Remark(number, "row", "a row without a title") for number in (7, 8, 10))
    code = Remark(20, "x = 1", "a block of code")
    assert share_text(replace(ONE, unread=(*lines, code))) == "1 of 3 entries became records (33 %)"
    assert share_text(replace(ONE, counts=Counts(), unread=())) == (
        "0 of 0 entries became records (100 %)"
    )


def test_papers_without_a_year_are_told_apart() -> None:
    remarks = (Remark(4, "A Cup"), Remark(5, "A Saucer"))
    kept = replace(ONE, resources=[{"title": "A Cup"}, {"title": "A Saucer"}], undated=remarks)
    assert share_text(kept) == (
        "1 of 4 entries became records (25 %), 2 without a year are kept as resources"
    )
    assert remarks_text(kept) == "1 line not read, 2 papers without a year"
    text = report_text(kept, "README.md")
    assert "## Without a year: 2\n" in text
    assert "- line 5: `A Saucer`" in text


def test_one_is_singular() -> None:
    assert counts_text(ONE) == "1 paper, 0 resources, 2 links, 0 notes"
    assert remarks_text(ONE) == "1 line not read"
