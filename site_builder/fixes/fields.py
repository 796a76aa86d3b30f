"""Fixes of fields and entries: one that is misspelt, one that is too many."""

from site_builder.fixes.found import Found, Values, at
from site_builder.shapes import nested_model
from site_builder.suggestions import only_meant


def renamed(found: Found, values: Values) -> bool:
    """The field that is near, if it is not there already."""
    model = found.model
    for step in found.loc[:-1]:
        if isinstance(step, str):
            if step not in model.model_fields or not (inner := nested_model(model, step)):
                return False
            model = inner
    name = str(found.loc[-1])
    meant = only_meant(name, model.model_fields)
    fields = at(values, found.loc[:-1])
    if not meant or meant in fields:
        return False
    pairs = [(meant if key == name else key, value) for key, value in fields.items()]
    fields.clear()
    fields.update(pairs)
    return True


def without_repetition(found: Found, values: Values) -> bool:
    """Without the later one of two words; two steps with evidence of their own both stay."""
    if not isinstance(found.loc[-1], int):
        return False
    entries = at(values, found.loc[:-1])
    if entries.index(found.value) == found.loc[-1]:
        return False
    del entries[found.loc[-1]]
    return True


def without_review(found: Found, values: Values) -> bool:
    """Without the reason for a warning that is not given any more."""
    reviewed = values.get("reviewed", {})
    reviewed.pop(found.loc[-1], None)
    if not reviewed:
        values.pop("reviewed", None)
    return True
