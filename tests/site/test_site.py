import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from markupsafe import escape

from site_builder import site
from site_builder.catalogue import Catalogue
from site_builder.drawing import views
from site_builder.drawing.pedigree import Drawing
from site_builder.engine import EngineError
from site_builder.loading import load
from site_builder.output import Output
from site_builder.pages import categories
from site_builder.pedigree import Pedigree
from site_builder.statistics import statistics

ROOT = Path(__file__).parent.parent.parent
SETTINGS = ROOT / "mkdocs.yml"
INVENTED = ROOT / "tests" / "catalogue"
SITE_ROOT = "https://teapots.example.org/survey/"


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def pages(folder: Path) -> Iterator[tuple[str, str]]:
    """All pages but those that only lead on."""
    for name, content in files(folder).items():
        if name.endswith(".html") and b'http-equiv="refresh"' not in content:
            yield name, content.decode()


def test_every_page_is_there(teapot_site: Path) -> None:
    folders = (
        "survey survey/uses survey/pouring papers papers/oolong2013from venues venues/pot "
        "years years/2013 authors authors/sen-cha code code/pytorch statistics new resources data "
        "rules contribute about"
    )
    expected = [f"{folder}/index.html" for folder in folders.split()]
    expected += ["index.html", "404.html", "sitemap.xml"]
    assert set(expected) <= set(files(teapot_site))


def test_no_token_of_a_shell_survives(teapot_site: Path) -> None:
    for name, html in pages(teapot_site):
        assert "@@" not in html, name


def test_every_page_has_one_heading_a_title_and_a_policy(teapot_site: Path) -> None:
    for name, html in pages(teapot_site):
        assert len(re.findall(r"<h1[ >]", html)) == 1, name
        assert len(re.findall(r"<title>[^<]+</title>", html.partition("<body")[0])) == 1, name
        assert len(re.findall(r"Content-Security-Policy", html)) == 1, name
        assert not re.search(r"<[^>]+ (style|on[a-z]+)=", html), name


def test_titles_differ(teapot_site: Path) -> None:
    titles = [re.findall(r"<title>([^<]+)", html)[0] for _, html in pages(teapot_site)]
    assert len(titles) == len(set(titles))


def test_no_internal_link_is_broken(teapot_site: Path) -> None:
    known = files(teapot_site)
    for name, html in pages(teapot_site):
        here = urljoin(SITE_ROOT, name.removesuffix("index.html"))
        for address in re.findall(r'(?:href|src|action)="([^"]*)"', html):
            target = urljoin(here, address.replace("&amp;", "&"))
            if not target.startswith(SITE_ROOT):
                continue
            parts = urlsplit(target.removeprefix(SITE_ROOT))
            path = unquote(parts.path)
            file = f"{path}index.html" if path.endswith("/") or not path else path
            assert file in known, f"{name} links {address}"
            if parts.fragment and file.endswith(".html"):
                assert f'id="{parts.fragment}"' in known[file].decode(), f"{name}: {address}"


def test_the_sitemap_and_the_search_name_pages_that_are_there(teapot_site: Path) -> None:
    known = files(teapot_site)
    sitemap = re.findall(r"<loc>([^<]*)</loc>", known["sitemap.xml"].decode())
    assert len(sitemap) == len(set(sitemap)) == len(list(pages(teapot_site))) - 1  # not the 404
    for address in sitemap:
        assert address.startswith(SITE_ROOT)
        assert f"{address.removeprefix(SITE_ROOT)}index.html" in known, address
    for doc in json.loads(known["search/search_index.json"])["docs"]:
        page, _, anchor = doc["location"].partition("#")
        html = known[f"{page}index.html"].decode()
        assert not anchor or f'id="{anchor}"' in html, doc["location"]


def test_what_styles_and_modules_ask_for_is_there(teapot_site: Path) -> None:
    known = files(teapot_site)
    for name, content in known.items():
        if name.startswith("assets/") and name.endswith((".css", ".js")):
            asked = re.findall(
                r'url\((?!["\']?data:)["\']?([^)"\']+)|from "(\.[^"]+)"', content.decode()
            )
            for address in ("".join(pair) for pair in asked):
                target = urljoin(f"/{name}", address).lstrip("/").partition("#")[0]
                assert target in known, f"{name} asks for {address}"


