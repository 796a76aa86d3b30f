"""The command as people run it: exit codes, messages, files."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
INVENTED = ROOT / "tests" / "catalogue"
COMMANDS = (
    "validate",
    "fmt",
    "build",
    "serve",
    "export",
    "stats",
    "diff",
    "add",
    "new",
    "enrich",
    "import",
    "fix",
    "rename-paper",
    "rename-category",
    "merge",
    "init",
    "schema",
    "forms",
)


def survey(*arguments: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "site_builder", *map(str, arguments)],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
    )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(INVENTED, tmp_path / "catalogue"))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str) -> None:
    done = survey(command, "--help")
    assert done.returncode == 0
    assert f"survey {command}" in done.stdout


def test_a_good_catalogue_is_said_to_be_good(root: Path) -> None:
    done = survey("--root", root, "validate", "--strict")
    assert (done.returncode, done.stdout) == (0, "")
    assert "5 records checked: no problem" in done.stderr


def test_a_mistake_is_shown_with_its_line_and_the_way_out(root: Path) -> None:
    record = root / "papers" / "oolong2013from.yaml"
    record.write_text(record.read_text("utf-8").replace("venue: POT", "venue: Pott"), "utf-8")
    done = survey("--root", root, "validate")
    assert done.returncode == 1
    assert done.stdout == (
        f'{record.as_posix()}:5:8: error[unknown-venue]: unknown venue "Pott"\n'
        "  5 | venue: Pott\n"
        "    |        ^^^^\n"
        '  hint: did you mean "POT"?\n'
    )
    assert "1 error in 1 file" in done.stderr
    other = survey("--root", root, "validate", root / "papers" / "cha2017b.yaml")
    assert (other.returncode, other.stdout) == (0, "")


def test_a_warning_fails_only_when_asked(root: Path) -> None:
    record = root / "papers" / "mate2021pour.yaml"
    record.write_text(record.read_text("utf-8").replace("Pour Over Here", "POUR OVER HERE NOW"))
    assert survey("--root", root, "validate").returncode == 0
    assert survey("--root", root, "validate", "--strict").returncode == 1


@pytest.mark.parametrize("form", ["github", "json", "sarif"])
def test_other_formats_name_the_place(root: Path, form: str) -> None:
    record = root / "papers" / "mate2021pour.yaml"
    record.write_text(record.read_text("utf-8").replace("year: 2021", "year: 20211"))
    done = survey("--root", root, "validate", "--format", form)
    assert done.returncode == 1
    if form == "github":
        assert done.stdout.startswith(f"::error file={record.as_posix()},line=")
    elif form == "json":
        (problem,) = json.loads(done.stdout)
        assert list(problem) == ["path", "line", "column", "level", "rule", "message", "hint"]
    else:
        assert json.loads(done.stdout)["version"] == "2.1.0"


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["export", "nonsense"],
        ["validate", "--format", "x"],
        ["validate", "none.yaml"],
    ],
)
def test_wrong_use_ends_with_2_and_no_traceback(arguments: list[str]) -> None:
    done = survey(*arguments)
    assert done.returncode == 2
    assert done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_folder_is_a_message() -> None:
    done = survey("--root", "nowhere", "build")
    assert done.returncode == 1
    assert "nowhere is no folder" in done.stdout


def test_a_site_that_cannot_be_written_is_no_bug(root: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", "utf-8")
    out = tmp_path / "file" / "site"
    done = survey("--root", root, "build", "--site-dir", out, cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    assert "the build stopped: " in done.stderr
    assert "cannot be written (Not a directory); mend that, or name another" in done.stderr
    assert "Traceback" not in done.stderr


def test_build_writes_a_site_and_then_nothing(root: Path, tmp_path: Path) -> None:
    first = survey("--root", root, "build", "--site-dir", tmp_path / "out", cwd=tmp_path)
    assert first.returncode == 0, first.stderr
    assert (tmp_path / "out" / "papers" / "oolong2013from" / "index.html").is_file()
    again = survey("--root", root, "build", "--site-dir", tmp_path / "out", cwd=tmp_path)
    assert "0 files changed" in again.stderr


def test_a_broken_catalogue_leaves_the_site_alone(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    survey("--root", root, "build", "--site-dir", out, cwd=tmp_path)
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*")}
    (root / "papers" / "oolong2013from.yaml").write_text("title: a: b\n")
    done = survey("--root", root, "build", "--site-dir", out, cwd=tmp_path)
    assert done.returncode == 1
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*")} == before


def test_fmt_writes_the_canonical_form_once(root: Path) -> None:
    record = root / "papers" / "mate2021pour.yaml"
    right = record.read_text("utf-8")
    lines = right.splitlines(keepends=True)
    record.write_text("".join(["# a remark\n", lines[0], *reversed(lines[1:])]), "utf-8")
    assert survey("--root", root, "fmt", "--check", record).returncode == 1
    assert survey("--root", root, "fmt", record).returncode == 0
    assert "# a remark\n" in record.read_text("utf-8")
    assert survey("--root", root, "fmt", "--check", record).returncode == 0
    assert record.read_text("utf-8").replace("# a remark\n", "") == right


def test_an_import_makes_a_catalogue_and_loses_nothing(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text(
        "# Survey of Cups\n\n<a name='cp' />\n## Cups\n\n"
        "- A Cup of Tin (__TinCup__) (CVPR2019) [[Paper]](https://papers.example.org/tin)"
        "[[Pytorch1]](https://code.example.org/a)[[Pytorch2]](https://code.example.org/b)\n"
        "  - the first cup\n\n- [A Cup of Gold](https://papers.example.org/gold), ICCV 2017\n"
    )
    into, report = tmp_path / "into", tmp_path / "report.md"
    done = survey("import", readme, "--into", into, "--report", report, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "2 papers" in done.stderr
    assert report.is_file()
    assert survey("--root", into, "validate").returncode == 0
    exported = json.loads(survey("--root", into, "export", "json").stdout)
    (tin,) = [paper for paper in exported["papers"] if paper["name"] == "TinCup"]
    assert (tin["venue"], tin["year"], tin["note"]) == ("CVPR", 2019, "the first cup")
    assert [code["framework"] for code in tin["code"]] == ["PyTorch", "PyTorch"]
    (into / "survey.yaml").write_text("title: mine\n")
    again = survey("import", readme, "--into", into, cwd=tmp_path)
    assert again.returncode == 2
    assert (into / "survey.yaml").read_text() == "title: mine\n"


def test_an_export_goes_to_a_file(root: Path, tmp_path: Path) -> None:
    target = tmp_path / "papers.bib"
    done = survey("--root", root, "export", "bibtex", "-o", target)
    assert done.returncode == 0
    assert target.read_text("utf-8").count("\n@") + 1 == 5


def test_the_schemas_are_fresh() -> None:
    done = survey("schema", "--check")
    assert done.returncode == 0, done.stderr


def test_a_stale_schema_is_told(tmp_path: Path) -> None:
    done = survey("schema", "--check", "--into", tmp_path)
    assert done.returncode == 1
    assert "paper.schema.json" in done.stderr
