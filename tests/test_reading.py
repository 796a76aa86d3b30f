"""Texts that people do not write, and that must end in problems all the same."""

from hypothesis import given
from hypothesis import strategies as st

from site_builder.problems import CatalogueError
from site_builder.reading import Reader

RECORD = """\
title: "Pots of Glass"
authors: [Gail Green, "Ben Black"]
code:
  - {framework: pytorch, url: x}
  - framework: chainer
    url: y
note: |-
  one
  two  # three
"""
SIGNS = [
    *"[]{}\"',&*!|>%@`#-?:\\=：“",
    "- ",
    "? ",
    ": ",
    "\n",
    "  ",
    "---\n",
    "<<<<<<< x\n",
    "\xa0",
]
WOUNDS = st.lists(
    st.tuples(st.integers(0, len(RECORD)), st.sampled_from(SIGNS), st.sampled_from([0, 1, 3, 20])),
    min_size=1,
    max_size=4,
)


@given(WOUNDS)
def test_a_problem_has_a_place_in_the_text(wounds: list[tuple[int, str, int]]) -> None:
    text = RECORD
    for place, sign, gone in wounds:
        text = text[:place] + sign + text[place + gone :]
    try:
        Reader("x", text).read()
    except CatalogueError as error:
        lines = text.split("\n")
        for problem in error.problems:
            assert 1 <= problem.line <= len(lines)
            assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1


def test_an_empty_key_may_end_a_text_with_a_comment() -> None:
    """libyaml places it in a line behind the last one."""
    assert Reader("x", "# a remark\na: b\n? ").read() == {"a": "b", "": ""}
