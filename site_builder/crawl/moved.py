"""Old addresses answer with a page that leads on: static files can send no redirect."""

import re
from collections.abc import Iterator, Mapping

from site_builder.catalogue import Catalogue
from site_builder.output import Output
from site_builder.pages.tree import branches
from site_builder.templating import render

# An old anchor is any text; only one that is fit for an address becomes one.
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")


def moved(catalogue: Catalogue) -> Iterator[Output]:
    """A page at the address of each former id of a paper, and of each old id of a category."""
    for old, new in _moves(catalogue).items():
        section, former, _ = old.split("/")
        root = catalogue.survey.site_root
        page = render("moved", old=former, there=f"../../{new}", root=root, new=new)
        yield Output.of_text(f"{section}/{former}/index.html", str(page))


def _moves(catalogue: Catalogue) -> Mapping[str, str]:
    """Old address to new one. What stands at an address now is not covered by an old one."""
    found = {
        f"papers/{former}/": f"papers/{paper.id}/"
        for paper in catalogue.papers
        for former in paper.former_ids
        if former not in catalogue.paper_by_id
    }
    names = {section.id.casefold() for section in catalogue.sections}
    for branch in (part for top in branches(catalogue) for part in top.walk()):
        category = branch.section.category
        for alias in (*category.former_ids, *category.aliases):
            if _NAME.fullmatch(alias) and alias.casefold() not in names:
                names.add(alias.casefold())
                found[f"survey/{alias}/"] = branch.address
    return found
