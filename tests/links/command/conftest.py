"""The invented catalogue with a server of its own, for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.links.command.surveyed import Survey, surveyed


@pytest.fixture
def survey(tmp_path: Path) -> Iterator[Survey]:
    """A new one."""
    with surveyed(tmp_path) as made:
        yield made
