"""Open Graph: what networks and messengers show of a page that somebody links.

The picture is a PNG: Facebook, LinkedIn, X, Mastodon, Bluesky, Slack, Discord,
WhatsApp, Signal and Telegram read PNG; none of them reads SVG.
"""

from collections.abc import Iterator

from site_builder.drawing.card import HEIGHT, WIDTH


def tags(
    site: str, root: str, url: str, title: str, description: str, kind: str, picture: str
) -> Iterator[tuple[str, str]]:
    """The properties of the page at `url` of `site`; addresses only where the site has a root."""
    yield "og:type", kind
    yield "og:site_name", site
    yield "og:title", title
    if description:
        yield "og:description", description
    if root:
        yield "og:url", f"{root}{url}"
        yield "og:image", f"{root}{picture}"
        yield "og:image:type", "image/png"
        yield "og:image:width", str(WIDTH)
        yield "og:image:height", str(HEIGHT)
        yield "og:image:alt", f"{title}, in {site}"
