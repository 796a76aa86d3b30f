"""What all tests of the import share."""

import pytest

from site_builder.imports.vocabulary import Vocabulary, parse_vocabulary
from site_builder.shipped import shipped


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """The words that come with the package."""
    folder = shipped("templates/vocabulary")
    venues, frameworks = (
        (name, (folder / name).read_bytes()) for name in ("venues.yaml", "frameworks.yaml")
    )
    return parse_vocabulary(venues, frameworks, is_own=False)
