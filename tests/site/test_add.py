"""The form that writes a record: what it writes, what it refuses, and where it leads."""

import itertools
import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from site_builder.characters import CONTROL
from site_builder.documents import Document
from site_builder.formatting import dump, format_text
from site_builder.identifiers import paper_id
from site_builder.records import PaperRecord
from site_builder.rules.authors import joined
from site_builder.shapes import shape
from tests.site.chromium import MODES, Open

pytestmark = pytest.mark.browser

PATH = "contribute/add/"
FORGE = "https://forge.example.org/teapots/survey/"
HOSTILE = [
    *("<script>alert(1)</script>", "</script><img src=x onerror=alert(1)>", "a: b", "a #b", "# a"),
    *(
        '"quoted"',
        "it's",
        "'a'",
        "back\\slash",
        "{{ x }}",
        "${x}",
        "%{x}",
        "- a",
        "? a",
        "[a",
        "{a}",
    ),
    *("&a", "*a", "!a", "|", ">", "@a", "`a", "%a", "a,b", "a]b", "trailing:", "No", "null", "~"),
    *("1.10", "0x10", "1e3", "12:30", "2020-01-01", "<<", "=", "...", "--- a", ".inf", ".5", "y"),
    *("Ünï çødé", "日本語: 茶", "🫖 & 100% +=?#", "שלום", "a\xa0b", "a b"),
]


def loaded(page: Page) -> Page:
    expect(page.locator("form.add[data-loaded]")).to_be_attached()
    return page


def ask(page: Page, name: str) -> Locator:
    return page.locator(f"#add-{name}")


def part(page: Page, field: str, name: str, row: int = 0) -> Locator:
    rows = page.locator(f"[data-field={field}] > ol > li")
    return rows.nth(row).locator(f'[data-part="{name}"] [data-value]')


def add_row(page: Page, field: str) -> None:
    page.locator(f"[data-field={field}] [data-more]").click()


def fill_in(page: Page, **values: str) -> None:
    """What is needed, and `values` by the names of their fields."""
    needed = {"title": "Lids of Late", "year": "2019", "authors": "Ada Ash"}
    page.locator("details.further").evaluate("details => details.open = true")
    for name, value in {**needed, **values}.items():
        ask(page, name).fill(value)
    part(page, "categories", "").select_option("spouts")


def record(page: Page) -> str:
    """The text of the record, once it follows what was typed."""
    page.evaluate("new Promise((done) => setTimeout(done, 400))")
    return page.locator("#add-yaml").text_content() or ""


def state(page: Page) -> Locator:
    return page.locator("[data-state]")


def fault(page: Page, name: str) -> Locator:
    return page.locator(f"#add-{name}-fault")


# What is written


def values_of_all_kinds() -> list[dict[str, Any]]:
    """Records in which every field holds, in turn, what a YAML reader might misread."""
    found: list[dict[str, Any]] = []
    for text, other in zip(HOSTILE, [*HOSTILE[1:], HOSTILE[0]], strict=True):
        link = {"label": text, "url": "https://example.org/a?b=c,d#e"}
        edge = {"paper": "cha2017b", "relation": "extends", "evidence": text, "source": other}
        found.append(
            {
                **{"title": text, "name": other, "authors": [text, other], "venue": text},
                **{"year": "2019", "volume": "007", "pages": "1-2", "categories": ["spouts"]},
                **{"arxiv": "1703.07464", "doi": "10.1000/a(b),c", "links": [link]},
                **{"code": [{"framework": "pytorch", "url": "https://a.org/b", "official": True}]},
                **{"builds_on": [edge], "importance": "2", "note": f"{text}\n{other}"},
                **{"added": "2026-11-23", "sources": [text * 30, other]},
            }
        )
    notes = ["a\n\nb", "a\n b", "a \nb", "a\n", "x" * 200, "a\\b\nc"]
    found += [{"title": "T", "year": "2000", "categories": ["a"], "note": note} for note in notes]
    widths = [{"title": "T", "year": "2000", "authors": ["é" * n, "🫖" * n]} for n in range(36, 48)]
    return [*found, *({**width, "categories": ["spouts"]} for width in widths)]


