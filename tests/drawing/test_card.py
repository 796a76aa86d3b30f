"""The pictures that networks show: a PNG that an independent reader decodes, whatever the title."""

import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser

from site_builder.catalogue import Catalogue
from site_builder.drawing.card import HEIGHT, WIDTH, Card, card
from site_builder.drawing.letters import letters
from site_builder.exports.pictures import SITE, outputs, picture_of

POTS = Card("Survey of Pots", "Pots Considered Useful", "Pot, POT 2013", "Ada Ash", "#B4510F")


def _pixels(picture: bytes) -> list[bytes]:
    """The rows, as half bytes; the checksums must be right."""
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    chunks, at = {}, 8
    while at < len(picture):
        (length,) = struct.unpack_from(">I", picture, at)
        body = picture[at + 4 : at + 8 + length]
        assert struct.unpack_from(">I", picture, at + 8 + length) == (zlib.crc32(body),)
        chunks[body[:4]] = body[4:]
        at += 12 + length
    assert struct.unpack(">IIBBBBB", chunks[b"IHDR"]) == (WIDTH, HEIGHT, 4, 3, 0, 0, 0)
    raw = zlib.decompress(chunks[b"IDAT"])
    step = WIDTH // 2 + 1
    assert len(raw) == step * HEIGHT
    assert set(raw[::step]) == {0}
    most = max(max(byte >> 4, byte & 15) for byte in set(raw))
    assert most < len(chunks[b"PLTE"]) // 3
    return [raw[start + 1 : start + step] for start in range(0, len(raw), step)]


@given(title=st.text(max_size=600), people=st.text(max_size=200))
def test_any_text_is_a_picture(title: str, people: str) -> None:
    _pixels(card(Card("Survey", title, "POT 2013", people, "#B4510F")))


def test_a_title_is_seen_and_stays_in_its_margins() -> None:
    rows = _pixels(card(POTS))
    assert any(set(row[40:200]) - {0} for row in rows[90:150])
    long = _pixels(card(Card("S", "W" * 400, "F" * 400, "P" * 400, "#B4510F")))
    assert all(set(row[-28:]) == {0} for row in long)


def test_the_same_content_is_the_same_picture() -> None:
    assert card(POTS) == card(POTS)
    assert card(POTS) != card(Card("S", "T", "F", "P", "#B4510F"))


def test_a_letter_that_is_not_there_loses_its_accent_or_leaves_a_blank() -> None:
    font = letters("title")
    assert font.known("Ḿilk 急須 Łódź") == "Milk Łódź"
    assert font.cut("Ash, Bob Birch", font.width("Ash, Bob…")) == "Ash, Bob…"
    assert font.cut("Ash, Bob Birch", font.width("Ash,…")) == "Ash…"


def test_each_paper_has_a_picture_but_in_a_large_catalogue(
    teapots: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert {output.path for output in outputs(teapots)} == {
        SITE,
        *(picture_of(teapots, paper) for paper in teapots.papers),
    }
    monkeypatch.setattr("site_builder.catalogue.LARGE", 1)
    assert [output.path for output in outputs(teapots)] == [SITE]
    assert picture_of(teapots, teapots.papers[0]) == SITE


@pytest.mark.browser
def test_a_browser_shows_it(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "card.png").write_bytes(card(POTS))
    page = browser.new_page()
    page.goto((tmp_path / "card.png").as_uri())
    size = page.evaluate("[document.images[0].naturalWidth, document.images[0].naturalHeight]")
    assert size == [WIDTH, HEIGHT]
    page.close()
