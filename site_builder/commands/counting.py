"""`survey stats`: the figures of the catalogue in a terminal, or as JSON."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from rich.table import Table
from rich.text import Text

from site_builder.catalogue import Catalogue
from site_builder.commands.checking import count, usable
from site_builder.records import Paper
from site_builder.statistics import Coverage, Statistics, statistics
from site_builder.terminal import out, say, write

FORMATS = {"text": "for people", "json": "for programs"}

_MOST_YEARS = 40
_NUMBERS = 18
"""The room of two columns of numbers and of what is between."""
_LEVELS = " ▁▂▃▄▅▆▇█"
_BAR = 24
_MOST = 12
"""Of papers with a gap; the JSON has all."""


def stats(root: Path, form: str) -> int:
    """Print what can be counted in the catalogue."""
    catalogue = usable(root)
    if catalogue is None:
        say("nothing was counted: mend the problems above first")
        return 1
    found = statistics(catalogue)
    if form == "json":
        write(json.dumps(document(found), ensure_ascii=False, indent=2) + "\n")
    else:
        _show(catalogue, found)
    return 0


def sparkline(values: Sequence[float], top: float | None = None) -> str:
    """A letter for each value, blank for none, higher up to the greatest, or to `top`."""
    most = top or max(values, default=0) or 1
    steps = len(_LEVELS) - 1
    return "".join(_LEVELS[max(1, round(v * steps / most)) if v else 0] for v in values)


def document(found: Statistics) -> dict[str, Any]:
    """The figures for programs."""
    years = found.years_with_papers
    return {
        "papers": found.papers,
        "venues": len(found.venues),
        "with_code": found.with_code,
        "years": [found.years[0].year, found.years[-1].year] if found.years else [],
        "per_year": [
            {
                "year": year.year,
                "papers": year.papers,
                "with_code": year.with_code,
                "families": {id or None: count for id, count in sorted(year.by_family.items())},
            }
            for year in found.years
        ],
        "per_venue": [{"id": v.id, "name": v.name, "papers": n} for v, n in found.venues],
        "per_framework": [{"id": f.id, "name": f.name, "papers": n} for f, n in found.frameworks],
        "coverage": {
            "years": list(years),
            "categories": [
                {**_named(row), "papers": [row.by_year.get(year, 0) for year in years]}
                for row in found.coverage
            ],
        },
        "gaps": {
            "methods_without_relatives": [paper.id for paper in found.gaps.without_relatives],
            "papers_without_code": [paper.id for paper in found.gaps.without_code],
            "categories": [{**_named(row), "last": row.last} for row in found.gaps.categories],
        },
    }


def _named(row: Coverage) -> dict[str, str]:
    return {"id": row.section.id, "title": row.section.title}


def _show(catalogue: Catalogue, found: Statistics) -> None:
    share = f" ({100 * found.with_code / found.papers:.0f} %)" if found.papers else ""
    for name, value in (
        ("papers", str(found.papers)),
        ("venues", str(len(found.venues))),
        ("with code", f"{found.with_code}{share}"),
        ("years", found.span or "none"),
    ):
        out.print(Text.assemble((f"{value:>12}", "bold"), f"  {name}"))
    if not found.papers:
        return
    _by_year(catalogue, found)
    _bars("Papers per venue", [(venue.name, n) for venue, n in found.venues])
    _bars("Code by framework", [(framework.name, n) for framework, n in found.frameworks])
    _coverage(found)
    _gaps(found)


def _table(title: str, *columns: str, right: int = 1) -> Table:
    """A table whose columns from number `right` on are numbers."""
    table = Table(title=title, title_justify="left", title_style="bold", box=None, pad_edge=False)
    for index, name in enumerate(columns):
        justify: Any = "right" if index >= right else "left"
        table.add_column(name, justify=justify, no_wrap=True, header_style="dim")
    return table


def _print(table: Table) -> None:
    out.print()
    out.print(table)


def _by_year(catalogue: Catalogue, found: Statistics) -> None:
    table = _table(f"Papers per year, {found.span}", "Family", "", "Papers", right=2)
    names = {family.id: family.name for family in catalogue.taxonomy.families} | {"": "Other"}
    for id, name in names.items():
        values = [year.by_family.get(id, 0) for year in found.years]
        if any(values):
            table.add_row(name, sparkline(values), str(sum(values)))
    every = [year.papers for year in found.years]
    table.add_row("all", sparkline(every), str(sum(every)), style="bold")
    shares = sparkline([year.share for year in found.years], top=100)
    table.add_row("with code, of 100 %", shares, str(found.with_code))
    _print(table)


def _bars(title: str, counts: Sequence[tuple[str, int]]) -> None:
    table = _table(title, "", "", "", right=2)
    table.show_header = False
    for name, number in counts:
        bar = "█" * max(1, round(number * _BAR / counts[0][1]))
        table.add_row(name, Text(bar, "blue"), str(number))
    _print(table)


def _coverage(found: Statistics) -> None:
    years = found.years[-_MOST_YEARS:]
    room = max(16, out.width - len(years) - _NUMBERS)
    table = _table(
        f"Categories, {years[0].year}\N{EN DASH}{years[-1].year}",
        "Category",
        "",
        "Papers",
        "Last",
        right=2,
    )
    for row in found.coverage:
        values = [row.by_year.get(year.year, 0) for year in years]
        title = Text("  " * row.section.depth + row.section.title)
        title.truncate(room, overflow="ellipsis")
        table.add_row(title, sparkline(values), str(row.papers), str(row.last or "none"))
    _print(table)


def _gaps(found: Statistics) -> None:
    _list(
        "Categories without a recent paper",
        (
            f"{' › '.join(row.section.path)}: none {f'since {row.last}' if row.last else 'yet'}"
            for row in found.gaps.categories
        ),
    )
    _list("Methods without relatives", map(_called, found.gaps.without_relatives[::-1]))
    _list("Papers without code", map(_called, found.gaps.without_code[::-1]))


def _called(paper: Paper) -> str:
    return f"{paper.id}  {paper.name or paper.title}"


def _list(title: str, given: Iterable[str]) -> None:
    lines = list(given)
    if lines:
        out.print()
        out.print(Text(f"{title}: {count(len(lines), 'gap')}", "bold"))
    for line in lines[:_MOST]:
        out.print(Text(f"  {line}"))
    if len(lines) > _MOST:
        out.print(Text(f"  … and {len(lines) - _MOST:,} more: survey stats --format json", "dim"))
