"""The LaTeX table, read by pylatexenc: whole rows, keys of the BibTeX, texts as they are."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from pylatexenc.latexwalker import LatexEnvironmentNode, LatexMacroNode, LatexWalker

from site_builder.catalogue import Catalogue
from site_builder.exports import EXPORTS
from site_builder.exports.latex_text import printed
from site_builder.loading import load
from tests.invented import catalogues

SURVEY = Path(__file__).parents[1] / "catalogue"
# What a table may call: its own lines, a citation, and the letters that have to be spelled.
MACROS = {"toprule", "midrule", "endhead", "bottomrule", "endfoot", "linewidth", "cite", "\\"}
MACROS |= {"textbackslash", "textbraceleft", "textbraceright", "textasciitilde"}
MACROS |= {"textasciicircum", *"&%#_$", "textless", "textgreater", "textbar", "char"}
MACROS |= {"textasciigrave"}


def _write(catalogue: Catalogue) -> str:
    return EXPORTS["latex"].write(catalogue, catalogue.papers_in_order)


def _rows(text: str) -> list[str]:
    body = text.split("\\endfoot\n")[1].split("\\end{longtable}")[0]
    return [line.removesuffix(" \\\\") for line in body.splitlines()]


def _check(catalogue: Catalogue) -> None:
    text = _write(catalogue)
    nodes, _, _ = LatexWalker(text, tolerant_parsing=False).get_latex_nodes()
    (table,) = [node for node in nodes if isinstance(node, LatexEnvironmentNode)]
    assert table.environmentname == "longtable"
    letters = {
        name for letter in re.findall("[^\x00-\x7f]+", _texts(catalogue)) for name in _named(letter)
    }
    assert {node.macroname for node in _macros(table.nodelist)} <= MACROS | letters
    rows = _rows(text)
    for row, paper in zip(rows, catalogue.papers_in_order, strict=True):
        cells = re.split(r"(?<!\\)&", row)
        assert len(cells) == 5
        assert cells[1].endswith(rf"~\cite{{{paper.id}}} ")
        title = cells[1].removesuffix(rf"~\cite{{{paper.id}}} ").strip()
        assert title.removeprefix("{}") == printed(paper.title)


def _texts(catalogue: Catalogue) -> str:
    cells = ((paper.title, paper.name or "", paper.venue or "") for paper in catalogue.papers)
    return " ".join(text for row in cells for text in row)


def _named(letters: str) -> list[str]:
    """The commands that stand for letters of a title, and for nothing that its author wrote."""
    return re.findall(r"\\([A-Za-z]+|.)", printed(letters))


def _macros(nodes: list[object]) -> list[LatexMacroNode]:
    found: list[LatexMacroNode] = []
    for node in nodes or []:
        if isinstance(node, LatexMacroNode):
            found.append(node)
        found += _macros(getattr(node, "nodelist", None) or [])
        arguments = getattr(node, "nodeargd", None)
        found += _macros([arg for arg in (arguments.argnlist if arguments else []) if arg])
    return found


def test_the_teapots_are_a_table(teapots: Catalogue) -> None:
    _check(teapots)
    (row,) = [row for row in _rows(_write(teapots)) if "cha2017b" in row]
    title = r"A \& B: 100\% of the \#1 Spouts\_in \$10 Pots"
    assert row == rf" & {title}~\cite{{cha2017b}} & KETTLE & 2017 & Chainer"


@given(catalogue=catalogues())
def test_any_catalogue_is_a_table(catalogue: Catalogue) -> None:
    _check(catalogue)


@pytest.mark.skipif(not SURVEY.is_dir(), reason="there is no catalogue in this checkout")
def test_the_survey_is_a_table() -> None:
    _check(load(SURVEY))


def test_a_cell_is_no_argument_of_the_row_before(teapots: Catalogue) -> None:
    paper = teapots.papers[0].model_copy(update={"name": "[2cm] *"})
    assert "\n{}[2cm] * & " in EXPORTS["latex"].write(teapots, [paper])


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("χ²-LMNN", r"{\ensuremath{\chi}}²-LMNN"),
        ("Deep ∞-Norms ≤ 1", r"Deep {\ensuremath{\infty}}-Norms {\ensuremath{\leq}} 1"),
        ("Émile Żółć", "Émile Żółć"),
        ("e\u0301", "é"),
        ("Чай ⊊ ə ά", "Чай ⊊ ə ά"),  # commands of packages
        ("茶 <b>", r"茶 {\textless}b{\textgreater}"),
        ("-- ,, ''", "-{}- ,{}, '{}'"),
    ],
)
def test_pdflatex_has_every_letter_that_it_can(text: str, latex: str) -> None:
    assert printed(text) == latex
