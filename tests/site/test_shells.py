import re

import pytest

from site_builder.shells import SLOTS, Shell, ShellError

HTML = """<html><head><meta http-equiv="Content-Security-Policy" content="@@csp@@">
<title>@@title@@</title><meta name="description" content="@@description@@">@@canonical@@
<link rel="stylesheet" href="../assets/a.css">@@head@@
<script>scope=new URL("..",location)</script></head><body>
<a href="./">here</a><a href="../">home</a><a href="#x">x</a><a href="https://else.example.org/">e</a>
@@edit@@@@contents@@@@body@@
<script id="__config" type="application/json">{"base": "..", "search": "../assets/w.js"}</script>
<script src="../assets/b.js"></script></body></html>"""


def stamped(url: str, **slots: str) -> str:
    return Shell("papers/", HTML).stamp(url, {**dict.fromkeys(SLOTS, ""), **slots})


@pytest.mark.parametrize("slot", SLOTS)
def test_a_shell_has_each_slot_once(slot: str) -> None:
    with pytest.raises(ShellError, match=f'"{slot}" 0 times'):
        Shell("papers/", HTML.replace(f"@@{slot}@@", ""))
    with pytest.raises(ShellError, match=f'"{slot}" 2 times'):
        Shell("papers/", HTML + f"@@{slot}@@")


def test_slots_are_filled_and_no_token_survives() -> None:
    page = stamped("papers/x/", title="T & t", body="<p>body</p>")
    assert "<title>T & t</title>" in page
    assert "<p>body</p>" in page
    assert "@@" not in page


def test_a_page_may_come_without_the_search_of_the_theme() -> None:
    shell = Shell(
        "papers/", HTML.replace("<a href", "<!--search--><p>search</p><!--/search--><a href")
    )
    slots = dict.fromkeys(SLOTS, "")
    assert "<p>search</p><a href" in shell.stamp("papers/x/", slots)
    assert (
        "search"
        not in shell.stamp("papers/", slots, has_search=False).split("<body>")[1].split("<a ")[0]
    )


def test_a_value_that_looks_like_a_slot_stays_text() -> None:
    assert "<p>@@title@@</p>" in stamped("papers/x/", body="<p>@@title@@</p>", title="T")


def test_addresses_are_told_anew_for_the_depth_of_the_page() -> None:
    page = stamped("papers/x/")
    for address in ("../../assets/a.css", "../../assets/b.js", "../../papers/", "../../"):
        assert f'"{address}"' in page
    assert 'href="#x"' in page
    assert 'href="https://else.example.org/"' in page
    assert '{"base": "../..", "search": "../../assets/w.js"}' in page
    assert 'new URL("../..",location)' in page


def test_the_policy_names_the_hash_of_each_script_in_the_page_and_no_other() -> None:
    page = stamped("papers/x/")
    policy = re.findall(r'content="(default-src[^"]*)"', page)[0]
    assert len(re.findall("sha256-", policy)) == 1
    assert "unsafe" not in policy
    deeper = stamped("papers/x/y/")
    assert policy not in deeper  # the script's text names the way to the root


def test_the_white_space_of_the_engine_is_one_line_break_and_that_of_a_value_stays() -> None:
    page = Shell("papers/", HTML.replace("<title>", "\n\n   \n  <title>")).stamp(
        "papers/x/", dict.fromkeys(SLOTS, "") | {"body": "<pre>a\n\n  b</pre>"}
    )
    assert "\n<title>" in page
    assert "  <title>" not in page
    assert "<pre>a\n\n  b</pre>" in page
