"""The figure of families and the measures that they use, as coordinates."""

from dataclasses import dataclass

from site_builder.records import Taxonomy

ROW = 44.0
BOX_HEIGHT = 30.0
MARGIN = 8.0
FAMILY_WIDTH = 118.0
MEASURE_WIDTH = 126.0
GUTTER = 26.0
GAP = 8.0


@dataclass(frozen=True)
class Box:
    """A box with its text; `x` and `y` are its upper left corner, in px."""

    x: float
    y: float
    width: float
    text: str
    family: str


@dataclass(frozen=True)
class Figure:
    """Boxes and the lines between them, as SVG paths, in a drawing of `width` x `height` px."""

    width: float
    height: float
    families: tuple[Box, ...]
    measures: tuple[Box, ...]
    lines: tuple[tuple[str, str], ...]


def figure(taxonomy: Taxonomy) -> Figure:
    """The figure of the families that have measures: a row for each, in their order."""
    names = {measure.id: measure.name for measure in taxonomy.measures}
    drawn = [family for family in taxonomy.families if family.measures]
    families, measures, lines = [], [], []
    trunk = MARGIN + 6
    left = trunk + GUTTER - 8
    for row, family in enumerate(drawn):
        y = MARGIN + row * ROW
        middle = y + BOX_HEIGHT / 2
        families.append(Box(left, y, FAMILY_WIDTH, family.name, family.id))
        lines.append((family.id, f"M{trunk:g} {middle:g}H{left:g}"))
        x = left + FAMILY_WIDTH + GUTTER
        for measure in family.measures:
            measures.append(Box(x, y, MEASURE_WIDTH, names.get(measure, measure), family.id))
            lines.append(
                (
                    family.id,
                    f"M{x - (GUTTER if measure == family.measures[0] else GAP):g} {middle:g}H{x:g}",
                )
            )
            x += MEASURE_WIDTH + GAP
    first, last = MARGIN + BOX_HEIGHT / 2, MARGIN + (len(drawn) - 1) * ROW + BOX_HEIGHT / 2
    if drawn:
        lines.insert(0, ("", f"M{trunk:g} {first:g}V{last:g}"))
    widest = max((len(family.measures) for family in drawn), default=0)
    width = left + FAMILY_WIDTH + GUTTER + widest * (MEASURE_WIDTH + GAP) - GAP + MARGIN
    height = 2 * MARGIN + max(0, len(drawn) - 1) * ROW + BOX_HEIGHT
    return Figure(width, height, tuple(families), tuple(measures), tuple(lines))
