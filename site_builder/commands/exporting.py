"""`survey export` and `survey schema`: texts made from the catalogue or the models."""

from pathlib import Path

from pydantic import BaseModel

from site_builder.commands.checking import count, usable
from site_builder.editions.shape import DiffReport
from site_builder.exports import EXPORTS, GRAPHS
from site_builder.exports.graph import graph_of
from site_builder.links.reports.shape import LinksReport
from site_builder.output import write_atomically
from site_builder.schemas import SCHEMAS, text_of
from site_builder.terminal import say, write

NOTHING = "nothing was exported: mend the problems above first"


def export(root: Path, form: str, output: Path | None) -> int:
    """Write the whole catalogue in the format `form` to `output`, or to the terminal."""
    catalogue = usable(root)
    if catalogue is None:
        say(NOTHING)
        return 1
    text = EXPORTS[form].write(catalogue, catalogue.papers_in_order)
    _put(text, output, count(len(catalogue.papers), "paper"))
    return 0


def export_graph(root: Path, form: str, output: Path | None) -> int:
    """Write the pedigree in the format `form` to `output`, or to the terminal."""
    catalogue = usable(root)
    if catalogue is None:
        say(NOTHING)
        return 1
    graph = graph_of(catalogue)
    told = f"{count(len(graph.nodes), 'method')} and {count(len(graph.edges), 'step')}"
    _put(GRAPHS[form].write(graph), output, told)
    return 0


def _put(text: str, output: Path | None, told: str) -> None:
    if output is None:
        write(text)
    else:
        write_atomically(output, text.encode())
        say(f"wrote {told} to {output}")


def schema(into: Path, check: bool) -> int:
    """Write the JSON Schema of each kind of file into a folder, or say which are stale."""
    texts = {into / name: text for name, text in schema_texts().items()}
    stale = [path for path, text in texts.items() if _read(path) != text.encode()]
    for path in stale:
        say(f"{'stale' if check else 'wrote'}: {path.as_posix()}")
        if not check:
            write_atomically(path, texts[path].encode())
    if check and stale:
        say("run `survey schema` and commit what it writes")
    return int(check and bool(stale))


def schema_texts() -> dict[str, str]:
    """The text of each schema by the name of its file."""
    models: dict[str, type[BaseModel]] = {
        **SCHEMAS,
        "links-report": LinksReport,
        "diff-report": DiffReport,
    }
    return {f"{name}.schema.json": text_of(name, model) for name, model in models.items()}


def _read(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""
