"""From the address of a file to the page about the paper, for those hosts that name both alike."""

import re
from collections.abc import Callable

from site_builder.arxiv import parse_address

Landing = Callable[[str], str | None]

_LONGEST = 2000


def rewriting(*rules: tuple[str, str]) -> Landing:
    """A landing by patterns of whole addresses and what to write instead; the first counts."""
    compiled = [(re.compile(pattern), page) for pattern, page in rules]

    def landing(url: str) -> str | None:
        address = url.partition("#")[0]
        if len(address) > _LONGEST:
            return None
        matches = ((pattern.fullmatch(address), page) for pattern, page in compiled)
        return next((match.expand(page) for match, page in matches if match), None)

    return landing


def arxiv(url: str) -> str | None:
    """The abstract, of the same version."""
    address = parse_address(url)
    if not address or address.form == "abs":
        return None
    return f"https://arxiv.org/abs/{address.id}{address.version or ''}"


CVF = rewriting(
    (
        r"(https?://[^/?]+/(?:openaccess/)?content[^/?]*(?:/[^/?]+)?)/papers/([^?]+)\.pdf",
        r"\1/html/\2.html",
    )
)
NEURIPS = rewriting(
    (
        r"(https?://[^/?]+(?:/paper_files)?/paper/\d+)/file/(\w+)-Paper(-[\w-]+)?\.pdf",
        r"\1/hash/\2-Abstract\3.html",
    ),
    (r"(https?://[^/?]+/paper/\d+-[^/?]+)\.pdf", r"\1"),
)
OPENREVIEW = rewriting(
    (r"(https?://[^/?]+)/(?:pdf|attachment)\?(?:.*&)?id=([\w-]+)(?:&.*)?", r"\1/forum?id=\2")
)
PMLR = rewriting(
    (r"(https?://[^/?]+/[vr]\d+)/([^/?]+)/\2\.pdf", r"\1/\2.html"),
    (r"(https?://[^/?]+/[vr]\d+)/([^/?]+)\.pdf", r"\1/\2.html"),
)
JMLR = rewriting(
    (r"(https?://[^/?]+/papers)/(?:v|volume)(\d+)/([^/?]+)/\3\.pdf", r"\1/v\2/\3.html")
)
ACL = rewriting((r"(https?://[^/?]+/(?:anthology/)?[A-Z0-9][\w.-]+?)(?:v\d+)?\.pdf", r"\1/"))
DOI_PAGE = rewriting((r"(https?://[^/?]+/doi)/e?pdf(?:plus|direct)?/([^?]+)(?:\?.*)?", r"\1/\2"))
IEEE = rewriting(
    (
        r"(https?://[^/?]+)/(?:stamp/stamp|stampPDF/getPDF)\.jsp\?(?:.*&)?arnumber=0*(\d+)(?:&.*)?",
        r"\1/document/\2",
    ),
    (r"(https?://[^/?]+)/iel\w+/(?:\d+/)+0*(\d+)\.pdf(?:\?.*)?", r"\1/document/\2"),
)
SCIENCEDIRECT = rewriting((r"(https?://[^/?]+/science/article/pii/\w+)/pdf\w*(?:\?.*)?", r"\1"))
SPRINGER = rewriting(
    (r"(https?://[^/?]+)/content/pdf/(10\.\d+/97[\d-]+_\d+)(?:\.pdf)?(?:\?.*)?", r"\1/chapter/\2"),
    (r"(https?://[^/?]+)/content/pdf/(10\.\d+/97[\d-]+)(?:\.pdf)?(?:\?.*)?", r"\1/book/\2"),
    (r"(https?://[^/?]+)/content/pdf/(10\.\d+/[^?]+?)(?:\.pdf)?(?:\?.*)?", r"\1/article/\2"),
)
