"""The pedigree as a small picture: its shape and colours, and the names of a few methods."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from site_builder.drawing.pedigree import Drawing, Point
from site_builder.drawing.text import width_of

MAX_WIDTH, MAX_HEIGHT = 520.0, 360.0
MIN_RATIO = 0.5
"""Of height to width."""
FONT_SIZE = 17.0
"""Of the names, at their largest: on a phone, where the picture is shown smaller."""
MAX_NAMES = 6


@dataclass(frozen=True)
class Area:
    """A rectangle, in px."""

    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: "Area") -> bool:
        """Whether the two have a part in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    @property
    def path(self) -> str:
        """It as the `d` of an SVG path."""
        width, height = round(self.right - self.left, 1), round(self.bottom - self.top, 1)
        return f"M{self.left:g} {self.top:g}h{width:g}v{height:g}h-{width:g}z"


@dataclass(frozen=True)
class Name:
    """The name of a method; `x` is its middle, `y` its base line, in px."""

    text: str
    x: float
    y: float

    @property
    def area(self) -> "Area":
        """What it covers."""
        half = width_of(self.text, FONT_SIZE) / 2
        return Area(self.x - half, self.y - FONT_SIZE * 0.8, self.x + half, self.y + 2)


@dataclass(frozen=True)
class Picture:
    """A picture of `width` x `height` px; `boxes` and `lines` are an SVG path for each family."""

    width: float
    height: float
    lanes: tuple[tuple[str, Area], ...]
    """Each with its family."""
    boxes: Mapping[str, str]
    lines: Mapping[str, str]
    names: tuple[Name, ...]


def small(drawing: Drawing, landmarks: Iterable[str]) -> Picture:
    """The `drawing` without its secondary lines; `landmarks` are named as far as there is room."""
    above = drawing.lanes[0].top  # the headings of the years, for which there is no room
    across, down = _scales(drawing.width, drawing.height - above)

    def scaled(x: float, y: float) -> Point:
        return round(x * across, 1), round((y - above) * down, 1)

    family_of = {box.method.id: box.method.family for box in drawing.boxes}
    lane_family = {box.method.lane: box.method.family for box in drawing.boxes}
    areas = {
        box.method.id: Area(
            *scaled(box.x, box.y), *scaled(box.x + box.method.width, box.y + box.height)
        )
        for box in drawing.boxes
    }
    lines = [
        replace(line, levels=tuple((scaled(*start), scaled(*end)) for start, end in line.levels))
        for line in drawing.lines
        if line.step.is_primary
    ]
    labels = {box.method.id: box.method.label for box in drawing.boxes}
    width, height = scaled(drawing.width, drawing.height)
    names = _names(areas, [(id, labels[id]) for id in landmarks], width)
    return Picture(
        width=width,
        height=height,
        lanes=tuple(
            (
                lane_family[lane.number],
                Area(*scaled(0, lane.top), *scaled(drawing.width, lane.bottom)),
            )
            for lane in drawing.lanes
        ),
        boxes=_by_family((family_of[id], area.path) for id, area in areas.items()),
        lines=_by_family((family_of[line.step.parent], line.path) for line in lines),
        names=tuple(islice(names, MAX_NAMES)),
    )


def _scales(width: float, height: float) -> tuple[float, float]:
    """By how much to shrink across and down; of a very wide or high drawing not by the same."""
    across = min(1.0, MAX_WIDTH / width)
    wanted = max(across * height, across * width * MIN_RATIO)
    return across, min(wanted, MAX_HEIGHT, height) / height


def _by_family(paths: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for family, path in paths:
        found[family] = found.get(family, "") + path
    return dict(sorted(found.items()))


def _names(
    areas: Mapping[str, Area], labels: Iterable[tuple[str, str]], width: float
) -> Iterator[Name]:
    """Each name above its box, or else below, where it covers no other box and no other name."""
    taken: list[Area] = []
    for id, label in labels:
        others = [*taken, *(area for other, area in areas.items() if other != id)]
        for name in _places(label, areas[id], width):
            area = name.area
            inside = area.left >= 0 and area.right <= width and area.top >= 0
            if inside and not any(area.touches(other) for other in others):
                taken.append(area)
                yield name
                break


def _places(label: str, box: Area, width: float) -> Iterator[Name]:
    half = width_of(label, FONT_SIZE) / 2 + 0.1
    x = max(half, min((box.left + box.right) / 2, width - half))
    for y in (box.top - 4, box.bottom + 15):
        yield Name(label, round(x, 1), round(y, 1))
