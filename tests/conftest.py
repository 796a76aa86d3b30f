"""What tests share: the invented catalogue, and files of expected text."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser

from site_builder.catalogue import Catalogue
from site_builder.loading import load
from tests.loopback import only_loopback
from tests.site.chromium import launched

TESTS = Path(__file__).parent

# A loaded machine is no fault: no limit on the time of an example or of inventing one.
settings.register_profile("survey", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("survey")


@pytest.fixture(scope="session", autouse=True)
def _stay_on_this_machine() -> Iterator[None]:
    """Sockets of the tests' own process fail on any address but a loopback one."""
    undo = only_loopback()
    yield
    undo()


@pytest.fixture(scope="session")
def teapots() -> Catalogue:
    """The catalogue in tests/catalogue."""
    return load(TESTS / "catalogue")


@pytest.fixture(scope="session")
def golden() -> Callable[[str, str], None]:
    """Compare a text with the file tests/golden/<name>; UPDATE_GOLDEN=1 rewrites that instead."""

    def compare(name: str, text: str) -> None:
        path = TESTS / "golden" / name
        if os.environ.get("UPDATE_GOLDEN") == "1":
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8"))
        assert path.read_bytes().decode("utf-8") == text

    return compare


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The one Chromium of all tests: a process can hold no second Playwright."""
    yield from launched()
