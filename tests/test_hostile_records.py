"""A record that tries to break out is refused by a rule, or comes out inert in every format."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import pytest
import rispy
from markdown_it import MarkdownIt
from pybtex.database import parse_string
from pylatexenc.latexwalker import LatexWalker

from site_builder.catalogue import Catalogue
from site_builder.exports import EXPORTS, site_outputs
from site_builder.exports.graph import graph_of
from site_builder.loading import inspect
from tests.citing import cited_by_citeproc
from tests.hostile_records import HOSTILE, Hostile, accepted, written

REFUSED = [hostile for hostile in HOSTILE if hostile.refused]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return accepted(tmp_path_factory.mktemp("hostile"))


def _text(name: str, catalogue: Catalogue) -> str:
    return EXPORTS[name].write(catalogue, catalogue.papers_in_order)


@pytest.mark.parametrize("record", REFUSED, ids=lambda record: record.name)
def test_a_rule_refuses_it(record: Hostile, tmp_path: Path) -> None:
    loaded = inspect(written(tmp_path, (record,)))
    assert record.refused in {problem.rule for problem in loaded.errors}


@pytest.mark.parametrize("record", REFUSED, ids=lambda record: record.name)
def test_what_is_said_of_it_is_inert_in_a_terminal(record: Hostile, tmp_path: Path) -> None:
    for problem in inspect(written(tmp_path, (record,))).problems:
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", problem.message)


def test_bibtex_has_an_entry_for_each(hostile: Catalogue) -> None:
    text = _text("bibtex", hostile)
    entries = parse_string(text, "bibtex").entries
    assert set(entries) == set(hostile.paper_by_id)
    assert all(entry.fields["year"] != "1999" for entry in entries.values())
    assert not re.search(r"\\(input|write|end)", text)


def test_ris_has_an_entry_for_each(hostile: Catalogue) -> None:
    entries = list(rispy.loads(_text("ris", hostile).replace("\r\n", "\n")))
    assert [entry["id"] for entry in entries] == [paper.id for paper in hostile.papers_in_order]


@pytest.mark.parametrize("name", ["csl", "json"])
def test_json_is_one_document(name: str, hostile: Catalogue) -> None:
    document = json.loads(_text(name, hostile))
    papers = document if name == "csl" else document["papers"]
    titles = [paper.title for paper in hostile.papers_in_order]
    assert [paper["title"] for paper in papers] == titles


def test_csv_computes_nothing(hostile: Catalogue) -> None:
    rows = list(csv.reader(io.StringIO(_text("csv", hostile), newline=""), strict=True))
    assert len(rows) == len(hostile.papers) + 1
    assert not [cell for row in rows for cell in row if re.match(r"[=+\-@\t\r]", cell)]


@pytest.mark.parametrize("name", ["readme", "awesome"])
def test_markdown_holds_no_markup_of_theirs(name: str, hostile: Catalogue) -> None:
    tokens = MarkdownIt("commonmark").parse(_text(name, hostile))
    inline = [child for token in tokens for child in token.children or []]
    html = [token.content for token in (*tokens, *inline) if token.type.startswith("html_")]
    assert not [text for text in html if not re.fullmatch(r'(<a name="[\w-]+" />\n?)+', text)]
    targets = {str(token.attrs.get("href", "")) for token in inline if token.type == "link_open"}
    assert all(target.startswith(("http://", "https://", "#")) for target in targets)
    images = [token.attrs["src"] for token in inline if token.type == "image"]
    assert set(images) <= {"https://awesome.re/badge.svg"}
    assert not [token for token in tokens if token.type == "fence"]


def test_latex_calls_nothing_of_theirs(hostile: Catalogue) -> None:
    text = _text("latex", hostile)
    known = r"\\(usepackage|begin|end|toprule|midrule|endhead|bottomrule|endfoot|linewidth|cite)\b"
    known += r"|\\(textbackslash|textbrace(left|right)|textascii(tilde|circum|grave))\}|\\[\\&%#_$]"
    known += r"|\{\\(textless|textgreater|textbar|char34)\}"
    assert "\\" not in re.sub(known, "", text)
    assert text.count(r"\end{longtable}") == 1
    assert text.count("\\\\\n") == len(hostile.papers) + 1
    assert "^^" not in text
    LatexWalker(text, tolerant_parsing=False).get_latex_nodes()


def test_a_citation_processor_cites_each(hostile: Catalogue) -> None:
    cited = cited_by_citeproc(hostile)
    assert len(cited) == len(hostile.papers)
    for title in (
        "Pots <script>document.title",
        r"Pots \input{/etc/passwd} \write18{rm} ^^5cinput",
    ):
        assert len([line for line in cited if title in line]) == 1


def test_a_feed_shows_them_as_text(hostile: Catalogue) -> None:
    text = _text("atom", hostile)
    ElementTree.fromstring(text.encode())
    found = feedparser.parse(text)
    assert not found.bozo
    titles = {paper.title for paper in hostile.papers}
    read = feedparser.parse(text, sanitize_html=False).entries
    assert {entry.title for entry in read} == titles
    assert {entry.title_detail.type for entry in read} == {"text/plain"}


def _read_xml(text: str) -> None:
    root = ElementTree.fromstring(text.encode())
    assert not [node for node in root.iter() if node.tag.endswith("}script")]


def _read_feed(text: str) -> None:
    _read_xml(text)
    assert feedparser.parse(text).entries


READERS: dict[str, Callable[[str], object]] = {
    ".svg": _read_xml,
    ".graphml": _read_xml,
    ".atom": _read_feed,
    ".json": json.loads,
    ".bib": lambda text: parse_string(text, "bibtex"),
    ".ris": lambda text: rispy.loads(text.replace("\r\n", "\n")),
    ".tex": lambda text: LatexWalker(text, tolerant_parsing=False).get_latex_nodes(),
    ".csv": lambda text: list(csv.reader(io.StringIO(text, newline=""), strict=True)),
}
"""Who reads a download, by how its name ends. Those of graphs have more in their own tests."""


def test_every_download_is_read_and_its_path_stays_in_the_site(hostile: Catalogue) -> None:
    unread = set()
    for output in site_outputs(hostile, graph_of(hostile)):
        assert re.fullmatch(r"[A-Za-z0-9][\w.-]*(/[A-Za-z0-9][\w.-]*)*", output.path)
        suffix = Path(output.path).suffix
        if suffix in READERS:
            READERS[suffix](output.content.decode("utf-8"))
        else:
            unread.add(suffix)
    assert unread <= {".md", ".dot", ".mmd", ".png"}
