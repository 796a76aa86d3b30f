"""robots.txt, sitemap.xml, opensearch.xml and llms.txt: what the site has, for programs."""

from collections.abc import Iterable, Iterator, Mapping

from site_builder.catalogue import Catalogue
from site_builder.exports import EXPORTS, markdown
from site_builder.output import Output
from site_builder.templating import render

# Limits of OpenSearch 1.1 for a short and a long name.
_SHORT, _LONG = 16, 48


def guides(catalogue: Catalogue, urls: Iterable[str]) -> Iterator[Output]:
    """The files; those that are made of whole addresses only where the site has one."""
    root = catalogue.survey.site_root
    yield Output(".nojekyll", b"")  # GitHub would hide what begins with _
    yield Output.of_text("robots.txt", _robots(root))
    changed = _changed(catalogue)
    pages = [(url, changed.get(url)) for url in sorted(urls)]
    yield Output.of_text("sitemap.xml", str(render("sitemap.xml", root=root, pages=pages)))
    yield Output.of_text("llms.txt", _llms(catalogue))
    if root:
        yield Output.of_text("opensearch.xml", _opensearch(catalogue))


def _robots(root: str) -> str:
    """Crawlers read it at the root of a host only; below it does no harm."""
    lines = ["User-agent: *", "Allow: /"]
    return "\n".join([*lines, *(["", f"Sitemap: {root}sitemap.xml"] if root else [])]) + "\n"


def _changed(catalogue: Catalogue) -> Mapping[str, str]:
    """The day on which a page got its newest record, where that is known."""
    found: dict[str, str] = {}
    authors = catalogue.author_by_name
    for paper in catalogue.papers:
        if paper.added:
            sections = [catalogue.section_by_id[category] for category in paper.categories]
            above = {part.id for section in sections for part in (*section.parents, section)}
            venue = catalogue.venue_of(paper)
            urls = ["", "papers/", "new/", f"papers/{paper.id}/", f"years/{paper.year}/"]
            urls += [f"survey/{category}/" for category in above]
            urls += [f"venues/{venue.id}/"] if venue else []
            urls += [f"code/{code.framework}/" for code in paper.code]
            urls += [f"authors/{authors[name].slug}/" for name in paper.authors]
            day = paper.added.isoformat()
            found.update({url: max(day, found.get(url, "")) for url in urls})
    return found


def _opensearch(catalogue: Catalogue) -> str:
    title = catalogue.survey.title
    names = {"short": _shortened(title, _SHORT), "long": _shortened(title, _LONG)}
    return str(render("opensearch.xml", survey=catalogue.survey, **names))


def _shortened(text: str, limit: int) -> str:
    """As many whole words as fit, or the start of the first one."""
    if len(text) <= limit:
        return text
    return text[: limit + 1].rpartition(" ")[0].rstrip() or text[:limit]


def _llms(catalogue: Catalogue) -> str:
    """What the site holds, in Markdown: a heading, a quotation, lists of links."""
    survey = catalogue.survey
    root = survey.site_root or "/"
    blocks = [f"# {markdown.heading(survey.title)}"]
    if survey.tagline:
        blocks.append(f"> {markdown.block(survey.tagline)}")
    blocks.append(
        f"{len(catalogue.papers)} papers, each with venue, year, authors, links to its text and "
        "code, and the methods that it builds on. Every page is complete without scripts; the "
        "files below hold the same and are easier to read."
    )
    files = [
        f"- [{export.file_name}]({root}data/{export.file_name}): {export.summary}"
        for export in EXPORTS.values()
    ]
    files.append(f"- [API]({root}api/openapi.json): JSON for each paper, category and venue.")
    blocks.append("\n".join(["## Data", "", *files]))
    sections = [
        f"- {markdown.link(section.title, f'{root}survey/{section.id}/')}"
        for section in catalogue.sections
        if section.id in catalogue.papers_by_category
    ]
    blocks.append("\n".join(["## Categories", "", *sections]))
    return "\n\n".join(blocks) + "\n"
