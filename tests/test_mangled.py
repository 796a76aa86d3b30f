"""Whatever a record holds, `inspect` answers with problems that have a file and a line."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from site_builder.loading import inspect

BASE = Path(__file__).parent / "catalogue"
RECORD = (BASE / "papers" / "oolong2013from.yaml").read_bytes()


def assert_told(raw: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "catalogue"
        shutil.copytree(BASE, root)
        path = root / "papers" / "oolong2013from.yaml"
        path.write_bytes(raw)
        for problem in inspect(root).problems:
            file = Path(problem.path)
            assert file.is_file()
            lines = file.read_bytes().count(b"\n") + 1
            assert 1 <= problem.line <= lines
            assert problem.column >= 1
            assert problem.message


@given(st.binary(max_size=300))
def test_bytes(raw: bytes) -> None:
    assert_told(raw)


@given(st.integers(0, len(RECORD) - 1), st.binary(min_size=1, max_size=4), st.integers(0, 40))
def test_a_record_with_a_wound(start: int, patch: bytes, gone: int) -> None:
    assert_told(RECORD[:start] + patch + RECORD[start + gone :])


@given(
    st.lists(
        st.tuples(
            st.sampled_from(RECORD.decode().splitlines()),
            st.sampled_from(["", " ", "- ", ": ", "[", "{", "}", "&a ", "*a", "!!int ", "? ", "|"]),
            st.text(max_size=12),
        ),
        max_size=20,
    )
)
def test_structures(lines: list[tuple[str, str, str]]) -> None:
    text = "\n".join(f"{before}{line}{after}" for line, before, after in lines)
    assert_told(text.encode("utf-8", "surrogatepass"))


@given(st.sampled_from("[{-?|>&*!%@`"), st.integers(1, 3000))
def test_depths(char: str, count: int) -> None:
    assert_told((char + " ").encode() * count)
