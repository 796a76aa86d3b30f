"""The wheel works where there is no checkout."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.packaging

ROOT = Path(__file__).parent.parent
INVENTED = ROOT / "tests" / "catalogue"
SHIPPED = ("templates", "schema", "mkdocs.yml")


def run(*command: str | Path, cwd: Path) -> str:
    """Runs a command that sees nothing of the checkout and must succeed."""
    environment = {name: text for name, text in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the sdist and not from the checkout."""
    dist = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", dist, ROOT, cwd=dist)
    assert len(list(dist.glob("*.tar.gz"))) == 1
    (built,) = dist.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def scripts(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of commands of an environment with the wheel and this one's dependencies."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=False, symlinks=os.name != "nt")
    names = {"base": str(home), "platbase": str(home)}
    folder = Path(sysconfig.get_path("scripts", scheme="venv", vars=names))
    packages = Path(sysconfig.get_path("purelib", scheme="venv", vars=names))
    pip = (sys.executable, "-m", "pip", "--python", folder / "python")
    run(*pip, "install", "--no-deps", "--no-index", wheel, cwd=home)
    # Only folders of packages: a .pth file in them, as of an editable install, is not followed.
    dependencies = [path for path in sys.path if path.endswith("-packages")]
    (packages / "dependencies.pth").write_text("\n".join(dependencies) + "\n", encoding="utf-8")
    return folder


def test_the_wheel_holds_what_the_package_reads(wheel: Path) -> None:
    expected = {
        f"site_builder/_shipped/{file.relative_to(ROOT).as_posix()}"
        for name in SHIPPED
        for file in [ROOT / name, *(ROOT / name).rglob("*")]
        if file.is_file() and not file.name.startswith(".")
    }
    with zipfile.ZipFile(wheel) as archive:
        shipped = {name for name in archive.namelist() if name.startswith("site_builder/_shipped/")}
    assert shipped == expected


def test_the_installed_command_builds_a_site_in_an_empty_folder(
    scripts: Path, tmp_path: Path
) -> None:
    catalogue = tmp_path / "catalogue of mine"
    shutil.copytree(INVENTED, catalogue)
    empty = tmp_path / "empty"
    empty.mkdir()
    where = run(
        scripts / "python", "-c", "import site_builder; print(site_builder.__file__)", cwd=empty
    )
    assert Path(where.strip()).is_relative_to(scripts.parent)

    run(scripts / "survey", "--root", catalogue, "validate", cwd=empty)
    run(scripts / "survey", "--root", catalogue, "build", "--site-dir", "out", cwd=empty)

    assert (empty / "out" / "index.html").is_file()
    papers = sorted(record.stem for record in (catalogue / "papers").glob("*.yaml"))
    assert papers
    missing = [p for p in papers if not (empty / "out" / "papers" / p / "index.html").is_file()]
    assert missing == []


LIST = """# Loaves

## Sourdough
- Slow Dough in Cold Rooms. OVEN 2019. [[paper]](https://papers.example.org/rise)
"""


@pytest.mark.parametrize("source", ["", LIST])
def test_the_installed_command_begins_a_survey_that_builds_at_once(
    scripts: Path, tmp_path: Path, source: str
) -> None:
    (tmp_path / "README.md").write_text(source)
    options = ("--from", "README.md") if source else ("--family", "Rye=#AA5500")
    run(scripts / "survey", "init", "loaves", *options, cwd=tmp_path)
    project = tmp_path / "loaves"
    for command in (("validate",), ("fmt", "--check"), ("schema", "--check")):
        run(scripts / "survey", *command, cwd=project)
    assert "site: built into site/" in run("make", "site", cwd=project)
    assert not (project / ".venv").exists(), "the program that began it is there"
    papers = sorted(record.stem for record in (project / "catalogue/papers").glob("*.yaml"))
    assert len(papers) == 1
    page = (project / "site/papers" / papers[0] / "index.html").read_text("utf-8")
    assert str(scripts.parent) not in page
    assert not list(project.rglob("*.py"))
