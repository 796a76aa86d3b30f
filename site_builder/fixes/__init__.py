"""What can be mended without asking: for each rule with one safe answer, what gives it.

To add one, write a function and a line here. It returns None where the answer is not certain.
"""

from collections.abc import Callable, Mapping

from site_builder.fixes import fields, texts, values, words
from site_builder.fixes.found import Found, ValueFix
from site_builder.problems import Problem

__all__ = ["TEXT_FIXES", "VALUE_FIXES", "Found", "TextFix", "ValueFix", "fixable", "why_left"]

TextFix = Callable[[str, Problem], str | None]
"""The text of a file, and a problem in it -> the text without it."""

TEXT_FIXES: Mapping[str, TextFix] = {
    "byte-order-mark": texts.without_mark,
    "line-endings": texts.with_line_feeds,
    "tab": texts.without_tab,
    "control-character": texts.without_hidden,
    "mojibake": texts.decoded,
    "unquoted-colon": texts.in_quotes,
}
"""What is wrong before anyone can read the values."""

VALUE_FIXES: Mapping[str, ValueFix] = {
    "unknown-field": fields.renamed,
    "wrong-type": values.typed,
    "bad-url": values.address,
    "unknown-category": words.category,
    "unknown-venue": words.venue,
    "unknown-framework": words.framework,
    "unknown-measure": words.measure,
    "unknown-family": words.family,
    "unknown-relation": words.relation,
    "unknown-parent": words.parent,
    "repeated-value": fields.without_repetition,
    "reviewed-in-vain": fields.without_review,
    "arxiv-form": values.hinted_address,
    "http-not-https": values.hinted_address,
}
"""What is wrong with one value of a record, or with the name of a field."""

_WHY = {
    "id-mismatch": "an id is an address: `survey rename-paper` changes it and what names it",
    "same-arxiv": "one record of two is made by `survey merge`",
    "same-doi": "one record of two is made by `survey merge`",
    "same-title": "one record of two is made by `survey merge`",
    "similar-title": "only a person can tell whether it is one paper",
    "missing-field": "the fact must be looked up",
    "no-link": "the fact must be looked up",
    "no-evidence": "the fact must be looked up",
    "author-spelling": "only the papers tell how their authors are printed",
    "all-caps-title": "only the paper tells its capitals",
    "comment-place": "only a person knows what the comment is about",
    "not-utf8": "the encoding that it was saved with is not known",
}


def fixable(rule: str) -> bool:
    """Whether a rule has a fix."""
    return rule in TEXT_FIXES or rule in VALUE_FIXES


def why_left(rule: str) -> str:
    """Why a problem of this rule is not mended."""
    certain = "no answer is certain here" if fixable(rule) else "there is more than one answer"
    return _WHY.get(rule, certain)
