"""How good the drawing of the pedigree is, how large on the page, and how long drawing takes.

Run it from the checkout: `python benchmarks/pedigree.py`. The first figures are those of this
survey; the graphs that follow are invented. Seconds are those of the processor.
"""

import gzip
import random
import re
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from site_builder.catalogue import Catalogue
from site_builder.drawing import views
from site_builder.drawing.layers import Method, Step, in_layers
from site_builder.drawing.pedigree import draw
from site_builder.exports.graph import graph_of, graph_outputs
from site_builder.loading import load
from site_builder.pages import pedigree as pages
from site_builder.pedigree import Pedigree
from tests.drawing.geometry import lines_over_boxes

CATALOGUE = Path(__file__).resolve().parent.parent / "catalogue"
SIZES = (300, 1_500, 3_000, 10_000)
LANES = 5
YEARS = range(2000, 2020)
PICTURE = re.compile(r'<svg class="pedigree".*?</svg>', re.DOTALL)

Graph = tuple[list[Method], list[Step]]


def main() -> None:
    """Print the figures of this survey, then those of each invented graph."""
    tell(load(CATALOGUE))
    print()
    print("methods  kind     steps  vertices  crossings  seconds")
    for size in SIZES:
        for invented in (alone, lineage, tangle):
            graph = invented(size)
            start = time.process_time()
            drawing = draw(*graph)
            seconds = time.process_time() - start
            print(
                f"{size:7d}  {invented.__name__:7}  {len(graph[1]):5d}  {vertices(graph):8d}"
                f"  {drawing.crossings:9d}  {seconds:7.2f}"
            )


def tell(catalogue: Catalogue) -> None:
    """The figures of the drawing of a catalogue."""
    graph = Pedigree.of(catalogue)
    start = time.process_time()
    drawing = views.whole(catalogue, graph)
    seconds = time.process_time() - start
    primary = [line for line in drawing.lines if line.step.is_primary]
    print(f"methods               {len(drawing.boxes)}")
    print(f"steps                 {len(drawing.lines)}, primary {len(primary)}")
    print(f"crossings             {drawing.crossings}, of primary lines")
    print(
        f"curves                {sum(len(line.levels) - 1 for line in primary)}, of primary lines"
    )
    print(f"lines over boxes      {len(lines_over_boxes(drawing))}")
    print(f"picture               {drawing.width:g} x {drawing.height:g} px")
    print(f"seconds               {seconds:.3f}")
    for page in pages.pages(catalogue, drawing):
        if page.url == pages.URL and (picture := PICTURE.search(page.body)):
            print(f"SVG on the page       {weight(picture[0].encode())}")
    for output in graph_outputs(graph_of(catalogue)):
        if output.path.endswith(".svg"):
            print(f"SVG to take along     {weight(output.content)}")


def weight(content: bytes) -> str:
    """How many bytes, raw and compressed."""
    return f"{len(content)} bytes, gzip {len(gzip.compress(content, mtime=0))}"


def vertices(graph: Graph) -> int:
    """How many boxes and dummies there are: the cost grows with them."""
    return len(in_layers(*graph).column_of)


def alone(size: int) -> Graph:
    """Methods without relatives."""
    chance = random.Random(size)
    first, years = YEARS[0], len(YEARS)
    return [
        Method(
            id=f"m{number:05}",
            label=f"Method {number}",
            lane=chance.randrange(LANES),
            year=first + number * years // size,
            width=80.0,
        )
        for number in range(size)
    ], []


def lineage(size: int) -> Graph:
    """Most methods build on one or two of the last years or of the well known, in their lane."""
    chance = random.Random(size)
    methods, _ = alone(size)
    steps: list[Step] = []
    known: list[list[int]] = [[] for _ in range(LANES)]
    for number, method in enumerate(methods):
        lane = method.lane if chance.random() < 0.8 else chance.randrange(LANES)
        pool = [*known[lane][-size // 50 :], *known[lane][: 1 + number // 100]]
        parents = set(chance.choices(pool, k=chance.choice((0, 1, 1, 2)))) if pool else set()
        steps += steps_of(methods, number, sorted(parents))
        known[method.lane].append(number)
    return methods, steps


def tangle(size: int) -> Graph:
    """Most methods build on any one or two of a third of all, in whatever lane: the worst case."""
    chance = random.Random(size)
    methods, _ = alone(size)
    steps: list[Step] = []
    for number in range(1, size):
        older = range(max(0, number - size // 3), number)
        count = min(len(older), chance.choice((0, 1, 1, 1, 2)))
        steps += steps_of(methods, number, chance.sample(older, count))
    return methods, steps


def steps_of(methods: list[Method], child: int, parents: list[int]) -> list[Step]:
    """The steps to a child, the first one primary."""
    return [
        Step(methods[parent].id, methods[child].id, is_primary=index == 0)
        for index, parent in enumerate(parents)
    ]


if __name__ == "__main__":
    main()
