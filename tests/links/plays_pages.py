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
