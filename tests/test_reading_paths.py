"""What to read before a paper: a file beside its page, or a selection in a large catalogue."""

import pytest

from site_builder.catalogue import Catalogue
from site_builder.exports.reading_paths import LIMIT, outputs
from site_builder.pages.papers import pages

PAGE = "papers/cha2017b/"
SELECTION = "papers/?select="


def body(catalogue: Catalogue) -> str:
    return str({page.url: page for page in pages(catalogue)}[PAGE].body)


def test_who_builds_on_others_has_a_reading_path(teapots: Catalogue) -> None:
    (written,) = outputs(teapots)
    assert written.path == f"{PAGE}reading-path.bib"
    keys = [line for line in written.content.decode().splitlines() if line.startswith("@")]
    assert 2 <= len(keys) <= LIMIT + 1
    assert keys[-1].endswith("{cha2017b,")
    assert 'href="reading-path.bib"' in body(teapots)


def test_in_a_large_catalogue_it_is_a_selection(
    teapots: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("site_builder.catalogue.LARGE", 1)
    assert not list(outputs(teapots))
    assert "reading-path.bib" not in body(teapots)
    address = body(teapots).partition(SELECTION)[2].partition('"')[0]
    assert address.split(",")[-1] == "cha2017b"
