"""How long the website takes to build: from nothing, with the engine kept, and after one edit.

Run it from the checkout: `python benchmarks/build.py`. The papers are invented.
"""

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.validate import SIZES, write_catalogue
from site_builder import site
from site_builder.commands.building import uncollected
from site_builder.loading import load

SETTINGS = Path(__file__).resolve().parent.parent / "mkdocs.yml"


def main() -> None:
    """Print the seconds for each size, the reading of the catalogue included."""
    print("papers   first  engine kept  one edit  files  MB")
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            root, out = Path(folder) / "catalogue", Path(folder) / "site"
            root.mkdir()
            write_catalogue(root, size)
            first, again = build(root, out), build(root, out)
            record = sorted((root / "papers").iterdir())[size // 2]
            record.write_text(record.read_text().replace("name: ", "name: New"))
            edited = build(root, out)
            files = [path.stat().st_size for path in out.rglob("*") if path.is_file()]
        print(
            f"{size:6d}  {first:5.1f}s  {again:10.1f}s  {edited:7.1f}s  {len(files):5d}"
            f"  {sum(files) / 1e6:.0f}"
        )


def build(root: Path, out: Path) -> float:
    """Seconds of one build."""
    start = time.perf_counter()
    with uncollected():
        site.build(load(root), SETTINGS, out, out.parent / "cache")
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
