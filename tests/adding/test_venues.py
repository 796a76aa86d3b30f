"""Venues as sources spell them."""

import pytest

from site_builder.adding.venues import suggested, venue_named
from site_builder.records import Venue

VENUES = tuple(
    Venue.model_validate(fields)
    for fields in (
        {
            "id": "pot",
            "name": "POT",
            "full_name": "International Conference on Pots",
            "kind": "conference",
            "aliases": ["Pots"],
        },
        {
            "id": "pot-workshops",
            "name": "POT Workshops",
            "kind": "workshop",
            "full_name": "Workshops of the International Conference on Pots",
            "aliases": ["POTW"],
        },
        {
            "id": "apot",
            "name": "APOT",
            "full_name": "Asian Conference on Pots",
            "kind": "conference",
        },
        {"id": "pots-journal", "name": "J. Pots", "full_name": "Pots and Lids", "kind": "journal"},
        {
            "id": "kettle",
            "name": "KETTLE",
            "full_name": "Kettle & Cup Symposium",
            "kind": "conference",
        },
    )
)


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("POT", "POT"),
        ("pots", "POT"),
        ("POT 2019", "POT"),
        ("POT'19", "POT"),
        ("POT 2021 (Oral)", "POT"),
        ("Proceedings of the 39th International Conference on Pots", "POT"),
        ("Proceedings of the Thirty-Second Annual IEEE/CVF Conference on Pots", "POT"),
        ("2019 IEEE International Conference on Pots (POT)", "POT"),
        ("Spouts and Lids – POT 2018", "POT"),
        ("Spouts and Lids - POT 2018 Workshops", "POT Workshops"),
        ("2019 Conference on Pots Workshops (POTW)", "POT Workshops"),
        ("Proceedings of the Asian Conference on Pots 2016", "APOT"),
        ("Pots and Lids", "J. Pots"),
        ("Pots & Lids", "J. Pots"),
        ("Kettle and Cup Symposium", "KETTLE"),
        ("Lids", None),
        ("European Conference on Pots", None),
        ("Workshop on Kettles", None),
        ("", None),
    ],
)
def test_the_venue_that_is_meant(spelling: str, name: str | None) -> None:
    found = venue_named(spelling, VENUES)
    assert (found.name if found else None) == name


def test_what_is_near_is_only_suggested() -> None:
    assert venue_named("KETLE", VENUES) is None
    assert suggested("KETLE", VENUES) == "KETTLE"