def test_the_old_anchors_lead_to_their_section(teapot_site: Path, teapots: Catalogue) -> None:
    for page in ("index.html", "survey/index.html"):
        html = (teapot_site / page).read_text(encoding="utf-8")
        for section in teapots.sections:
            for anchor in section.category.aliases:
                assert len(re.findall(f'id="{anchor}"', html)) == 1, (page, anchor)


def test_ids_are_unique_in_every_page(teapot_site: Path) -> None:
    for name, html in pages(teapot_site):
        ids = re.findall(r'\sid="([^"]*)"', html)
        assert len(ids) == len(set(ids)), name


def test_a_venue_and_its_year_are_two_words(teapot_site: Path) -> None:
    html = (teapot_site / "papers/index.html").read_text(encoding="utf-8")
    assert re.search(r"venues/pot/\">POT</a> <a href=\"\.\./years/2013/", html)


def test_what_strangers_write_is_escaped(teapot_site: Path) -> None:
    html = (teapot_site / "papers/mate2021pour/index.html").read_text(encoding="utf-8")
    assert "Pour&lt;Over&gt;" in html
    assert "Pour<Over>" not in html


def test_the_search_finds_title_method_author_and_venue(teapot_site: Path) -> None:
    index = json.loads((teapot_site / "search/search_index.json").read_bytes())
    found = {doc["location"]: doc["title"] + " " + doc["text"] for doc in index["docs"]}
    text = found["papers/oolong2013from/"]
    for word in ("From Leaf to Cup", "LeafCup", "Olga Oolong", "POT 2013"):
        assert word in text
    assert "papers/" not in found  # a shell holds nothing to find
    assert "contribute/" in found
    assert "Pour&lt;Over&gt;" in found["papers/mate2021pour/"]


def test_each_download_on_a_page_is_a_file(teapot_site: Path) -> None:
    for name in (
        "papers/oolong2013from/oolong2013from.bib",
        "survey/uses/uses.bib",
        "data/papers.bib",
    ):
        assert (teapot_site / name).read_text(encoding="utf-8").startswith("@")


def test_the_same_build_in_another_folder_and_locale_has_the_same_bytes(
    teapot_site: Path, tmp_path: Path
) -> None:
    code = (
        "from pathlib import Path; from site_builder import site; "
        "from site_builder.loading import load; import sys; "
        "root, *paths = map(Path, sys.argv[1:]); site.build(load(root), *paths)"
    )
    environment = {**os.environ, "LC_ALL": "C", "TZ": "Pacific/Apia", "PYTHONHASHSEED": "7"}
    arguments = [INVENTED, SETTINGS, tmp_path / "out", tmp_path / "cache"]
    subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)], check=True, env=environment, cwd=ROOT
    )
    assert files(tmp_path / "out") == files(teapot_site)


def test_a_bare_mkdocs_build_has_the_same_bytes(teapot_site: Path, tmp_path: Path) -> None:
    for name in ("mkdocs.yml", "templates", "site_builder"):
        target = tmp_path / name
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, target)
    shutil.copytree(INVENTED, tmp_path / "catalogue")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"], check=True, cwd=tmp_path
    )
    assert files(tmp_path / "site") == files(teapot_site)


