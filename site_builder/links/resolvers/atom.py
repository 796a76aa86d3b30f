"""Reads the Atom feed of a stranger.

The parser is expat, as everywhere in Python, with one difference: a document that has a DOCTYPE
is refused. Without one there are no entities but the five of XML, so nothing can expand and
nothing outside is read. Atom needs no DOCTYPE, and this needs no further package.
"""

from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

ATOM = "{http://www.w3.org/2005/Atom}"


class _Refused(ValueError):
    """The document may expand, or read other files."""


def entries(document: bytes) -> list[Element] | None:
    """The entries of a feed; None if `document` is no feed."""
    try:
        feed = _parsed(document)
    except (expat.ExpatError, ValueError, LookupError):
        return None
    return feed.findall(f"{ATOM}entry") if feed.tag == f"{ATOM}feed" else None


def text(entry: Element, name: str) -> str:
    """The text of a child of `entry`, with the names of namespaces in braces."""
    return entry.findtext(name, "")


def _parsed(document: bytes) -> Element:
    builder = TreeBuilder()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = lambda name, _: builder.start(_qualified(name), {})
    parser.EndElementHandler = lambda name: builder.end(_qualified(name))
    parser.CharacterDataHandler = builder.data
    parser.Parse(document, True)
    return builder.close()


def _refuse(*_: object) -> None:
    raise _Refused


def _qualified(name: str) -> str:
    return "{" + name if "}" in name else name
