"""Results as JUnit XML, which CI servers read: a test case for each address."""

from collections import Counter
from collections.abc import Sequence
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from site_builder.links.reasons import Verdict
from site_builder.links.reports.sentences import facts, host, shown, way_out
from site_builder.links.result import Result
from site_builder.reporting.inert import inert

_SKIPPED = (Verdict.UNVERIFIABLE, Verdict.TIMEOUT)


def report(results: Sequence[Result], colours: bool = False, source: str = "") -> str:
    """One suite. What is broken fails, what could not be verified is skipped; the rest passes.

    What is suspicious or has moved passes, as it does not fail the check, and is told in the
    output of its case.
    """
    del colours, source
    counts = Counter(result.verdict for result in results)
    suite = Element(
        "testsuite",
        name="links",
        tests=str(len(results)),
        failures=str(counts[Verdict.BROKEN]),
        errors="0",
        skipped=str(sum(counts[verdict] for verdict in _SKIPPED)),
    )
    suite.extend(_case(result) for result in results)
    root = Element("testsuites")
    root.append(suite)
    ElementTree.indent(root)
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _case(result: Result) -> Element:
    target, reason = result.target, result.finding.reason
    case = Element("testcase", classname=host(target.url), name=shown(target.url))
    if target.places:
        case.set("file", inert(target.places[0].path))
        case.set("line", str(target.places[0].line))
    told = "; ".join(filter(None, map(str, (reason.sentence, *facts(result), way_out(result)))))
    if result.verdict is Verdict.BROKEN:
        failure = SubElement(case, "failure", message=reason.sentence, type=reason.code)
        failure.text = f"{told}{_places(result)}"
    elif result.verdict in _SKIPPED:
        SubElement(case, "skipped", message=f"{reason.code}: {told}")
    elif result.verdict is not Verdict.OK:
        SubElement(case, "system-out").text = f"{reason.code}: {told}{_places(result)}"
    return case


def _places(result: Result) -> str:
    return "".join(
        f"\n{inert(f'{place.path}:{place.line}:{place.column}')}" for place in result.target.places
    )
