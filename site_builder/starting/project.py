"""Choices -> every file of a new project: its catalogue, and what builds and checks it.

None of them is code: pages, styles and rules come from the installed package, so that a project
is brought up to date by installing a newer one. Their texts are the templates in
templates/project, in which values stand in double square brackets.
"""

import json
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from site_builder.exports import markdown
from site_builder.imports.findings import Imported
from site_builder.shipped import shipped
from site_builder.starting.catalogue_files import catalogue_files
from site_builder.starting.choices import Choices

FILES: dict[str, str] = {
    "README.md": "README.md",
    "LICENSE": "LICENSE",
    "Makefile": "Makefile",
    "mkdocs.yml": "mkdocs.yml",
    "requirements.txt": "requirements.txt",
    ".gitattributes": "gitattributes",
    ".gitignore": "gitignore",
    ".github/dependabot.yml": "dependabot.yml",
    ".github/pull_request_template.md": "pull_request_template.md",
    ".github/ISSUE_TEMPLATE/add-paper.yml": "forms/add-paper.yml",
    ".github/ISSUE_TEMPLATE/config.yml": "forms/config.yml",
    ".github/ISSUE_TEMPLATE/new-category.yml": "forms/new-category.yml",
    ".github/ISSUE_TEMPLATE/wrong-facts.yml": "forms/wrong-facts.yml",
    ".github/ISSUE_TEMPLATE/wrong-link.yml": "forms/wrong-link.yml",
    ".github/workflows/check.yml": "workflows/check.yml",
    ".github/workflows/links.yml": "workflows/links.yml",
    ".github/workflows/site.yml": "workflows/site.yml",
}
"""Each file of a project, and its template in templates/project."""


def project_files(choices: Choices, imported: Imported | None = None) -> dict[str, str]:
    """The text of every file but the schemas, by its path in the project's folder.

    Raises:
        ValueError: a family was chosen that the imported list does not have.
    """
    texts = {path: _rendered(template, choices) for path, template in FILES.items()}
    found = catalogue_files(choices, imported)
    return texts | {f"catalogue/{path}": text for path, text in found.items()}


def _rendered(template: str, choices: Choices) -> str:
    return _environment().get_template(template).render(choices=choices).strip() + "\n"


@cache
def _environment() -> Environment:
    """Templates of plain text: neither Markdown's nor the workflows' brackets are Jinja's."""
    env = Environment(
        loader=FileSystemLoader(shipped("templates/project")),
        autoescape=False,  # no HTML: the filters escape what needs it
        undefined=StrictUndefined,
        block_start_string="[%",
        block_end_string="%]",
        variable_start_string="[[",
        variable_end_string="]]",
        comment_start_string="[#",
        comment_end_string="#]",
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.filters["md"] = markdown.inline
    env.filters["heading"] = markdown.heading
    env.filters["linked"] = markdown.link
    env.filters["sequence"] = lambda text: json.dumps([text], ensure_ascii=False)
    return env
