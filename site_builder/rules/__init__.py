"""The rules that look at the catalogue as a whole, and the list of all rules of every layer."""

from collections.abc import Iterator
from dataclasses import replace

from site_builder.catalogue import Catalogue
from site_builder.characters import CHARACTER_RULES
from site_builder.documents import SYNTAX_RULES
from site_builder.formatting import FORMAT_RULES
from site_builder.problems import Level, Problem, RuleInfo
from site_builder.rules import (
    addresses,
    authors,
    dates,
    identity,
    lineage,
    references,
    titles,
    vocabulary,
)
from site_builder.rules.finding import Finding, Rule, file_of
from site_builder.shapes import SHAPE_RULES
from site_builder.suggestions import suggestion

RULES: tuple[Rule, ...] = (
    Rule("unknown-category", references.categories_exist),
    Rule("unknown-venue", references.venues_exist),
    Rule("unknown-framework", references.frameworks_exist),
    Rule("unknown-measure", references.measures_exist),
    Rule("unknown-family", references.families_exist),
    Rule("unknown-relation", references.relations_exist),
    Rule("unknown-parent", references.parents_exist),
    Rule("id-mismatch", identity.ids_fit),
    Rule("former-id-taken", identity.former_ids_are_free),
    Rule("same-arxiv", identity.arxiv_ids_differ),
    Rule("same-doi", identity.dois_differ),
    Rule("same-title", identity.titles_differ),
    Rule("same-paper-link", identity.paper_links_differ),
    Rule("ambiguous-name", vocabulary.words_are_clear),
    Rule("repeated-value", vocabulary.nothing_is_repeated),
    Rule("cycle", lineage.no_cycle),
    Rule("parent-younger", lineage.parents_are_older),
    Rule("no-evidence", lineage.steps_have_evidence, Level.WARNING),
    Rule("superfluous-parent", lineage.steps_add_something, Level.INFO),
    Rule("same-name", identity.method_names_differ, Level.WARNING),
    Rule("author-spelling", authors.authors_have_one_spelling, Level.WARNING),
    Rule("joined-authors", authors.authors_are_single, Level.WARNING),
    Rule("similar-title", titles.titles_are_apart, Level.WARNING),
    Rule("all-caps-title", titles.titles_are_not_shouted, Level.WARNING),
    Rule("markup", titles.texts_are_plain, Level.WARNING),
    Rule("arxiv-after-venue", dates.arxiv_is_not_later, Level.WARNING),
    Rule("arxiv-far-from-year", dates.arxiv_is_near, Level.WARNING),
    Rule("venue-not-held", dates.venues_are_held, Level.WARNING),
    Rule("year-in-url", dates.years_agree, Level.WARNING),
    Rule("venue-in-url", dates.venues_agree, Level.WARNING),
    Rule("arxiv-differs", addresses.arxiv_agrees, Level.WARNING),
    Rule("arxiv-form", addresses.arxiv_form, Level.WARNING),
    Rule("http-not-https", addresses.https_is_used, Level.WARNING),
    Rule("no-link", addresses.papers_have_a_link, Level.WARNING),
    Rule("repeated-link", addresses.links_differ, Level.WARNING),
)

_UNKNOWN = RuleInfo("unknown-rule", Level.ERROR, "A reviewed entry names a warning that exists.")
_IN_VAIN = RuleInfo("reviewed-in-vain", Level.WARNING, "A reviewed warning is still given.")


def check(catalogue: Catalogue, rules: tuple[Rule, ...] = RULES) -> Iterator[Problem]:
    """The problems that `rules` find, each at its line; a reviewed warning is left out."""
    reviews = {(file_of(paper), id) for paper in catalogue.papers for id in paper.reviewed}
    used: set[tuple[str, str]] = set()
    is_broken = False
    for rule in rules:
        for finding in rule.find(catalogue):
            review = (finding.file, rule.id)
            if rule.level is not Level.ERROR and review in reviews:
                used.add(review)
            else:
                is_broken |= rule.level is Level.ERROR
                yield _problem(catalogue, rule.info, finding)
    # What an error hides, as a cycle does, is no reason to delete its review.
    given = () if is_broken else rules
    for file, rule_id in sorted(reviews - used):
        yield from _check_review(catalogue, given, file, rule_id)


def rulebook() -> tuple[RuleInfo, ...]:
    """Every rule of every layer, in the order in which a file meets them."""
    texts = {**CHARACTER_RULES, **SYNTAX_RULES, **SHAPE_RULES, **FORMAT_RULES}
    early = (RuleInfo(id, Level.ERROR, summary) for id, summary in texts.items())
    return (*early, *(rule.info for rule in RULES), _UNKNOWN, _IN_VAIN)


def _check_review(
    catalogue: Catalogue, rules: tuple[Rule, ...], file: str, rule_id: str
) -> Iterator[Problem]:
    levels = {rule.id: rule.level for rule in rulebook()}
    finding = Finding(file, ("reviewed", rule_id), "", at_key=True)
    if rule_id not in levels:
        known = [id for id, level in levels.items() if level is not Level.ERROR]
        message = f'there is no rule "{rule_id}"'
        hint = suggestion(rule_id, known) or "delete the line"
        yield _problem(catalogue, _UNKNOWN, replace(finding, message=message, hint=hint))
    elif levels[rule_id] is Level.ERROR:
        message = f'"{rule_id}" is an error, and only warnings and remarks can be reviewed'
        hint = "correct the record and delete this line"
        yield _problem(catalogue, _UNKNOWN, replace(finding, message=message, hint=hint))
    elif rule_id in {rule.id for rule in rules} or rule_id == _IN_VAIN.id:
        message = f'the record gives no reason for "{rule_id}" any more'
        hint = "delete the line"
        yield _problem(catalogue, _IN_VAIN, replace(finding, message=message, hint=hint))


def _problem(catalogue: Catalogue, rule: RuleInfo, finding: Finding) -> Problem:
    hint = finding.hint
    if hint is None and rule.level is Level.WARNING:
        hint = f'if it is right so, say why: reviewed: {{{rule.id}: "…"}}'
    return catalogue.documents[finding.file].problem(
        finding.loc,
        rule.id,
        finding.message,
        level=rule.level,
        hint=hint,
        at_key=finding.at_key,
    )
