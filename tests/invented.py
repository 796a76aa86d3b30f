"""Strategies that invent papers and whole catalogues, all valid and none of them real."""

from typing import Any

from hypothesis import strategies as st

from site_builder.catalogue import Catalogue
from site_builder.identifiers import normal_title, paper_id
from site_builder.records import (
    Category,
    Framework,
    Measure,
    Paper,
    Relation,
    Resource,
    Survey,
    Taxonomy,
    Venue,
)
from tests.invented_texts import texts, urls

VENUES = tuple(
    Venue.model_validate(fields)
    for fields in (
        {
            "id": "pot",
            "name": "POT",
            "full_name": "Conference on Pots & Cups",
            "kind": "conference",
        },
        {"id": "tea-journal", "name": "Tea Journal", "kind": "journal"},
        {"id": "pot-workshops", "name": "POT Workshops", "kind": "workshop"},
        {"id": "shelf", "name": "Shelf", "full_name": "Shelf preprint", "kind": "preprint"},
    )
)
FRAMEWORKS = tuple(
    Framework.model_validate({"id": id_, "name": name})
    for id_, name in (("kiln", "Kiln"), ("clay-lua", "Clay(Lua)"), ("wheel-sharp", "Wheel#"))
)
MEASURES = (Measure(id="volume", name="Volume"), Measure(id="lp-norm", name="Lp-norm"))
RELATIONS = (Relation(id="extends", name="extends", sentence="It adds to it."),)

TEXTS, SHORT_TEXTS, URLS = texts(), texts(10), urls()
REMARKS = st.lists(TEXTS, min_size=1, max_size=3).map("\n".join)
YEARS = st.integers(1950, 2049)
COPIES = URLS.map("https://archive.example.org/1999/{}".format)
LINKS = st.fixed_dictionaries(
    {"label": SHORT_TEXTS, "url": URLS}, optional={"archived": st.none() | COPIES}
)
CODE = st.fixed_dictionaries(
    {"framework": st.sampled_from([framework.id for framework in FRAMEWORKS]), "url": URLS},
    optional={"official": st.booleans(), "archived": st.none() | COPIES},
)

_PAPER = st.fixed_dictionaries(
    {
        "title": TEXTS,
        "authors": st.lists(TEXTS, max_size=3),
        "venue": st.none() | st.sampled_from([venue.name for venue in VENUES]),
        "year": YEARS,
        "measures": st.lists(st.sampled_from([m.id for m in MEASURES]), unique=True),
        "code": st.lists(CODE, max_size=4),
        "links": st.lists(LINKS, max_size=2),
    },
    optional={
        "name": SHORT_TEXTS,
        "track": SHORT_TEXTS,
        "volume": SHORT_TEXTS,
        "article": SHORT_TEXTS,
        "pages": st.one_of(st.just("815-823"), SHORT_TEXTS),
        "paper": URLS,
        "archived": COPIES,
        "arxiv": st.sampled_from(["1703.07464", "cs.LG/0501001"]),
        "doi": st.sampled_from(["10.5555/pot.1", "10.1002/(SICI)1<1::AID>3.0.CO;2-2"]),
        "openreview": SHORT_TEXTS,
        "importance": st.integers(0, 3),
        "note": REMARKS,
        "added": st.dates(),
        "sources": st.lists(TEXTS, max_size=2),
    },
)
_RESOURCE = st.fixed_dictionaries(
    {"title": TEXTS, "links": st.lists(LINKS, min_size=1, max_size=2)},
    optional={"detail": SHORT_TEXTS, "year": YEARS, "note": REMARKS},
)
_MILESTONE = st.fixed_dictionaries({"title": TEXTS, "done": st.booleans()})
_SURVEY = st.fixed_dictionaries(
    {"title": TEXTS, "roadmap": st.lists(_MILESTONE, max_size=3)},
    optional={"tagline": TEXTS, "intro": REMARKS},
)
_CATEGORY = st.fixed_dictionaries(
    {"title": TEXTS, "old": st.integers(0, 2)}, optional={"note": REMARKS}
)
# Trees of categories, as the indexes of each one's parent.
_TREES = ((None,), (None, 0, 0, None), (None, 0, 1, 2, 2, None))


@st.composite
def papers(draw: st.DrawFn, categories: tuple[str, ...] = ("pots",)) -> Paper:
    """A paper with any of its fields; its addresses differ."""
    fields: dict[str, Any] = draw(_PAPER)
    fields["id"] = paper_id(fields["authors"], fields["year"], fields["title"])
    fields["categories"] = draw(
        st.lists(st.sampled_from(categories), min_size=1, max_size=3, unique=True)
    )
    _tell_apart([*fields["code"], *fields["links"]])
    return Paper.model_validate(fields)


@st.composite
def resources(draw: st.DrawFn, categories: tuple[str, ...] = ("pots",)) -> Resource:
    """A resource with any of its fields; its addresses differ."""
    fields: dict[str, Any] = draw(_RESOURCE)
    _tell_apart(fields["links"])
    return Resource.model_validate({"category": draw(st.sampled_from(categories)), **fields})


def _tell_apart(links: list[dict[str, Any]]) -> None:
    """Give the addresses of one record different hosts."""
    for number, link in enumerate(links):
        for field in ("url", "archived"):
            if link.get(field):
                link[field] = link[field].replace("pots", f"pots{number}", 1)


@st.composite
def taxonomies(draw: st.DrawFn) -> Taxonomy:
    """A tree of categories pots0, pots1, …, as deep as four levels."""
    tree = draw(st.sampled_from(_TREES))
    drawn = draw(st.lists(_CATEGORY, min_size=len(tree), max_size=len(tree)))

    def below(parent: int | None) -> tuple[Category, ...]:
        return tuple(
            _category(i, drawn[i], below(i)) for i, above in enumerate(tree) if above == parent
        )

    return Taxonomy(families=(), measures=MEASURES, relations=RELATIONS, categories=below(None))


def _category(index: int, drawn: dict[str, Any], children: tuple[Category, ...]) -> Category:
    fields = {key: value for key, value in drawn.items() if key != "old"}
    aliases = [f"old_pots.{index}{letter}" for letter in "ab"][: drawn["old"]]
    return Category.model_validate(
        {"id": f"pots{index}", "aliases": aliases, "children": children, **fields}
    )


def _ids(category: Category) -> list[str]:
    return [category.id, *(id_ for child in category.children for id_ in _ids(child))]


# As the rules want it: no two papers of one title or one address.
_UNIQUE = (lambda paper: normal_title(paper.title), lambda paper: paper.paper or paper.title)


@st.composite
def catalogues(draw: st.DrawFn, max_papers: int = 4) -> Catalogue:
    """A catalogue whose papers and resources stand in its categories; titles differ."""
    taxonomy = draw(taxonomies())
    ids = tuple(id_ for root in taxonomy.categories for id_ in _ids(root))
    some = st.lists(papers(ids), max_size=max_papers, unique_by=_UNIQUE)
    return Catalogue(
        survey=Survey.model_validate(draw(_SURVEY)),
        taxonomy=taxonomy,
        venues=VENUES,
        frameworks=FRAMEWORKS,
        resources=tuple(draw(st.lists(resources(ids), max_size=2))),
        papers=tuple(_with_own_ids(draw(some))),
        documents={},
    )


def _with_own_ids(drawn: list[Paper]) -> list[Paper]:
    found: dict[str, Paper] = {}
    for paper in drawn:
        own = paper_id(paper.authors, paper.year, paper.title, taken=found)
        found[own] = paper.model_copy(update={"id": own})
    return sorted(found.values(), key=lambda paper: paper.id)
