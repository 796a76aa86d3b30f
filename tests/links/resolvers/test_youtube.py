"""The client of YouTube's oEmbed."""

import pytest

from site_builder.links.resolvers import Fact
from site_builder.links.resolvers.youtube import YOUTUBE
from tests.links.driving import answer, facts, in_turn

VIDEO = "06BscIm7TwY"


@pytest.mark.parametrize(
    "url",
    [
        f"https://www.youtube.com/watch?v={VIDEO}",
        f"http://youtube.com/watch?feature=x&v={VIDEO}&t=211s#y",
        f"https://m.youtube.com/watch?v={VIDEO}&list=PL1",
        f"https://youtu.be/{VIDEO}?t=3",
        f"https://www.youtube.com/embed/{VIDEO}",
        f"https://www.youtube.com/shorts/{VIDEO}/",
        f"https://www.youtube-nocookie.com/embed/{VIDEO}?x",
    ],
)
def test_an_address_names_a_video(url: str) -> None:
    assert YOUTUBE.identify(url) == VIDEO


@pytest.mark.parametrize(
    "url",
    [
        "https://www.youtube.com/playlist?list=PLFeEvEPtX_0S6vxxiiNPrJbLu9aK1UVC_",
        "https://www.youtube.com/channel/UC0123456789",
        "https://www.youtube.com/watch?v=short",
        f"https://www.youtube.com/watch?v={VIDEO}x",
        f"https://youtube.example.org/watch?v={VIDEO}",
    ],
)
def test_other_addresses_name_none(url: str) -> None:
    assert YOUTUBE.identify(url) is None


def test_a_video_and_its_title() -> None:
    known, requests = facts(YOUTUBE, [VIDEO], in_turn(answer(200, {"title": "How\nto pour"})))
    assert known == {VIDEO: Fact("registered", "How to pour")}
    assert requests[0].url == (
        "https://www.youtube.com/oembed?format=json"
        f"&url=https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3D{VIDEO}"
    )


@pytest.mark.parametrize("status", [400, 404])
def test_a_video_that_is_gone(status: int) -> None:
    known, _ = facts(YOUTUBE, [VIDEO], in_turn(answer(status, "Not Found")))
    assert known[VIDEO].code == "not-registered"


@pytest.mark.parametrize("status", [200, 401, 403])
def test_a_private_video_says_nothing(status: int) -> None:
    assert facts(YOUTUBE, [VIDEO], in_turn(answer(status, "Forbidden")))[0] == {}
