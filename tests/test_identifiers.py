"""Ids from first author, year and word."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.fields import ID
from site_builder.identifiers import doi_address, fold, id_prefix, normal_title, paper_id


@pytest.mark.parametrize(
    ("author", "prefix"),
    [
        ("Gail Green", "green2019"),
        ("Green", "green2019"),
        ("G. H. Green", "green2019"),
        ("Ann van der Assam", "assam2019"),
        ("Olga de la Oolong", "oolong2019"),
        ("Sen Cha Jr.", "cha2019"),
        ("Sen Cha III", "cha2019"),
        ("Gail Green-Black", "green2019"),
        ("Émile Darjeeling", "darjeeling2019"),
        ("Łukasz Żółć", "zolc2019"),
        ("Müge Öz", "oz2019"),
        ("Søren Ørsted", "orsted2019"),
        ("Đorđe Đurić", "duric2019"),
        ("Gail Groß", "gross2019"),
        ("Gail 𝐆𝐫𝐞𝐞𝐧", "green2019"),  # noqa: RUF001
        ("Ægir Œuvre", "oeuvre2019"),
        ("Ayşe Y\u0131ld\u0131z", "yildiz2019"),
        ("Zoe\u0308 Noe\u0308", "noe2019"),
        ("Gail O'Tea", "otea2019"),
        ("Gail O’Tea", "otea2019"),
        ("Gail d'Assam", "dassam2019"),
        ("茶 壺", ""),
        ("Jr.", ""),
    ],
)
def test_an_id_begins_with_the_family_name_and_the_year(author: str, prefix: str) -> None:
    assert id_prefix([author, "Ben Black"], 2019) == prefix


def test_without_authors_there_is_no_prefix() -> None:
    assert id_prefix([], 2019) == ""


@pytest.mark.parametrize(
    ("title", "taken", "expected"),
    [
        ("Pots of Glass", (), "green2019pots"),
        ("The Pots of Glass", (), "green2019pots"),
        ("An A The", (), "green2019an"),
        ("“Pots”: of Glass", (), "green2019pots"),
        ("'Pots' of Glass", (), "green2019pots"),
        ("Don't Pour", (), "green2019dont"),
        ("3D Pots", (), "green20193d"),
        ("Über-Pots", (), "green2019uber"),
        ("茶壺", (), "green2019untitled"),
        ("Pots of Glass", ("green2019pots",), "green2019potsa"),
        ("Pots of Glass", ("green2019pots", "green2019potsa"), "green2019potsb"),
    ],
)
def test_an_id_ends_with_a_word_and_a_letter(
    title: str, taken: tuple[str, ...], expected: str
) -> None:
    assert paper_id(["Gail Green"], 2019, title, taken) == expected


def test_after_z_comes_aa() -> None:
    taken = {"green2019pots", *(f"green2019pots{chr(code)}" for code in range(ord("a"), 123))}
    assert paper_id(["Gail Green"], 2019, "Pots", taken) == "green2019potsaa"


def test_without_authors_the_title_is_the_id() -> None:
    assert paper_id([], 2019, "Pots of Glass") == "pots-of-glass"
    assert len(paper_id([], 2019, "glass " * 50)) <= 41


@given(st.lists(st.text(max_size=20), max_size=2), st.integers(1900, 2199), st.text(max_size=60))
def test_every_id_is_an_id(authors: list[str], year: int, title: str) -> None:
    assert re.fullmatch(ID, paper_id(authors, year, title))


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    "other",
    ["POTS OF GLASS", "Pots  of Glass!", "“Pots” of: Glass", "Pöts of Glaß", "Pot’s of Glass"],
)
def test_spellings_of_a_title_have_one_normal_form(other: str) -> None:
    assert normal_title(other) == "pots of glass"


@pytest.mark.parametrize(
    ("doi", "path"),
    [
        ("10.5555/pot.2013.1", "10.5555/pot.2013.1"),
        (
            "10.1002/(SICI)1097:15/16<1661::AID-POT2>3.0.CO;2-#",
            "10.1002/(SICI)1097:15/16%3C1661::AID-POT2%3E3.0.CO;2-%23",
        ),
        ('10.5555/a"b%0a?c', "10.5555/a%22b%250a%3Fc"),
    ],
)
def test_any_doi_has_an_address(doi: str, path: str) -> None:
    assert doi_address(doi) == f"https://doi.org/{path}"