def test_the_record_is_what_the_formatter_writes(visit: Open, address: str) -> None:
    page = loaded(visit(PATH))
    values = values_of_all_kinds()
    made = page.evaluate(
        """async ([address, values]) => {
          const { recordText } = await import(`${address}assets/add/layout.js`);
          const { fields, head } = JSON.parse(document.getElementById("add-settings").textContent);
          return values.map((each) => recordText(each, fields, head));
        }""",
        [address, values],
    )
    assert made == [dump(each, PaperRecord) for each in values]


def test_an_id_is_the_one_that_the_survey_would_give(visit: Open, address: str) -> None:
    authors = [[], ["Ada Ash"], ["Jürgen Müller-Łukasz Jr."], ["İpek Ø'Neill"], ["李 明"], ["--"]]
    titles = ["A Title", "The the", "Ünï's “Pots”", "日本語", *HOSTILE]
    asked = list(itertools.product(authors, titles))
    page = loaded(visit(PATH))
    made = page.evaluate(
        """async ([address, asked, taken]) => {
          const { paperId } = await import(`${address}assets/add/identifiers.js`);
          return asked.map(([authors, title]) => paperId(authors, "2019", title, new Set(taken)));
        }""",
        [address, asked, ["ash2019title", "ash2019titlea", "ash2019x"]],
    )
    taken = {"ash2019title", "ash2019titlea", "ash2019x"}
    assert made == [paper_id(names, 2019, title, taken) for names, title in asked]


def test_what_nobody_sees_is_refused_as_the_check_refuses_it(visit: Open, address: str) -> None:
    page = loaded(visit(PATH))
    made = page.evaluate(
        """async (address) => {
          const { fault } = await import(`${address}assets/add/checks.js`);
          const every = Array.from({ length: 0x110000 }, (_, code) => code);
          return every.filter((code) => fault(String.fromCodePoint(code), {}) !== "");
        }""",
        address,
    )
    whole = (code for code in range(0x110000) if not 0xD800 <= code < 0xE000)
    # A single line has no end in it, of whatever system.
    assert made == [code for code in whole if CONTROL.match(chr(code)) or code == ord("\r")]


def test_names_are_joined_where_the_rule_says_so(visit: Open, address: str) -> None:
    single = ["Ada Ash", "Ada Ash, Jr.", "Ada Ash, III", "Institute for Kettles and Pots", "Ash,"]
    several = ["Ash, Ada", "Ada Ash and Bo Bell", "Ada Ash & Bo Bell", "A; B", "A Ash, Jrs B"]
    page = loaded(visit(PATH))
    made = page.evaluate(
        """async ([address, names]) => {
          const { fault } = await import(`${address}assets/add/checks.js`);
          return names.map((name) => fault(name, { ofPeople: true }) !== "");
        }""",
        [address, [*single, *several]],
    )
    assert made == [bool(joined(name)) for name in (*single, *several)]
    assert made == [False] * len(single) + [True] * len(several)


@pytest.mark.parametrize("start", range(0, len(HOSTILE), 12))
def test_what_is_typed_is_what_is_read(visit: Open, start: int) -> None:
    page = loaded(visit(PATH))
    for text in HOSTILE[start : start + 12]:
        note = f"{text}\n  {text}\n\n{text}"
        fill_in(
            page,
            title=text,
            name=text,
            authors=f"{text}\n\n {text} ",
            note=note,
            added="2026-01-02",
        )
        if not page.locator("[data-field=links] > ol > li").count():
            add_row(page, "links")
        part(page, "links", "label").fill(text)
        part(page, "links", "url").fill("https://example.org/x?a=b&c=d#e")
        made = record(page)
        document = Document.parse("papers/x.yaml", made)
        assert document.data == {
            **{"title": text, "name": text, "authors": [text, text], "year": "2019"},
            **{"categories": ["spouts"], "note": note},
            **{"links": [{"label": text, "url": "https://example.org/x?a=b&c=d#e"}]},
            "added": "2026-01-02",
        }
        assert format_text(document, PaperRecord) == made
        query = parse_qs(urlsplit(page.locator("[data-open]").get_attribute("href") or "").query)
        assert query["value"] == [made]
        expect(page.locator(".preview .entry-title")).to_have_text(text)
    assert page.locator(".preview :is(script, img, b:not(.method))").count() == 0


