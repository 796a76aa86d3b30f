"""Whom a server may ask about the link checker."""

from pathlib import Path


def contact_of(root: Path) -> str:
    """Where those who keep the survey can be asked: its repository, or its site, or ""."""
    path = root / "survey.yaml"
    if not path.is_file():
        return ""
    # A list of addresses needs no records, and they take a tenth of a second to be there.
    from site_builder.documents import Document
    from site_builder.problems import CatalogueError
    from site_builder.records import Survey
    from site_builder.shapes import shape

    try:
        survey = shape(Document.parse(path.as_posix(), path.read_bytes()), Survey)
    except (CatalogueError, OSError):
        return ""
    return survey.repository or survey.site or ""
