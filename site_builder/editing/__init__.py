"""Changes that go through many records: every new text in memory, checked before one is written."""

from site_builder.editing.checking import new_errors
from site_builder.editing.edit import Disagreement, Edit, RefusedError
from site_builder.editing.mentions import mentions
from site_builder.editing.merging import merge
from site_builder.editing.renaming import rename_category, rename_paper

__all__ = [
    "Disagreement",
    "Edit",
    "RefusedError",
    "mentions",
    "merge",
    "new_errors",
    "rename_category",
    "rename_paper",
]