def test_a_line_end_in_a_title_is_none(visit: Open) -> None:
    page = loaded(visit(PATH))
    fill_in(page)
    ask(page, "title").evaluate("input => { input.value = 'Two\\nlines: \"x\"'; }")
    assert 'title: "Twolines: \\"x\\""' in record(page)


def test_a_whole_record_leads_to_the_forge(visit: Open) -> None:
    page = loaded(visit(PATH))
    fill_in(
        page, name="Lid", paper="https://example.org/lids", doi="10.1000/lids", added="2026-01-02"
    )
    ask(page, "venue").select_option("POT")
    add_row(page, "categories")
    part(page, "categories", "", 1).select_option("pouring")
    add_row(page, "code")
    part(page, "code", "framework").select_option("pytorch")
    part(page, "code", "url").fill("https://example.org/code")
    part(page, "code", "official").check()
    add_row(page, "builds_on")
    part(page, "builds_on", "paper").fill("cha2017b")
    part(page, "builds_on", "relation").select_option("extends")
    part(page, "builds_on", "evidence").fill("Sec. 2: adds a lid")
    made = record(page)
    assert made == (
        "# yaml-language-server: $schema=../../schema/paper.schema.json\n"
        'title: "Lids of Late"\n'
        "name: Lid\n"
        "authors: [Ada Ash]\n"
        "venue: POT\n"
        "year: 2019\n"
        "categories: [spouts, pouring]\n"
        "paper: https://example.org/lids\n"
        "doi: 10.1000/lids\n"
        "code:\n"
        "  - {framework: pytorch, url: https://example.org/code, official: true}\n"
        "builds_on:\n"
        '  - {paper: cha2017b, relation: extends, evidence: "Sec. 2: adds a lid"}\n'
        "added: 2026-01-02\n"
    )
    assert shape(Document.parse("x.yaml", made), PaperRecord).title == "Lids of Late"
    expect(state(page)).to_have_text("Complete.")
    link = page.locator("[data-open]").get_attribute("href") or ""
    assert link.startswith(
        f"{FORGE}new/main?filename=catalogue/papers/ash2019lids.yaml&value=%23%20"
    )
    assert parse_qs(urlsplit(link).query)["value"] == [made]
    entry = page.locator(".preview .entry")
    expect(entry).to_contain_text("Lid POT 2019")
    expect(entry.locator(".chip")).to_have_text(["Spout", "Uses"])
    expect(entry.locator(".links a")).to_have_text(["Paper", "PyTorch official"])


def test_a_long_record_is_copied_or_downloaded(visit: Open) -> None:
    page = loaded(visit(PATH))
    fill_in(page, note="tüü " * 1_000)
    made = record(page)
    expect(page.locator("[data-long]")).to_be_visible()
    link = page.locator("[data-open]").get_attribute("href")
    assert link == f"{FORGE}new/main?filename=catalogue/papers/ash2019lids.yaml"
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").click()
    assert download.value.suggested_filename == "ash2019lids.yaml"
    assert download.value.path().read_text("utf-8") == made


# What is refused


