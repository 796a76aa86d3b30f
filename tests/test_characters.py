"""What a file's bytes and characters are refused for, and where."""

import pytest

from site_builder.characters import MAX_BYTES, check_text, decode, problem_at, span_of
from site_builder.problems import CatalogueError


@pytest.mark.parametrize(
    "text",
    [
        "title: Pots",
        "title: Łukasz Żółć, Müge Öz, 茶壺, 🫖, e\u0301, -, –, ’",
        "title: می\u200cشود, 👩\u200d🔬, ế, שָׁ֔לוֹם",
        "title: Ângela Ã, ÉCOLE Â.",
        "# a remark\n\ntitle: x\n",
    ],
)
def test_good_text_passes(text: str) -> None:
    assert list(check_text("x", text)) == []
    assert decode("x", text.encode()) == text


@pytest.mark.parametrize(
    ("text", "rule", "place", "hint"),
    [
        ("\ufefftitle: x", "byte-order-mark", (1, 1), 'save the file as "UTF-8"'),
        ("a: x\r\nb: y\r\n", "line-endings", (1, 5), "Unix line endings"),
        ("a: x\nb:\ty", "tab", (2, 3), "blanks"),
        ("a: \x00", "control-character", (1, 4), "delete it"),
        ("a: x\u200by", "control-character", (1, 5), "delete it"),
        ("a: \u202ex", "control-character", (1, 4), "delete it"),
        ("a: \x85x", "control-character", (1, 4), "delete it"),
        ("a: ex\xadtra", "control-character", (1, 6), "delete it"),
        ("a: x\u3164y", "control-character", (1, 5), "delete it"),
        ("a: x\U000e0041y", "control-character", (1, 5), "delete it"),
        ("a: x\U0010ffffy", "control-character", (1, 5), "delete it"),
        ("a: Z\u0300\u0316\u0489\u0300\u0316\u0489algo", "piled-marks", (1, 5), "keep those"),
        ("a: MÃ¼ller", "mojibake", (1, 5), 'did you mean "ü"?'),
        ("a: itâ€™s", "mojibake", (1, 6), 'did you mean "’"?'),
        ("a: ðŸ«–", "mojibake", (1, 4), 'did you mean "🫖"?'),
        ("a: M\ufffdller", "mojibake", (1, 5), "write the character that belongs here"),
        ("", "empty-file", (1, 1), "write a record"),
        ("# only\n\n# remarks\n", "empty-file", (1, 1), "write a record"),
    ],
)
def test_bad_text_is_told(text: str, rule: str, place: tuple[int, int], hint: str) -> None:
    (problem,) = check_text("x", text)
    assert (problem.rule, (problem.line, problem.column)) == (rule, place)
    assert hint in (problem.hint or "")


def test_each_kind_of_fault_is_told_once() -> None:
    text = "\ufeffa:\tMÃ¼ller\r\nb:\tMÃ¼ller\x00\r\n"
    assert [(problem.rule, problem.line) for problem in check_text("x", text)] == [
        ("byte-order-mark", 1),
        ("line-endings", 1),
        ("tab", 1),
        ("control-character", 2),
        ("mojibake", 1),
    ]


@pytest.mark.parametrize(
    ("raw", "rule", "place"),
    [
        (b"a: x\nb: M\xfcller\n", "not-utf8", (2, 5)),
        ("a: ü".encode() + b"\xff", "not-utf8", (1, 5)),
        ("title".encode("utf-16"), "not-utf8", (1, 1)),
        (b"a: \xed\xa0\x80", "not-utf8", (1, 4)),
        (b"#" * (MAX_BYTES + 1), "file-too-large", (1, 1)),
    ],
)
def test_bad_bytes_are_told(raw: bytes, rule: str, place: tuple[int, int]) -> None:
    with pytest.raises(CatalogueError) as raised:
        decode("x", raw)
    (problem,) = raised.value.problems
    assert (problem.rule, (problem.line, problem.column)) == (rule, place)


def test_the_largest_file_is_read() -> None:
    assert len(decode("x", b"#" * MAX_BYTES)) == MAX_BYTES


@pytest.mark.parametrize(
    ("index", "place"), [(0, (1, 1)), (1, (1, 2)), (2, (1, 3)), (3, (2, 1)), (4, (2, 2))]
)
def test_places_count_characters_from_1(index: int, place: tuple[int, int]) -> None:
    assert span_of("ü🫖\n茶x", index, 1)[:2] == place


def test_a_problem_underlines_no_more_than_its_line_holds() -> None:
    problem = problem_at("x", "a: b\r\nc", span_of("a: b\r\nc", 3, 99), "r", "m")
    assert (problem.excerpt, problem.width) == ("a: b", 1)
