r"""Texts for LaTeX, beyond what a field of BibTeX needs: letters and signs as commands.

pdfLaTeX prints the letters of Latin scripts as they are; of all others it knows only commands, as
\ensuremath{\chi}. What has none, as a letter of Chinese, stays: it wants LuaLaTeX or XeLaTeX.
"""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

from site_builder.exports.bibtex import escaped

# Signs that mean something to fonts or are not in all of them.
_SIGNS = str.maketrans(
    {
        "<": r"{\textless}",
        ">": r"{\textgreater}",
        "|": r"{\textbar}",
        '"': r"{\char34}",
        "`": r"{\textasciigrave}",
    }
)
_LIGATURE = re.compile(r"([-',])(?=\1)")
_NOT_LATIN = re.compile("[^\x00-\u024f\u2010-\u2026]")
_NOT_ASCII = re.compile("[^\x00-\x7f]")
# The commands that LaTeX knows without a package, of those that the encoder may answer with.
_MATH = """
alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi
varpi rho varrho sigma varsigma tau upsilon phi varphi chi psi omega
Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega
aleph approx asymp bullet cap cdot circ cong cup dashv diamond ell equiv exists forall geq gg hbar
in infty int langle lceil leftarrow leftrightarrow leq lfloor ll mapsto mid mp nabla ne neq ni
notin nearrow odot ominus oplus otimes parallel partial perp pm prec prod propto rangle rceil rfloor
rightarrow uparrow downarrow Rightarrow Leftarrow Leftrightarrow searrow setminus sim simeq sqcap
sqcup star subset subseteq succ sum supset supseteq times to top uplus vdash vee wedge
"""
_TEXT = """
c H k r u v AE DH DJ L NG O OE TH ae dh dj i l ng o oe ss th
guillemotleft guillemotright guilsinglleft guilsinglright quotedblbase quotesinglbase textbrokenbar
textbullet textcelsius textcent textcopyright textdagger textdaggerdbl textdegree textdiv
textellipsis textemdash textendash texteuro textexclamdown textlnot textmu textonehalf
textonequarter textonesuperior textordfeminine textordmasculine textparagraph textperiodcentered
textquestiondown textquotedblleft textquotedblright textquoteleft textquoteright textregistered
textrightarrow textleftarrow textsection textsterling textthreequarters textthreesuperior texttimes
texttrademark texttwosuperior textyen
"""
_PLAIN = re.compile(
    rf"\{{\\ensuremath\{{\\({'|'.join(_MATH.split())})\}}\}}"
    rf"|(\\({'|'.join(_TEXT.split())})(?![A-Za-z])|\\[^A-Za-z\\]|[^\\])*"
)


def printed(text: str) -> str:
    """`text` as LaTeX prints it in a document."""
    latex = _LIGATURE.sub(r"\1{}", escaped(unicodedata.normalize("NFC", text)).translate(_SIGNS))
    return _NOT_LATIN.sub(lambda found: _command(found[0]), latex)


def in_ascii(latex: str) -> str:
    """`latex` with a command for each letter beyond ASCII that has one."""
    return _NOT_ASCII.sub(lambda found: _command(found[0]), unicodedata.normalize("NFC", latex))


@lru_cache(maxsize=4096)
def _command(letter: str) -> str:
    """What stands for `letter`; itself if that is nothing that every LaTeX knows."""
    command = str(_encoder().unicode_to_latex(letter))
    return command if command.isascii() and _PLAIN.fullmatch(command) else letter


@cache
def _encoder() -> Any:
    # Its tables take a tenth of a second to import: only who needs them pays.
    from pylatexenc.latexencode import UnicodeToLatexEncoder

    return UnicodeToLatexEncoder(
        non_ascii_only=True,
        replacement_latex_protection="braces-all",
        unknown_char_policy="keep",
        unknown_char_warning=False,
    )
