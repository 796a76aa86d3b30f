"""What is counted in the invented catalogue, and in an empty one."""

from dataclasses import replace

from site_builder.catalogue import Catalogue
from site_builder.pages import statistics as statistics_page
from site_builder.records import Paper
from site_builder.statistics import Statistics, statistics


def test_papers_are_counted_by_year_family_and_code(teapots: Catalogue) -> None:
    found = statistics(teapots)
    assert (found.papers, found.with_code, found.span) == (5, 3, "2013\N{EN DASH}2021")
    by_year = {year.year: year for year in found.years}
    assert list(by_year) == list(range(2013, 2022))  # years without a paper too
    assert by_year[2013].by_family == {"spout": 1}
    assert by_year[2017].by_family == {"spout": 1}  # two categories, counted once
    assert (by_year[2017].share, by_year[2019].share, by_year[2014].share) == (100, 0, 0)
    assert sum(year.papers for year in found.years) == found.papers
    assert found.years_with_papers == (2013, 2017, 2019, 2020, 2021)


def test_venues_and_frameworks_are_counted_by_papers(teapots: Catalogue) -> None:
    found = statistics(teapots)
    assert [(venue.id, count) for venue, count in found.venues][:2] == [("arxiv", 1), ("kettle", 1)]
    frameworks = {framework.id: count for framework, count in found.frameworks}
    assert frameworks == {"chainer": 1, "code": 1, "pytorch": 1}  # two links, one paper


def test_a_category_has_the_papers_of_its_subcategories(teapots: Catalogue) -> None:
    rows = {row.section.id: row for row in statistics(teapots).coverage}
    assert rows["uses"].by_year == {2017: 1, 2020: 1, 2021: 1}
    assert rows["pouring"].by_year == {2017: 1, 2021: 1}
    assert "study" not in rows  # it holds resources
    assert rows["handles"].last == rows["handles"].first == 2019


def test_gaps_are_found(teapots: Catalogue) -> None:
    gaps = statistics(teapots).gaps
    assert [paper.id for paper in gaps.without_relatives] == ["assam2019handles", "mate2021pour"]
    assert [paper.id for paper in gaps.without_code] == ["assam2019handles", "mate2021pour"]
    assert [row.section.id for row in gaps.categories] == ["spouts", "handles"]


def test_an_empty_catalogue_has_figures_and_a_page(teapots: Catalogue) -> None:
    empty = replace(teapots, papers=())
    found = statistics(empty)
    assert found == Statistics(0, 0, (), (), (), found.coverage, found.gaps)
    assert found.span == ""
    (page,) = statistics_page.pages(empty)
    assert "nothing to count" in page.body


def test_a_category_without_a_paper_is_a_gap(teapots: Catalogue) -> None:
    papers = tuple(paper for paper in teapots.papers if "handles" not in paper.categories)
    first = statistics(replace(teapots, papers=papers)).gaps.categories[0]
    assert (first.section.id, first.last) == ("handles", None)


def test_ten_thousand_papers_are_counted_in_time(teapots: Catalogue) -> None:
    model = teapots.papers[0]
    papers = tuple(
        Paper.model_construct(**{**model.__dict__, "id": f"p{number}", "year": 1990 + number % 30})
        for number in range(10_000)
    )
    found = statistics(replace(teapots, papers=papers))
    assert sum(year.papers for year in found.years) == 10_000
