"""The head of each page: what Zotero, Scholar, networks and search engines take from it."""

from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest
from pyld import jsonld

from site_builder.catalogue import Catalogue
from site_builder.exports import EXPORTS
from site_builder.pages.head.highwire import pdf_of, tags
from site_builder.pages.head.linked_data import block
from tests.site.heads import Head, head_of

ROOT = "https://teapots.example.org/survey/"
SCHEMA = "https://schema.org/"


def _heads(site: Path) -> dict[str, Head]:
    return {
        path.parent.relative_to(site).as_posix(): Head(path.read_text("utf-8"))
        for path in site.rglob("index.html")
    }


def test_zotero_gets_a_conference_paper(teapot_site: Path) -> None:
    head = head_of(teapot_site, "papers/oolong2013from")
    assert head.all("citation_title") == ["From Leaf to Cup: Extending the Spout"]
    assert head.all("citation_author") == ["Oolong, Olga", "Darjeeling, Émile"]
    assert head.all("citation_conference_title") == ["International Conference on Pots"]
    assert head.all("citation_publication_date") == ["2013"]
    assert head.all("citation_firstpage") == ["1"]
    assert head.all("citation_lastpage") == ["8"]
    assert head.all("citation_doi") == ["10.5555/pot.2013.1"]
    assert head.all("citation_keywords") == ["Spout methods; Volume"]
    assert head.all("citation_abstract_html_url") == [f"{ROOT}papers/oolong2013from/"]
    assert head.all("citation_pdf_url") == []


@pytest.mark.parametrize(
    ("paper", "container"),
    [
        ("oolong2013from", "citation_conference_title"),
        ("mate2021pour", "citation_conference_title"),
        ("assam2019handles", "citation_journal_title"),
        ("steeping-with-no-known-author", "citation_technical_report_institution"),
    ],
)
def test_one_container_tells_the_kind(teapot_site: Path, paper: str, container: str) -> None:
    names = {name for name, _ in head_of(teapot_site, f"papers/{paper}").metas}
    containers = {name for name in names if name.endswith(("_title", "_institution"))}
    assert containers - {"citation_title"} == {container}


def test_a_preprint_has_its_number_and_its_pdf(teapot_site: Path) -> None:
    head = head_of(teapot_site, "papers/steeping-with-no-known-author")
    assert head.all("citation_technical_report_number") == ["2003.00002"]
    assert head.all("citation_pdf_url") == ["https://arxiv.org/pdf/2003.00002"]
    assert head.all("citation_author") == []


@pytest.mark.parametrize(
    ("address", "is_pdf"),
    [
        ("https://papers.example.org/a.pdf", True),
        ("https://papers.example.org/a.PDF?download=1", True),
        ("https://openreview.net/pdf?id=x", True),
        ("https://arxiv.org/pdf/1703.00001v2", True),
        ("https://papers.example.org/a.pdf.html", False),
        ("https://openreview.net/forum?id=x.pdf", False),
        ("https://github.com/a/b/blob/main/a.pdf", False),
        ("https://papers.example.org/a", False),
    ],
)
def test_only_a_pdf_is_called_one(teapots: Catalogue, address: str, is_pdf: bool) -> None:
    paper = teapots.paper_by_id["oolong2013from"].model_copy(update={"paper": address})
    assert pdf_of(paper) == (address if is_pdf else None)


def test_a_particle_stays_with_the_family(teapots: Catalogue) -> None:
    paper = teapots.paper_by_id["assam2019handles"]
    found = [content for name, content in tags(teapots, paper, "") if name == "citation_author"]
    assert found == ["van der Assam, Ann", "Żółć, Łukasz", "Öz, Müge"]


def test_no_tag_is_empty_and_every_page_is_described(teapot_site: Path) -> None:
    for page, head in _heads(teapot_site).items():
        assert all(content for name, content in head.metas if name), page
        counts = Counter(name for name, _ in head.metas)
        once = [name for name in counts if name.startswith(("og:", "description"))]
        assert all(counts[name] == 1 for name in once), page
        assert sum(link["rel"] == "canonical" for link in head.links) <= 1, page
        for address in head.all("og:image"):
            picture = teapot_site / address.removeprefix(ROOT)
            assert picture.read_bytes().startswith(b"\x89PNG"), page
    head = head_of(teapot_site, "papers/oolong2013from")
    assert head.all("og:type") == ["article"]
    assert head.all("og:image") == [f"{ROOT}papers/oolong2013from/oolong2013from.png"]


def test_every_page_is_shown_by_networks(teapot_site: Path) -> None:
    wanted = {f"og:{name}" for name in ("type", "title", "description", "url", "image")}
    for page, head in _heads(teapot_site).items():
        if not head.all("description") and "moved" in page_text(teapot_site, page):
            continue
        assert wanted <= {name for name, _ in head.metas}, page
        assert head.all("og:url") == [
            link["href"] for link in head.links if link["rel"] == "canonical"
        ]
    assert head_of(teapot_site, "contribute").all("og:title") == ["Contribute"]


def page_text(site: Path, page: str) -> str:
    return (site / page / "index.html").read_text("utf-8")


@pytest.mark.parametrize("page", ["papers", "new"])
def test_the_lists_of_all_papers_name_the_whole_exports(teapot_site: Path, page: str) -> None:
    ways = {link["href"] for link in head_of(teapot_site, page).links}
    assert {f"../data/papers.{suffix}" for suffix in ("bib", "ris", "csl.json", "atom")} <= ways


LISTS = (
    "survey/uses",
    "survey/uses/2017",
    "venues/pot",
    "years/2013",
    "code/pytorch",
    "authors/sen-cha",
)
"""One of each kind of page that lists a part of the papers."""


