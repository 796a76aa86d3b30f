"""The check of one address for all who name it, and of many by a registry; pure."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from site_builder.links import titles
from site_builder.links.addresses import canonical
from site_builder.links.exchange import Check
from site_builder.links.hosts import host_of
from site_builder.links.judging import judge
from site_builder.links.pages import is_pdf
from site_builder.links.resolvers import Api, Fact, Facts, Resolver
from site_builder.links.result import Finding
from site_builder.links.schedule import Schedule
from site_builder.links.target import Kind, Target
from site_builder.links.visits import visit

TargetFinding = tuple[Target, Finding]
Findings = Sequence[TargetFinding]


@dataclass(frozen=True)
class Outcome:
    """What a check ends with: findings, or what a registry said of a batch of ids."""

    findings: Findings
    resolver: Resolver | None = None
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True)
class Plan:
    """What is to be asked: addresses that are opened, and ids that a registry is asked about."""

    pages: Mapping[str, Sequence[Target]]
    ids: Mapping[Resolver, Mapping[str, Sequence[Target]]]
    refused: Findings


def plan(targets: Iterable[Target], resolvers: Iterable[Resolver]) -> Plan:
    """Who is asked about which target; each address and each id once."""
    pages: dict[str, list[Target]] = {}
    ids: dict[Resolver, dict[str, list[Target]]] = {resolver: {} for resolver in resolvers}
    refused: list[TargetFinding] = []
    for target in targets:
        address = canonical(target.url)
        if address is None:
            refused.append((target, _refused(target)))
            continue
        for resolver, known in ids.items():
            if (id := resolver.identify(address)) is not None:
                known.setdefault(id, []).append(target)
                break
        else:
            pages.setdefault(address, []).append(target)
    return Plan(pages, {resolver: known for resolver, known in ids.items() if known}, refused)


def run(
    plan: Plan,
    apis: Mapping[str, Api],
    schedule: Schedule[Outcome],
    tick: Callable[[], None] = lambda: None,
) -> Iterator[TargetFinding]:
    """Carry out a plan; findings come as they are made. `tick` is called twice a second."""
    yield from plan.refused
    batches = {
        resolver: [
            _by_registry(resolver, ask) for ask in resolver.ask(tuple(known), apis[resolver.name])
        ]
        for resolver, known in plan.ids.items()
    }
    left = {resolver: (len(batches[resolver]), dict(known)) for resolver, known in plan.ids.items()}
    pages = (by_page(url, targets, schedule.patience) for url, targets in plan.pages.items())
    for outcome in schedule.run([*itertools.chain(*batches.values()), *pages], tick):
        yield from outcome.findings
        if (resolver := outcome.resolver) is None:
            continue
        count, known = left[resolver]
        left[resolver] = (count - 1, known)
        for id in outcome.facts.keys() & known.keys():
            for target in known.pop(id):
                yield target, by_fact(resolver, target, outcome.facts[id])
        if count == 1:
            yield from _without_registry(resolver, known, schedule)


def by_page(address: str, targets: Sequence[Target], patience: float) -> Check[Outcome]:
    """Open an address, and the page about a paper where the address is that of its file."""
    seen = yield from visit(address, patience)
    found = [(target, judge(target, seen)) for target in targets]
    about = host_of(address).landing
    landing = about(address) if about else None
    is_file = not seen.answer.failure and is_pdf(seen.answer)
    if landing and is_file and any(_wants_title(target) for target in targets):
        page = yield from visit(landing, patience)
        found = [(target, _with_landing(finding, judge(target, page))) for target, finding in found]
    return Outcome(found)


def _by_registry(resolver: Resolver, ask: Check[Facts]) -> Check[Outcome]:
    facts = yield from ask
    return Outcome((), resolver, facts)


def _without_registry(
    resolver: Resolver, known: Mapping[str, Sequence[Target]], schedule: Schedule[Outcome]
) -> Findings:
    """What is done about ids on which the registry was silent."""
    targets = [target for named in known.values() for target in named]
    if resolver.pages_too:
        for url, named in plan(targets, ()).pages.items():
            schedule.add(by_page(url, named, schedule.patience))
        return ()
    evidence = f"{resolver.name} gave no answer about it"
    return [(t, Finding("registry-silent", evidence, final_url=t.url, attempts=1)) for t in targets]


def by_fact(resolver: Resolver, target: Target, fact: Fact) -> Finding:
    """What a registry's word means for a target."""
    code, evidence = fact.code, ": ".join(filter(None, [resolver.name, fact.note or fact.title]))
    if code == "registered" and _wants_title(target) and fact.title:
        code = "title-matches" if titles.same(target.title, fact.title) else "other-title"
    if code == "other-title":
        evidence = f"by {resolver.name}; expected: {target.title}"
    return Finding(code, evidence, None, (), target.url, fact.new_url, fact.title, 1)


def _refused(target: Target) -> Finding:
    scheme, colon, _ = target.url.partition(":")
    if colon and scheme.lower() not in ("http", "https") and scheme.isalnum():
        return Finding("other-scheme", f"it begins with {scheme}:", final_url=target.url)
    return Finding("bad-address", "copy it anew from the browser", final_url=target.url)


def _wants_title(target: Target) -> bool:
    return target.kind is Kind.PAPER and bool(target.title)


def _with_landing(file: Finding, page: Finding) -> Finding:
    """The finding about a file, with what the page about it says of its title."""
    if page.code not in ("title-matches", "other-title"):
        return file
    if page.code == "other-title" or file.code == "alive":
        return replace(file, code=page.code, evidence=f"{page.final_url}: {page.evidence}",
                       title_found=page.title_found)  # fmt: skip
    return replace(file, title_found=page.title_found)
