"""Shells and pages -> the files of the site, and these onto the disk: only what has changed."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any

from site_builder import crawl, engine
from site_builder.catalogue import Catalogue
from site_builder.exports import site_outputs
from site_builder.exports.graph import graph_of
from site_builder.output import Output, write_atomically
from site_builder.pages import adding, all_pages, browse
from site_builder.pages.hand_written import with_head
from site_builder.pages.health import NOT_CHECKED, LinkHealth
from site_builder.pages.page import Page, slots
from site_builder.shells import Shell, with_policy
from site_builder.templating import render

MANIFEST = ".survey-files.json"
SEARCH = "search/search_index.json"
_DROPPED = {"sitemap.xml", "sitemap.xml.gz", MANIFEST, SEARCH}


class SiteError(Exception):
    """The site cannot be written; the text says why and what to do."""


def build(
    catalogue: Catalogue,
    settings: Path,
    site_dir: Path,
    cache: Path,
    progress: Callable[[int], None] = lambda _: None,
    health: LinkHealth = NOT_CHECKED,
) -> int:
    """Write the whole site to `site_dir`; `progress` gets the number of files so far.

    Returns:
        The number of files that changed.

    Raises:
        SiteError: `site_dir` holds files that are not of a site built here.
        EngineError: MkDocs refused a hand-written page.
    """
    _refuse_foreign(site_dir)
    rendered = engine.run(catalogue.survey, settings, cache)
    return write(outputs(catalogue, rendered, health), site_dir, progress)


def outputs(
    catalogue: Catalogue, rendered: Path, health: LinkHealth = NOT_CHECKED
) -> Iterator[Output]:
    """Every file of the site, from the catalogue and the folder that the engine has `rendered`."""
    own = {path.relative_to(rendered).as_posix(): path for path in rendered.rglob("*")}
    files = {name: path.read_bytes() for name, path in sorted(own.items()) if path.is_file()}
    graph = graph_of(catalogue)  # drawn once, for the page and for the downloads
    pages = list(all_pages(catalogue, graph.drawing, health))
    shells = {
        url: Shell(url, files.pop(f"{url}index.html").decode())
        for url in sorted({page.shell for page in pages})
    }
    for page in pages:
        html = shells[page.shell].stamp(page.url, slots(page, catalogue), page.has_search)
        yield Output.of_text(f"{page.url}index.html", html)
    yield from site_outputs(catalogue, graph)
    yield from browse.outputs(catalogue, health)
    yield from adding.outputs(catalogue)
    yield Output.of_text("assets/families.css", str(render("families.css", catalogue=catalogue)))
    yield Output.of_text(SEARCH, _search_index(files.get(SEARCH, b'{"docs":[]}'), pages, shells))
    written = [*(page.url for page in pages), *_hand_written(files)]
    yield from crawl.outputs(catalogue, written)
    for name, content in files.items():
        if name.endswith(".html"):
            html = with_head(name, content.decode(), catalogue)
            content = with_policy(html).encode()
        if name not in _DROPPED:
            yield Output(name, content)


def stamp(catalogue: Catalogue, folder: Path) -> None:
    """Finish what the engine has rendered into `folder`, in place."""
    write(outputs(catalogue, folder), folder)
    for name in _DROPPED - {MANIFEST, SEARCH, "sitemap.xml"}:
        (folder / name).unlink(missing_ok=True)


def _hand_written(files: Mapping[str, bytes]) -> Iterator[str]:
    return (name.removesuffix("index.html") for name in files if name.endswith("/index.html"))


def _search_index(rendered: bytes, pages: Iterable[Page], shells: Mapping[str, Shell]) -> str:
    """The theme's index of hand-written pages, and an entry for each page that wants one."""
    index: dict[str, Any] = json.loads(rendered)
    kept = [doc for doc in index["docs"] if doc["location"].split("#")[0] not in shells]
    found = [
        {"location": page.url, "title": escape(page.title), "text": escape(page.search)}
        for page in pages
        if page.search is not None
    ]
    return json.dumps({**index, "docs": [*kept, *found]}, ensure_ascii=False, separators=(",", ":"))


def write(
    files: Iterable[Output],
    site_dir: Path,
    progress: Callable[[int], None] = lambda _: None,
) -> int:
    """Write `files` below `site_dir`; delete what an earlier build wrote and this one did not.

    Returns:
        The number of files that changed.
    """
    before = _manifest(site_dir)
    after: dict[str, str] = {}
    changed = 0
    try:
        for output in files:
            if output.path in after:
                raise SiteError(f"two pages want to be written to {output.path}")
            after[output.path] = digest = hashlib.blake2b(output.content, digest_size=8).hexdigest()
            path = site_dir / output.path
            # To open a file costs more than to render it: one of the same digest and size stays.
            if before.get(output.path) != digest or _size(path) != len(output.content):
                changed += write_atomically(path, output.content)
            progress(len(after))
    except BaseException:
        # What stands there now must be known to the next build, or it could not be deleted.
        _write_manifest(site_dir, dict.fromkeys(before, "") | after)
        raise
    for name in sorted(before.keys() - after.keys()):
        (site_dir / name).unlink(missing_ok=True)
        _remove_empty(site_dir / name, site_dir)
        changed += 1
    _write_manifest(site_dir, after)
    return changed


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1


def _manifest(site_dir: Path) -> dict[str, str]:
    """The files of the last build with their digests; names that lead out are not believed."""
    try:
        files = json.loads((site_dir / MANIFEST).read_bytes())
        named = [(str(name), str(digest)) for name, digest in files.items()]
    except (FileNotFoundError, ValueError, AttributeError):
        return {}
    return {name: digest for name, digest in named if not {"..", ""} & set(name.split("/"))}


def _write_manifest(site_dir: Path, files: Mapping[str, str]) -> None:
    text = json.dumps(files, indent=0, sort_keys=True)
    write_atomically(site_dir / MANIFEST, text.encode())


def _remove_empty(path: Path, site_dir: Path) -> None:
    for folder in path.parents:
        if folder == site_dir or any(folder.iterdir()):
            return
        folder.rmdir()


def _refuse_foreign(site_dir: Path) -> None:
    if not site_dir.exists() or (site_dir / MANIFEST).exists():
        return
    if not site_dir.is_dir() or any(site_dir.iterdir()):
        raise SiteError(
            f"{site_dir} holds files that were not built here, and a build deletes what it no "
            "longer needs: name an empty folder with --site-dir"
        )
