"""The forge's forms for issues: the choices in them that are the survey's own. Pure."""

import re

from site_builder.catalogue import Catalogue
from site_builder.formatting.scalars import scalar
from site_builder.pages.tree import branches

MARK = "written by `survey forms`"
"""What the comment of a list of choices ends with that is made from the taxonomy."""

_CHOICES = re.compile(rf"(?m)^(?P<indent> *)options: #.*{MARK}\n(?P<old>(?:(?P=indent) +- .*\n)*)")


def choices(catalogue: Catalogue) -> list[str]:
    """The ids of the categories that papers stand in, in display order.

    Ids are what records say, and unlike titles they are there only once.
    """
    top = (branch for branch in branches(catalogue) if branch.has_page)
    return [below.section.id for branch in top for below in branch.walk()]


def with_categories(form: str, catalogue: Catalogue) -> str:
    """The text of a form, its marked lists of choices made anew."""

    def written(match: re.Match[str]) -> str:
        head = match[0].removesuffix(match["old"])
        ids = (scalar(id, in_flow=False) for id in choices(catalogue))
        lines = (f"{match['indent']}  - {id}\n" for id in ids)
        return head + "".join(lines)

    return _CHOICES.sub(written, form)
