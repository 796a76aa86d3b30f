"""The website of the invented catalogue, built once with the real engine."""

from pathlib import Path

import pytest

from site_builder import site
from site_builder.catalogue import Catalogue

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
