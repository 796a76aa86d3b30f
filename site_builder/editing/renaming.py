"""Another id for a paper or a category: what names it follows, and the old address leads on."""

import re
from typing import Any

from site_builder.catalogue import Catalogue
from site_builder.editing.edit import Draft, Edit, RefusedError, Values, existing, former_ids
from site_builder.editing.references import follow_category, follow_paper
from site_builder.fields import ID
from site_builder.files import PAPERS
from site_builder.identifiers import RESERVED, RESERVED_WHY, words

TAXONOMY = "taxonomy.yaml"


def rename_paper(catalogue: Catalogue, old: str, new: str) -> Edit:
    """The record `old` as `new`, with `old` among its former ids.

    Raises:
        RefusedError: there is no such record, or `new` is no free id.
        CatalogueError: a comment stands where it would be lost.
    """
    existing(old, catalogue.paper_by_id, "paper")
    _free(new, catalogue.paper_by_id, "paper")
    before, after = f"{PAPERS}/{old}.yaml", f"{PAPERS}/{new}.yaml"
    draft = Draft(catalogue)
    told = tuple(follow_paper(draft, old, new))
    draft.set(before, _with_former(draft.of(before), old, new))
    texts = {**draft.texts(), after: draft.text(before), before: None}
    return Edit(texts, moved={before: after}, told=told)


def rename_category(catalogue: Catalogue, old: str, new: str, title: str | None = None) -> Edit:
    """The category `old` as `new`, with another `title` if one is given.

    Raises:
        RefusedError: there is no such category, or `new` is no free id.
        CatalogueError: a comment stands where it would be lost.
    """
    existing(old, catalogue.section_by_id, "category")
    if new != old or title is None:
        _free(new, catalogue.section_by_id, "category")
    draft = Draft(catalogue)
    if new != old:
        follow_category(draft, old, new)
    taxonomy = draft.of(TAXONOMY)
    tree = _in_tree(taxonomy["categories"], old, new, title)
    draft.set(TAXONOMY, {**taxonomy, "categories": tree})
    return Edit(draft.texts())


def _in_tree(categories: list[Values], old: str, new: str, title: str | None) -> list[Values]:
    return [_category(category, old, new, title) for category in categories]


def _category(category: Values, old: str, new: str, title: str | None) -> Values:
    changed: dict[str, Any] = dict(category)
    if category.get("children"):
        changed["children"] = _in_tree(category["children"], old, new, title)
    if category["id"] == old:
        changed = {**_with_former(changed, old, new), "id": new}
        changed["title"] = title or category["title"]
    return changed


def _with_former(values: Values, old: str, new: str) -> dict[str, Any]:
    rest = {key: value for key, value in values.items() if key != "former_ids"}
    former = former_ids(values, old, now=new)
    return {**rest, "former_ids": former} if former else rest


def _free(id: str, known: object, what: str) -> None:
    if not re.fullmatch(ID, id):
        guess = "-".join(words(id))
        hint = f': did you mean "{guess}"?' if guess else ""
        raise RefusedError(f'"{id}" is not an id, which has a-z, 0-9 and single hyphens{hint}')
    if id in RESERVED:
        raise RefusedError(f'"{id}" is not an id: {RESERVED_WHY}')
    if isinstance(known, dict) and id in known:
        other = "; `survey merge` makes one record of two" if what == "paper" else ""
        raise RefusedError(f'there is a {what} "{id}" already{other}')
