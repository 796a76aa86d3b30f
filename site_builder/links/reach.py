"""Whether the network is there at all: if nothing can be reached, no host is to blame."""

from dataclasses import replace

from site_builder.links.exchange import Answer, Perform, Request
from site_builder.links.result import Finding

_UNREACHED = frozenset({"no-such-host", "name-failure", "no-connection"})
"""Failures of one who has no network. Some systems say then that no name exists."""

_DOUBTFUL = _UNREACHED | {"host-down"}


class Reach:
    """Makes requests by `perform`, and notes whether anything is reached."""

    def __init__(self, perform: Perform) -> None:
        self._perform = perform
        self.has_reached = False

    def __call__(self, request: Request) -> Answer:
        """The answer to `request`. A private address is found, or refused, without a network."""
        answer = self._perform(request)
        if answer.failure not in _UNREACHED and answer.failure != "private-address":
            self.has_reached = True
        return answer

    def doubts(self, finding: Finding) -> bool:
        """Whether a missing network would explain `finding`, and may be missing."""
        return finding.code in _DOUBTFUL and not self.has_reached


def without_network(finding: Finding) -> Finding:
    """What is left of a finding that was made without a network."""
    return replace(finding, code="name-failure", evidence="nothing else could be reached either")
