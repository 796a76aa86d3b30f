r"""LaTeX: a table of all papers with a \cite of each, for the packages booktabs and longtable.

The keys are those of the BibTeX export.
"""

from collections.abc import Iterable

from site_builder.catalogue import Catalogue
from site_builder.exports.export import Entries
from site_builder.exports.latex_text import printed
from site_builder.records import Paper

_BEGIN = r"""% \usepackage{booktabs,longtable}, with papers.bib as bibliography
% Letters neither Latin nor Greek want LuaLaTeX or XeLaTeX and a font.
\begin{longtable}{@{}lp{0.5\linewidth}lrl@{}}
\toprule
Method & Title & Venue & Year & Code \\
\midrule
\endhead
\bottomrule
\endfoot
"""
_END = "\\end{longtable}\n"


def row(catalogue: Catalogue, paper: Paper) -> str:
    """The row of `paper`."""
    names = dict.fromkeys(catalogue.framework_by_id[code.framework].name for code in paper.code)
    cells = (
        _cell(paper.name or ""),
        rf"{_cell(paper.title)}~\cite{{{paper.id}}}",
        _cell(paper.venue or ""),
        str(paper.year),
        _cell(", ".join(names)),
    )
    return f"{' & '.join(cells)} \\\\\n"


def _cell(text: str) -> str:
    """A cell; what begins with [ or * would be taken for an argument of the command before it."""
    shown = printed(text)
    return f"{{}}{shown}" if shown.startswith(("[", "*")) else shown


def _join(rows: Iterable[str]) -> str:
    return _BEGIN + "".join(rows) + _END


ENTRIES = Entries(row, _join)
write = ENTRIES.write
