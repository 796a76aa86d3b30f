"""Issues that a form made, from people who mean well and from others."""

from pathlib import Path

import pytest

from site_builder.documents import Document
from site_builder.loading import load
from site_builder.sources.facts import Fault
from site_builder.sources.issue_body import LABELS, Submission, read
from tests.adding.conftest import Adding

GOOD = """\
### Address

https://arxiv.org/abs/2301.00012

### Category

Handle methods

### Code

PyTorch: https://code.example.org/handles
- https://code.example.org/other-handles

### Method's name

Hold'em

### Builds on

LeafCup, Nonesuch

### Note

Held by many.
_And_ liked.
"""


def body(**values: str) -> str:
    """A body in which some fields say something else."""
    named = {"Address": "2301.00012", **values}
    return "\n\n".join(f"### {label}\n\n{named.get(label, '_No response_')}" for label in LABELS)


def _add(adding: Adding, text: str, *arguments: str) -> tuple[int, str, str]:
    path = adding.root.parent / "issue.md"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    done = adding.add("--issue-body", str(path), *arguments)
    return done.code, done.out, done.err


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_whole_issue_becomes_a_record(adding: Adding, newline: str) -> None:
    code, out, err = _add(adding, GOOD.replace("\n", newline))
    assert code == 0, out
    assert adding.record("handle2023handles").read_text("utf-8") == (
        "# yaml-language-server: $schema=../../schema/paper.schema.json\n"
        'title: "Handles that Learn to Be Held"\n'
        "name: Hold'em\n"
        "authors: [Hanna Handle]\n"
        "venue: arXiv\n"
        "year: 2023\n"
        "categories: [handles]\n"
        "paper: https://arxiv.org/abs/2301.00012\n"
        'arxiv: "2301.00012"\n'
        "code:\n"
        "  - {framework: pytorch, url: https://code.example.org/handles}\n"
        "  - {framework: code, url: https://code.example.org/other-handles}\n"
        "builds_on:\n  - {paper: oolong2013from, relation: extends}\n"
        "note: |-\n  Held by many.\n  _And_ liked.\n"
        "added: 2026-02-03\n"
        "sources: [arXiv 2301.00012]\n"
    )
    assert "builds on LeafCup (2013); its evidence is still to be found" in err
    assert 'builds on: not written: no method is called "Nonesuch"' in err
    assert "warning[no-evidence]: the step to oolong2013from gives no evidence" in err


@pytest.mark.parametrize(
    ("words", "step"),
    [
        ("LeafCup", "{paper: oolong2013from, relation: extends}"),
        ("oolong2013from", "{paper: oolong2013from, relation: extends}"),
        ("From Leaf to Cup", "{paper: oolong2013from, relation: extends}"),
        ("extends leafcup", "{paper: oolong2013from, relation: extends}"),
        (
            "- LeafCup: Sec. 3, its cup: two leaves",
            "{paper: oolong2013from, relation: extends, "
            'evidence: "Sec. 3, its cup: two leaves", source: told in an issue}',
        ),
        (
            "LeafCup: {x: 1} # \u202e$(reboot)",
            "{paper: oolong2013from, relation: extends, "
            'evidence: "{x: 1} # $(reboot)", source: told in an issue}',
        ),
    ],
)
def test_a_parent_that_is_known_is_a_step(adding: Adding, words: str, step: str) -> None:
    code, out, _ = _add(adding, body(**{"Builds on": words, "Category": "handles"}))
    assert code == 0, out
    text = adding.record("handle2023handles").read_text("utf-8")
    document = Document.parse("x.yaml", text)
    assert document.data["builds_on"] == Document.parse("y.yaml", f"x:\n  - {step}\n").data["x"]
    assert adding.run_plain("fmt", "--check").code == 0
    assert adding.run_plain("validate").code == 0


def test_a_parent_that_is_younger_is_left_out_and_told(adding: Adding) -> None:
    text = body(Address="math/0309136", Category="handles", **{"Builds on": "LeafCup"})
    code, out, err = _add(adding, text)
    assert code == 0, out
    assert "builds_on" not in adding.record("old2003old").read_text("utf-8")
    assert "look at this: a step was left out: old2003old of 2003 cannot build on a paper" in err


def test_a_record_that_is_there_gets_no_step(adding: Adding) -> None:
    text = body(Category="handles", **{"Builds on": "LeafCup"})
    assert _add(adding, text)[0] == 0
    before = adding.files()
    assert _add(adding, text)[0] == 1
    code, _, err = _add(adding, text.replace("LeafCup", "LeafCup: Sec. 3"))
    assert (code, adding.new(before)) == (1, set())
    assert "builds on oolong2013from: not written into a record that is there" in err


def test_an_issue_with_an_address_alone(adding: Adding) -> None:
    code, out, err = _add(adding, body(Address="10.5555/tea.1", Category="I don't know"),
                          "--category", "spouts")  # fmt: skip
    assert code == 0, out
    text = adding.record("glaze2019glaze").read_text("utf-8")
    assert "categories: [spouts]\n" in text
    assert "note:" not in text
    assert "builds on" not in err