@pytest.mark.parametrize(
    ("name", "typed", "told"),
    [
        ("year", "20a", "A whole number from 1900 to 2199 is expected."),
        ("year", "1899", "A whole number from 1900 to 2199 is expected."),
        ("arxiv", "1713.0746", "This does not fit."),
        ("doi", "11.1000/x", "This does not fit."),
        ("paper", "javascript:alert(1)", "An address begins with https://"),
        ("paper", "https://localhost/x", "has a dot in it"),
        ("paper", "https://u:p@example.org/", "must not hold a user name"),
        ("title", "a\u202eb", "nobody sees"),
        ("title", "x" * 501, "At most 500 characters fit; these are 501."),
        ("authors", "Ada\nB\u200bell", "Line 2: There is a character"),
        ("authors", "Ada Ash\nBo Bell and Cy Cup", "Line 2: This looks like several names"),
        ("authors", "Ash, Ada", "Line 1: This looks like several names"),
    ],
)
def test_what_does_not_fit_is_told_while_it_is_typed(
    visit: Open, name: str, typed: str, told: str
) -> None:
    page = loaded(visit(PATH))
    fill_in(page)
    expect(state(page)).to_have_text("Complete.")
    ask(page, name).fill(typed)
    expect(fault(page, name)).to_contain_text(told)
    expect(ask(page, name)).to_have_attribute("aria-invalid", "true")
    assert f"add-{name}-fault" in (ask(page, name).get_attribute("aria-describedby") or "")
    expect(fault(page, name)).to_have_attribute("aria-live", "polite")
    expect(state(page)).to_have_text(re.compile(r"^Does not fit: [A-Za-z ]+\.$"))
    page.locator("[data-open]").click()
    expect(ask(page, name)).to_be_focused()
    assert len(page.context.pages) == 1
    expect(page.locator('.preview a[href^="javascript"]')).to_have_count(0)


def test_what_is_needed_is_asked_for_when_one_goes_on(visit: Open) -> None:
    page = loaded(visit(PATH))
    expect(ask(page, "added")).to_have_value(re.compile(r"20\d\d-\d\d-\d\d"))
    expect(page.locator(".fault:not(:empty)")).to_have_count(0)
    expect(state(page)).to_have_text("Still needed: Title, Year, Categories.")
    page.get_by_role("button", name="Download").click()
    expect(ask(page, "title")).to_be_focused()
    expect(fault(page, "title")).to_have_text("Title is needed.")
    expect(page.locator(".fault:not(:empty)")).to_have_count(3)
    fill_in(page)
    expect(page.locator(".fault:not(:empty)")).to_have_count(0)
    add_row(page, "code")
    part(page, "code", "url").fill("https://example.org/x")
    expect(state(page)).to_have_text("Still needed: Framework.")
    page.get_by_role("button", name="Remove code 1").click()
    expect(state(page)).to_have_text("Complete.")


@pytest.mark.parametrize(
    ("name", "field", "is_sure"),
    [("arxiv", "arxiv", True), ("doi", "doi", True), ("title", "title", True)],
)
def test_a_paper_that_is_there_is_named(
    visit: Open, teapots: Any, name: str, field: str, is_sure: bool
) -> None:
    page = loaded(visit(PATH))
    fill_in(page)
    there = next(paper for paper in teapots.papers if getattr(paper, name))
    value = str(getattr(there, name))
    ask(page, name).fill(value.upper() if name != "arxiv" else value)
    expect(fault(page, field)).to_have_text(f"In the survey already: {there.title}")
    link = fault(page, field).get_by_role("link")
    assert (link.get_attribute("href") or "").endswith(f"papers/{there.id}/")
    expect(state(page)).to_have_text("This paper is in the survey already.")
    page.locator("[data-open]").click()
    assert len(page.context.pages) == 1
    assert is_sure


def test_a_title_that_is_nearly_there_is_a_doubt_and_no_fault(visit: Open, teapots: Any) -> None:
    there = max(teapots.papers, key=lambda paper: len(paper.title))
    page = loaded(visit(PATH))
    fill_in(page, title=f"{there.title[:-1]}x")
    expect(fault(page, "title")).to_have_text(f"Is it this one? {there.title}")
    expect(ask(page, "title")).not_to_have_attribute("aria-invalid", "true")
    expect(state(page)).to_have_text("Complete.")


def test_an_id_that_is_taken_gets_a_letter(visit: Open) -> None:
    page = loaded(visit(PATH))
    fill_in(page, authors="Alma Assam", title="Handles of Quite Another Kind of Pot")
    expect(page.locator("[data-file]")).to_have_text("catalogue/papers/assam2019handlesa.yaml")