def test_a_second_build_touches_nothing(teapots: Catalogue, cache: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert site.build(teapots, SETTINGS, out, cache) > 0
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*")}
    assert site.build(teapots, SETTINGS, out, cache) == 0
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*")} == before


def test_the_pedigree_is_drawn_once(
    teapots: Catalogue, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[Drawing] = []
    whole = views.whole

    def noting(catalogue: Catalogue, pedigree: Pedigree) -> Drawing:
        drawn.append(whole(catalogue, pedigree))
        return drawn[-1]

    monkeypatch.setattr(views, "whole", noting)
    site.build(teapots, SETTINGS, tmp_path / "out", cache)
    assert len(drawn) == 1


def test_a_renamed_record_leaves_no_file_behind(cache: Path, tmp_path: Path) -> None:
    root, out = tmp_path / "catalogue", tmp_path / "out"
    shutil.copytree(INVENTED, root)
    site.build(load(root), SETTINGS, out, cache)
    (root / "papers/mate2021pour.yaml").rename(root / "papers/mate2021pourover.yaml")
    site.build(load(root), SETTINGS, out, cache)
    assert not [name for name in files(out) if "mate2021pour/" in name]
    assert not (out / "papers/mate2021pour").exists()
    fresh = tmp_path / "fresh"
    site.build(load(root), SETTINGS, fresh, cache)
    assert files(out) == files(fresh)


def test_a_foreign_folder_is_refused(teapots: Catalogue, cache: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis.tex").write_text("years of work")
    with pytest.raises(site.SiteError, match="name an empty folder"):
        site.build(teapots, SETTINGS, tmp_path, cache)
    assert (tmp_path / "thesis.tex").read_text() == "years of work"


def test_a_manifest_from_elsewhere_deletes_nothing_outside(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (tmp_path / "precious").write_text("x")
    (out / site.MANIFEST).write_text('{"../precious": "", "/etc/hostname": "", "gone": ""}')
    site.write([Output("a", b"a")], out)
    assert (tmp_path / "precious").exists()
    assert (out / "a").read_bytes() == b"a"


def test_an_interrupted_build_is_cleaned_up_by_the_next(tmp_path: Path) -> None:
    def interrupted() -> Iterator[Output]:
        yield Output("half", b"half")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        site.write(interrupted(), tmp_path)
    assert (tmp_path / "half").exists()
    site.write([Output("whole", b"whole")], tmp_path)
    assert set(files(tmp_path)) == {"whole", site.MANIFEST}


def test_a_file_changed_by_hand_is_mended_when_its_size_differs(tmp_path: Path) -> None:
    site.write([Output("a", b"right")], tmp_path)
    (tmp_path / "a").write_bytes(b"wrong bytes")
    assert site.write([Output("a", b"right")], tmp_path) == 1
    assert (tmp_path / "a").read_bytes() == b"right"


def test_two_pages_at_one_address_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(site.SiteError, match="two pages"):
        site.write([Output("a", b"1"), Output("a", b"2")], tmp_path)


def test_a_broken_link_in_a_hand_written_page_stops_the_build(
    teapots: Catalogue, tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    shutil.copy(SETTINGS, tmp_path)
    page = tmp_path / "templates/docs/contribute/index.md"
    page.write_text(page.read_text() + "\n[gone](nowhere.md)\n")
    with pytest.raises(EngineError, match=r"nowhere\.md"):
        site.build(teapots, tmp_path / "mkdocs.yml", tmp_path / "out", tmp_path / "cache")
    assert not (tmp_path / "out").exists()


def test_each_field_of_the_coverage_leads_to_its_papers(
    teapot_site: Path, teapots: Catalogue
) -> None:
    page = (teapot_site / "statistics/index.html").read_text("utf-8")
    fields = re.findall(r'href="\.\./(survey/([\w-]+)/(\d{4})/)"[^>]*>(\d+)<', page)
    assert len(fields) == sum(len(row.by_year) for row in statistics(teapots).coverage)
    for address, category, year, count in fields:
        listed = (teapot_site / address / "index.html").read_text("utf-8")
        assert listed.count('class="entry-title"') == int(count)
        title = teapots.section_by_id[category].title
        assert re.search(rf"<title>{re.escape(escape(title))}, {year} - ", listed)
        assert f'rel="prev" href="../../../survey/{category}/{year}/"' not in listed
        bib = (teapot_site / address / f"{year}.bib").read_text("utf-8")
        assert bib.count("\n@") + bib.startswith("@") == int(count)


def test_the_years_of_a_category_follow_each_other(teapot_site: Path) -> None:
    ways = {
        year: re.findall(
            r'rel="(prev|next)" href="\.\./\.\./\.\./survey/uses/(\d+)/"',
            (teapot_site / "survey/uses" / year / "index.html").read_text("utf-8"),
        )
        for year in ("2017", "2020", "2021")
    }
    assert ways == {
        "2017": [("next", "2020")],
        "2020": [("prev", "2017"), ("next", "2021")],
        "2021": [("prev", "2020")],
    }


def test_a_category_without_papers_asks_for_the_first(tmp_path: Path) -> None:
    root = tmp_path / "catalogue"
    shutil.copytree(INVENTED, root)
    taxonomy = root / "taxonomy.yaml"
    text = taxonomy.read_text("utf-8")
    line = "  - {id: spouts, title: Spout methods,"
    assert line in text
    taxonomy.write_text(text.replace(line, f"  - {{id: lids, title: Lids}}\n{line}"), "utf-8")
    shown = {page.url: page for page in categories.pages(load(root))}
    assert "Add the first one." in shown["survey/lids/"].body
    assert not [url for url in shown if url.startswith("survey/lids/") and url != "survey/lids/"]
