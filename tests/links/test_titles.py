"""Whether two titles are one: spellings, near misses, what stands around a title."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.links.titles import holds, is_generic, same, words
from tests.links.cpu import seconds_of

TITLE = "Deep Teapots: How Spouts Learn to Pour"

SPELLINGS = (
    ("Déjà vu in Teapots and Cups", "Deja Vu in teapots and cups"),
    ("{D}eep {T}eapots for {\\'E}t\\'e", "Deep Teapots for Été"),
    ("$\\alpha$-Pots and their $\\ell_2$ Spouts", "α-Pots and Their l2 Spouts"),
    ("Pots &amp; Cups for Every Kitchen", "Pots and Cups for every kitchen"),
    ("Colour Normalisation of Glazed Pots", "Color normalization of glazed pots"),
    ("It’s About Pots, “Really”", "It's about pots, 'really'"),
    ("Pots–to–Cups Metric Learning", "Pots-to-Cups Metric Learning"),
    ("ＰＯＴＳ for the Full Width Table", "Pots for the full width table"),
    ("The Pot<sub>2</sub> of <i>Teapots</i>", "The Pot2 of Teapots"),
    ("Straße, Æther and Øre", "Strasse, aether and ore"),
    ("Tea\u00adpots Without Soft Hyphens", "Teapots without soft hyphens"),
    ("TeapotNet: Pouring", "Teapot Net - Pouring"),
)


@pytest.mark.parametrize(("one", "other"), SPELLINGS)
def test_spellings_of_one_title(one: str, other: str) -> None:
    assert same(one, other)
    assert same(other, one)


@pytest.mark.parametrize(
    "found",
    [
        f"{TITLE} | Journal of Pots",
        f"Journal of Pots - {TITLE}",
        f"[1703.07464] {TITLE}",
        f"(PDF) {TITLE}",
        f"PDF: {TITLE}",
        f"{TITLE} · OpenReview",
        f"{TITLE} (Extended Version)",
        f"Potter and Spout. {TITLE}. Journal of Pots",
        "Deep Teapots: How Spouts Learn …",
        "Deep Teapots: How Spouts Le...",
        "How Spouts Learn to Pour",
        f"{TITLE} in Kitchens of Many Kinds",
        "Deep Teapots: How Sp\ufffdts Learn to Pour",
    ],
)
def test_what_may_stand_around_a_title_or_lack(found: str) -> None:
    assert same(TITLE, found)


@pytest.mark.parametrize(
    "found",
    [
        "",
        "Pots",
        "Deep Teapots",
        "Deep Teapots: How Spouts Learn to Boil",
        "Deep Teapots: How Handles Learn to Pour",
        "Deeper Teapots: How Spouts Learn to Pour",
        "Deep Teapots II: How Spouts Learn to Pour",
        f"{TITLE} Again",
        f"{TITLE} Part 2",
        f"{TITLE}, Part II",
        f"Retraction: {TITLE}",
        f"Retracted: {TITLE}",
        f"WITHDRAWN: {TITLE}",
        f"Erratum to: {TITLE}",
        f"Correction: {TITLE} | Journal of Pots",
        f"Comment on “{TITLE}”",
        f"Reply to {TITLE} by the Authors",
        f"Review of {TITLE} for Many Kinds of Readers",
        "Deep Teapots: How Spouts … of Pouring",
    ],
)
def test_titles_of_something_else(found: str) -> None:
    assert not same(TITLE, found)
    assert not same(TITLE, found, loosely=True)


@pytest.mark.parametrize("more", ["PDF", "2019", "Home Page", "arXiv"])
def test_names_of_sites_are_allowed_in_the_title_of_a_window_only(more: str) -> None:
    assert not same(TITLE, f"{TITLE} {more}")
    assert same(TITLE, f"{TITLE} {more}", loosely=True)


@pytest.mark.parametrize("short", ["Pots", "Deep Pots", "Pots and Cups"])
def test_a_short_title_is_known_alone_only(short: str) -> None:
    assert same(short, short.upper())
    assert same(short, f"{short} | Journal")
    assert not same(short, f"{short}: A Survey of Many Kinds")
    assert not same(short, f"All about {short} in many kitchens")
    assert not holds(f"This is about {short} and more.", short)


def test_a_long_text_holds_a_title() -> None:
    assert holds(f"Journal. {TITLE.upper()}. A. Potter", TITLE)
    assert not holds("Deep teapots, and how spouts learn", TITLE)


@pytest.mark.parametrize(
    ("found", "host"),
    [
        ("", "pots.example.org"),
        ("OpenReview", "openreview.net"),
        ("Home | Pots", "pots.example.org"),
        ("IEEE Xplore Full-Text PDF:", "ieeexplore.ieee.org"),
        ("Untitled Document", "pots.example.org"),
        ("404", "pots.example.org"),
    ],
)
def test_titles_that_say_nothing(found: str, host: str) -> None:
    assert is_generic(found, host)
    assert not is_generic(TITLE, host)


TEXTS = st.text(max_size=60) | st.lists(
    st.sampled_from([*TITLE.split(), "|", ":", "-", "…", "\\alpha", "{", "}", "$", "&amp;", "<i>"]),
    max_size=14,
).map(" ".join)


@given(TEXTS)
def test_a_title_is_itself_if_it_has_a_letter(title: str) -> None:
    assert same(title, title) is bool(words(title))


@given(TEXTS, TEXTS)
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    loosely = same(one, other, loosely=True)
    assert loosely or not same(one, other)  # to be loose only allows more


@given(TEXTS)
def test_the_words_of_words_are_the_same(title: str) -> None:
    once = words(title)
    assert words(" ".join(once)) == once


@given(st.lists(st.text("abcdefghij", min_size=2), min_size=4, max_size=9))
def test_signs_and_case_make_no_other_title(title: list[str]) -> None:
    assert same(" ".join(title), "-".join(title).upper())
    assert same("-".join(title).upper(), " ".join(title))


@pytest.mark.parametrize(
    "found",
    [
        " | ".join(["ab"] * 250),
        "a." * 500,
        ": " * 500,
        "<i" * 500,
        "\\" * 1000,
        "\\'{" * 333,
        "ﷺ" * 1000,
        "&amp;" * 200,
        "[" * 1000,
        "\ufffd" * 1000,
        "(pdf)" * 200,
        "part " * 200,
    ],
)
def test_no_title_takes_long(found: str) -> None:
    assert seconds_of(lambda: same(TITLE, found[:1000], loosely=True)) < 0.5
