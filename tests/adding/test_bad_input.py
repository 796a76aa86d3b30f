"""Each thing that goes wrong has its own message and next step, and leaves no file behind."""

import json
import resource
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from site_builder.output import write_new
from site_builder.sources.latex import plain
from tests.adding.conftest import Adding
from tests.adding.stand_in import feed

PAPERS = Path(__file__).parent / "papers"
ATOM = {"Content-Type": "application/atom+xml"}
PAUSE = {"Retry-After": "120"}


def _refused(adding: Adding, *arguments: str, writes: bool = False) -> str:
    before = adding.files()
    done = adding.add("--category", "brewing", *arguments)
    assert done.code == 1, done.out
    assert "Traceback" not in done.out + done.err
    assert "hint: " in done.out
    assert writes or adding.new(before) == set()
    return done.out


@pytest.mark.parametrize(
    ("named", "told", "hint"),
    [
        ("2301.99999", "error[unknown-id]: arXiv has no paper with the id 2301.99999", "compare"),
        ("2399.00001", 'error[unknown-id]: "2399.00001" is no id of arXiv', "1703.07464"),
        ("10.5555/none", "error[unknown-id]: doi.org has no paper 10.5555/none", "compare"),
        ("NonePot0Z9", "error[unknown-id]: OpenReview has no paper with the id", "compare"),
        (
            "https://pots.example.org/none",
            "error[unknown-id]: pots.example.org has no paper",
            "compare",
        ),
        ("2301.00017", 'taken back: "This paper has been withdrawn', "--withdrawn"),
        ("10.5555/tea.8", 'taken back: "RETRACTED: Leaking Pots"', "--withdrawn"),
        ("GonePot0C3", 'taken back: "POT 2021 Conference Withdrawn', "--withdrawn"),
        ("10.5555/tea.11", 'stands for the venue "Congress of Spoons"', "--set venue=NAME"),
        ("10.5555/tea.13", 'venue "Lecture Notes in Computer Science"', "--set venue=NAME"),
        ("10.5555/tea.12", 'does not say the year of "Without a Year"', "--set year="),
        ("https://blog.pots.example.org/about", "has no citation_title", "--title"),
        ("what is this", '"what is this" is no address, arXiv id, DOI', "--title"),
        ("../../etc/passwd", "is no address", "--title"),
        ("http://localhost/x", "is not public", "public"),
        ("ftp://pots.example.org/x", "is no address", "--title"),
    ],
)
def test_what_is_no_paper(adding: Adding, named: str, told: str, hint: str) -> None:
    out = _refused(adding, named)
    assert told in out
    assert hint in out


@pytest.mark.parametrize(
    ("named", "path"),
    [
        ("2301.00011", "/api/query"),
        ("10.5555/tea.1", "/10."),
        ("TeaPot00A1", "/notes"),
        ("https://pots.example.org/a", "/pots"),
    ],
)
def test_servers_that_fail(adding: Adding, named: str, path: str) -> None:
    adding.stand_in.trouble[path] = (429, PAUSE, "Rate exceeded.")
    out = _refused(adding, named)
    assert "error[rate-limited]" in out
    assert "hint: wait 120 seconds, then run the same command again" in out
    adding.stand_in.trouble[path] = (403, {}, "Who are you?")
    assert "error[refused]" in _refused(adding, named)


@pytest.mark.parametrize(
    ("named", "path", "told"),
    [
        ("2301.00011", "/api/query", "no Atom feed"),
        ("10.5555/tea.1", "/10.", "no CSL-JSON"),
        ("TeaPot00A1", "/notes", "no list of notes"),
    ],
)
@pytest.mark.parametrize(
    "body",
    [
        "<html>Sorry</html>",
        "{",
        "[" * 5000,
        "\x00\x01\x02",
        '<!DOCTYPE x [<!ENTITY a "b">]><feed/>',
    ],
)
def test_garbage(adding: Adding, named: str, path: str, told: str, body: str) -> None:
    adding.stand_in.trouble[path] = (200, {"Content-Type": "text/plain"}, body)
    assert told in _refused(adding, named)


