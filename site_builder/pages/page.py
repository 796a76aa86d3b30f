"""A page before it is stamped into a shell, and what all pages share."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from markupsafe import Markup, escape

from site_builder.catalogue import Catalogue
from site_builder.exports.paper_lists import feed_of, files_of
from site_builder.exports.pictures import SITE
from site_builder.forge import edit_address
from site_builder.pages.head import linked_data, social
from site_builder.pages.head.linked_data import Trail
from site_builder.templating import render

EMPTY = Markup()
Value = TypeVar("Value")


@dataclass(frozen=True)
class Page:
    """A page of the site.

    `url` ends in / (or is empty: the home page); `shell` is the address of the section's shell;
    `edit` is the record's path in the catalogue; `search` is what the header's search looks
    through beside the title (None: the page is not found by it), and a page that searches itself
    has none (`has_search`); `above` are the pages that lead here, with their addresses (None: the
    section's); `things` is what the page is about as linked data; `kind` and `picture` are its
    type and its picture in Open Graph.
    """

    url: str
    shell: str
    title: str
    description: str
    body: Markup
    contents: Markup = EMPTY
    head: Markup = EMPTY
    edit: str | None = None
    search: str | None = None
    has_search: bool = True
    above: Trail | None = None
    things: tuple[linked_data.Thing, ...] = ()
    kind: str = "website"
    picture: str = SITE

    @property
    def base(self) -> str:
        """The way from here to the site's root."""
        return base_of(self.url)

    @property
    def trail(self) -> Trail:
        """The pages that lead here, and this one; empty where none does."""
        if self.above is not None:
            return (*self.above, (self.title, self.url))
        if self.url == self.shell or not self.shell:
            return ()
        return ((self.shell.strip("/").capitalize(), self.shell), (self.title, self.url))


def base_of(url: str) -> str:
    """The relative way from the page `url` to the site's root, as "../../"."""
    return "../" * url.count("/")


def body(template: str, url: str, catalogue: Catalogue, **values: object) -> Markup:
    """The rendered `template` of a page at `url`; it always knows `base` and `catalogue`."""
    return render(template, base=base_of(url), catalogue=catalogue, **values)


def list_files(url: str, files: str = "") -> dict[str, str]:
    """The way from a list at `url` to its files, without suffix, and to its feed.

    The files are its own, or those at the path `files`.
    """
    return {"files": _way(url, files or files_of(url)), "feed": _way(url, feed_of(url))}


def _way(url: str, path: str) -> str:
    return path.removeprefix(url) if path.startswith(url) else f"{base_of(url)}{path}"


def in_a_row(values: Sequence[Value]) -> Iterator[tuple[Value | None, Value, Value | None]]:
    """Each of `values` with the one before and the one after it."""
    return zip([None, *values[:-1]], values, [*values[1:], None], strict=False)


def papers_count(count: int) -> str:
    """As "1 paper"."""
    return f"{count} {'paper' if count == 1 else 'papers'}"


def slots(page: Page, catalogue: Catalogue) -> dict[str, str]:
    """What fills the slots of the page's shell, as HTML."""
    survey = catalogue.survey
    title = page.title if page.url == "" else f"{page.title} - {survey.title}"
    canonical = Markup('<link rel="canonical" href="{}">').format(survey.site_root + page.url)
    return {
        "title": escape(title),
        "description": escape(page.description),
        "canonical": canonical if survey.site else "",
        "head": head_of(page, catalogue),
        "edit": edit_link(page, catalogue),
        "contents": page.contents,
        "body": page.body,
    }


def head_of(page: Page, catalogue: Catalogue) -> Markup:
    """What machines read in the head of a page: what its type adds, and what all have."""
    survey = catalogue.survey
    properties = social.tags(
        survey.title,
        survey.site_root,
        page.url,
        page.title,
        page.description,
        page.kind,
        page.picture,
    )
    trail = page.trail
    things = page.things
    if trail:
        things = (*things, linked_data.breadcrumbs(survey.site_root, trail))
    parts = (page.head, render("social_head", properties=properties), linked_data.block(things))
    return Markup("\n").join(part for part in parts if part)


def edit_link(page: Page, catalogue: Catalogue) -> Markup:
    """The button that leads to the page's record at the forge."""
    address = edit_address(catalogue.survey, page.edit) if page.edit is not None else ""
    if not address:
        return Markup()
    return Markup(
        '<a class="edit-record" rel="edit" href="{}" title="Edit the record of this page">Edit</a>'
    ).format(address)
