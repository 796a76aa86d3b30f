"""The formats in which the catalogue is offered. A new one is a module here and a line below."""

from collections.abc import Iterator

from site_builder.catalogue import Catalogue
from site_builder.exports import (
    api,
    atom,
    awesome,
    bibtex,
    bibtex_ascii,
    csl,
    csv_table,
    json_contract,
    latex,
    pictures,
    reading_paths,
    readme,
    ris,
    selection,
)
from site_builder.exports.export import Entries, Export
from site_builder.exports.graph import GRAPHS, Graph, graph_outputs
from site_builder.exports.parts import outputs
from site_builder.output import Output

__all__ = ["EXPORTS", "GRAPHS", "Entries", "Export", "site_outputs"]

_ALL = (
    Export.by_paper(
        "bibtex",
        "bib",
        "application/x-bibtex",
        "BibTeX, for LaTeX and reference managers.",
        bibtex.ENTRIES,
    ),
    Export(
        "bibtex-ascii",
        "bib",
        "application/x-bibtex",
        "BibTeX with commands for letters beyond ASCII, for classic BibTeX and pdfLaTeX.",
        bibtex_ascii.write,
        stem="papers-ascii",
    ),
    Export.by_paper(
        "ris",
        "ris",
        "application/x-research-info-systems",
        "RIS, for reference managers as EndNote and Zotero.",
        ris.ENTRIES,
    ),
    Export.by_paper(
        "csl",
        "csl.json",
        "application/vnd.citationstyles.csl+json",
        "CSL-JSON, for citation processors as Pandoc's.",
        csl.ENTRIES,
    ),
    Export(
        "json",
        "json",
        "application/json",
        "JSON with every field, for programs.",
        json_contract.write,
    ),
    Export(
        "csv",
        "csv",
        "text/csv",
        "CSV with a row per paper, for spreadsheets.",
        csv_table.write,
    ),
    Export(
        "readme",
        "md",
        "text/markdown",
        "Markdown, the survey as one list; it can be imported again.",
        readme.write,
        stem="README",
    ),
    Export(
        "awesome",
        "md",
        "text/markdown",
        "Markdown in the form of an awesome list, each paper once.",
        awesome.write,
        stem="awesome",
    ),
    Export(
        "latex",
        "tex",
        "text/x-tex",
        "LaTeX, a table for the packages booktabs and longtable, with \\cite keys of the BibTeX.",
        latex.write,
    ),
    Export(
        "atom",
        "atom",
        "application/atom+xml",
        "Atom, the newest papers, for feed readers.",
        atom.write,
    ),
)

EXPORTS: dict[str, Export] = {export.name: export for export in _ALL}


def site_outputs(catalogue: Catalogue, graph: Graph) -> Iterator[Output]:
    """All downloads of the site: whole exports, those of each list, its pedigree's, its feed."""
    yield from outputs(catalogue, _ALL)
    yield from reading_paths.outputs(catalogue)
    yield from atom.outputs(catalogue)
    yield from api.outputs(catalogue)
    yield from selection.outputs(catalogue)
    yield from pictures.outputs(catalogue)
    yield from graph_outputs(graph)
