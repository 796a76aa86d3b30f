"""The one part on the network: a request -> its answer, within bounds of time, size and place."""

from site_builder.links.fetch.addresses import Network, networks
from site_builder.links.fetch.fetcher import Fetcher, Limits

__all__ = ["Fetcher", "Limits", "Network", "networks"]
