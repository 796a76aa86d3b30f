"""The laws of the pedigree, on graphs drawn at random."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.pedigree import CycleError, Pedigree, cycles

IDS = [f"p{number:02}" for number in range(12)]


@st.composite
def pedigrees(draw: st.DrawFn) -> Pedigree:
    """Each paper builds on some of those before it."""
    ids = draw(st.permutations(IDS))[: draw(st.integers(1, len(IDS)))]
    return Pedigree(
        {
            id: tuple(draw(st.lists(st.sampled_from(ids[:index]), unique=True, max_size=4)))
            if index
            else ()
            for index, id in enumerate(ids)
        }
    )


def _related(pedigree: Pedigree, one: str, other: str) -> bool:
    return one in pedigree.parents_of[other] or other in pedigree.parents_of[one]


@given(pedigrees())
def test_children_are_the_reverse_of_parents(pedigree: Pedigree) -> None:
    up = {(child, parent) for child, all_ in pedigree.parents_of.items() for parent in all_}
    down = {(child, parent) for parent, all_ in pedigree.children_of.items() for child in all_}
    assert up == down


@given(pedigrees())
def test_ancestors_are_the_parents_and_theirs(pedigree: Pedigree) -> None:
    for id, parents in pedigree.parents_of.items():
        expected = set(parents).union(*(pedigree.ancestors(parent) for parent in parents))
        assert pedigree.ancestors(id) == expected
        assert id not in expected
        assert all(id in pedigree.descendants(ancestor) for ancestor in expected)


@given(pedigrees())
def test_every_step_climbs_a_layer(pedigree: Pedigree) -> None:
    for id, parents in pedigree.parents_of.items():
        above = [pedigree.layers[parent] for parent in parents]
        assert pedigree.layers[id] == max(above, default=-1) + 1


@given(pedigrees())
def test_roots_and_isolated_have_no_parents(pedigree: Pedigree) -> None:
    orphans = {id for id, parents in pedigree.parents_of.items() if not parents}
    assert set(pedigree.roots) | set(pedigree.isolated) == orphans
    assert not set(pedigree.roots) & set(pedigree.isolated)


@given(pedigrees(), st.data())
def test_a_path_steps_from_relative_to_relative(pedigree: Pedigree, data: st.DataObject) -> None:
    one, other = data.draw(st.tuples(*[st.sampled_from(sorted(pedigree.parents_of))] * 2))
    path = pedigree.path(one, other)
    assert path == pedigree.path(one, other)
    if not path:
        assert not pedigree.common_ancestors(one, other)
        assert pedigree.path(other, one) == ()
        return
    assert (path[0], path[-1]) == (one, other)
    assert len(set(path)) == len(path)
    assert all(_related(pedigree, *step) for step in itertools.pairwise(path))
    if other in pedigree.ancestors(one):
        assert all(b in pedigree.parents_of[a] for a, b in itertools.pairwise(path))


@given(pedigrees(), st.data())
def test_no_way_is_shorter(pedigree: Pedigree, data: st.DataObject) -> None:
    one, other = data.draw(st.tuples(*[st.sampled_from(sorted(pedigree.parents_of))] * 2))
    path = pedigree.path(one, other)
    is_descent = other in pedigree.ancestors(one) or one in pedigree.ancestors(other)
    reached, steps = {one}, 0
    while path and other not in reached:
        reached |= {
            near for id in reached for near in (*pedigree.parents_of[id], *pedigree.children_of[id])
        }
        steps += 1
    assert not path or len(path) - 1 == steps or (is_descent and len(path) - 1 > steps)


@given(pedigrees(), st.data())
def test_a_reading_path_has_everything_before_it_is_needed(
    pedigree: Pedigree, data: st.DataObject
) -> None:
    goal = data.draw(st.sampled_from(sorted(pedigree.parents_of)))
    stops = pedigree.reading_path(goal)
    order = [stop.id for stop in stops]
    assert order[-1] == goal
    assert set(order) == pedigree.ancestors(goal) | {goal}
    for stop in stops:
        later = set(order[order.index(stop.id) + 1 :])
        assert set(stop.needed_by) <= later
        assert bool(stop.needed_by) == (stop.id != goal)


@given(pedigrees(), st.data())
def test_a_short_reading_path_keeps_the_nearest(pedigree: Pedigree, data: st.DataObject) -> None:
    goal = data.draw(st.sampled_from(sorted(pedigree.parents_of)))
    limit = data.draw(st.integers(1, len(IDS)))
    whole = [stop.id for stop in pedigree.reading_path(goal)]
    short = [stop.id for stop in pedigree.reading_path(goal, limit)]
    assert short == [id for id in whole if id in short]
    assert len(short) == min(limit + 1, len(whole))
    left_out = set(whole) - set(short)
    distance = {id: len(pedigree.path(goal, id)) for id in whole}
    farthest = max(distance[id] for id in short)
    assert all(distance[id] >= farthest for id in left_out)


@given(pedigrees())
def test_relatives_are_counted_as_they_are_listed(pedigree: Pedigree) -> None:
    for id in pedigree.parents_of:
        assert pedigree.ancestor_counts[id] == len(pedigree.ancestors(id))
        assert pedigree.descendant_counts[id] == len(pedigree.descendants(id))


@given(pedigrees())
def test_common_ancestors_are_ancestors_of_both(pedigree: Pedigree) -> None:
    ids = sorted(pedigree.parents_of)
    for one, other in itertools.pairwise(ids):
        common = pedigree.common_ancestors(one, other)
        assert common == pedigree.common_ancestors(other, one)
        assert all({id, *pedigree.descendants(id)} >= {one, other} for id in common)


@given(pedigrees())
def test_what_adds_nothing_can_be_left_out(pedigree: Pedigree) -> None:
    for id, parents in pedigree.parents_of.items():
        for parent in parents:
            rest = {**pedigree.parents_of, id: tuple(other for other in parents if other != parent)}
            same = Pedigree(rest).ancestors(id) == pedigree.ancestors(id)
            assert bool(pedigree.adds_nothing(id, parent)) == same


@given(pedigrees(), st.data())
def test_a_step_back_makes_a_cycle(pedigree: Pedigree, data: st.DataObject) -> None:
    id = data.draw(st.sampled_from(sorted(pedigree.parents_of)))
    below = data.draw(st.sampled_from(sorted(pedigree.descendants(id) | {id})))
    wrong = {**pedigree.parents_of, id: (*pedigree.parents_of[id], below)}
    with pytest.raises(CycleError) as raised:
        Pedigree(wrong)
    cycle = raised.value.cycle
    assert all(
        parent in wrong[child] for child, parent in zip(cycle, [*cycle[1:], cycle[0]], strict=True)
    )
    assert id in cycle


@given(pedigrees())
def test_no_cycle_is_found_where_there_is_none(pedigree: Pedigree) -> None:
    assert list(cycles(pedigree.parents_of)) == []


def test_knots_are_told_one_by_one() -> None:
    parents = {"a": ["b"], "b": ["a"], "c": ["c"], "d": ["a", "c"], "e": ["d"]}
    assert list(cycles(parents)) == [("a", "b"), ("c",)]