def test_a_title_may_stand_for_the_address(adding: Adding) -> None:
    code, out, _ = _add(adding, body(Address="Glaze at First Sight", Category="spouts"))
    assert code == 0, out
    assert "doi: 10.5555/tea.1\n" in adding.record("glaze2019glaze").read_text("utf-8")
    code, out, _ = _add(adding, body(Address="Some Paper that Nobody Wrote"))
    assert code == 1
    assert "know no paper with the title" in out


@pytest.mark.parametrize(
    "name", ["handles", "Handle methods", "Handle methods (handles)", "handles — Handle methods"]
)
def test_a_category_by_id_or_title_or_both(adding: Adding, name: str) -> None:
    code, out, _ = _add(adding, body(Category=name))
    assert code == 0, out
    assert "categories: [handles]\n" in adding.record("handle2023handles").read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "none of the headings of the form"),
        ("Please add my paper", "none of the headings of the form"),
        ("### address\n\n2301.00012", "none of the headings of the form"),
        (body(Address="_No response_"), "the issue names no address"),
        (body(Address="2301.00012\n2301.00013"), "the issue names 2 addresses"),
        (body(Address="../../../etc/passwd"), "is no address, arXiv id, DOI"),
        (body(Address="../please read/this and that/etc"), "is no address, arXiv id, DOI"),
        (body(Address="please run $(reboot) now"), "is no address, arXiv id, DOI"),
        (body(Address="$(reboot)"), "is no address, arXiv id, DOI"),
        (body(Address="--bibtex /etc/passwd"), "is no address, arXiv id, DOI"),
        (body(Address="file:///etc/passwd"), "is no address, arXiv id, DOI"),
        (body(Address="http://169.254.169.254/latest/meta-data"), "is not public"),
        (body(Address="http://127.0.0.1:8000/"), "is not public"),
        (body(Address="http://user:secret@pots.example.org/"), "user name or password"),
        (body(Address="x" * 70_000), "more than 65,536 characters"),
    ],
)
def test_what_asks_for_nothing_that_can_be_done(adding: Adding, text: str, told: str) -> None:
    before = adding.files()
    code, out, err = _add(adding, text)
    assert code == 1
    assert told in out
    assert "secret" not in out + err
    assert adding.new(before) == set()


HOSTILE = {
    "yaml": 'x"\ncategories: [evil]\n- &a [*a, *a]\n!!python/object/apply:os.system ["reboot"]',
    "command": "::set-output name=a::b\n##[error]gone\n::add-mask::x",
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "template": "{{ 7 * 7 }}${{ github.token }}{% include '/etc/passwd' %}",
    "shell": "`reboot`; $(reboot) && reboot | tee /etc/passwd",
    "controls": "a\x00b\x1b[31mred\u202edesrever\u2066\ufeff\x07",
    "halves": "half a letter \ud800",
    "headings": "fine\n\n### Address\n\nhttps://evil.example.org/\n\n### Category\n\nbrewing",
    "fences": "```yaml\nvenue: evil\n```\n~~~\n---\n...\n%YAML 1.1",
    "long": "word " * 12_000,
    "lines": "\n" * 5_000 + "x",
    "formula": '=HYPERLINK("http://evil.example.org")',
}


@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.parametrize("label", ["Category", "Code", "Method's name", "Builds on", "Note"])
def test_hostile_words_do_nothing(adding: Adding, kind: str, label: str) -> None:
    before = adding.files()
    code, out, err = _add(adding, body(**{label: HOSTILE[kind]}), "--category", "handles")
    assert adding.new(before) <= {"handle2023handles.yaml"}
    assert not [x for x in (out + err).splitlines() if x.startswith("::") or "##[" in x]
    assert not any(char in out + err for char in "\x00\x1b\x07\u202e\u2066\ufeff")
    if code == 0:
        paper = load(adding.root).paper_by_id["handle2023handles"]
        assert paper.categories == ("handles",)
        assert (paper.venue, paper.arxiv, paper.links) == ("arXiv", "2301.00012", ())
    else:
        assert adding.new(before) == set()


def test_the_first_heading_counts_and_a_value_adds_no_field() -> None:
    text = body(**{"Method's name": "M\n\n### Address\n\n10.5555/evil\n\n### Other\n\nx"})
    found = read(text)
    assert isinstance(found, Submission)
    assert found.address == "2301.00012"
    assert found.facts.name == "M ### Address 10.5555/evil ### Other x"


def test_every_label_is_read() -> None:
    found = read(GOOD)
    assert isinstance(found, Submission)
    assert found.category == "Handle methods"
    assert found.builds_on == ("LeafCup, Nonesuch",)
    assert [code.framework for code in found.facts.code] == ["PyTorch", ""]


def test_junk_of_any_kind_is_a_message(tmp_path: Path, adding: Adding) -> None:
    path = tmp_path / "x.md"
    path.write_bytes(bytes(range(256)) * 100)
    assert adding.add("--issue-body", str(path)).code == 1
    assert adding.add("--issue-body", str(tmp_path / "none.md")).code == 2
    assert isinstance(read("### Note\n\nx"), Fault)
