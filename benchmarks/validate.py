"""How long it takes to check a catalogue, against reading the same files with bare libyaml.

Run it from the checkout: `python benchmarks/validate.py`. The papers are invented.
"""

import gc
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from site_builder.formatting import dump
from site_builder.identifiers import paper_id
from site_builder.loading import inspect
from site_builder.records import (
    FrameworkList,
    Model,
    PaperRecord,
    ResourceList,
    Survey,
    Taxonomy,
    VenueList,
)

SIZES = (1_000, 10_000)
SYLLABLES = [first + second for first in "bdklmnrstvz" for second in "aeiou"]
COLOURS = {"fill": "#E2F0D9", "stroke": "#3B7A1E"}
VENUES = ("POT", "KETTLE", "CUP")
SINGLES: dict[str, tuple[type[Model], dict[str, object]]] = {
    "survey": (Survey, {"title": "A survey of invented papers"}),
    "taxonomy": (
        Taxonomy,
        {
            "families": [{"id": "spout", "name": "Spout", "light": COLOURS, "dark": COLOURS}],
            "measures": [{"id": "cosine", "name": "Cosine"}],
            "relations": [{"id": "extends", "name": "extends", "sentence": "It extends it."}],
            "categories": [{"id": "spouts", "title": "Spouts"}, {"id": "lids", "title": "Lids"}],
        },
    ),
    "venues": (
        VenueList,
        {"venues": [{"id": name.lower(), "name": name, "kind": "conference"} for name in VENUES]},
    ),
    "frameworks": (FrameworkList, {"frameworks": [{"id": "pytorch", "name": "PyTorch"}]}),
    "resources": (ResourceList, {}),
}


def main() -> None:
    """Print the times and ratios for each size."""
    print("papers  inspect  libyaml  ratio  per paper")
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            write_catalogue(root, size)
            ours = best(lambda root=root: check(root))
            bare = best(lambda root=root: read(root))
        print(
            f"{size:6d}  {ours:6.2f}s  {bare:6.2f}s  {ours / bare:5.2f}  {ours / size * 1e3:.3f} ms"
        )


def best(run: Callable[[], None], times: int = 3) -> float:
    """The shortest of some runs, in seconds."""
    seconds = []
    for _ in range(times):
        gc.collect()
        start = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def check(root: Path) -> None:
    """What `survey validate` does."""
    problems = inspect(root).problems
    if problems:
        raise SystemExit(f"the invented catalogue has problems: {problems[0]}")


def read(root: Path) -> None:
    """The least that any reader does."""
    for path in sorted(root.rglob("*.yaml")):
        yaml.load(path.read_bytes(), yaml.CBaseLoader)


def write_catalogue(root: Path, size: int) -> None:
    """A catalogue of `size` invented papers, the same at every run."""
    for name, (model, values) in SINGLES.items():
        root.joinpath(f"{name}.yaml").write_text(dump(values, model), encoding="utf-8")
    papers = root / "papers"
    papers.mkdir()
    ids: dict[str, int] = {}
    chance = random.Random(size)
    for number in range(size):
        values = invented_paper(chance, number, list(ids.items())[-50:])
        id = paper_id(values["authors"], values["year"], values["title"], ids)
        ids[id] = values["year"]
        papers.joinpath(f"{id}.yaml").write_text(dump(values, PaperRecord), encoding="utf-8")


def invented_paper(chance: random.Random, number: int, older: list[tuple[str, int]]) -> dict:
    """A record with about as many fields as a real one."""
    year = 2005 + number * 20 // 10_000
    title = " ".join(word(chance).capitalize() for _ in range(8))
    parent = chance.choice(older)[0] if older else None
    edge = {"paper": parent, "relation": "extends", "evidence": f"Sec. 3: {title}."}
    return {
        "title": f"{title}: {word(chance)}",
        "name": f"{word(chance)}{number}",
        "authors": [f"{word(chance).title()} {word(chance).title()}" for _ in range(5)],
        "venue": chance.choice(VENUES),
        "year": year,
        "pages": "1-10",
        "categories": ["spouts"],
        "measures": ["cosine"],
        "paper": f"https://papers.example.org/html/{number}_{word(chance)}.html",
        "arxiv": f"{year % 100:02d}{number % 12 + 1:02d}.{number:05d}" if year > 2007 else None,
        "code": [{"framework": "pytorch", "url": f"https://code.example.org/{number}"}],
        "builds_on": [edge] if parent else [],
        "added": "2026-01-01",
        "sources": ["an invented source"],
    }


def word(chance: random.Random) -> str:
    """An invented word."""
    return "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4)))


if __name__ == "__main__":
    main()
