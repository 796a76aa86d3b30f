"""`survey build` and `survey serve`."""

import contextlib
import errno
import gc
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

from site_builder import site
from site_builder.commands.checking import count, usable
from site_builder.engine import EngineError
from site_builder.engine_settings import OWN_PAGES
from site_builder.links.reports.shape import ReportError, read_report
from site_builder.pages.health import NOT_CHECKED, LinkHealth
from site_builder.serving import Versions, rebuild_on_change, start
from site_builder.shipped import shipped
from site_builder.terminal import progress, say

CACHE = Path(".cache/survey")
_OF_THE_DISK = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.ENOTDIR}
"""What is no fault of ours: a folder that may not be written, a full disk, a file for a folder."""


def build(root: Path, site_dir: Path, strict: bool, links: Path | None = None) -> int:
    """Build the website of the catalogue in `root` into `site_dir`.

    `links` is a report of `survey links` in JSON, whose states of links are shown.
    """
    with uncollected():
        return _build(root, site_dir, strict, links)


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """Without the collector of garbage: what a build makes is in no circle and lives to its end.

    Going through ten thousand records and pages again and again took a sixth of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _build(root: Path, site_dir: Path, strict: bool, links: Path | None) -> int:
    catalogue = usable(root, strict)
    if catalogue is None:
        say("nothing was built: mend the problems above first")
        return 1
    try:
        health = _health(links) if links else NOT_CHECKED
        with progress("building") as report:
            settings = _settings(root)
            changed = site.build(
                catalogue, settings, site_dir, CACHE, lambda done: report(done, 0), health
            )
    except (EngineError, site.SiteError) as error:
        say(f"nothing was built: {error}")
        return 1
    except OSError as error:
        if error.errno not in _OF_THE_DISK:
            raise
        say(
            f"the build stopped: {error.filename or site_dir} cannot be written "
            f"({error.strerror}); mend that, or name another folder with --site-dir"
        )
        return 1
    papers = count(len(catalogue.papers), "paper")
    say(f"built {papers} into {site_dir}/: {count(changed, 'file')} changed")
    return 0


def _health(path: Path) -> LinkHealth:
    """The states of links that a report tells.

    Raises:
        SiteError: there is no such file, or it is no report.
    """
    try:
        return LinkHealth.of(read_report(path.read_text("utf-8", "replace")))
    except (OSError, ReportError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise site.SiteError(
            f"{path} cannot be read as a report of links ({why}): write one with "
            "`survey links --report FILE`, or build without --links"
        ) from None


def _settings(root: Path) -> Path:
    """The engine's settings: the survey's own beside its catalogue, else those of the package."""
    own = root.resolve().parent / "mkdocs.yml"
    return own if own.is_file() else shipped("mkdocs.yml")


def serve(root: Path, port: int, stop: threading.Event | None = None) -> int:
    """Build, serve on 127.0.0.1, and build again at each change, until interrupted."""
    settings = _settings(root)
    versions = Versions()
    with tempfile.TemporaryDirectory() as temporary:
        site_dir = Path(temporary) / "site"
        if build(root, site_dir, strict=False):
            say("waiting for a change; the first good build is served")
            site_dir.mkdir(exist_ok=True)
        try:
            server = start(site_dir, port, versions)
        except OSError as error:
            say(f"port {port} cannot be used ({error.strerror}): choose another with --port")
            return 2
        say(f"serving http://127.0.0.1:{server.server_port}/ - Ctrl-C ends it")
        watched = [root, settings, *_engine_folders(settings)]
        for _ in rebuild_on_change(
            watched, lambda: build(root, site_dir, strict=False) == 0, versions, stop
        ):
            pass
        server.shutdown()
    return 0


def _engine_folders(settings: Path) -> list[Path]:
    names = (OWN_PAGES, "templates/docs", "templates/theme", "templates/pages")
    folders = [settings.parent / name for name in names]
    return [folder for folder in folders if folder.is_dir()]
