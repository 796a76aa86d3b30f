"""Authors: their addresses, their spellings, and who has a page."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from site_builder import authors
from site_builder.authors import Author, authors_of
from site_builder.catalogue import Catalogue
from site_builder.exports import EXPORTS
from site_builder.exports.parts import outputs
from site_builder.pages.page import Page
from site_builder.pages.people import author_pages
from site_builder.records import AuthorNames, Paper


def paper(id: str, *names: str, year: int = 2019) -> Paper:
    fields = {"id": id, "title": id, "authors": names, "year": year, "categories": ["spouts"]}
    return Paper.model_validate(fields)


def slugs(papers: Sequence[Paper]) -> dict[str, str]:
    return {name: author.slug for name, author in authors_of(papers, ()).items()}


def test_an_address_is_the_name_in_latin_letters() -> None:
    found = slugs([paper("a", "Łukasz Żółć", "Ann van der Assam", "Séan O'Pot", "A. J. Cup")])
    assert set(found.values()) == {"lukasz-zolc", "ann-van-der-assam", "sean-opot", "a-j-cup"}


def test_names_with_the_same_letters_have_different_addresses() -> None:
    found = slugs([paper("a", "Müge Öz", "Muge Oz", "Muge-Oz")])
    assert found == {"Muge Oz": "muge-oz", "Muge-Oz": "muge-oz-2", "Müge Öz": "muge-oz-3"}


def test_a_name_without_latin_letters_has_an_address_of_its_own() -> None:
    found = slugs([paper("a", "茶 壶", "茶 杯", "x" * 500)])
    assert len(set(found.values())) == 3
    assert all(slug.isascii() and len(slug) <= 80 for slug in found.values())


def test_spellings_that_are_joined_are_one_author() -> None:
    papers = [paper("a", "K. Kettle"), paper("b", "Karl Kettle", "K. Kettle")]
    found = authors_of(papers, [AuthorNames(name="Karl Kettle", aliases=("K. Kettle", "Kettle"))])
    author = found["K. Kettle"]
    assert author is found["Karl Kettle"]
    assert (author.name, author.slug, author.spellings) == (
        "Karl Kettle",
        "karl-kettle",
        ("K. Kettle",),
    )
    assert [one.id for one in author.papers] == ["a", "b"]


def test_a_name_that_no_paper_uses_can_still_be_the_one_shown() -> None:
    found = authors_of(
        [paper("a", "K. Kettle")], [AuthorNames(name="Karl", aliases=("K. Kettle",))]
    )
    assert found["K. Kettle"].name == "Karl"


def pages_of(catalogue: Catalogue) -> Iterator[Page]:
    yield from author_pages(catalogue)


def test_each_author_has_a_page_with_downloads(teapots: Catalogue) -> None:
    pages = {page.url: page for page in pages_of(teapots)}
    assert {"authors/", "authors/sen-cha/", "authors/muge-oz/"} <= set(pages)
    # The files of a single paper are its own; those of several are written.
    assert "../../papers/cha2017b/cha2017b.bib" in pages["authors/sen-cha/"].body
    both = replace(teapots, papers=(*teapots.papers, paper("cha2020c", "Sen Cha", year=2020)))
    page = {page.url: page for page in pages_of(both)}["authors/sen-cha/"]
    assert 'href="sen-cha.bib"' in page.body
    written = {output.path: output for output in outputs(both, [EXPORTS["bibtex"]])}
    assert written["authors/sen-cha/sen-cha.bib"].content.count(b"@") == 2


def test_in_a_large_catalogue_only_who_wrote_several_papers_has_a_page(
    teapots: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(authors, "ALL_HAVE_PAGES", 3)
    papers = (*teapots.papers, paper("cha2020c", "Sen Cha", year=2020))
    urls = [page.url for page in pages_of(replace(teapots, papers=papers))]
    assert urls == ["authors/", "authors/sen-cha/"]


def test_of_thousands_who_wrote_one_paper_nobody_has_a_page(teapots: Catalogue) -> None:
    crowd = [f"Member {number}" for number in range(authors.CROWD)]
    papers = (paper("a", *crowd, "Ann Ash"), paper("b", "Ann Ash"), paper("c", "Bo Bell"))
    pages = {page.url: page for page in pages_of(replace(teapots, papers=papers))}
    assert list(pages) == ["authors/", "authors/ann-ash/", "authors/bo-bell/"]


def test_authors_are_listed_by_family_name(teapots: Catalogue) -> None:
    papers = (paper("a", "Zoe Ash", "Ann van der Cup", "茶壶", "Bo Öz"),)
    body = next(pages_of(replace(teapots, papers=papers))).body
    order = [body.index(f'letter-{letter}">') for letter in ("a", "o", "v", "other")]
    assert order == sorted(order)


def test_who_wrote_together_more_than_once_is_told(teapots: Catalogue) -> None:
    papers = (paper("a", "Ann Ash", "Bo Bell"), paper("b", "Bo Bell", "Ann Ash", "Cy Cup"))
    pages = {page.url: page.body for page in pages_of(replace(teapots, papers=papers))}
    assert "Bo Bell</a> (2)" in pages["authors/ann-ash/"]
    assert "Cy Cup</a>" not in pages["authors/ann-ash/"]


def test_many_names_with_the_same_letters_take_linear_time() -> None:
    names = [f"{'.' * (number % 400)}A{'-' * (number // 400)}B" for number in range(10_000)]
    found: dict[str, Author] = dict(authors_of([paper("a", *names)], ()))
    assert len({author.slug for author in found.values()}) == len(names)