def test_a_parent_is_found_by_its_name(visit: Open, teapots: Any) -> None:
    page = loaded(visit(PATH))
    fill_in(page)
    add_row(page, "builds_on")
    part(page, "builds_on", "paper").fill(teapots.paper_by_id["oolong2013from"].name.lower())
    expect(page.locator("#add-papers option").first).to_have_attribute("value", "oolong2013from")
    parent = part(page, "builds_on", "paper")
    parent.fill("nobody2000nothing")
    place = page.locator(f"#{parent.get_attribute('id')}-fault")
    expect(place).to_contain_text("No record has this id")


@pytest.mark.parametrize(
    ("pasted", "filled"),
    [
        ("https://arxiv.org/pdf/2001.00001v3", {"arxiv": "2001.00001"}),
        ("arXiv:2001.00001", {"paper": "https://arxiv.org/abs/2001.00001"}),
        ("https://arxiv.org/abs/cs/0101001", {"arxiv": "cs/0101001"}),
        ("https://doi.org/10.1000%2Fa.b", {"doi": "10.1000/a.b", "paper": ""}),
        ("10.48550/arXiv.2001.00001", {"arxiv": "2001.00001", "doi": ""}),
        ("https://openreview.net/forum?id=a-B_1&x=y", {"openreview": "a-B_1"}),
        ("https://example.org/paper", {"paper": "https://example.org/paper", "arxiv": ""}),
        ("hello", {"paper": "", "doi": "", "arxiv": ""}),
    ],
)
def test_an_address_fills_in_what_it_tells(
    visit: Open, pasted: str, filled: dict[str, str]
) -> None:
    page = loaded(visit(PATH))
    ask(page, "paste").fill(pasted)
    for name, value in filled.items():
        expect(ask(page, name)).to_have_value(value)
    told = "This tells nothing" if pasted == "hello" else "Filled in: "
    expect(page.locator("#add-pasted")).to_contain_text(told)
    if filled.get("doi"):
        ask(page, "doi").fill(pasted)
        ask(page, "doi").blur()
        expect(ask(page, "doi")).to_have_value(filled["doi"])


# For everybody


def test_keys_are_enough(visit: Open) -> None:
    page = loaded(visit(PATH))
    ask(page, "title").focus()
    keys = page.keyboard
    keys.type("Lids: a Tale")
    for typed in ("Lid", "Ada Ash", "PO", "2019"):
        keys.press("Tab")
        keys.type(typed)
    more = page.locator("[data-field=code] [data-more]")
    more.focus()
    keys.press("Enter")
    expect(part(page, "code", "framework")).to_be_focused()
    more.focus()
    keys.press("Enter")
    expect(part(page, "code", "framework", 1)).to_be_focused()
    page.get_by_role("button", name="Remove code 2").press("Enter")
    expect(part(page, "code", "framework")).to_be_focused()
    page.get_by_role("button", name="Remove code 1").press("Enter")
    expect(more).to_be_focused()
    part(page, "categories", "").press("S")
    assert record(page).split("\n")[1:7] == [
        *('title: "Lids: a Tale"', "name: Lid", "authors: [Ada Ash]", "venue: POT", "year: 2019"),
        "categories: [spouts]",
    ]


def test_without_a_script_the_other_ways_are_told(visit: Open) -> None:
    page = visit(PATH, java_script_enabled=False)
    expect(page.locator("form.add")).to_be_hidden()
    expect(page.locator("noscript")).to_be_visible()
    ways = page.locator(".other-ways a")
    addresses = [way.get_attribute("href") or "" for way in ways.all()]
    assert addresses[0] == f"{FORGE}issues/new?template=add-paper.yml&title=Add%3A%20"
    assert addresses[1] == f"{FORGE}new/main?filename=catalogue/papers/"


@pytest.mark.parametrize("mode", MODES)
def test_a_form_with_faults_is_accessible_and_fits(visit: Open, mode: str) -> None:
    page = loaded(visit(PATH, **MODES[mode]))
    fill_in(page, year="20a", title="x" * 120, arxiv="1", note="tea\n" * 9)
    for field in ("code", "links", "builds_on", "measures"):
        add_row(page, field)
    part(page, "code", "url").fill("x")
    expect(page.locator(".fault:not(:empty)")).not_to_have_count(0)
    page.locator("[data-open]").click()
    found = Axe().run(page, options={"rules": {"target-size": {"enabled": True}}})
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
