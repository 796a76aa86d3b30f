"""Pages that need more than the table's words."""

from tests.links.answers import page
from tests.links.call import Call
from tests.links.table import Answer

# What the publisher makes of each spelling in the rows `record-with-…`.
_SPELLINGS = {
    "braces": (("{", ""), ("}", "")),
    "latex-accents": (('{\\"u}', "ü"), ("\\c{c}", "ç"), ("\\'E", "É")),
    "latex-dashes": (("---", " — "), ("--", "–")),
    "mathematics": (("$\\ell_p$", "\u2113p"), ("$k$", "k")),
    "powers": (("$^2$", "²"),),
    "ampersand": (("\\&", "&"),),
    "ligatures": (("ﬁ", "fi"), ("ﬂ", "fl")),
    "curly-quotes": (("’", "'"), ("“", '"'), ("”", '"')),
    "accents": (("e\u0301", "é"),),
    "greek": (),
    "final-stop": (),
}


async def split_page(call: Call) -> None:
    """A page whose title and text stand in one entry, with a bar between them."""
    title, _, text = str(call.row.options["page"]).partition("|<")
    await call.answer(Answer(title=title, text=f"<{text}"))


async def publisher_spelling(call: Call) -> None:
    """The row's title as a publisher would write it."""
    title = call.row.title or ""
    for latex, letter in _SPELLINGS[call.row.options["of"]]:
        title = title.replace(latex, letter)
    await call.answer(Answer(body=page(title)))


async def two_spellings(call: Call) -> None:
    """A page with the spelling on the left of the row's pair in its tag."""
    title = str(call.row.options["pair"]).partition("|")[0]
    tag = f"<meta name=\"citation_title\" content='{title}'>"
    await call.answer(Answer(title="Pots Online", head=tag))


async def message(call: Call) -> None:
    """A body and its type, with a bar between them."""
    body, _, kind = str(call.row.options["pair"]).rpartition("|")
    await call.answer(Answer(body=body, type=kind))


async def much_of(call: Call) -> None:
    """Fifty kilobytes of the same few letters, between two texts."""
    options = call.row.options
    much = str(options["of"]) * (50_000 // len(str(options["of"])))
    await call.answer(Answer(body=f"{options['before']}{much}{options['after']}"))
