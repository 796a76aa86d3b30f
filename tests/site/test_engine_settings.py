"""A survey's own mkdocs.yml is laid over the package's settings, and own pages over its pages."""

from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder import engine
from site_builder.engine_settings import layered
from site_builder.records import Survey

LOAVES = Survey.model_validate({"title": "Survey of Loaves"})


@pytest.fixture
def built(tmp_path: Path) -> Callable[[str], Path]:
    def build(settings: str) -> Path:
        (tmp_path / "mkdocs.yml").write_text(settings)
        return engine.run(LOAVES, tmp_path / "mkdocs.yml", tmp_path / "cache")

    return build


def test_complete_settings_are_left_alone(tmp_path: Path) -> None:
    settings = tmp_path / "mkdocs.yml"
    settings.write_text("site_name: Mine\ndocs_dir: docs\n")
    assert layered(settings, tmp_path / "docs") == {}
    assert not (tmp_path / "docs").exists()


def test_one_icon_is_changed_and_nothing_else(built: Callable[[str], Path], tmp_path: Path) -> None:
    plain = built("theme: {}\n")
    page = (plain / "contribute/index.html").read_text("utf-8")
    other = built("theme: {icon: {logo: material/baguette}}\n")
    assert other != plain
    changed = (other / "contribute/index.html").read_text("utf-8")
    assert page != changed
    assert "assets/survey.css" in changed
    assert "Survey of Loaves" in changed
    assert (other / "papers/index.html").is_file()
    assert not list(tmp_path.glob("docs"))


def test_own_pages_and_styles_join_those_of_the_package(
    built: Callable[[str], Path], tmp_path: Path
) -> None:
    pages = tmp_path / "pages"
    (pages / "contribute").mkdir(parents=True)
    (pages / "assets").mkdir()
    (pages / "assets" / "own.css").write_text("h1 { color: brown }\n")
    (pages / "contribute" / "index.md").write_text("# Bake with us\n")
    folder = built("extra_css: [assets/own.css]\n")
    page = (folder / "contribute/index.html").read_text("utf-8")
    assert "Bake with us" in page
    assert page.index("assets/survey.css") < page.index("assets/own.css")
    (pages / "contribute" / "index.md").write_text("# Bake alone\n")
    assert "Bake alone" in (built("{}\n") / "contribute/index.html").read_text("utf-8")
