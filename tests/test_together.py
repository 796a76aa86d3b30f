"""Several files, written as one: whatever fails, all are as they were."""

import os
from pathlib import Path

import pytest

from site_builder.together import (
    ChangedMeanwhileError,
    NotRestoredError,
    Replacement,
    write_together,
)

OLD = {"a": b"one", "b": b"two", "c": None, "d": b"four"}
NEW = {"a": b"ONE", "b": None, "c": b"THREE", "d": b"FOUR"}


@pytest.fixture
def files(tmp_path: Path) -> dict[Path, Replacement]:
    for name, content in OLD.items():
        if content is not None:
            (tmp_path / name).write_bytes(content)
    return {tmp_path / name: Replacement(OLD[name], NEW[name]) for name in OLD}


def held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def there(contents: dict[str, bytes | None]) -> dict[str, bytes]:
    return {name: content for name, content in contents.items() if content is not None}


def test_all_are_written(files: dict[Path, Replacement], tmp_path: Path) -> None:
    (tmp_path / "a").chmod(0o640)
    write_together(files)
    assert held(tmp_path) == there(NEW)
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("place", range(3))
@pytest.mark.parametrize("is_done", [False, True])
@pytest.mark.parametrize("error", [OSError(28, "No space left"), KeyboardInterrupt()])
def test_a_failure_in_the_middle_leaves_all_as_they_were(
    files: dict[Path, Replacement],
    tmp_path: Path,
    place: int,
    is_done: bool,
    error: BaseException,
) -> None:
    calls = 0

    def failing(source: Path, target: Path) -> None:
        nonlocal calls
        calls += 1
        if calls <= place or is_done:
            os.replace(source, target)  # noqa: PTH105 - as the function that it stands for
        if calls > place:
            raise error

    with pytest.raises(type(error)):
        write_together(files, failing)
    assert held(tmp_path) == there(OLD)


def test_what_cannot_be_staged_changes_nothing_and_is_named(
    files: dict[Path, Replacement], tmp_path: Path
) -> None:
    files[tmp_path / "no-folder" / "e"] = Replacement(None, b"five")
    with pytest.raises(FileNotFoundError) as raised:
        write_together(files)
    assert raised.value.filename == str(tmp_path / "no-folder" / "e")
    assert held(tmp_path) == there(OLD)


@pytest.mark.parametrize("name", OLD)
def test_a_file_that_changed_meanwhile_stops_it(
    files: dict[Path, Replacement], tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_bytes(b"by somebody else")
    with pytest.raises(ChangedMeanwhileError):
        write_together(files)
    assert held(tmp_path) == {**there(OLD), name: b"by somebody else"}


def test_what_cannot_be_put_back_is_named(files: dict[Path, Replacement], tmp_path: Path) -> None:
    def failing(source: Path, target: Path) -> None:
        target.unlink(missing_ok=True)
        target.mkdir()
        raise OSError(5, f"no {source.suffix}")

    with pytest.raises(NotRestoredError) as raised:
        write_together(files, failing)
    assert raised.value.paths == (tmp_path / "a",)
