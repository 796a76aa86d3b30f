"""Whether the network is there at all: if nothing can be reached, no host is to blame."""

from dataclasses import replace

from site_builder.links.addresses import authority
from site_builder.links.exchange import Answer, Perform, Request
from site_builder.links.result import Finding

_UNREACHED = frozenset({"no-such-host", "name-failure", "no-connection"})
"""Failures of one who has no network. Some systems say then that no name exists."""

_DOUBTFUL = _UNREACHED | {"host-down"}
_ENOUGH = 3
"""So many hosts that cannot be reached, and none that can, are no accident."""


class Reach:
    """Makes requests by `perform`, and notes whether anything is reached."""

    def __init__(self, perform: Perform) -> None:
        self._perform = perform
        self._silent: set[str] = set()
        self.has_reached = False

    def __call__(self, request: Request) -> Answer:
        """The answer to `request`. A private address is found, or refused, without a network."""
        answer = self._perform(request)
        if answer.failure in _UNREACHED:
            self._silent.add(authority(request.url))
        elif answer.failure != "private-address":
            self.has_reached = True
        return answer

    @property
    def seems_down(self) -> bool:
        """Whether several hosts were asked, and none could be reached."""
        return not self.has_reached and len(self._silent) >= _ENOUGH

    def doubts(self, finding: Finding) -> bool:
        """Whether a missing network would explain `finding`, and may be missing."""
        return finding.code in _DOUBTFUL and not self.has_reached


def without_network(finding: Finding) -> Finding:
    """What is left of a finding that was made without a network."""
    return replace(finding, code="name-failure", evidence="nothing else could be reached either")
