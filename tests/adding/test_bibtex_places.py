"""Faults of BibTeX are told at their place, and not where the entry begins."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.sources import bibtex
from site_builder.sources.bibtex_places import fault_in
from site_builder.sources.facts import Facts, Fault
from tests.adding.conftest import Adding

GOOD = "@inproceedings{key,\n  title = {Pots},\n  author = {Ada Roe},\n  year = 2019\n}\n"


@pytest.mark.parametrize(
    ("old", "new", "place", "told"),
    [
        ("{Pots},", "{Pots}", (2, 17), 'a comma is missing behind the field "title", before'),
        ("{Pots},", '"Pots"', (2, 17), 'a comma is missing behind the field "title", before'),
        ("{Pots},", "{Pots,", (2, 11), 'the brace that opens the field "title" is never closed'),
        ("{Pots},", '"Pots,', (2, 11), 'the quote that opens the field "title" is never closed'),
        ("{Pots},", "{Pots}},", (5, 1), ""),
        ("{Pots},", ",", (1, 1), 'the entry "key" has no title'),
        ("key,", "key", (1, 19), 'a comma is missing behind the key "key"'),
        ("2019\n}", "2019\n", (4, 14), "the entry is not closed"),
        ("author =", "author", (3, 3), "a field is expected here"),
    ],
)
def test_the_place_of_a_fault(old: str, new: str, place: tuple[int, int], told: str) -> None:
    text = GOOD.replace(old, new)
    (found,) = bibtex.read(text, "x.bib")
    if told:
        assert isinstance(found, Fault), found
        assert told in found.message
        assert ((found.line, found.column), bool(found.hint)) == (place, True)
    # the same with entries around: these are read, and lines are counted from the file's first
    first = GOOD.replace("key", "first")
    both = list(bibtex.read(f"{first}{text}\n{GOOD.replace('key', 'last')}", "x.bib"))
    assert isinstance(both[0], Facts)
    assert isinstance(both[-1], Facts)
    if told:
        faults = [fault for fault in both if isinstance(fault, Fault)]
        assert told in faults[0].message
        assert faults[0].line == place[0] + 5


@pytest.mark.parametrize(
    "field",
    [
        "title = {A {B} \\{ C}",
        'title = "A {\\"u} B"',
        "title = {A} # { = B}",
        "title = {A, b = {c}}",
        "title = {A},",
        "title = name",
        "title = {A},\n  month = jan # {~1},",
    ],
)
def test_what_is_right_has_no_fault(field: str) -> None:
    assert fault_in(f"@article{{key,\n  {field}\n}}\n", 0) is None
    assert fault_in(f"@article(key,\n  {field}\n)\n", 0) is None


@given(st.text(string.ascii_letters + '{}"=,#@\\ \n()', max_size=80))
def test_no_text_breaks_it(text: str) -> None:
    for read in (text, f"@article{{{text}"):
        found = fault_in(read, 0)
        assert found is None or 1 <= found.line <= read.count("\n") + 1


def test_an_entry_without_a_key_lends_nothing_to_others(adding: Adding) -> None:
    path = adding.root.parent / "x.bib"
    path.write_text(
        "@inproceedings{,\n title={Keyless Pots},\n booktitle={POT},\n year=2019\n}\n" + GOOD,
        "utf-8",
    )
    done = adding.add("--bibtex", str(path), "--category", "brewing")
    assert done.code == 0, done.out
    assert "venue" not in adding.record("roe2019pots").read_text("utf-8")
    assert "sources: [BibTeX in x.bib]" in adding.record("keyless-pots").read_text("utf-8")


@pytest.mark.parametrize("authors", ["Ada Roe and others", "Ada Roe et al.", "Roe, Ada and et al"])
def test_authors_that_are_left_out_are_asked_for(authors: str) -> None:
    (found,) = bibtex.read(GOOD.replace("Ada Roe", authors), "x.bib")
    assert isinstance(found, Fault)
    assert "leaves some out" in found.message
