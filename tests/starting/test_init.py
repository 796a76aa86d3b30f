"""`survey init`: a project that is valid and complete, or nothing."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from site_builder.cli import app
from site_builder.documents import Document
from site_builder.files import SINGLE_FILES, record_files, single_files
from site_builder.formatting import format_text
from site_builder.loading import inspect, load
from site_builder.records import PaperRecord
from site_builder.starting.project import FILES

ROOT = Path(__file__).parents[2]
LIST = """# Loaves

A list of breads.

## News
We baked today.

## Sourdough
- Rise: Slow Dough in Cold Rooms. OVEN 2019. [[paper]](https://papers.example.org/rise)
- Crumb: Open Crumb without Tears. OVEN 2021. [[paper]](https://papers.example.org/crumb)

## Flat bread
- Press: Round Bread from Square Stones. OVEN 2020. [[paper]](https://papers.example.org/press)
"""


def init(*arguments: str | Path) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["init", *map(str, arguments)])
    assert done.exit_code in (0, 1, 2), done.output
    return done.exit_code, done.output


def offered(folder: Path) -> list[str]:
    """The categories that the form for a new paper lets one choose."""
    form = yaml.safe_load((folder / ".github/ISSUE_TEMPLATE/add-paper.yml").read_text("utf-8"))
    (category,) = (part for part in form["body"] if part.get("id") == "category")
    return list(category["attributes"]["options"])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "loaves"


def test_a_project_is_valid_canonical_and_complete(folder: Path) -> None:
    code, _ = init(folder, "--title", "Survey: of *Bread*", "--topic", "bread, baked")
    assert code == 0
    root = folder / "catalogue"
    assert inspect(root).problems == ()
    for name in (*single_files(root), *record_files(root)):
        document = Document.parse(name, (root / name).read_bytes())
        model = SINGLE_FILES.get(name, PaperRecord)
        assert format_text(document, model) == (root / name).read_text("utf-8")
    for name in FILES:
        text = (folder / name).read_text("utf-8")
        assert text.endswith("\n")
        assert "[[ " not in text
        assert "[%" not in text
    for path in folder.rglob("*.y*ml"):
        yaml.safe_load(path.read_text("utf-8"))
    assert not list(folder.rglob("*.py"))
    assert not list(folder.rglob("*.j2"))
    assert [path.name for path in folder.parent.iterdir()] == ["loaves"]


def test_choices_are_in_their_places(folder: Path) -> None:
    code, _ = init(
        folder,
        *("--title", "Loaves", "--topic", "loaves", "--branch", "trunk"),
        *("--repository", "https://github.com/Ann/loaves.git", "--licence", "CC0-1.0"),
        *("--author", "Ann", "--family", "Flat bread=#FF0000", "--family", "Rye"),
        *("--package", "survey-site-builder==9"),
    )
    assert code == 0
    catalogue = load(folder / "catalogue")
    survey = catalogue.survey
    assert survey.repository == "https://github.com/Ann/loaves"
    assert survey.site == "https://ann.github.io/loaves/"
    assert survey.data_licence
    assert (survey.branch, survey.data_licence.name) == ("trunk", "CC0-1.0")
    assert [family.name for family in catalogue.taxonomy.families] == ["Flat bread", "Rye"]
    assert [section.id for section in catalogue.sections] == ["flat-bread", "rye"]
    assert offered(folder) == ["flat-bread", "rye"]
    assert (folder / "requirements.txt").read_text().endswith("\nsurvey-site-builder==9\n")
    site = yaml.safe_load((folder / ".github/workflows/site.yml").read_text())
    assert site["jobs"]["build"]["if"] == "github.repository == 'Ann/loaves'"
    assert site[True]["push"]["branches"] == ["trunk"]
    assert "CC0-1.0" in (folder / "LICENSE").read_text()


def test_a_list_becomes_a_project(folder: Path, tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text(LIST)
    code, told = init(folder, "--from", readme, "--family", "Sourdough=#00FF00")
    assert code == 0
    assert "read 3 papers, 0 resources, 3 links" in told
    catalogue = load(folder / "catalogue")
    assert catalogue.survey.title == "Loaves"
    assert sorted(paper.paper or "" for paper in catalogue.papers) == [
        f"https://papers.example.org/{name}" for name in ("crumb", "press", "rise")
    ]
    assert [family.name for family in catalogue.taxonomy.families] == ["Sourdough", "Flat bread"]
    assert catalogue.taxonomy.families[0].dark.stroke == "#00FF00"
    assert catalogue.taxonomy.relations
    assert "# Import of README.md" in (folder / "import-report.md").read_text()
    assert offered(folder) == ["sourdough", "flat-bread"]


def test_sections_that_list_nothing_make_no_pages(folder: Path, tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    text = LIST.replace("## News", "## Where to bake")
    readme.write_text(f"{text}\n### Stones\nNothing yet.\n")
    code, told = init(folder, "--from", readme)
    assert code == 0
    assert "2 sections in which nothing is listed: Where to bake, Stones" in " ".join(told.split())
    assert [s.id for s in load(folder / "catalogue").sections] == ["sourdough", "flat-bread"]


def test_a_folder_that_is_not_empty_stays_as_it_is(folder: Path) -> None:
    folder.mkdir()
    (folder / "thesis.tex").write_text("mine")
    code, told = init(folder)
    assert code == 2
    assert "is not empty (it holds thesis.tex)" in told
    assert "name a folder that is not there yet" in told
    assert [path.name for path in folder.iterdir()] == ["thesis.tex"]


def test_a_clone_of_an_empty_repository_is_empty(folder: Path) -> None:
    (folder / ".git").mkdir(parents=True)
    assert init(folder)[0] == 0
    assert (folder / "catalogue" / "survey.yaml").is_file()
    assert not list(folder.glob(".survey-init-*"))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--family", "Rye=red"), '"red" is no colour: write six digits, as #B4510F'),
        (("--family", "=#FFFFFF"), "names no family"),
        (("--family", "Rye", "--family", "RYE"), 'two families are called "RYE"'),
        (("--licence", "MIT"), "CC-BY-4.0, CC-BY-SA-4.0, CC0-1.0"),
        (("--repository", "ann/loaves"), "--repository"),
        (("--branch", "a b"), "is no name of a branch"),
        (("--from", "missing.md"), "missing.md cannot be read: No such file"),
        (("--title", "Loaf\tand Bread\x07"), "nothing was written"),
    ],
)
def test_a_wrong_choice_writes_nothing(folder: Path, arguments: tuple[str, ...], told: str) -> None:
    code, output = init(folder, *arguments)
    assert code in (1, 2)
    assert told in " ".join(output.replace("│", " ").split())
    assert not folder.exists()
    assert list(folder.parent.iterdir()) == []


def test_a_family_that_the_list_lacks_is_named(folder: Path, tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text(LIST)
    code, told = init(folder, "--from", readme, "--family", "Cake=#00FF00")
    assert code == 2
    assert 'no section "Cake" with papers; it has: sourdough, flat-bread' in told
    assert not folder.exists()


@pytest.mark.parametrize("is_there", [False, True])
def test_a_failure_while_writing_leaves_nothing(
    folder: Path, is_there: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if is_there:
        folder.mkdir()
    rename = Path.rename

    def fail(self: Path, target: Path) -> Path:
        if self.name in ("project", "mkdocs.yml") and ".survey-init-" in str(self.parent):
            raise OSError(28, "No space left on device", str(self))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail)
    code, told = init(folder)
    assert code == 1
    assert "nothing was written" in told
    assert "No space left on device" in told
    assert folder.exists() == is_there
    assert [path for path in folder.parent.rglob("*") if path != folder] == []


def test_a_terminal_is_asked(folder: Path) -> None:
    pty = pytest.importorskip("pty")
    main, other = pty.openpty()
    running = subprocess.Popen(
        [sys.executable, "-m", "site_builder", "init", folder],
        cwd=ROOT,
        stdin=other,
        stdout=other,
        stderr=other,
    )
    os.close(other)
    os.write(main, b"Survey of Loaves\n\n\nRye=#123456, Wheat\n")
    heard = b""
    while True:
        try:
            part = os.read(main, 4096)
        except OSError:  # Linux: the other side is closed
            break
        if not part:
            break
        heard += part
    os.close(main)
    assert running.wait() == 0, heard
    catalogue = load(folder / "catalogue")
    assert catalogue.survey.title == "Survey of Loaves"
    assert catalogue.survey.tagline == (
        "Papers on Loaves, with what each builds on and where its code is."
    )
    assert [family.id for family in catalogue.taxonomy.families] == ["rye", "wheat"]
    assert json.loads((folder / "schema/paper.schema.json").read_text())["type"] == "object"


@pytest.mark.parametrize(
    ("title", "topic"),
    [
        ("Awesome Bread Papers", "Bread"),
        ("Awesome Papers on Bread", "Bread"),
        ("A Curated List of Papers on Bread", "Bread"),
        ("Must-read papers on bread", "bread"),
        ("Bread Paper List", "Bread"),
        ("Papers", "Papers"),
        ("White Papers of Bakers", "White Papers of Bakers"),
    ],
)
def test_the_topic_is_what_the_title_is_on(tmp_path: Path, title: str, topic: str) -> None:
    result = CliRunner().invoke(app, ["init", str(tmp_path / "s"), "--title", title])
    assert result.exit_code == 0
    survey = yaml.safe_load((tmp_path / "s/catalogue/survey.yaml").read_text("utf-8"))
    assert survey["tagline"].startswith(f"Papers on {topic}, with")


def test_a_title_in_html_keeps_no_badge(tmp_path: Path) -> None:
    badge = "[![Awesome](https://badges.example.org/a.svg)](https://badges.example.org)"
    source = tmp_path / "README.md"
    source.write_text(LIST.replace("# Loaves", f"<h1 align='center'>Loaves {badge}</h1>", 1))
    result = CliRunner().invoke(app, ["init", str(tmp_path / "s"), "--from", str(source)])
    assert result.exit_code == 0
    survey = yaml.safe_load((tmp_path / "s/catalogue/survey.yaml").read_text("utf-8"))
    assert survey["title"] == "Loaves"
