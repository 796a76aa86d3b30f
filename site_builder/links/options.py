"""What a check of links can be told, as plain values."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from site_builder.links.fetch import Limits, Network
from site_builder.links.target import Kind


@dataclass(frozen=True)
class Selection:
    """Which targets are meant; empty parts choose nothing away. `shard` is (number, count)."""

    targets: Path | None = None
    only: Sequence[Path] = ()
    changed_since: str | None = None
    hosts: Sequence[str] = ()
    kinds: Sequence[Kind] = ()
    shard: tuple[int, int] = (1, 1)


@dataclass(frozen=True)
class Manners:
    """How the network is used. `patience` is how many seconds a host may ask to wait."""

    limits: Limits = field(default_factory=Limits)
    patience: float = 20
    allowed: Sequence[Network] = ()
    ca_bundle: Path | None = None
    proxies: bool = False
    apis: Mapping[str, str] = field(default_factory=dict)
    token: str = ""


@dataclass(frozen=True)
class Memory:
    """What is remembered: in which file, whether it is asked anew all the same, and the day."""

    state: Path | None
    today: datetime.date
    fresh: bool = False
