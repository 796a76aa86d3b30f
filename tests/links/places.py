"""The addresses of a fault server: one host for each row, or one host for all of them.

Beside the hosts of the rows there are some of a special kind, which both layouts have. Every
address is a loopback one; names are resolved in the process under test (see `guard`).
"""

from dataclasses import dataclass
from typing import Literal

Layout = Literal["hosts", "single"]

ALONE = "127.0.0.1"
_SPECIAL = {
    "elsewhere": "127.3.0.1",  # another host, which answers any row
    "farther": "127.3.0.2",
    "named": "127.3.0.3",
    "refused": "127.5.0.1",  # nothing listens
    "unaccepting": "127.5.0.2",  # connections hang
    "mute": "127.5.0.3",  # takes what is sent and never answers
    "slammer": "127.5.0.4",  # resets the connection at the first byte
}
CERTIFICATES = {
    "secure": "127.4.0.1",
    "self-signed": "127.4.0.2",
    "expired": "127.4.0.3",
    "not-yet-valid": "127.4.0.4",
    "wrong-name": "127.4.0.5",
    "stranger": "127.4.0.6",  # from an authority that nobody trusts
    "second-secure": "127.4.0.7",
}
_LISTENING = ("elsewhere", "farther", "named")


@dataclass(frozen=True)
class Places:
    """Where everything is, given the layout and the port."""

    layout: Layout
    port: int
    seed: str

    def host(self, index: int) -> str:
        """The address of the row of this index."""
        return ALONE if self.layout == "single" else f"127.1.{index // 200}.{index % 200 + 1}"

    def origin(self, index: int) -> str:
        """Scheme, host and port of the row of this index."""
        return f"http://{self.host(index)}:{self.port}"

    def special(self) -> dict[str, str]:
        """Scheme, host and port of what is special, by name."""
        plain = {name: f"http://{host}:{self.port}" for name, host in _SPECIAL.items()}
        secure = {name: f"https://{host}:{self.port}" for name, host in CERTIFICATES.items()}
        names = {
            f"at-{role}": f"http://{name}:{self.port}" for role, name in self.names_by_role.items()
        }
        return {**plain, **secure, **names, "port": str(self.port), "seed": self.seed}

    @property
    def names_by_role(self) -> dict[str, str]:
        """Host names that exist for the process under test only."""
        return {
            "name": f"www.pots-{self.seed}.example",
            "new-name": f"pots.museum-{self.seed}.example",
            "parking": f"parking-{self.seed}.example",
            "rebinding": f"rebinding-{self.seed}.example",
            "private-name": f"intranet-{self.seed}.example",
            "no-name": f"nope-{self.seed}.invalid",
            "unsure-name": f"unsure-{self.seed}.example",
        }

    @property
    def names(self) -> dict[str, list[str]]:
        """What each name resolves to, answer by answer; an empty text is a failure for now."""
        found = {
            "name": [_SPECIAL["named"]],
            "new-name": [_SPECIAL["named"]],
            "parking": [_SPECIAL["named"]],
            "rebinding": [_SPECIAL["named"], "10.66.0.1"],
            "private-name": ["10.66.0.2"],
            "no-name": [],
            "unsure-name": [""],
        }
        return {self.names_by_role[role]: answers for role, answers in found.items()}

    def plain_hosts(self, rows: int) -> list[str]:
        """The addresses that speak plain HTTP."""
        own = sorted({self.host(index) for index in range(rows)})
        return own + [_SPECIAL[name] for name in _LISTENING]

    @staticmethod
    def address(name: str) -> str:
        """The address of something special."""
        return _SPECIAL[name]
