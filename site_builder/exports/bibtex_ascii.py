r"""BibTeX with commands for letters beyond ASCII, as {\'e}: for classic BibTeX and pdfLaTeX.

Classic BibTeX sorts and abbreviates names by bytes, and half a letter of UTF-8 is none.
"""

import re
from urllib.parse import quote

from site_builder.catalogue import Catalogue
from site_builder.exports import bibtex
from site_builder.exports.export import Entries
from site_builder.exports.latex_text import in_ascii
from site_builder.records import Paper

# Fields that are no text of LaTeX: a command in an address would be a part of it.
_RAW = re.compile(r"  (?:doi|eprint|url) +=")
_BEYOND = re.compile("[^\x00-\x7f]+")


def entry(catalogue: Catalogue, paper: Paper) -> str:
    """The entry of `paper`."""
    lines = bibtex.entry(catalogue, paper).splitlines(keepends=True)
    return "".join(_address(line) if _RAW.match(line) else in_ascii(line) for line in lines)


def _address(line: str) -> str:
    return _BEYOND.sub(lambda found: quote(found[0]), line)


write = Entries(entry, bibtex.ENTRIES.join).write