@pytest.mark.parametrize(
    ("named", "path", "body"),
    [
        ("10.5555/tea.1", "/10.", '{"title": 7, "author": [3, {}], "issued": "x"}'),
        ("10.5555/tea.1", "/10.", "[]"),
        ("TeaPot00A1", "/notes", '{"notes": [{"content": {"title": {"value": 3}}}]}'),
        ("TeaPot00A1", "/notes", '{"notes": [7]}'),
        ("2301.00011", "/api/query", feed("<entry/>")),
    ],
)
def test_shapes_that_nobody_promised(adding: Adding, named: str, path: str, body: str) -> None:
    adding.stand_in.trouble[path] = (200, ATOM if "api" in path else {}, body)
    assert "error[unknown-id]" in _refused(adding, named)


def test_hostile_words_of_a_source_stay_words(adding: Adding) -> None:
    title = 'Pots: {x: 1} # \u202e"]\n::set-output name=a::b ##[error]'
    item = {
        "title": title,
        "author": [{"literal": "A: &x B"}],
        "issued": {"date-parts": [[2019]]},
        "container-title": "POT",
        "DOI": "10.5555/evil",
    }
    body = json.dumps(item)
    adding.stand_in.trouble["/10."] = (200, {}, body)
    done = adding.add("10.5555/evil", "--category", "brewing")
    assert done.code == 0, done.out
    (path,) = (adding.root / "papers").glob("*2019pots.yaml")
    assert r'title: "Pots: {x: 1} # \"] ::set-output name=a::b ##[error]"' in path.read_text(
        "utf-8"
    )
    assert not [x for x in (done.out + done.err).splitlines() if x.startswith("::") or "##[" in x]


def test_offline(adding: Adding) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        base = f"http://127.0.0.1:{unused.getsockname()[1]}"
        out = _refused(adding, "10.5555/tea.1", f"--api=doi={base}")
    assert "error[offline]: doi.org cannot be reached" in out
    assert "survey add --bibtex FILE" in out


def test_what_is_well_is_written_beside_what_is_not(adding: Adding) -> None:
    out = _refused(adding, "2301.00012", "2301.99999", "10.5555/none", writes=True)
    assert out.count("error[unknown-id]") == 2
    assert adding.record("handle2023handles").is_file()


def test_a_bibtex_file_with_faults_names_their_lines(adding: Adding) -> None:
    path = PAPERS / "faulty.bib"
    out = _refused(adding, "--bibtex", str(path), writes=True)
    assert [line for line in out.splitlines() if "error" in line] == [
        f"{path}:4:11: error[syntax]: this entry cannot be read: the brace that opens the field "
        '"title" is never closed',
        f"{path}:10:1: error[syntax]: the entry has a field twice: title",
        f'{path}:12:1: error[syntax]: the key "good1" stands twice',
        f'{path}:14:1: error[syntax]: the entry "untitled" has no title',
        f'{path}:16:1: error[syntax]: the authors of "others" cannot be read: "others" leaves '
        "some out, and a record names all or none",
    ]
    assert adding.record("bef2019before").is_file()
    assert adding.record("beh2019behind").is_file()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "there is no entry of a paper in it"),
        (b"Just words", "there is no entry of a paper in it"),
        (b"@article{a, title={x}}\n@book{b, title={\xff}}", "this is not UTF-8"),
        (b"x" * 1_000_001, "more than 1,000,000 characters are not read"),
    ],
)
def test_a_file_that_is_no_bibtex(adding: Adding, content: bytes, told: str) -> None:
    path = adding.root.parent / "x.bib"
    path.write_bytes(content)
    assert told in _refused(adding, "--bibtex", str(path))


def test_a_line_that_is_no_paper(adding: Adding) -> None:
    line = "Some words and [a link](https://code.example.org/x)"
    assert "seems to be no paper" in _refused(adding, "--readme-line", line)


def test_a_withdrawn_paper_is_added_when_it_is_wanted(adding: Adding) -> None:
    done = adding.add("2301.00017", "--withdrawn", "--category", "brewing")
    assert done.code == 0, done.out
    text = adding.record("lid2023lids").read_text("utf-8")
    assert 'note: "Withdrawn: This paper has been withdrawn by the author"' in text


def test_a_preprint_with_the_doi_of_another_paper_is_not_mixed_with_it(adding: Adding) -> None:
    done = adding.add("2301.00021", "--category", "brewing")
    assert 'its DOI 10.5555/tea.1 has another title: "Glaze at First Sight"' in done.err
    assert 'title: "A Preprint with Another Paper\'s DOI"' in adding.record(
        "mix2023preprint"
    ).read_text("utf-8")


