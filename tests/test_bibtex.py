"""An independent reader of BibTeX gets out what the records say."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import Entry, Person, parse_string

from site_builder.catalogue import Catalogue
from site_builder.exports import bibtex_ascii
from site_builder.exports.bibtex import ENTRIES, escaped
from site_builder.loading import load
from site_builder.records import Paper
from tests.invented import catalogues
from tests.invented_texts import TRICKY, texts

SURVEY = Path(__file__).parents[1] / "catalogue"

_COMMANDS = {
    "textbackslash": "\\",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textasciitilde": "~",
    "textasciicircum": "^",
}


def _shown(latex: str) -> str:
    """What LaTeX would print; braces that only group are gone."""
    pattern = r"\{\\([a-z]+)\}|\\([&%#_$])|(~)|[{}]"

    def printed(found: re.Match[str]) -> str:
        if found[1]:
            return _COMMANDS[found[1]]
        return found[2] or (" " if found[3] else "")

    return _one_line(re.sub(pattern, printed, latex))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _read(catalogue: Catalogue, papers: tuple[Paper, ...]) -> dict[str, Entry]:
    text = ENTRIES.write(catalogue, papers)
    assert text.count("\n@") == max(0, len(papers) - 1)
    return dict(parse_string(text, "bibtex").entries)


def _check_authors(entry: Entry, authors: tuple[str, ...]) -> None:
    persons: list[Person] = entry.persons.get("author", [])
    for person, author in zip(persons, authors, strict=True):
        parts = [person.first_names, person.middle_names, person.prelast_names, person.last_names]
        names = [name for part in [*parts, person.lineage_names] for name in part]
        assert _shown(" ".join(names)) == _one_line(author)


def _check(catalogue: Catalogue) -> None:
    entries = _read(catalogue, catalogue.papers)
    assert list(entries) == [paper.id for paper in catalogue.papers]
    for paper, entry in zip(catalogue.papers, entries.values(), strict=True):
        venue = catalogue.venue_of(paper)
        container = {"article": "journal", "misc": "howpublished"}.get(entry.type, "booktitle")
        assert _shown(entry.fields["title"]) == _one_line(paper.title)
        assert entry.fields["title"][0] == "{"
        assert entry.fields["title"][-1] == "}"
        held = (venue.full_name or venue.name) if venue else ""
        assert _shown(entry.fields.get(container, "")) == held
        assert entry.fields["year"] == str(paper.year)
        assert entry.fields.get("url") == paper.paper
        assert entry.fields.get("eprint") == paper.arxiv
        for name, text in (("volume", paper.volume), ("eid", paper.article)):
            assert _shown(entry.fields.get(name, "")) == _one_line(text or "")
        _check_authors(entry, paper.authors)


@given(catalogue=catalogues())
def test_pybtex_reads_the_same(catalogue: Catalogue) -> None:
    _check(catalogue)


def test_pybtex_reads_the_teapots(teapots: Catalogue) -> None:
    _check(teapots)


@pytest.mark.skipif(not SURVEY.is_dir(), reason="there is no catalogue in this checkout")
def test_pybtex_reads_the_survey() -> None:
    _check(load(SURVEY))


@given(st.one_of(texts(), st.text(st.characters(exclude_categories=["Cs"]))))
def test_no_text_breaks_out_of_its_field(text: str) -> None:
    latex = escaped(text)
    depths = [latex[:end].count("{") - latex[:end].count("}") for end in range(len(latex) + 1)]
    assert min(depths) == depths[-1] == 0
    assert not re.search(r"[\x00-\x1f\x7f-\x9f]", latex)
    assert _shown(latex) == _one_line(re.sub(r"[\s\x00-\x1f\x7f-\x9f]+", " ", text))


@pytest.mark.parametrize("title", TRICKY)
def test_tricky_titles(title: str, teapots: Catalogue) -> None:
    paper = teapots.papers[0].model_copy(update={"title": title})
    entry = _read(teapots, (paper,))[paper.id]
    assert _shown(entry.fields["title"]) == _one_line(title)


@pytest.mark.parametrize(
    ("author", "first", "particle", "last", "generation"),
    [
        ("Ann van der Assam", "Ann", "van der", "Assam", ""),
        ("Sen K. Cha", "Sen K.", "", "Cha", ""),
        ("Martin Luther Tea Jr.", "Martin Luther", "", "Tea", "Jr."),
        ("Oolong", "", "", "{Oolong}", ""),
        ("The Teapot Society", "", "", "{The Teapot Society}", ""),
        ("Salt and Pepper", "", "", "{Salt and Pepper}", ""),
        ("Cups, Pots", "", "", "{Cups, Pots}", ""),
        ("others", "", "", "{others}", ""),
    ],
)
def test_names(  # the parts of one name
    author: str, first: str, particle: str, last: str, generation: str, teapots: Catalogue
) -> None:
    paper = teapots.papers[0].model_copy(update={"authors": ("Olga Oolong", author, "Cai Chai")})
    person = _read(teapots, (paper,))[paper.id].persons["author"][1]
    assert " ".join(person.first_names + person.middle_names) == first
    assert " ".join(person.prelast_names) == particle
    assert " ".join(person.last_names) == last
    assert " ".join(person.lineage_names) == generation


@pytest.mark.parametrize(
    ("pages", "expected"),
    [("815-823", "815--823"), ("1\N{EN DASH}8", "1--8"), ("S1 - S9", "S1--S9"), ("7", "7")],
)
def test_pages(pages: str, expected: str, teapots: Catalogue) -> None:
    paper = teapots.papers[0].model_copy(update={"pages": pages})
    assert _read(teapots, (paper,))[paper.id].fields["pages"] == expected


def _in_ascii(catalogue: Catalogue, paper: Paper) -> Entry:
    text = bibtex_ascii.write(catalogue, [paper])
    return dict(parse_string(text, "bibtex").entries)[paper.id]


def test_letters_beyond_ascii_are_commands_and_addresses_are_not(teapots: Catalogue) -> None:
    update = {
        "title": "Żółty χ² & 茶",
        "authors": ("Émile Żółć", "Ann van der Öz"),
        "paper": "https://papers.example.org/é.pdf",
    }
    entry = _in_ascii(teapots, teapots.papers[0].model_copy(update=update))
    title = r"{{\.Z}{\'o}{\l}ty {\ensuremath{\chi}}{\texttwosuperior} \& 茶}"
    assert entry.fields["title"] == title
    assert entry.fields["url"] == "https://papers.example.org/%C3%A9.pdf"
    first, second = entry.persons["author"]
    assert (first.first_names, first.last_names) == ([r"{\'E}mile"], [r"{\.Z}{\'o}{\l}{\'c}"])
    assert (second.prelast_names, second.last_names) == (["van", "der"], [r"{\"O}z"])


@given(catalogue=catalogues())
def test_in_ascii_each_entry_is_there_and_reads_as_the_other(catalogue: Catalogue) -> None:
    text = bibtex_ascii.write(catalogue, catalogue.papers)
    found = dict(parse_string(text, "bibtex").entries)
    for paper, (id, entry) in zip(catalogue.papers, found.items(), strict=True):
        assert id == paper.id
        assert len(entry.persons.get("author", [])) == len(paper.authors)
    if ENTRIES.write(catalogue, catalogue.papers).isascii():
        assert text == ENTRIES.write(catalogue, catalogue.papers)
