"""Fixes of a value that is written in a wrong form."""

import re

from site_builder.fixes.found import Found, Values, put
from site_builder.shapes import list_fields

_HINTED = re.compile(r"write (https://\S+)")
_PARTS = re.compile(r"[,;&\n]|\sand\s|^[-*•]|^\d+[.)]")
_YEAR_AROUND = re.compile(r"\W*")


def typed(found: Found, values: Values) -> bool:
    """What the hint says was meant; of a text in place of a list, the list of this one."""
    value = found.value
    if not isinstance(value, str):
        return False
    if (meant := found.meant) and _keeps_all(found, value, meant):
        return put(values, found.loc, meant)
    is_list = len(found.loc) == 1 and found.loc[0] in list_fields(found.model)
    if is_list and value.strip() and not _PARTS.search(value):
        return put(values, found.loc, [value])
    return False


def _keeps_all(found: Found, value: str, meant: str) -> bool:
    """Of a year everything but signs around it: `2019 or 2020` has no certain answer."""
    return found.loc[-1] != "year" or _YEAR_AROUND.sub("", value) == meant


def address(found: Found, values: Values) -> bool:
    """The address that is within it, if it is one."""
    return put(values, found.loc, found.meant) if found.meant else False


def hinted_address(found: Found, values: Values) -> bool:
    """The address that the hint names."""
    match = _HINTED.fullmatch(found.problem.hint or "")
    return put(values, found.loc, match[1]) if match else False