def test_a_title_in_latex_is_resolved_and_told(adding: Adding) -> None:
    done = adding.add("2301.00014", "--category", "brewing")
    assert done.code == 0
    assert 'title: "ℓ₂-Normalized Kännchen: 100% Tea"' in adding.record("leaf2023l2").read_text(
        "utf-8"
    )
    assert r'the title is LaTeX at arXiv, "$\ell_2$-Normalized K\"annchen: 100% Tea"' in done.err


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (r"$L_{12}$ and $x^2$", "L₁₂ and x²"),
        (r"$x_i^{-1}$", "x_i⁻¹"),
        (r"Snake\_2 and $a\_2$", "Snake_2 and a_2"),
        ("Snake_2 {K}ettles", "Snake_2 Kettles"),
    ],
)
def test_numbers_of_formulas_stand_below_and_above_the_line(text: str, told: str) -> None:
    assert plain(text) == told


def test_a_dry_run_prints_and_writes_nothing(adding: Adding) -> None:
    before = adding.files()
    done = adding.add("2301.00011", "--dry-run")
    assert done.code == 0
    assert done.out.startswith(f"# {adding.record('spout2023slow')}\n# yaml-language-server: ")
    assert "category spouts: sure, 100% of the votes" in done.err
    assert adding.new(before) == set()


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["2301.00011", "--set", "nonsense=1"],
        ["2301.00011", "--set", "year=soon"],
        ["2301.00011", "2301.00012", "--set", "venue=POT"],
        ["2301.00011", "--api", "nowhere=http://127.0.0.1"],
        ["--bibtex", "none.bib"],
    ],
)
def test_wrong_use(adding: Adding, arguments: list[str]) -> None:
    before = adding.files()
    assert adding.add(*arguments).code == 2
    assert adding.new(before) == set()


def test_what_is_set_goes_before_the_source(adding: Adding) -> None:
    done = adding.add(
        "10.5555/tea.11",
        "--set",
        "venue=Kettle & Cup Symposium",
        "--set",
        "name=Spn",
        "--category",
        "brewing",
    )
    assert done.code == 0, done.out
    text = adding.record("now2019nowhere").read_text("utf-8")
    assert "name: Spn\n" in text
    assert "venue: KETTLE\n" in text
    unknown = adding.add("2301.00011", "--category", "nonsense")
    assert unknown.code == 1
    assert "error[unknown-category]" in unknown.out


def test_a_full_disk_leaves_no_half_file(adding: Adding) -> None:
    before = adding.files()
    line = "- Ceramic Clocks (POT 2019) [[Paper]](https://papers.example.org/pot2019/cc.pdf)"
    command = [sys.executable, "-m", "site_builder", "--root", str(adding.root), "add"]
    done = subprocess.run(
        [*command, "--category", "brewing", "--readme-line", line],
        capture_output=True,
        encoding="utf-8",
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64)),
    )
    assert done.returncode == 1, done.stderr
    assert "error[not-written]" in done.stdout
    assert adding.files() == before


def test_a_file_that_came_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    write_new(path, b"one")
    with pytest.raises(FileExistsError):
        write_new(path, b"two")
    assert path.read_bytes() == b"one"
    assert list(tmp_path.iterdir()) == [path]


def test_who_stops_it_while_it_asks_is_told_that_nothing_was_added(adding: Adding) -> None:
    before = adding.files()
    with socket.create_server(("127.0.0.1", 0)) as silent:
        arguments = ["--allow-network", "127.0.0.0/8", "--timeout", "60"]
        arguments += [f"--api=doi=http://127.0.0.1:{silent.getsockname()[1]}"]
        line = "- Spouts in Print (POT 2019) [[Paper]](https://papers.example.org/pot2019/sp.pdf)"
        with subprocess.Popen(
            [sys.executable, "-m", "site_builder", "--root", str(adding.root), "add",
             "10.5555/tea.1", "--readme-line", line, *arguments],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        ) as run:  # fmt: skip
            held, _ = silent.accept()  # it is asked now
            with held:
                run.send_signal(signal.SIGINT)
                _, err = run.communicate()
    assert (run.returncode, adding.new(before)) == (130, set())
    assert err == "stopped while asking: nothing was added\n"
