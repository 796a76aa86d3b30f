"""Addresses that are not allowed are not reached, and nothing private is sent."""

import ipaddress
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.links.running import Faults, check
from tests.links.test_busy import target

TRAP = "127.3.0.1"
_NUMBER = int(ipaddress.ip_address(TRAP))
SPELLINGS = (
    TRAP,
    str(_NUMBER),
    hex(_NUMBER),
    oct(_NUMBER).replace("o", ""),
    "0177.3.0.1",
    "0x7f.0x3.0x0.0x1",
    "127.196609",
    "127.3.1",
    "[::ffff:127.3.0.1]",
    "[::ffff:7f03:1]",
    f"{TRAP}.",
    "①②⑦.③.⓪.①",
    "127。3。0。1",
    f"pots.example@{TRAP}",
)
OTHER_TRAPS = ("localhost", "127.0.0.1", "[::1]", "[::]", "0.0.0.0", "0", "127.1", "2130706433")


def test_without_leave_nothing_on_this_machine_is_reached(many_hosts: Faults) -> None:
    port, before = many_hosts.places.port, len(many_hosts.log())
    hosts = (*SPELLINGS, *OTHER_TRAPS)
    urls = [f"http://{host}:{port}/simple/1" for host in hosts]
    targets = [{"id": url, "url": url, "title": None, "kind": "other"} for url in urls]
    checked = check(targets, many_hosts.folder, allow=None)
    assert many_hosts.log()[before:] == []
    assert checked.blocked == []
    for entry in checked.report:
        assert entry["verdict"] not in ("ok", "redirected", "timeout"), entry


def test_redirects_lead_only_where_leave_was_given(many_hosts: Faults) -> None:
    port, before = many_hosts.places.port, len(many_hosts.log())
    hosts = (*SPELLINGS, *OTHER_TRAPS)
    targets = [
        target(many_hosts, f"127.1.0.{number}", f"to/{quote(f'http://{host}:{port}/simple/1')}")
        for number, host in enumerate(hosts, 40)
    ]
    checked = check(targets, many_hosts.folder, allow="127.1.0.0/16")
    log = many_hosts.log()[before:]
    assert {event["host"] for event in log} <= {f"127.1.0.{n}" for n in range(40, 80)}
    assert checked.blocked == []
    for host, asked in zip(hosts, targets, strict=True):
        entry = checked.by_id[str(asked["id"])]
        assert entry["verdict"] == "suspicious", (host, entry)


@pytest.mark.parametrize("name", ["http_proxy", "HTTP_PROXY", "ALL_PROXY"])
def test_proxies_of_the_environment_are_not_used(many_hosts: Faults, name: str) -> None:
    before = len(many_hosts.log())
    proxy = {name: f"http://{TRAP}:{many_hosts.places.port}"}
    check([target(many_hosts, "127.1.0.90", "simple/1")], many_hosts.folder, variables=proxy)
    assert TRAP not in {event["host"] for event in many_hosts.log()[before:]}


def test_passwords_of_the_user_are_not_sent(many_hosts: Faults, tmp_path: Path) -> None:
    netrc = tmp_path / ".netrc"
    netrc.write_text("machine 127.1.0.91 login potter password secret\n")
    netrc.chmod(0o600)
    before = len(many_hosts.log())
    variables = {"NETRC": str(netrc), "HOME": str(tmp_path)}
    check([target(many_hosts, "127.1.0.91", "simple/1")], many_hosts.folder, variables=variables)
    (event,) = many_hosts.log()[before:]
    assert "authorization" not in {name.lower() for name, _ in event["headers"]}


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://127.1.0.92/x", "javascript:alert(1)", "//x", "pots", ""]
)
def test_other_schemes_are_not_asked_and_harm_no_other_target(many_hosts: Faults, url: str) -> None:
    odd = {"id": "odd", "url": url, "title": None, "kind": "other"}
    checked = check([odd, target(many_hosts, "127.1.0.92", "simple/1")], many_hosts.folder)
    assert "Traceback" not in checked.err
    if checked.code == 2:  # the whole list may be refused
        assert url in checked.err
        return
    by_id = checked.by_id
    assert by_id.pop("odd")["verdict"] in ("suspicious", "broken", "unverifiable")
    assert [entry["verdict"] for entry in by_id.values()] == ["ok"]


def test_certificates_are_trusted_if_they_are_named(many_hosts: Faults, tmp_path: Path) -> None:
    targets = [entry for entry in many_hosts.table.targets() if entry["id"] == "secure"]
    authority = str(many_hosts.folder / "ca.pem")
    names = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE")
    nothing = tmp_path / "none.pem"
    nothing.write_text("")
    (entry,) = check(
        targets,
        many_hosts.folder,
        variables={"SSL_CERT_FILE": str(nothing)} | dict.fromkeys(names[:2], ""),
    ).report
    assert (entry["verdict"], entry["status"]) == ("broken", None)
    for name in names:
        variables = dict.fromkeys(names, "") | {name: authority}
        (entry,) = check(targets, many_hosts.folder, variables=variables).report
        assert entry["verdict"] == "ok"
    (entry,) = check(targets, many_hosts.folder, "--ca-bundle", authority).report
    assert entry["verdict"] == "ok"
