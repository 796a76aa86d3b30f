"""Servers are told whose survey asks, or else which program."""

from pathlib import Path

import pytest

from site_builder.commands.contact import contact_of
from site_builder.links.fetch.fetcher import headers_of
from site_builder.package import home


def test_the_survey_names_itself() -> None:
    root = Path(__file__).parents[1] / "catalogue"
    contact = contact_of(root)
    assert contact == "https://forge.example.org/teapots/survey"
    assert headers_of(contact)["User-Agent"].endswith(f"; +{contact})")


def test_without_a_survey_the_program_is_named(tmp_path: Path) -> None:
    assert contact_of(tmp_path) == ""
    (tmp_path / "survey.yaml").write_text("title: [")
    assert contact_of(tmp_path) == ""
    assert home().startswith("https://")


@pytest.mark.parametrize("contact", ["", "https://example.org/\r\nX: y", "https://exämple.org/"])
def test_what_is_no_header_is_left_out(contact: str) -> None:
    agent = headers_of(contact)["User-Agent"]
    assert agent.startswith("Mozilla/5.0 (compatible; survey-links/")
    assert "+" not in agent
