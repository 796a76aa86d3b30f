"""Two records of one paper -> one: what the first lacks is taken over from the second."""

from collections.abc import Callable, Iterator

from site_builder.catalogue import Catalogue
from site_builder.editing.edit import (
    Disagreement,
    Draft,
    Edit,
    RefusedError,
    Values,
    existing,
    former_ids,
    with_field,
)
from site_builder.editing.references import follow_paper
from site_builder.files import PAPERS
from site_builder.formatting.comments import comment_texts
from site_builder.records import PaperRecord
from site_builder.rules.addresses import same_address

OF_ISSUE = ("track", "volume", "article", "pages", "doi")
"""Facts of where it appeared: of another venue or year they are facts of something else."""
_JOINED = ("categories", "measures", "sources")
_LINKED = ("code", "links")
_OWN = {*_JOINED, *_LINKED, "builds_on", "note", "former_ids", "reviewed", "archived"}


def merge(catalogue: Catalogue, kept: str, gone: str) -> Edit:
    """The record `gone` taken into `kept`, as whose former id its address leads on.

    Raises:
        RefusedError: there are no such two records.
        CatalogueError: a comment stands where it would be lost.
    """
    existing(kept, catalogue.paper_by_id, "paper")
    existing(gone, catalogue.paper_by_id, "paper")
    if kept == gone:
        raise RefusedError("name two records: these are the same one")
    first, second = f"{PAPERS}/{kept}.yaml", f"{PAPERS}/{gone}.yaml"
    draft = Draft(catalogue)
    one, other = draft.of(first), draft.of(second)
    differing: list[Disagreement] = []
    values = _joined(one, other, differing)
    steps = [*_unique(one, other, "builds_on", lambda edge: str(edge["paper"]), differing)]
    outside = [step for step in steps if step["paper"] not in (kept, gone)]
    values = with_field(values, "builds_on", outside)
    values = with_field(
        values, "former_ids", former_ids(one, gone, *other.get("former_ids", ()), now=kept)
    )
    told = ["they built on each other: that step is gone"] if len(outside) < len(steps) else []
    draft.set(first, values)
    told += follow_paper(draft, gone, kept)
    draft.set(first, with_field(draft.of(first), "builds_on", outside))
    draft.values.pop(second, None)
    told += _comments(catalogue, second)
    return Edit({**draft.texts(), second: None}, disagreements=tuple(differing), told=tuple(told))


def _joined(one: Values, other: Values, differing: list[Disagreement]) -> Values:
    """All fields but those that name records."""
    values = dict(one)
    is_other_issue = any(_differs(one, other, field) for field in ("venue", "year"))
    for field in (name for name in PaperRecord.model_fields if name not in _OWN):
        if field not in other or one.get(field) == other[field]:
            continue
        is_elsewhere = field in OF_ISSUE and is_other_issue
        if field in one or is_elsewhere:
            differing.append(Disagreement(field, _said(one.get(field, "")), _said(other[field])))
        else:
            values[field] = other[field]
    for field in _JOINED:
        every = list(dict.fromkeys([*one.get(field, ()), *other.get(field, ())]))
        values = {**with_field(values, field, every)}
    for field in _LINKED:
        same = [*_unique(one, other, field, _address, differing)]
        values = {**with_field(values, field, same)}
    values = {**with_field(values, "links", _with_other_paper(values, one, other))}
    if "archived" in other and _same(values.get("paper"), other.get("paper")):
        values.setdefault("archived", other["archived"])
    notes = dict.fromkeys(
        line for note in (one.get("note"), other.get("note")) if note for line in note.splitlines()
    )
    values = {**with_field(values, "note", "\n".join(notes))}
    reviewed = {**other.get("reviewed", {}), **one.get("reviewed", {})}
    return with_field(values, "reviewed", reviewed)


def _said(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _differs(one: Values, other: Values, field: str) -> bool:
    return field in one and field in other and one[field] != other[field]


def _with_other_paper(values: Values, one: Values, other: Values) -> list[Values]:
    """The links, with the other record's address of the paper where it is another one."""
    links: list[Values] = list(values.get("links", ()))
    own = [one.get("paper"), *(link["url"] for link in links)]
    arxiv = values.get("arxiv")
    own += [f"https://arxiv.org/abs/{arxiv}"] if arxiv else []
    address = other.get("paper")
    if address and one.get("paper") and not any(_same(url, address) for url in own):
        links.append({"label": "Paper", "url": address})
    return links


def _same(one: str | None, other: str | None) -> bool:
    return bool(one and other) and same_address(one or "") == same_address(other or "")


def _address(link: Values) -> str:
    return same_address(str(link["url"]))


def _unique(
    one: Values,
    other: Values,
    field: str,
    key_of: Callable[[Values], str],
    differing: list[Disagreement],
) -> Iterator[Values]:
    """Both lists, each key once: what an entry of the first lacks it gets from the second."""
    found = {key_of(entry): entry for entry in other.get(field, ())}
    for entry in one.get(field, ()):
        if same := found.pop(key_of(entry), None):
            for name in (name for name in entry if name != "url"):
                if name in same and same[name] != entry[name]:
                    where = f"{field} {key_of(entry)} {name}"
                    differing.append(Disagreement(where, str(entry[name]), str(same[name])))
            yield {**same, **entry}
        else:
            yield entry
    yield from found.values()


def _comments(catalogue: Catalogue, file: str) -> Iterator[str]:
    for text in comment_texts(catalogue.documents[file].text):
        if "yaml-language-server" not in text:
            yield f"a comment of {file} goes with it: {text}"
