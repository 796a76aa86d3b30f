"""make builds a new project at once, with the program that began it, for as long as it is there."""

import os
import subprocess
from pathlib import Path

import pytest

from site_builder.starting.this_machine import settings

MAKEFILE = """\
SURVEY = installed
READY = stamp
-include local.mk
show:
\t@$(SURVEY) "ready: $(READY)"
"""


def made(folder: Path, text: str) -> str:
    (folder / "Makefile").write_text(MAKEFILE.replace("installed", "echo installed"))
    (folder / "local.mk").write_text(text)
    # As from a person's shell, though a make may run the tests.
    environment = {name: text for name, text in os.environ.items() if "MAKE" not in name}
    done = subprocess.run(
        ["make", "show"], cwd=folder, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


@pytest.fixture
def python(tmp_path: Path) -> Path:
    """A program in a folder with a blank in its name, which prints how it was called."""
    folder = tmp_path / "a folder"
    folder.mkdir()
    program = folder / "python"
    program.write_text("#!/bin/sh\necho called with $PYTHONPATH $*\n")
    program.chmod(0o755)
    return program


def test_the_program_that_began_it_is_used(python: Path, tmp_path: Path) -> None:
    told = made(tmp_path, settings(python, None))
    assert told == "called with -m site_builder ready:"


def test_a_checkout_is_found(python: Path, tmp_path: Path) -> None:
    told = made(tmp_path, settings(python, tmp_path))
    assert told == f"called with {tmp_path} -m site_builder ready:"


def test_one_that_is_gone_is_installed_anew(python: Path, tmp_path: Path) -> None:
    text = settings(python, None)
    python.unlink()
    assert made(tmp_path, text) == "installed ready: stamp"


@pytest.mark.parametrize("name", ["a$(b)", "it's", "a#b", "a;b", "a\nb", 'a"b', "a%b", "a*b"])
def test_a_path_that_make_cannot_take_is_left_out(name: str) -> None:
    assert settings(Path("/") / name / "python", None) == ""
    assert settings(Path("/python"), Path("/") / name) == ""
