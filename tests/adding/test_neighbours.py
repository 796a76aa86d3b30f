"""Categories by the nearest titles."""

import pytest

from site_builder.adding.neighbours import LIKELY, SURE, Titles, proposals
from site_builder.records import Paper


def _paper(id: str, title: str, *categories: str) -> Paper:
    fields = {"id": id, "title": title, "year": 2020, "categories": categories}
    return Paper.model_validate(fields)


PAPERS = (
    _paper("a", "Spouts for Pouring Tea", "spouts"),
    _paper("b", "Fast Spouts for Pouring Coffee", "spouts", "coffee"),
    _paper("c", "Handles for Holding Tea", "handles"),
    _paper("d", "Lids", "lids"),
)


def test_the_nearest_come_first_and_none_without_a_word_in_common() -> None:
    near = Titles(PAPERS).neighbours("Slow Spouts for Pouring Coffee")
    assert [n.paper.id for n in near] == ["b", "a"]
    assert 0 < near[1].nearness < near[0].nearness < 1
    assert Titles(PAPERS).neighbours("Quantum Gravity") == []
    assert Titles(()).neighbours("Spouts") == []
    assert proposals([]) == []


def test_a_title_is_nearest_to_itself_unless_it_is_left_out() -> None:
    titles = Titles(PAPERS)
    assert round(titles.neighbours("Handles for Holding Tea")[0].nearness, 6) == 1
    assert "c" not in {n.paper.id for n in titles.neighbours("Handles for Holding Tea", "c")}


def test_a_word_that_few_have_counts_more() -> None:
    titles = Titles((*PAPERS, _paper("e", "Tea and Tea", "tea"), _paper("f", "Tea", "tea")))
    assert titles.neighbours("Lids of Tea")[0].paper.id == "d"


def test_votes_are_shares_and_say_how_sure_they_are() -> None:
    found = proposals(Titles(PAPERS).neighbours("Spouts for Pouring Chocolate"))
    assert found[0].category == "spouts"
    assert found[0].share > SURE
    assert found[0].surety == "sure"
    assert {p.category for p in found} == {"spouts", "coffee"}
    mixed = proposals(Titles(PAPERS).neighbours("Tea"))
    assert {p.category for p in mixed} == {"spouts", "handles"}
    assert LIKELY <= mixed[0].share < SURE
    assert mixed[0].surety == "likely"
    long = "Spouts of a Sort that Nobody Saw So Far in Any Country, Kitchen or Museum"
    assert proposals(Titles(PAPERS).neighbours(long))[0].surety == "a guess"


def test_the_same_titles_give_the_same_answer_in_any_order() -> None:
    one = proposals(Titles(PAPERS).neighbours("Pouring Tea"))
    other = proposals(Titles(PAPERS[::-1]).neighbours("Pouring Tea"))
    assert [(p.category, round(p.share, 9)) for p in one] == [
        (p.category, round(p.share, 9)) for p in other
    ]


def test_a_category_that_is_a_venue_is_for_its_papers() -> None:
    papers = [_paper("a", "Cups and Saucers", "pot"), _paper("b", "Cups and Spoons", "spoons")]
    titles = Titles(papers)
    near = titles.neighbours("Cups and Saucers", closed=["pot"])
    assert [n.paper.id for n in near] == ["b"]
    assert [p.category for p in proposals(near, closed=["pot"])] == ["spoons"]
    near = titles.neighbours("Cups and Spoons")
    assert [p.category for p in proposals(near)] == ["spoons", "pot"]
    assert sum(p.share for p in proposals(near, own=["pot"])) == pytest.approx(1)
    assert proposals(near, own=["pot"])[1].share > proposals(near)[1].share
