"""What programs look for at fixed addresses, and pages at old ones."""

import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page

from site_builder import site
from site_builder.catalogue import Catalogue
from site_builder.crawl import outputs
from site_builder.pages.tree import branches
from tests.site.chromium import Open

ROOT = "https://teapots.example.org/survey/"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


def test_robots_lead_to_the_sitemap(teapot_site: Path) -> None:
    lines = (teapot_site / "robots.txt").read_text().splitlines()
    assert lines[:2] == ["User-agent: *", "Allow: /"]
    assert lines[-1] == f"Sitemap: {ROOT}sitemap.xml"
    assert (teapot_site / ".nojekyll").read_bytes() == b""


def test_the_sitemap_tells_when_a_record_came(teapot_site: Path) -> None:
    tree = ElementTree.parse(teapot_site / "sitemap.xml")
    found = {
        url.findtext(f"{SITEMAP}loc"): url.findtext(f"{SITEMAP}lastmod")
        for url in tree.iter(f"{SITEMAP}url")
    }
    assert found[f"{ROOT}papers/mate2021pour/"] == "2026-01-07"
    assert found[f"{ROOT}survey/uses/"] == "2026-01-07", "its newest record"
    assert found[f"{ROOT}venues/pot/"] == "2026-01-05"
    assert found[f"{ROOT}authors/maria-mate/"] == "2026-01-07"
    assert found[f"{ROOT}code/chainer/"] == "2026-01-06", "its newest record"
    assert found[f"{ROOT}new/"] == "2026-01-07"
    assert found[f"{ROOT}contribute/"] is None
    assert not [address for address in found if address and "/survey/sp/" in address]


def test_a_browser_can_search_the_papers(teapot_site: Path) -> None:
    tree = ElementTree.parse(teapot_site / "opensearch.xml").getroot()
    assert len(tree.findtext(f"{OPENSEARCH}ShortName") or "") <= 16
    assert len(tree.findtext(f"{OPENSEARCH}LongName") or "") <= 48
    template = next(url.get("template") for url in tree.iter(f"{OPENSEARCH}Url"))
    assert template == f"{ROOT}papers/?find={{searchTerms}}"
    html = (teapot_site / "papers/cha2017b/index.html").read_text("utf-8")
    assert '<link rel="search" type="application/opensearchdescription+xml"' in html


def test_llms_txt_names_files_that_are_there(teapot_site: Path) -> None:
    text = (teapot_site / "llms.txt").read_text("utf-8")
    assert text.startswith("# Survey of Teapot Learning\n\n> ")
    addresses = re.findall(r"\]\(([^)]+)\)", text)
    assert len(addresses) > 10
    for address in addresses:
        path = teapot_site / address.removeprefix(ROOT)
        assert path.is_file() or (path / "index.html").is_file(), address


def test_an_old_id_of_a_category_leads_on(teapot_site: Path, teapots: Catalogue) -> None:
    for branch in (part for top in branches(teapots) for part in top.walk()):
        for alias in branch.section.category.aliases:
            html = (teapot_site / "survey" / alias / "index.html").read_text("utf-8")
            target = re.findall(r'content="0; url=([^"]+)"', html)[0]
            assert urljoin(f"/survey/{alias}/", target) == f"/{branch.address}"


def test_a_renamed_record_leads_on(teapots: Catalogue, cache: Path, tmp_path: Path) -> None:
    renamed = teapots.paper_by_id["mate2021pour"].model_copy(
        update={"former_ids": ("mate2020pour", "cha2017b")}
    )
    papers = tuple(renamed if paper.id == renamed.id else paper for paper in teapots.papers)
    site.build(replace(teapots, papers=papers), site_settings(), tmp_path / "out", cache)
    html = (tmp_path / "out/papers/mate2020pour/index.html").read_text("utf-8")
    assert 'http-equiv="refresh" content="0; url=../../papers/mate2021pour/"' in html
    assert f'<link rel="canonical" href="{ROOT}papers/mate2021pour/">' in html
    kept = (tmp_path / "out/papers/cha2017b/index.html").read_text("utf-8")
    assert "refresh" not in kept, "a record that is there is not covered"


def site_settings() -> Path:
    return Path(__file__).parent.parent.parent / "mkdocs.yml"


def test_without_an_address_nothing_is_made_of_one(teapots: Catalogue) -> None:
    survey = teapots.survey.model_copy(update={"site": None})
    found = {output.path: output for output in outputs(replace(teapots, survey=survey), [""])}
    assert "opensearch.xml" not in found
    assert b"Sitemap" not in found["robots.txt"].content


@pytest.mark.browser
def test_a_browser_follows_an_old_address(visit: Open) -> None:
    page: Page = visit("survey/pour/")
    page.wait_for_url("**/survey/pouring/")
    assert page.locator("h1").inner_text().endswith("Pouring")
