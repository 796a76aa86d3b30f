"""Strategies that invent texts and addresses, the awkward ones above all."""

from hypothesis import strategies as st

from site_builder.characters import check_text

# What ends a field, opens a list or a formula somewhere, or is read as something else.
TRICKY = (
    "Pots (Extended)",
    "Pots (POT 2019)",
    "Pots (__Cup__) (POT 2019)",
    "(Cup)",
    "(Cup) (POT 2018) [[Paper]](https://pots.example.org)",
    "__Cup__ and *Saucer*, Log_ratio, _x_",
    "- [ ] # 1. > A cup",
    "1. Pour 2. Drink",
    "# Cup #",
    "=1+1",
    "@cup",
    "</script><b>`$x$`</b> &amp; &lt;",
    "50% of {$10} \\textbf{x} ~ ^2 & #1_a}",
    "}, year = {1999",
    "1️⃣ Cup 🍵 “quoted” \"and\" 'not'",
    "Cup [:dizzy:]",
    "Łódź, Zoë and Ñandú",
    "急須の研究",
    "back\\",
    "~~~ ``` ---",
    "$a$ [x](y) ![z](w)",
)

_SPECIAL = "aAbB eE1 2\\{}[]()*_`<>&%#$~^|-+=!:;,.\"'/@"


def texts(max_size: int = 30) -> st.SearchStrategy[str]:
    """Texts of one line, as a record may hold them."""
    alphabets = (st.sampled_from(_SPECIAL), st.characters(exclude_categories=("C", "Zl", "Zp")))
    free = [st.text(alphabet, min_size=1, max_size=max_size) for alphabet in alphabets]
    valid = [text.map(str.strip).filter(_is_valid) for text in free]
    return st.one_of(st.sampled_from(TRICKY), *valid)


def _is_valid(text: str) -> bool:
    """Whether a record may hold it: no word for nothing, not decoded with a wrong encoding."""
    return text not in ("", "~", "null") and not any(check_text("", f"{text}."))


def urls() -> st.SearchStrategy[str]:
    """Addresses, also with characters that mean something in Markdown or LaTeX."""
    path = st.text("abcXYZ019-._~!$&'()*+,;=:@/?%#[]é茶", max_size=20)
    return path.map(lambda rest: f"https://pots.example.org/{rest}")
