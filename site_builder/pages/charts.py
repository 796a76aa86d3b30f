"""The charts of the statistics: what their marks stand for, in values."""

from dataclasses import dataclass

from site_builder.catalogue import Catalogue
from site_builder.drawing.charts import Chart, Column, bars, columns
from site_builder.statistics import Statistics, Year

MOST_BARS = 20
"""Of venues and of frameworks; the table below a chart has them all."""
OTHER = "Other"


@dataclass(frozen=True)
class Charts:
    """The charts of the page, drawn."""

    years: Chart
    venues: Chart
    frameworks: Chart
    share: Chart
    families: tuple[tuple[str, str], ...]
    """Id and name of each family that has papers, in its order; "" for papers of none."""


def charts_of(catalogue: Catalogue, found: Statistics) -> Charts:
    """Draw what was counted."""
    names = {family.id: family.name for family in catalogue.taxonomy.families} | {"": OTHER}
    used = {family for year in found.years for family in year.by_family}
    families = tuple((id, name) for id, name in names.items() if id in used)
    return Charts(
        years=columns([_stacked(year, families) for year in found.years]),
        venues=bars([(v.id, v.name, count) for v, count in found.venues[:MOST_BARS]]),
        frameworks=bars([(f.id, f.name, count) for f, count in found.frameworks[:MOST_BARS]]),
        share=columns([_share(year) for year in found.years], top=100, unit=" %"),
        families=families,
    )


def _stacked(year: Year, families: tuple[tuple[str, str], ...]) -> Column:
    parts = []
    for id, name in families:
        count = year.by_family.get(id, 0)
        parts.append((id, float(count), f"{year.year}, {name}: {count}"))
    return Column(str(year.year), parts, str(year.papers or ""))


def _share(year: Year) -> Column:
    if not year.papers:
        return Column(str(year.year), ())
    text = f"{year.year}: {year.with_code} of {year.papers} with code, {year.share:.0f} %"
    return Column(str(year.year), [("code", year.share, text), ("rest", 100 - year.share, text)])
