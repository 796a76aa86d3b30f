"""The options of every command that asks others over the network."""

import os
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from site_builder.cli.options import among

if TYPE_CHECKING:
    from site_builder.links.fetch import Network

AllowNetwork = Annotated[
    list[str] | None,
    typer.Option(metavar="CIDR", help="A private network that may be asked, as 10.0.0.0/8."),
]
UseProxy = Annotated[
    bool, typer.Option("--use-proxy", help="Go through the proxy that the environment names.")
]
CaBundle = Annotated[
    Path | None,
    typer.Option(
        exists=True,
        dir_okay=False,
        metavar="FILE",
        help="Certificates to trust beside the system's.",
    ),
]
Timeout = Annotated[
    float,
    typer.Option(min=0.1, metavar="SECONDS", help="Seconds that one answer may take in all."),
]
Patience = Annotated[
    float,
    typer.Option(min=0, metavar="SECONDS", help="Seconds that a host may ask to wait for it."),
]


def bundle_of_environment() -> Path | None:
    """The file of certificates that `requests` is told to use."""
    name = os.environ.get("REQUESTS_CA_BUNDLE") or os.environ.get("CURL_CA_BUNDLE")
    return Path(name) if name and Path(name).is_file() else None


def networks_of(texts: Sequence[str]) -> Sequence["Network"]:
    """The networks that --allow-network names."""
    from site_builder.links.fetch import networks

    try:
        return networks(texts)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--allow-network") from None


def apis_of(texts: Sequence[str], names: Collection[str]) -> dict[str, str]:
    """The bases that --api gives, by the names of those who are asked there."""
    found = {}
    for text in texts:
        name, equals, url = text.partition("=")
        if not equals or not url.startswith(("http://", "https://")):
            raise typer.BadParameter(f"{text!r} is not of the form NAME=URL", param_hint="--api")
        among(name, names, "--api")
        found[name] = url
    return found
