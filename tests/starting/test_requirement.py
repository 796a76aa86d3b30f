"""A new project asks for the package where it came from."""

from typing import Any

import pytest

from site_builder.starting.requirement import requirement

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
    named = ["Homepage, https://other.example.org/", f"Source, {SOURCE}"]
    assert requirement("1.2", origin, named) == expected


def test_a_file_without_a_source_is_asked_by_name() -> None:
    assert requirement("1.2", FILE, []) == "survey-site-builder>=1.2"
