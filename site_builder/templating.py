"""Jinja2 with autoescape: a template's name and values in, HTML out."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from site_builder.coins import context_object
from site_builder.directions import direction, isolated
from site_builder.shipped import shipped


@cache
def environment(folder: Path) -> Environment:
    """The environment for the templates in `folder`; everything is escaped as HTML."""
    env = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.filters["host"] = host
    env.filters["short"] = short
    env.filters["bdi"] = isolated
    env.filters["dir"] = direction
    env.filters["context_object"] = context_object
    return env


def render(template: str, **values: Any) -> Markup:
    """The HTML of `templates/pages/<template>.html.j2`."""
    env = environment(shipped("templates/pages"))
    return Markup(env.get_template(f"{template}.html.j2").render(values))


def render_export(template: str, **values: Any) -> str:
    """The XML of `templates/exports/<template>.j2`, with a line break at its end."""
    env = environment(shipped("templates/exports"))
    return env.get_template(f"{template}.j2").render(values).strip() + "\n"


def host(url: str) -> str:
    """An address as a reader wants to see it: without scheme and without a / at its end."""
    return url.split("://", 1)[-1].removeprefix("www.").rstrip("/")


def short(number: float) -> str:
    """A coordinate as SVG wants to read it."""
    return f"{number:g}"
