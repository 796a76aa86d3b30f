"""`survey export` and `survey schema`: texts made from the catalogue or the models."""

from pathlib import Path

from site_builder.commands.checking import count, usable
from site_builder.exports import EXPORTS
from site_builder.output import write_atomically
from site_builder.schemas import SCHEMAS, schema_text
from site_builder.terminal import say, write


def export(root: Path, form: str, output: Path | None) -> int:
    """Write the whole catalogue in the format `form` to `output`, or to the terminal."""
    catalogue = usable(root)
    if catalogue is None:
        say("nothing was exported: mend the problems above first")
        return 1
    text = EXPORTS[form].write(catalogue, catalogue.papers_in_order)
    if output is None:
        write(text)
        return 0
    write_atomically(output, text.encode())
    say(f"wrote {count(len(catalogue.papers), 'paper')} to {output}")
    return 0


def schema(into: Path, check: bool) -> int:
    """Write the JSON Schema of each kind of file into a folder, or say which are stale."""
    texts = {into / f"{name}.schema.json": schema_text(name) for name in SCHEMAS}
    stale = [path for path, text in texts.items() if _read(path) != text.encode()]
    for path in stale:
        say(f"{'stale' if check else 'wrote'}: {path.as_posix()}")
        if not check:
            write_atomically(path, texts[path].encode())
    if check and stale:
        say("run `survey schema` and commit what it writes")
    return int(check and bool(stale))


def _read(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""
