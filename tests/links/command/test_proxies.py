"""Proxies that the environment names are used only if that is asked for."""

import pytest

from tests.links.api_servers import served
from tests.links.command.surveyed import PAGE, Survey


@pytest.mark.parametrize("name", ["HTTP_PROXY", "http_proxy", "ALL_PROXY"])
def test_a_proxy_is_used_only_if_asked_for(survey: Survey, name: str) -> None:
    survey.only("/a")
    with served({"": lambda _path, _body: PAGE}) as proxy:
        variables = {name: proxy.base}
        assert survey.links("--fresh", variables=variables).verdicts() == {"/a": "ok"}
        assert (survey.asked(), proxy.paths) == (["/a"], [])
        done = survey.links("--fresh", "--use-proxy", variables=variables)
    assert done.verdicts() == {"/a": "ok"}
    assert survey.asked() == []
    assert proxy.paths == [survey.url("/a")]


def test_hosts_that_need_no_proxy_are_asked_directly(survey: Survey) -> None:
    survey.only("/a", survey.url("/b", "code.example.org"))
    with served({"": lambda _path, _body: PAGE}) as proxy:
        variables = {"HTTP_PROXY": proxy.base, "NO_PROXY": "code.example.org"}
        survey.links("--use-proxy", variables=variables)
    assert proxy.paths == [survey.url("/a")]
    assert survey.asked() == ["/b"]


def test_a_proxy_that_is_not_there_breaks_no_link(survey: Survey) -> None:
    survey.only("/a")
    done = survey.links("--use-proxy", variables={"HTTP_PROXY": "http://127.0.0.1:9"})
    assert done.code == 0
    assert done.verdicts()["/a"] in ("unverifiable", "timeout")
