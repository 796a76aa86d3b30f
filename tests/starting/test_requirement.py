"""A new project asks for the package where it came from."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from site_builder.package import home
from site_builder.starting.requirement import own_requirement, requirement

PYPROJECT = Path(__file__).parents[2] / "pyproject.toml"
SOURCE = "https://forge.example.org/builder"
CLONED = {"url": SOURCE, "vcs_info": {"vcs": "git", "commit_id": "0" * 40}}
FILE = {"url": "file:///tmp/builder.whl", "archive_info": {}}


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        (None, "survey-site-builder>=1.2"),
        (CLONED, f"survey-site-builder @ git+{SOURCE}@{'0' * 40}"),
        (FILE, f"survey-site-builder @ git+{SOURCE}"),
    ],
)
def test_the_origin_is_asked(origin: dict[str, Any] | None, expected: str) -> None:
    assert requirement("1.2", origin, SOURCE) == expected


def test_a_checkout_is_asked_for_where_its_metadata_say_it_lives(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("site_builder.starting.requirement.installed", lambda: None)
    monkeypatch.setattr("site_builder.package.installed", lambda: None)
    home.cache_clear()
    try:
        address = tomllib.loads(PYPROJECT.read_text("utf-8"))["project"]["urls"]["Source"]
        assert own_requirement() == f"survey-site-builder @ git+{address}"
    finally:
        home.cache_clear()


def test_a_file_without_a_source_is_asked_by_name() -> None:
    assert requirement("1.2", FILE, "") == "survey-site-builder>=1.2"
