"""The rules that look at the catalogue as a whole, and the list of all rules of every layer."""

from collections.abc import Iterator

from site_builder.catalogue import Catalogue
from site_builder.problems import Problem
from site_builder.rules.finding import Finding, Rule

RULES: tuple[Rule, ...] = ()


def check(catalogue: Catalogue, rules: tuple[Rule, ...] = RULES) -> Iterator[Problem]:
    """The problems that `rules` find, each at its line; a reviewed warning is left out."""
    for rule in rules:
        for finding in rule.find(catalogue):
            yield _problem(catalogue, rule, finding)


def _problem(catalogue: Catalogue, rule: Rule, finding: Finding) -> Problem:
    return catalogue.documents[finding.file].problem(
        finding.loc,
        rule.id,
        finding.message,
        level=rule.level,
        hint=finding.hint,
        at_key=finding.at_key,
    )
