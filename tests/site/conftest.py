"""The website of the invented catalogue, built once with the real engine."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from site_builder import site
from site_builder.catalogue import Catalogue
from site_builder.records import Edge, Paper
from tests.site.chromium import Open, served, visits

ROOT = Path(__file__).parent.parent.parent
SETTINGS = ROOT / "mkdocs.yml"


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the engine's output is kept for the tests."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def teapot_site(teapots: Catalogue, cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site of tests/catalogue."""
    folder = tmp_path_factory.mktemp("site")
    site.build(teapots, SETTINGS, folder, cache)
    return folder


@pytest.fixture(scope="session")
def pedigree_site(
    teapots: Catalogue, cache: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The folder of a site with a pedigree of some size.

    First <- Second <- Third, First <- Side <- Third (secondary), Second <- Other family.
    """
    papers = (
        _method("ash2010first", "First", 2010),
        _method("bell2012second", "Second", 2012, ["ash2010first"]),
        _method("cole2012side", "Side", 2012, ["ash2010first"], category="handles"),
        _method("dunn2015third", "Third", 2015, ["bell2012second", "cole2012side"]),
        _method("east2016other", "Other", 2016, ["bell2012second"], category="pouring"),
        _method("fox2016alone", "Alone", 2016, category="handles"),
    )
    folder = tmp_path_factory.mktemp("pedigree")
    site.build(replace(teapots, papers=papers), SETTINGS, folder, cache)
    return folder


def _method(
    id: str, name: str, year: int, parents: list[str] | None = None, category: str = "spouts"
) -> Paper:
    steps = [
        Edge(paper=parent, relation="extends", evidence=f"Sec. 3 of {name}", source="the paper")
        for parent in parents or ()
    ]
    values = {
        "id": id,
        "title": f"{name} of all pots",
        "name": name,
        "authors": ("Ada Ash",),
        "venue": "POT",
        "year": year,
        "categories": (category,),
        "builds_on": tuple(steps),
    }
    return Paper.model_validate(values)


@pytest.fixture(scope="session")
def address(teapot_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the site of tests/catalogue is served: in the folder that its survey.yaml names."""
    root = tmp_path_factory.mktemp("root")
    (root / "survey").symlink_to(teapot_site)
    for host in served(root):
        yield f"{host}survey/"


@pytest.fixture(scope="session")
def pedigree_address(pedigree_site: Path) -> Iterator[str]:
    """Where the site with the pedigree is served."""
    yield from served(pedigree_site)


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Open]:
    """Opens pages of the site of tests/catalogue."""
    yield from visits(browser, address)


@pytest.fixture
def visit_pedigree(browser: Browser, pedigree_address: str) -> Iterator[Open]:
    """Opens pages of the site with the pedigree."""
    yield from visits(browser, pedigree_address)
