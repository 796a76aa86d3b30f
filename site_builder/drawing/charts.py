"""Charts as coordinates: stacked columns by year, and bars with their names."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from site_builder.drawing.text import shortened

WIDTH = 560.0
"""Of every chart; pages show it as wide as they have room, on a phone with larger letters."""
LEFT, RIGHT, TOP = 34.0, 6.0, 24.0
PLOT = 210.0
"""The height of the columns' plot."""
UNDER = 26.0
LABEL_ROOM = 46.0
"""What the label of a year takes on a phone."""
FILLED = 0.72
"""How much of its step a column takes."""
NAMES = 134.0
ROW, THICK = 26.0, 15.0
DIGIT = 10.5
"""Of a number behind a bar, on a phone."""
LONGEST = 13


@dataclass(frozen=True)
class Mark:
    """A rectangle that stands for a value, and what it says; `key` is what it belongs to."""

    key: str
    x: float
    y: float
    width: float
    height: float
    text: str


@dataclass(frozen=True)
class Label:
    """A text; `x` is its middle in columns, its end before bars, its start behind them."""

    text: str
    x: float
    y: float


@dataclass(frozen=True)
class Chart:
    """Marks and labels in a drawing of `width` x `height` px; `rules` are the lines behind them."""

    width: float
    height: float
    marks: tuple[Mark, ...]
    names: tuple[Label, ...]
    values: tuple[Label, ...]
    rules: tuple[Label, ...]
    """A line at `y` from `x` to the right edge, with the value it stands for."""


@dataclass(frozen=True)
class Column:
    """A column: its name, its parts from the bottom up with their keys, and what each says."""

    name: str
    parts: Sequence[tuple[str, float, str]]
    value: str = ""


def columns(given: Sequence[Column], top: float | None = None, unit: str = "") -> Chart:
    """Stacked columns, from left to right; `top` is the value of the uppermost line."""
    heights = [sum(value for _, value, _ in column.parts) for column in given]
    step_of_rules = _step(top or max(heights, default=0) or 1)
    most = top or math.ceil((max(heights, default=0) or 1) / step_of_rules) * step_of_rules
    step = (WIDTH - LEFT - RIGHT) / max(1, len(given))
    bottom = TOP + PLOT
    scale = PLOT / most
    width = round(step * FILLED, 1)
    every = max(1, math.ceil(LABEL_ROOM / step))
    marks: list[Mark] = []
    names, values = [], []
    for index, column in enumerate(given):
        middle = round(LEFT + (index + 0.5) * step, 1)
        marks += _stack(column, round(middle - width / 2, 1), width, bottom, scale)
        if (len(given) - 1 - index) % every == 0:
            names.append(Label(column.name, middle, bottom + 19))
        if column.value:
            values.append(
                Label(column.value, middle, round(bottom - heights[index] * scale - 5, 1))
            )
    lines = range(math.floor(most / step_of_rules) + 1)
    rules = [
        Label(
            f"{line * step_of_rules:g}{unit}",
            LEFT,
            round(bottom - line * step_of_rules * scale, 1),
        )
        for line in lines
    ]
    return Chart(WIDTH, bottom + UNDER, tuple(marks), tuple(names), tuple(values), tuple(rules))


def _stack(column: Column, x: float, width: float, bottom: float, scale: float) -> Iterator[Mark]:
    below = 0.0
    for key, value, text in column.parts:
        if value:
            y = round(bottom - (below + value) * scale, 1)
            yield Mark(key, x, y, width, round(bottom - below * scale - y, 1), text)
        below += value


def bars(given: Sequence[tuple[str, str, int]]) -> Chart:
    """A bar for each key, name and value, from the top down."""
    most = max((value for _, _, value in given), default=0) or 1
    scale = (WIDTH - NAMES - 12 - DIGIT * len(str(most))) / most
    marks, names, values = [], [], []
    for index, (key, name, value) in enumerate(given):
        y = round(index * ROW + (ROW - THICK) / 2, 1)
        width = round(max(value * scale, 2), 1)
        base = round(index * ROW + ROW / 2 + 4.5, 1)
        marks.append(Mark(key, NAMES, y, width, THICK, f"{name}: {value}"))
        names.append(Label(shortened(name, LONGEST), NAMES - 8, base))
        values.append(Label(str(value), round(NAMES + width + 7, 1), base))
    return Chart(WIDTH, len(given) * ROW, tuple(marks), tuple(names), tuple(values), ())


def _step(most: float) -> float:
    """The distance of three to six lines up to `most`: 1, 2 or 5 and noughts."""
    rough = most / 4
    power = 10 ** math.floor(math.log10(rough)) if rough >= 1 else 1
    return float(next(power * step for step in (1, 2, 5, 10) if power * step >= rough))
