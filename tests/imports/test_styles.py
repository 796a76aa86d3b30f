"""Sixty invented papers, written in the ways in which lists are: each way is read again."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from site_builder.imports.findings import Imported
from site_builder.imports.readme import read_readme
from site_builder.imports.vocabulary import Vocabulary

COUNT = 60
_GRAINS = ("Rye", "Wheat", "Spelt", "Barley", "Oats", "Millet", "Teff", "Maize", "Emmer", "Bran")
_PLACES = ("Cold Rooms", "Old Ovens", "Clay Pots", "Wet Cellars", "Tin Boxes", "Deep Snow")
_GIVEN = ("Ann", "Bob", "Carla", "Dov", "Élise", "Jean-Luc", "Mei", "Oğuz")
_FAMILY = ("Author", "Bun", "Crust", "Dough", "Émmer", "von Flour", "Grain", "Hearth")
_VENUES = ("CVPR", "ICCV", "NeurIPS", "ICML", "ICLR", "AAAI", "TPAMI", "arXiv")


@dataclass(frozen=True)
class Truth:
    """A paper that is nowhere, and its place in the list."""

    number: int

    @property
    def title(self) -> str:
        grain, place = _GRAINS[self.number % 10], _PLACES[self.number % 6]
        forms = (
            f"Learning to Knead {grain} in {place}",
            f"{grain}Net: How Dough of {grain} Rises in {place}",
            f"On the {self.number}-th Loaf: {grain} and {place}",
            f"{grain}, Salt, and Water in {place}",
            f"Is {grain} All You Need? A Look into {place}",
        )
        return f"{forms[self.number % 5]} {'II' * (self.number // 30)}".strip()

    @property
    def name(self) -> str:
        return f"{_GRAINS[self.number % 10]}Mix-{self.number}"

    @property
    def authors(self) -> list[str]:
        count = 2 + self.number % 3
        return [
            f"{_GIVEN[(self.number + i) % 8]} {_FAMILY[(self.number * 3 + i) % 8]}"
            for i in range(count)
        ]

    @property
    def venue(self) -> str:
        return _VENUES[self.number % 8]

    @property
    def year(self) -> int:
        return 2013 + self.number % 10

    @property
    def paper(self) -> str:
        return f"https://papers.example.org/{self.number}"

    @property
    def code(self) -> str:
        return f"https://code.example.org/{self.number}"

    def values(self) -> dict[str, Any]:
        """What a record of it holds, if its list says all."""
        return {
            "title": self.title,
            "name": self.name,
            "authors": self.authors,
            "venue": self.venue,
            "year": str(self.year),
            "paper": self.paper,
            "code": [self.code],
        }


def _cvf(t: Truth) -> str:
    return f"{t.venue}'{t.year % 100:02}"


def _family_first(t: Truth) -> str:
    return ", ".join(f"{name.split(' ', 1)[1]} {name[0]}" for name in t.authors)


Writer = Callable[[Truth], str]
ALL = ("title", "venue", "year", "paper", "code")
LINE: dict[str, tuple[Writer, tuple[str, ...]]] = {
    "name and apostrophe": (
        lambda t: (
            f"- **[{t.name}]** {t.title} | **[{t.venue}' {t.year % 100:02}]** "
            f"| [`[pdf]`]({t.paper}) [`[code]`]({t.code})"
        ),
        ("name", *ALL),
    ),
    "venue in parentheses": (
        lambda t: f"* {t.title} ({_cvf(t)}) [[paper]]({t.paper}) [[code]]({t.code})",
        ALL,
    ),
    "tag before the title": (
        lambda t: f"- [{t.venue} {t.year}] {t.title}. [[pdf]({t.paper})] [[code]({t.code})]",
        ALL,
    ),
    "tag with the name": (
        lambda t: (
            f"- [{t.venue}'{t.year}-{t.name}] {t.title}. [[paper]]({t.paper}) [[code]]({t.code})"
        ),
        ("name", *ALL),
    ),
    "bold tag and bold title": (
        lambda t: (
            f"- ({t.venue} {t.year}) **{t.title}**, {t.authors[0]} et al. "
            f"[[Paper]({t.paper})] [[Code]({t.code})]"
        ),
        ALL,
    ),
    "year and venue first": (
        lambda t: f"* {t.year}-{t.venue} - {t.title}. [[Paper]]({t.paper}) [[Code]]({t.code})",
        ALL,
    ),
    "numbered, title linked": (
        lambda t: f"{t.number + 1}. [{t.title}]({t.paper}), {t.venue} {t.year}, [code]({t.code})",
        ALL,
    ),
    "title linked, authors behind": (
        lambda t: f"- [{t.title}]({t.paper}). {', '.join(t.authors)}. {t.venue}, {t.year}.",
        ("title", "authors", "venue", "year", "paper"),
    ),
    "bold, emphasis, in a line": (
        lambda t: (
            f"- **{t.title}.** *{', '.join(t.authors)}.* {t.venue}, {t.year}. "
            f"[[paper]]({t.paper}) [[code]]({t.code})"
        ),
        ("authors", *ALL),
    ),
    "with breaks": (
        lambda t: (
            f"- **{t.title}**<br>*{', '.join(t.authors)}*<br>{t.venue}, {t.year}. "
            f"[[paper]]({t.paper}) [[code]]({t.code})"
        ),
        ("authors", *ALL),
    ),
    "several lines": (
        lambda t: (
            f"- {t.title}.\n  {', '.join(t.authors)}.\n  *{t.venue} {t.year}*.\n"
            f"  [[pdf]]({t.paper}) [[code]]({t.code})"
        ),
        ("authors", *ALL),
    ),
    "paragraphs, authors below": (
        lambda t: (
            f"**{t.title}** \\\n*{', '.join(t.authors)}* \\\n{t.venue} {t.year}. "
            f"[[Paper]({t.paper})] [[Github]({t.code})]\n"
        ),
        ("authors", *ALL),
    ),
    "authors, each with a page": (
        lambda t: (
            f"**{t.title}.**<br>\n*"
            + ", ".join(
                f"[{name}](https://people.example.org/{i})" for i, name in enumerate(t.authors)
            )
            + f".*<br>\n{t.venue} {t.year}. [[PDF]({t.paper})] [[Code]({t.code})]\n"
        ),
        ("authors", *ALL),
    ),
    "quoted, names first": (
        lambda t: (
            f'- {", ".join(t.authors)}, "{t.title}," in *{t.venue}*, {t.year}. '
            f"[[paper]({t.paper})] [[code]({t.code})]"
        ),
        ("authors", *ALL),
    ),
    "name, then quoted": (
        lambda t: (
            f'* **{t.name}**: "{t.title}", {t.venue}, {t.year} (*Some University*). '
            f"[[Paper]({t.paper})][[Code]({t.code})]"
        ),
        ("name", *ALL),
    ),
    "citation with linked title": (
        lambda t: (
            f"- {', '.join(t.authors)}. [{t.title}]({t.paper})[C]//{t.venue}. "
            f"{t.year}: {t.number + 1}-{t.number + 9}."
        ),
        ("title", "authors", "venue", "year", "paper"),
    ),
    "citation, family names first": (
        lambda t: f"- {_family_first(t)}. [{t.title}]({t.paper})[J]. {t.venue}, {t.year}.",
        ("title", "venue", "year", "paper"),
    ),
    "nested paper and code": (
        lambda t: (
            f"- **{t.title}**, {t.venue} {t.year}\n  - Paper: {t.paper}\n  - Code: <{t.code}>"
        ),
        ALL,
    ),
    "keyed list": (
        lambda t: (
            f"**{t.title}**\n\n- Paper: {t.paper}\n- Code: {t.code}\n- Venue: {t.venue} {t.year}\n"
        ),
        ALL,
    ),
    "badges": (
        lambda t: (
            f"- {t.title} ({t.venue} {t.year}) "
            f"[![arXiv](https://img.shields.io/badge/arXiv-0-red)]({t.paper}) "
            f"[![GitHub](https://img.shields.io/github/stars/x/y)]({t.code})"
        ),
        ALL,
    ),
    "tasks": (
        lambda t: (
            f"- [{'x' if t.number % 2 else ' '}] {t.title} ({t.venue} {t.year}) "
            f"[[paper]]({t.paper}) [[code]]({t.code})"
        ),
        ALL,
    ),
    "references": (
        lambda t: f"- {t.title} ({t.venue} {t.year}) [[paper]][p{t.number}] [[code]][c{t.number}]",
        ALL,
    ),
    "footnotes": (
        lambda t: (
            f"- {t.title} ({t.venue} {t.year}) [[paper]]({t.paper}) [[code]]({t.code})[^{t.number}]"
        ),
        ALL,
    ),
    "emoji": (
        lambda t: f"- 📄 {t.title}, {t.venue} {t.year} [📝 Paper]({t.paper}) [💻 Code]({t.code})",
        ALL,
    ),
    "chinese labels": (
        lambda t: f"- {t.title} （{t.venue} {t.year}）【[论文]({t.paper})】【[代码]({t.code})】",
        ALL,
    ),
    "details": (
        lambda t: (
            f"<details>\n<summary>[{t.venue} {t.year}] {t.title}</summary>\n\n"
            f"{', '.join(t.authors)}. [[paper]]({t.paper}) [[code]]({t.code})\n\n</details>\n"
        ),
        ("authors", *ALL),
    ),
    "table": (
        lambda t: (
            f"| {t.year} | **{t.venue}** | {t.name} | {t.title} "
            f"| [link]({t.paper}) | [PyTorch]({t.code}) |"
        ),
        ("name", *ALL),
    ),
    "table, title linked": (
        lambda t: (
            f"| [{t.title}]({t.paper}) | {', '.join(t.authors)} | {t.venue} {t.year} "
            f"| [★ code]({t.code}) |"
        ),
        ("authors", *ALL),
    ),
    "table in html": (
        lambda t: (
            f'<tr><td>{t.year}</td><td>{t.venue}</td><td><a href="{t.paper}">{t.title}</a>'
            f'</td><td><a href="{t.code}">code</a></td></tr>'
        ),
        ALL,
    ),
}
BEFORE = {
    "table": "| Year | Venue | Method | Title | Paper | Code |\n|:-:|---|---|---|---|---|\n",
    "table, title linked": "| Title | Authors | Publication | Code |\n|---|---|---|---|\n",
    "table in html": "<table>\n<tr><th>Year</th><th>Venue</th><th>Title</th><th>Code</th></tr>\n",
}
AFTER = {
    "table in html": "\n</table>",
    "references": "\n\n"
    + "".join(f"[p{n}]: {Truth(n).paper}\n[c{n}]: {Truth(n).code}\n" for n in range(COUNT)),
    "footnotes": "\n\n" + "".join(f"[^{n}]: A remark.\n\n" for n in range(COUNT)),
}


def _compared(paper: dict[str, Any], keys: tuple[str, ...]) -> dict[str, Any]:
    found = paper | {"code": [link["url"] for link in paper.get("code", ())]}
    return {key: found.get(key) for key in keys}


def _wrong(imported: Imported, keys: tuple[str, ...]) -> Iterator[str]:
    found = {paper.get("paper"): paper for paper in imported.papers.values()}
    for truth in map(Truth, range(COUNT)):
        expected = {key: truth.values()[key] for key in keys}
        got = _compared(found.get(truth.paper, {}), keys)
        yield from (f"{key}: {got[key]!r}, not {expected[key]!r}" for key in keys
                    if got[key] != expected[key])  # fmt: skip


@pytest.mark.parametrize("style", LINE)
def test_every_paper_is_read_whole(style: str, vocabulary: Vocabulary) -> None:
    write, keys = LINE[style]
    lines = "\n".join(write(Truth(number)) for number in range(COUNT))
    text = f"# Loaves\n\n## 🍞 面包\n\n{BEFORE.get(style, '')}{lines}{AFTER.get(style, '')}\n"
    imported = read_readme(text, vocabulary)
    assert list(_wrong(imported, keys)) == []
    assert len(imported.papers) == COUNT
    assert imported.resources == []
    assert imported.unread == ()
    if style == "footnotes":
        assert {paper["note"] for paper in imported.papers.values()} == {"A remark."}


@pytest.mark.parametrize("heading", ["## {year}", "## Papers in {year}", "## {venue} {year}"])
def test_headings_say_what_entries_leave_out(heading: str, vocabulary: Vocabulary) -> None:
    keys = ("title", "paper", "code", *(("venue",) if "venue" in heading else ()), "year")
    text = "# Loaves\n" + "".join(
        f"\n{heading.format(year=t.year, venue=t.venue)}\n\n"
        f"- {t.title} [[paper]]({t.paper}) [[code]]({t.code})\n"
        for t in map(Truth, range(COUNT))
    )
    imported = read_readme(text, vocabulary)
    assert list(_wrong(imported, keys)) == []
    assert imported.unread == ()
