"""Invented papers as the sources would tell of them, and what their records must say."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Preprint:
    """A paper at arXiv."""

    title: str
    authors: tuple[str, ...]
    published: str = "2023-01-02T10:00:00Z"
    doi: str = ""
    comment: str = ""
    version: int = 1


ARXIV = {
    "2301.00011": Preprint("Slow Spouts for Fast Pots", ("Sue Spout", "Tom Tin")),
    "2301.00012": Preprint("Handles that Learn to Be Held", ("Hanna Handle",)),
    "2301.00013": Preprint("Pouring over\n  Two Lines", ("Peter Pour", "Quinn Quench")),
    "2301.00014": Preprint(
        '$\\ell_2$-Normalized K\\"annchen: 100% Tea', ("J\\'er\\^ome L\\'{e}af",), version=3
    ),
    "2301.00015": Preprint("Steam & Whistle: <Loud> Kettles", ("Will Whistle",)),
    "2301.00016": Preprint("Ünïcode Brewing in Ångström Cups", ("Ágnes Őrült", "李 明")),
    "2301.00017": Preprint(
        "Lids Considered Harmful",
        ("Lia Lid",),
        comment="This paper has been withdrawn by the author",
    ),
    "2301.00018": Preprint(
        "Cups that Met a Saucer", ("Cora Cup", "Sam Saucer"), doi="10.5555/tea.9"
    ),
    "2301.00019": Preprint("A Preprint whose DOI is Unknown", ("Dora Doi",), doi="10.5555/lost.1"),
    "2301.00020": Preprint("The Samovar: A Survey", ("Samo Var",), "2022-12-31T23:59:59Z"),
    "2301.00021": Preprint(
        "A Preprint with Another Paper's DOI", ("Mia Mix",), doi="10.5555/tea.1"
    ),
    "math/0309136": Preprint("Old Pots in Old Ids", ("Otto Old",), "2003-09-08T00:00:00Z"),
}


def _csl(
    title: Any, authors: list[tuple[str, str]], year: Any, venue: Any, **more: Any
) -> dict[str, Any]:
    people = [{"family": family, "given": given} for given, family in authors]
    return {
        "title": title,
        "author": people,
        "issued": {"date-parts": [[year, 6]]},
        "container-title": venue,
        "type": "paper-conference",
        **more,
    }


POT = "International Conference on Pots"
CSL: dict[str, dict[str, Any]] = {
    "10.5555/tea.1": _csl("Glaze at First Sight", [("Gail", "Glaze")], 2019, f"2019 {POT} (POT)"),
    "10.5555/tea.2": _csl(
        "Kilns and <i>Fires</i>",
        [("Kim", "Kiln"), ("Fay", "Fire")],
        "2020",
        "Journal of Tea",
        type="article-journal",
        volume="7",
        page="12–34",
    ),
    "10.5555/tea.3": _csl(
        ["Porcelain &amp; Patience"],
        [("Pia", "Porcelain")],
        2021,
        ["Lecture Notes in Pottery", f"Proceedings of the 12th {POT}"],
        page="100-110",
    ),
    "10.5555/tea.4": _csl(
        "Saucers", [("Sol", "Saucer")], 2018, "Kettle & Cup Symposium", subtitle=["A Study"]
    ),
    "10.5555/tea.5": _csl(
        "Stoneware in Print",
        [("Stan", "Stone")],
        2020,
        "Tea Journal",
        type="article-journal",
        **{"published-print": {"date-parts": [[2021]]}, "article-number": "e7"},
    ),
    "10.5555/tea.6": _csl("A Workshop on Lids", [("Liv", "Lid")], 2021, f"{POT} Workshops"),
    "10.5555/tea.7": _csl(
        "Group Work",
        [],
        2017,
        "Proceedings of the Kettle & Cup Symposium",
        author=[{"literal": "The Tea Group"}, {"name": "Pot Consortium"}],
    ),
    "10.5555/tea.8": _csl("RETRACTED: Leaking Pots", [("Lee", "Leak")], 2019, "Tea Journal"),
    "10.5555/tea.9": _csl(
        "Cups That Met a Saucer",
        [("C.", "Cup"), ("S.", "Saucer")],
        2023,
        f"2023 {POT} (POT)",
        page="5-9",
        DOI="10.5555/tea.9",
    ),
    "10.5555/tea.10": _csl(
        "Von and van",
        [("Ann", "Assam")],
        2019,
        "POT 2019",
        author=[{"family": "Assam", "given": "Ann", "non-dropping-particle": "van der"}],
    ),
    "10.5555/tea.11": _csl("Nowhere Known", [("Nora", "Now")], 2019, "Congress of Spoons"),
    "10.5555/tea.12": _csl("Without a Year", [("Yann", "Year")], None, "POT"),
}
CSL["10.5555/tea.13"] = _csl(
    "A Chapter of Nowhere",
    [("Ned", "Nowhere")],
    2020,
    "Lecture Notes in Computer Science",
    type="book-chapter",
)

for _doi, _item in CSL.items():
    _item.setdefault("DOI", _doi)

NOTES: dict[str, dict[str, Any]] = {
    "TeaPot00A1": {
        "title": {"value": "Open Pots"},
        "authors": {"value": ["Olga Open", "Rita Review"]},
        "venue": {"value": "POT 2021 Poster"},
        "venueid": {"value": "pots.example/POT/2021/Conference"},
    },
    "OldPot00B2": {"title": "Older Open Pots", "authors": ["Ole Old"], "venue": "POT 2019"},
    "GonePot0C3": {
        "title": {"value": "Pots Taken Back"},
        "authors": {"value": ["Tim Taken"]},
        "venue": {"value": "POT 2021 Conference Withdrawn Submission"},
        "venueid": {"value": "pots.example/POT/2021/Conference/Withdrawn_Submission"},
    },
}

CROSSREF = [
    {**CSL["10.5555/tea.1"], "title": ["Glaze at First Sight, Revisited"], "DOI": "10.5555/x.1"},
    {**CSL["10.5555/tea.1"], "title": ["Glaze at First Sight"], "container-title": [POT]},
    {**CSL["10.5555/tea.2"], "title": ["Kilns and Fires"], "container-title": ["Journal of Tea"]},
]


def _openalex(number: int, title: str, author: str, year: int, **more: Any) -> dict[str, Any]:
    return {
        "id": f"https://openalex.org/W{number}",
        "doi": None,
        "title": title,
        "type": "article",
        "publication_year": year,
        "authorships": [{"author": {"display_name": author}}],
        "primary_location": {"source": {"display_name": POT, "type": "conference"}},
        "locations": [],
        "biblio": {"volume": None, "first_page": None, "last_page": None},
        "is_retracted": False,
        **more,
    }


OPENALEX = [
    _openalex(
        1,
        "Handles that Learn to Be Held",
        "Hanna Handle",
        2024,
        biblio={"volume": "9", "first_page": "3", "last_page": "14"},
    ),
    _openalex(2, "Brews that Nobody <i>Registers</i>", "Bo Brew", 2020),
    _openalex(
        3,
        "The Samovar: A Survey",
        "Samo Var",
        2022,
        primary_location={"source": {"display_name": "arXiv (Tea)", "type": "repository"}},
        locations=[{"landing_page_url": "http://arxiv.org/abs/2301.00020v2"}],
    ),
    _openalex(4, "Slow Spouts for Fast Pots", "Xaver Other", 2001, primary_location=None),
    _openalex(5, "Wilting Leaves", "Willy Wilt", 2020, is_retracted=True),
    {"id": 5, "title": None, "authorships": 7},
    {"title": "Brews", "primary_location": {"source": None}, "biblio": []},
]

PAGES: dict[str, list[tuple[str, str]]] = {
    "/openaccess.thecvf.com/content_POT_2019/html/Clay_Wheels_POT_2019_paper.html": [
        ("citation_title", "Wheels of Clay"),
        ("citation_author", "Clay, Carl"),
        ("citation_author", "Wheel, Wendy"),
        ("citation_publication_date", "2019"),
        ("citation_conference_title", f"Proceedings of the {POT}"),
        ("citation_firstpage", "11"),
        ("citation_lastpage", "20"),
        (
            "citation_pdf_url",
            "https://openaccess.thecvf.com/content_POT_2019/papers/Clay_Wheels_POT_2019_paper.pdf",
        ),
    ],
    "/papers.pots.example.org/2017/hash/abc-Abstract.html": [
        ("citation_title", 'Two Pots & One "Lid"'),
        ("citation_author", "Dora Double"),
        ("citation_journal_title", "Tea Journal"),
        ("citation_volume", "30"),
        ("citation_publication_date", "2017/12/04"),
        ("citation_pdf_url", "https://elsewhere.example.org/x.pdf"),
        ("citation_doi", "doi:10.5555/TEA.77"),
    ],
    "/proceedings.pots.example.org/v9/thin22.html": [
        ("citation_title", "Thin Walls"),
        ("citation_author", "Theo Thin"),
        ("citation_publication_date", "2021/06/28"),
        ("citation_inbook_title", f"Proceedings of the 13th {POT}"),
    ],
    "/blog.pots.example.org/about": [("description", "A blog about pots")],
}


@dataclass(frozen=True)
class Expected:
    """What is asked for, and what of the record is compared: its id and some of its lines."""

    named: str
    id: str
    lines: tuple[str, ...] = ()


ONLINE = (
    Expected(
        "2301.00011",
        "spout2023slow",
        (
            'title: "Slow Spouts for Fast Pots"',
            "venue: arXiv",
            'arxiv: "2301.00011"',
            "authors: [Sue Spout, Tom Tin]",
            "sources: [arXiv 2301.00011]",
        ),
    ),
    Expected("arXiv:2301.00012v2", "handle2023handles", ("venue: arXiv",)),
    Expected(
        "https://arxiv.org/pdf/2301.00013", "pour2023pouring", ('title: "Pouring over Two Lines"',)
    ),
    Expected(
        "https://arxiv.org/abs/2301.00014v1",
        "leaf2023l2",
        ('title: "ℓ₂-Normalized Kännchen: 100% Tea"', "authors: [Jérôme Léaf]"),
    ),
    Expected("2301.00015", "whistle2023steam", ('title: "Steam & Whistle: <Loud> Kettles"',)),
    Expected("2301.00016", "orult2023unicode", ("authors: [Ágnes Őrült, 李 明]",)),
    Expected(
        "2301.00018",
        "cup2023cups",
        (
            "venue: POT",
            "year: 2023",
            "pages: 5-9",
            'arxiv: "2301.00018"',
            "doi: 10.5555/tea.9",
            "authors: [Cora Cup, Sam Saucer]",
            "sources: [doi.org 10.5555/tea.9, arXiv 2301.00018]",
        ),
    ),
    Expected("2301.00019", "doi2023preprint", ("venue: arXiv", "doi: 10.5555/lost.1")),
    Expected("10.48550/arXiv.2301.00020", "var2022samovar", ("year: 2022",)),
    Expected("math/0309136", "old2003old", ("arxiv: math/0309136",)),
    Expected("10.5555/tea.1", "glaze2019glaze", ("venue: POT", "sources: [doi.org 10.5555/tea.1]")),
    Expected(
        "doi:10.5555/tea.2",
        "kiln2020kilns",
        ('title: "Kilns and Fires"', "venue: Tea Journal", 'volume: "7"', "pages: 12-34"),
    ),
    Expected(
        "https://doi.org/10.5555/tea.3",
        "porcelain2021porcelain",
        ('title: "Porcelain & Patience"', "venue: POT", "pages: 100-110"),
    ),
    Expected("10.5555/tea.4", "saucer2018saucers", ('title: "Saucers: A Study"', "venue: KETTLE")),
    Expected(
        "https://dx.doi.org/10.5555/tea.5", "stone2021stoneware", ("year: 2021", "article: e7")
    ),
    Expected("10.5555/tea.6", "lid2021workshop", ("venue: POT Workshops",)),
    Expected("10.5555/tea.7", "group2017group", ("authors: [The Tea Group, Pot Consortium]",)),
    Expected("10.5555/tea.10", "assam2019von", ("authors: [Ann van der Assam]",)),
    Expected(
        "TeaPot00A1",
        "open2021open",
        (
            "venue: POT",
            "openreview: TeaPot00A1",
            "paper: https://openreview.net/forum?id=TeaPot00A1",
        ),
    ),
    Expected("https://openreview.net/pdf?id=OldPot00B2", "old2019older", ("year: 2019",)),
    Expected(
        "https://openaccess.thecvf.com/content_POT_2019/papers/Clay_Wheels_POT_2019_paper.pdf",
        "clay2019wheels",
        ("authors: [Carl Clay, Wendy Wheel]", "venue: POT", "pages: 11-20"),
    ),
    Expected(
        "https://papers.pots.example.org/2017/hash/abc-Abstract.html",
        "double2017two",
        (
            'title: "Two Pots & One \\"Lid\\""',
            "doi: 10.5555/TEA.77",
            'volume: "30"',
            "paper: https://papers.pots.example.org/2017/hash/abc-Abstract.html",
        ),
    ),
    Expected(
        "https://proceedings.pots.example.org/v9/thin22.html", "thin2021thin", ("venue: POT",)
    ),
)
"""What is found over the network."""

LINES = (
    Expected(
        "- Ceramic Clocks (CCLOCK) (POT 2019) [[Paper]](https://papers.example.org/pot2019/cc.pdf)"
        "[[Pytorch]](https://code.example.org/cc)",
        "ceramic-clocks",
        (
            "name: CCLOCK",
            "venue: POT",
            "year: 2019",
            "  - {framework: pytorch, url: https://code.example.org/cc}",
        ),
    ),
    Expected(
        "Tea in Lines (TJ 2018) [[Paper]](https://arxiv.org/abs/1801.00001)",
        "tea-in-lines",
        ("venue: Tea Journal", 'arxiv: "1801.00001"'),
    ),
    Expected(
        "* **Bold Brews.** *Bea Bold, Bo Brew.* POT 2021. [[paper]](https://papers.example.org/pot2021/bb)",
        "bold2021bold",
        ("authors: [Bea Bold, Bo Brew]",),
    ),
)
