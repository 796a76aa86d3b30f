"""Advice told for a terminal, as Markdown, and for programs."""

from collections.abc import Callable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from site_builder.care.advice import Advice
from site_builder.exports.markdown import inline
from site_builder.reporting.inert import inert, json_text, visible

SHOWN = 3
"""Places of one advice that a table names; the JSON names all."""
NOTHING = "Nothing to look at."


def is_cut(advice: Sequence[Advice]) -> bool:
    """Whether a table leaves out places that the JSON names."""
    return any(len(one.places) > SHOWN for one in advice)


def as_text(advice: Sequence[Advice], console: Console) -> None:
    """A table on `console`."""
    if not advice:
        console.print(NOTHING)
        return
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("", justify="right", no_wrap=True)
    table.add_column("What")
    table.add_column("Where", overflow="fold")
    table.add_column("What to do")
    for one in advice:
        table.add_row(
            Text(_number(one), "bold"), Text(one.what), Text(_places(one)), Text(one.todo)
        )
    console.print(table)


def as_markdown(advice: Sequence[Advice]) -> str:
    """A table, fit for the summary of a job."""
    if not advice:
        return f"{NOTHING}\n"
    lines = ["| | what | where | what to do |", "|---:|---|---|---|"]
    for one in advice:
        cells = (_number(one), _cell(one.what), _cell(_places(one)), one.todo)
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def as_json(advice: Sequence[Advice]) -> str:
    """All of it, with every place."""
    return json_text(
        [
            {
                "id": one.id,
                "what": one.what,
                "count": len(one.places),
                "places": list(one.places),
                "todo": one.todo,
            }
            for one in advice
        ]
    )


def _number(one: Advice) -> str:
    return f"{len(one.places):,}" if one.places else ""


def _places(one: Advice) -> str:
    shown = [visible(inert(place)) for place in one.places[:SHOWN]]
    more = len(one.places) - SHOWN
    return ", ".join([*shown, *([f"… and {more:,} more"] if more > 0 else [])])


def _cell(text: str) -> str:
    return inline(text).replace("|", "\\|")


FORMATS: dict[str, Callable[[Sequence[Advice]], str] | None] = {
    "text": None,
    "markdown": as_markdown,
    "json": as_json,
}
"""How advice can be told; text goes to a terminal, whose width it needs."""
