"""Lists of addresses, and which are in which part of all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.links.addresses import authority
from site_builder.links.target import Target
from site_builder.links.targets import TargetsError, from_text, shard

hosts = st.from_regex(r"[a-z]{1,3}\.example\.org", fullmatch=True) | st.text(max_size=3)
targets = st.lists(
    st.builds("http{}://{}/{}".format, st.sampled_from(["", "s"]), hosts, st.integers(0, 3)).map(
        Target
    ),
    unique=True,
)


@given(targets, st.integers(1, 9))
def test_parts_are_the_whole(all_targets: list[Target], count: int) -> None:
    parts = [shard(all_targets, number, count) for number in range(1, count + 1)]
    together = [target for part in parts for target in part]
    assert sorted(target.url for target in together) == sorted(target.url for target in all_targets)
    known = [{authority(target.url) for target in part} for part in parts]
    assert sum(map(len, known)) == len(set().union(*known)), "a host is in one part"


@given(targets, targets, st.integers(1, 9))
def test_a_host_stays_whatever_is_added(
    before: list[Target], added: list[Target], count: int
) -> None:
    for number in range(1, count + 1):
        assert set(shard(before, number, count)) <= set(shard([*before, *added], number, count))


def test_a_host_stays_for_ever() -> None:
    """What is remembered of it would be lost: the same on every machine and in every version."""
    known = {"arxiv.org": 1, "doi.org": 1, "github.com": 2, "openaccess.thecvf.com": 3}
    for number in range(1, 5):
        for target in shard([Target(f"https://{host}/") for host in (*known,)], number, 4):
            assert known.pop(authority(target.url)) == number
    assert known == {}


def test_a_list_may_hold_halves_of_letters() -> None:
    text = r'[{"url": "http://a.b/\ud800", "title": "\udfff", "id": "\ud800"}]'
    (found,) = from_text("list.json", text)
    assert "".join([found.url, found.title, found.id]).encode() == b"http://a.b/???"


@pytest.mark.parametrize("text", ["[" * 100_000, "[1]", "[", '[{"url": "x", "kind": []}, 1]'])
def test_a_list_that_is_none_is_told(text: str) -> None:
    with pytest.raises(TargetsError):
        from_text("list.json", text)