@pytest.mark.parametrize("page", ["papers/oolong2013from", *LISTS])
def test_the_alternates_are_files_that_are_also_linked(teapot_site: Path, page: str) -> None:
    html = (teapot_site / page / "index.html").read_text("utf-8")
    found = {
        (link["type"] or "", link["href"] or "")
        for link in Head(html).links
        if link["rel"] == "alternate describedby"
    }
    ways = [(kind, href) for kind, href in found if not href.endswith("../data/papers.atom")]
    wanted = {EXPORTS[name].media_type for name in ("bibtex", "ris", "csl")}
    wanted |= {EXPORTS["atom"].media_type} if page in LISTS else set()
    assert sorted(kind for kind, _ in ways) == sorted(wanted)
    for _, href in ways:
        assert (teapot_site / page / href).is_file()
        assert f'<a href="{href}"' in html


def test_coins_stand_in_lists_and_in_no_page_of_a_paper(
    teapot_site: Path, teapots: Catalogue
) -> None:
    for page, head in _heads(teapot_site).items():
        if page.startswith("papers/"):
            assert head.coins == [], page
    for page in ("papers", "new", *LISTS):
        assert head_of(teapot_site, page).coins, page
    assert len(head_of(teapot_site, "papers").coins) == len(teapots.papers)


def test_coins_say_what_zotero_needs(teapot_site: Path) -> None:
    (text,) = head_of(teapot_site, "venues/pot").coins
    found = parse_qsl(text, strict_parsing=True)
    values = dict(found)
    assert "+" not in text
    assert values["rft_val_fmt"] == "info:ofi/fmt:kev:mtx:book", "else no conference paper"
    assert values["rft.genre"] == "proceeding"
    assert values["rft.atitle"] == "From Leaf to Cup: Extending the Spout"
    assert values["rft.btitle"] == "International Conference on Pots"
    assert [v for k, v in found if k == "rft.au"] == ["Olga Oolong", "Émile Darjeeling"]
    assert ("rft_id", "info:doi/10.5555/pot.2013.1") in found


def _expanded(head: Head) -> list[dict[str, Any]]:
    """The linked data as an independent processor reads it."""
    context = {"@context": {"@vocab": SCHEMA, "url": {"@type": "@id"}}}

    def loader(url: str, _: object) -> dict[str, Any]:
        assert url == SCHEMA.rstrip("/")
        return {"contextUrl": None, "documentUrl": url, "document": context}

    options = {"documentLoader": loader}
    return [item for block in head.blocks for item in jsonld.expand(block, options)]


def test_a_paper_is_linked_data(teapot_site: Path) -> None:
    head = head_of(teapot_site, "papers/cha2017b")
    items = {item["@type"][0].removeprefix(SCHEMA): item for item in _expanded(head)}
    assert set(items) == {"ScholarlyArticle", "SoftwareSourceCode", "BreadcrumbList"}
    article = items["ScholarlyArticle"]
    assert article["@id"] == f"{ROOT}papers/cha2017b/"
    assert article[f"{SCHEMA}headline"][0]["@value"].startswith("A & B: 100%")
    (parent,) = article[f"{SCHEMA}citation"]
    assert parent["@id"] == f"{ROOT}papers/oolong2013from/"
    code = items["SoftwareSourceCode"][f"{SCHEMA}codeRepository"]
    assert code == [{"@value": "https://code.example.org/spouts"}]


def test_every_page_says_linked_data_of_known_types(teapot_site: Path) -> None:
    known = {"ScholarlyArticle", "SoftwareSourceCode", "BreadcrumbList", "Dataset", "DataCatalog"}
    for page, head in _heads(teapot_site).items():
        items = _expanded(head)
        assert len(items) == sum(len(block["@graph"]) for block in head.blocks), page
        assert {item["@type"][0].removeprefix(SCHEMA) for item in items} <= known, page


def test_the_home_page_is_a_data_set(teapot_site: Path) -> None:
    head = head_of(teapot_site, "")
    (dataset,) = head.things("Dataset")
    assert dataset["license"] == "https://creativecommons.org/publicdomain/zero/1.0/"
    assert dataset["dateModified"] == "2026-01-07"
    assert len(dataset["description"]) >= 50
    for download in dataset["distribution"]:
        assert (teapot_site / download["contentUrl"].removeprefix(ROOT)).is_file()
    assert head.things("DataCatalog")
    assert _expanded(head)


def test_breadcrumbs_lead_to_pages(teapot_site: Path) -> None:
    for page, head in _heads(teapot_site).items():
        for trail in head.things("BreadcrumbList"):
            items = trail["itemListElement"]
            assert [item["position"] for item in items] == list(range(1, len(items) + 1))
            for item in items:
                assert (teapot_site / item["item"].removeprefix(ROOT) / "index.html").is_file()
            assert items[-1]["item"] == f"{ROOT}{page}/"
    for page in ("papers/cha2017b", *LISTS):
        html = (teapot_site / page / "index.html").read_text("utf-8")
        (trail,) = Head(html).things("BreadcrumbList")
        above = trail["itemListElement"][-2]
        way = "../" * (page.count("/") + 1) + above["item"].removeprefix(ROOT)
        assert f'<a href="{way}">{above["name"]}</a>' in html
    assert not head_of(teapot_site, "new").things("BreadcrumbList"), "nothing is above it"


def test_nothing_ends_a_data_block() -> None:
    text = block([{"@type": "Thing", "name": "</script><script>alert(1)</script><!-- \u2028 &"}])
    assert text.count("</script>") == text.count("<script") == 1
    assert "<!--" not in text
    assert block([]) == ""
