"""Which addresses a run is about, lists that are none, and runs that ask nothing."""

import json
from pathlib import Path

import pytest

from tests.links.command.surveyed import Survey

TITLE = "A & B: 100% of the #1 Spouts_in $10 Pots"


def placed(survey: Survey, *options: str) -> set[tuple[str, int, int]]:
    """File, line and column of all that is chosen; registries are asked on this machine."""
    apis = [f"--api={name}={survey.seen.base}" for name in ("arxiv", "doi", "openreview")]
    done = survey.links(*options, *apis)
    assert done.code in (0, 1), done.err
    return {
        (place["path"], place["line"], place["column"])
        for entry in done.report
        for place in entry["places"]
    }


def test_all_links_of_a_catalogue_and_where_they_stand(survey: Survey) -> None:
    survey.record("glass2019clay", extra="openreview: teapot0001\n")
    files = {path: path.read_text("utf-8").splitlines() for path in survey.root.rglob("*.yaml")}
    found = placed(survey)
    entries = {entry["url"]: entry for entry in survey.report()}
    wanted = set()
    for path, lines in files.items():
        for number, text in enumerate(lines, start=1):
            if "http://" in text and "archived" not in text:
                column = text.index("http") + (text[text.index("http") - 1] != '"')
                wanted.add((path.relative_to(survey.folder).as_posix(), number, column))
            for name in ("arxiv: ", "doi: ", "openreview: "):
                if text.startswith(name):
                    place = path.relative_to(survey.folder).as_posix(), number, len(name) + 1
                    wanted.add(place)
    wanted.add(("catalogue/papers/steeping-with-no-known-author.yaml", 6, 8))
    assert found == wanted
    paper = entries["https://arxiv.org/abs/1703.00001"]
    assert (paper["kind"], paper["title"]) == ("paper", TITLE)
    assert entries["https://doi.org/10.5555/pot.2013.1"]["kind"] == "paper"
    assert entries["https://openreview.net/forum?id=teapot0001"]["title"] == "Glass over Clay"
    assert entries[survey.url("/leafcup-a", "code.example.org")]["kind"] == "code"
    assert entries[survey.url("/tea/1", "journals.example.org")]["kind"] == "other"
    assert entries[survey.url("/", "teapots.example.org")]["title"] == ""


def test_only_some_files_kinds_and_hosts(survey: Survey) -> None:
    files = [f"catalogue/papers/{name}.yaml" for name in ("mate2021pour", "assam2019handles")]
    assert {path for path, *_ in placed(survey, "--only", *files)} == set(files)
    assert {path for path, *_ in placed(survey, "--only", files[0], "--only", files[1])} == {*files}
    placed(survey, "--kind", "code")
    assert set(survey.asked()) >= {"/leafcup-a", "/leafcup-b", "/spouts", "/steep"}
    assert {entry["kind"] for entry in survey.report()} == {"code"}
    placed(survey, "--host", "Papers.example.org", "--host", "code.example.org")
    assert {entry["url"].split("/")[2].split(":")[0] for entry in survey.report()} == {
        "papers.example.org",
        "code.example.org",
    }
    placed(survey, "--host", f"code.example.org:{survey.port}", "--kind", "code")
    assert len(survey.report()) == 4


def test_parts_are_the_whole(survey: Survey) -> None:
    parts = []
    for number in range(1, 4):
        placed(survey, "--shard", f"{number}/3")
        parts.append({entry["url"] for entry in survey.report()})
    placed(survey)
    assert sorted(url for part in parts for url in part) == [e["url"] for e in survey.report()]
    hosts = [{url.split("/")[2] for url in part} for part in parts]
    assert sum(map(len, hosts)) == len(set().union(*hosts)), "a host is in one part"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"[{]", "this is no JSON"),
        (b'[{"id": "1"}]', 'entry 0 is not of the form {"id": "1", "url"'),
        (b"[7]", "entry 0 is not of the form"),
        (b'[{"url": "https://a.example", "kind": "book"}]', '"book", which is none of: paper'),
        (b'[{"url": "https://a.example", "kind": ["x"]}]', "which is none of: paper"),
        (b"https://a.example/\xff\n", "is not text in UTF-8"),
        (None, "No such file"),
    ],
)
def test_a_list_that_is_none(survey: Survey, content: bytes | None, told: str) -> None:
    if content is not None:
        (survey.folder / "list").write_bytes(content)
    done = survey.quick("links", "--targets", "list")
    assert done.code == 2
    assert "list" in done.err
    assert told in done.err
    assert survey.asked() == []


