"""What lies in the catalogue and is no record: told, and never followed out of the folder."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from site_builder.loading import inspect

INVENTED = Path(__file__).parent / "catalogue"
RECORD = "papers/oolong2013from.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the invented catalogue."""
    folder = tmp_path / "catalogue"
    shutil.copytree(INVENTED, folder)
    return folder


def told(root: Path) -> list[tuple[str, str]]:
    return [(problem.rule, problem.message) for problem in inspect(root).problems]


@pytest.mark.parametrize("name", ["survey.yaml", RECORD])
def test_a_link_is_not_followed(root: Path, tmp_path: Path, name: str) -> None:
    secret = tmp_path / "secret"
    secret.write_text("password: hidden\n")
    (root / name).unlink()
    (root / name).symlink_to(secret)
    ((rule, message),) = told(root)
    assert rule == "unreadable"
    assert message.endswith(f"{name} cannot be read: it is reached by a symbolic link")


def test_a_folder_that_is_a_link_is_not_followed(root: Path, tmp_path: Path) -> None:
    (root / "papers").rename(tmp_path / "elsewhere")
    (root / "papers").symlink_to(tmp_path / "elsewhere")
    found = told(root)
    assert {rule for rule, _ in found} == {"unreadable"}
    assert len(found) == len(list((tmp_path / "elsewhere").glob("*.yaml")))


def test_the_catalogue_itself_may_be_reached_by_a_link(root: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(root)
    assert told(link) == told(root)


@pytest.mark.parametrize("name", ["new2019pot.yml", "new2019pot.YAML", "new2019pot.YML"])
def test_another_suffix_is_told(root: Path, name: str) -> None:
    before = told(root)
    shutil.copy(root / RECORD, root / "papers" / name)
    (found,) = [each for each in told(root) if each not in before]
    assert found == ("stray-file", f"{name} is not read: the name of a record ends in .yaml")


def test_a_folder_of_records_is_told(root: Path) -> None:
    (root / "papers/2019/deep").mkdir(parents=True)
    assert "stray-file" not in {rule for rule, _ in told(root)}
    shutil.copy(root / RECORD, root / "papers/2019/deep")
    (found,) = [each for each in told(root) if each[0] == "stray-file"]
    assert found[1] == "2019/ holds records, which are read from papers/ alone"


def test_other_files_may_lie_there(root: Path) -> None:
    before = told(root)
    for name in ("README.md", ".gitkeep", ".DS_Store", "notes.txt"):
        (root / "papers" / name).write_text("x")
    assert told(root) == before


def test_no_command_shows_or_mends_what_a_link_leads_to(root: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("title: hidden\n")
    (root / RECORD).unlink()
    (root / RECORD).symlink_to(secret)
    for command in (["validate"], ["fix", "--yes"], ["diff", "HEAD"]):
        done = subprocess.run(
            [sys.executable, "-m", "site_builder", "--root", root, *command],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode in (0, 1, 2), done.stdout + done.stderr
        assert "hidden" not in done.stdout + done.stderr
    assert (root / RECORD).is_symlink()
    assert secret.read_text() == "title: hidden\n"