@pytest.mark.parametrize(
    "options",
    [
        ("--shard", "3/2"),
        ("--shard", "0/2"),
        ("--shard", "x"),
        ("--kind", "book"),
        ("--format", "pdf"),
        ("--api", "arxiv"),
        ("--api", "nobody=http://127.0.0.1"),
        ("--allow-network", "everywhere"),
        ("--only", "nothing.yaml"),
        ("--targets", "list", "--fix"),
        ("--today", "tomorrow"),
        ("--ca-bundle", "nothing.pem"),
    ],
)
def test_wrong_use_says_what_is_wrong(survey: Survey, options: tuple[str, ...]) -> None:
    (survey.folder / "list").write_text("https://a.example/\n")
    done = survey.quick("links", *options)
    assert done.code == 2
    assert options[0] in done.err or options[1] in done.err
    assert survey.asked() == []


def test_lists(survey: Survey) -> None:
    lines = survey.folder / "lines.txt"
    lines.write_text(f"\ufeff# pots\n\n  {survey.url('/a')}  \r\n{survey.url('/b')}", "utf-8")
    done = survey.links("--targets", str(lines))
    assert done.verdicts() == {"/a": "ok", "/b": "ok"}
    assert [entry["places"][0]["line"] for entry in done.report] == [3, 4]
    rows = [
        {"id": "x", "url": survey.url("/a"), "title": "Glass", "kind": "paper"},
        {"id": 7, "url": survey.url("/b"), "title": None},
        {"url": survey.url("/c"), "title": "Clay"},
    ]
    (survey.folder / "rows.json").write_text(json.dumps(rows))
    report = survey.links("--targets", "rows.json").report
    assert [(entry["id"], entry["kind"], entry["title"]) for entry in report] == [
        ("x", "paper", "Glass"),
        ("7", "other", ""),
        ("", "paper", "Clay"),
    ]
    assert not (survey.folder / ".cache").exists(), "nothing is remembered of a list"


def test_a_catalogue_with_errors_is_not_asked_about(survey: Survey) -> None:
    survey.record("glass2018clay", "/a")
    done = survey.links()
    assert done.code == 1
    assert "id-mismatch" in done.out
    assert "no link was checked: mend the problems above first" in done.err
    assert survey.asked() == []


def test_a_dry_run_asks_nothing(survey: Survey) -> None:
    done = survey.run("links", "--dry-run", "--patience", "1")
    assert done.code == 0
    rows = {line.split()[0]: line.split()[1:] for line in done.out.splitlines()}
    assert rows["host"] == ["addresses", "requests", "at", "least"]
    assert rows["export.arxiv.org"][:2] == ["2", "1"]
    assert rows[f"papers.example.org:{survey.port}"][:2] == ["3", "3"]
    assert "17 addresses on 9 hosts: at least" in done.err
    assert "nothing was asked" in done.err
    assert survey.asked() == []
    assert not (survey.folder / ".cache").exists()


def test_a_dry_run_tells_of_politeness_and_of_what_is_remembered(survey: Survey) -> None:
    pages = [f"https://github.com/pots/pot/tree/main/{number}" for number in range(100)]
    (survey.folder / "list").write_text("\n".join(pages))
    done = survey.run("links", "--dry-run", "--targets", "list")
    assert done.out.splitlines()[1].split() == ["github.com", "100", "100", "1:39", "min"]
    assert "100 addresses on 1 host: at least 1:39 min" in done.err
    survey.only("/a", "/b", "/c")
    known = ("--only", "catalogue/papers/glass2019clay.yaml", "--today", "2026-01-01")
    survey.answers = {"/a": (200, {}, "<p>Water</p>"), "/b": (200, {}, "<p>Water</p>")}
    survey.links(*known)
    survey.asked()
    done = survey.run("links", "--dry-run", *known)
    assert "1 address on 1 host" in done.err
    assert "3 addresses" in survey.run("links", "--dry-run", "--fresh", *known).err
    assert survey.asked() == []


def test_the_order_of_files_and_options_does_not_matter(survey: Survey) -> None:
    file = "catalogue/papers/mate2021pour.yaml"
    done = survey.links("--only", file, "--kind", "paper")
    assert [Path(entry["places"][0]["path"]).name for entry in done.report] == [Path(file).name]
