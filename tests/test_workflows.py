"""The workflows: least rights, pinned actions, and only commands that can be run anywhere."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main
import yaml

from site_builder.cli import app

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / ".github" / "workflows"
NAMES = sorted(path.name for path in FOLDER.glob("*.y*ml"))
THIS = "kdhht2334/Survey_of_Deep_Metric_Learning"
CHECKOUT, CACHE, PAGES = "actions/checkout", "actions/cache/", "actions/deploy-pages"

RIGHTS = {
    ("check.yml", "check"): {"contents": "read"},
    ("check.yml", "links"): {"contents": "read"},
    ("check.yml", "preview"): {"contents": "read"},
    ("links.yml", "check"): {"contents": "read"},
    ("links.yml", "report"): {"contents": "read"},
    ("links.yml", "issue"): {"contents": "read", "issues": "write"},
    ("site.yml", "build"): {"contents": "read"},
    ("site.yml", "deploy"): {"pages": "write", "id-token": "write"},
}
TOKENS = {"make links-changed FORMAT=github", "make links-shard", "make links-issue"}


def text(name: str) -> str:
    return (FOLDER / name).read_text("utf-8")


def workflow(name: str) -> dict[str, Any]:
    """As GitHub reads it: `on` is a word and no truth value."""
    return dict(yaml.load(text(name), Loader=yaml.BaseLoader))


def jobs() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for name in NAMES:
        for id, job in workflow(name)["jobs"].items():
            yield name, id, job


def steps(name: str = "") -> list[dict[str, Any]]:
    return [step for file, _, job in jobs() if name in ("", file) for step in job["steps"]]


def commands() -> list[str]:
    return sorted(
        {line for step in steps() if "run" in step for line in step["run"].splitlines() if line}
    )


def using(action: str, name: str = "") -> list[dict[str, Any]]:
    """What is said to each use of an action."""
    return [step.get("with", {}) for step in steps(name) if step.get("uses", "").startswith(action)]


def test_there_are_three() -> None:
    assert NAMES == ["check.yml", "links.yml", "site.yml"]


def test_each_job_has_the_rights_it_needs_and_no_other() -> None:
    assert {(name, id): job["permissions"] for name, id, job in jobs()} == RIGHTS
    for name in NAMES:
        assert re.search(r"^permissions: \{\}$", text(name), re.MULTILINE)
        for line in re.findall(r"^ +[\w-]+: (?:read|write)\b.*$", text(name), re.MULTILINE):
            assert re.search(r" # \w+", line), f"{name}: why {line.strip()}?"


def test_the_token_is_given_to_single_steps() -> None:
    given = {step["run"] for step in steps() if "GITHUB_TOKEN" in step.get("env", {})}
    assert given == TOKENS
    for name in NAMES:
        assert "secrets." not in text(name)
        assert text(name).count("github.token") == sum("TOKEN" in str(s) for s in steps(name))


@pytest.mark.parametrize("name", NAMES)
def test_actions_are_pinned(name: str) -> None:
    uses = re.findall(r"uses: .*", text(name))
    assert len(uses) == sum("uses" in step for step in steps(name))
    for use in uses:
        assert re.fullmatch(r"uses: actions/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", use)


def test_an_action_has_one_pin() -> None:
    pins: dict[str, set[str]] = {}
    for action, pin in re.findall(r"uses: actions/([\w-]+)\S*?@(.*)", "".join(map(text, NAMES))):
        pins.setdefault(action, set()).add(pin)
    assert {action: len(known) for action, known in pins.items()} == dict.fromkeys(pins, 1)


def test_no_credentials_stay_in_the_checkout() -> None:
    assert using(CHECKOUT)
    assert all(said.get("persist-credentials") == "false" for said in using(CHECKOUT))


def test_no_text_of_an_event_is_in_a_command() -> None:
    for command in commands():
        assert "${{" not in command, "values reach commands by env"
    for name in NAMES:
        assert "github.event." not in text(name)
        assert not {"pull_request_target", "workflow_run"} & set(workflow(name)["on"])


def test_nothing_runs_for_ever_or_twice() -> None:
    for _, _, job in jobs():
        assert 0 < int(job["timeout-minutes"]) <= 60
    for name in NAMES:
        assert workflow(name)["concurrency"]["group"]


def test_a_schedule_runs_nothing_in_a_fork() -> None:
    for name, _, job in jobs():
        if "schedule" in workflow(name)["on"] and "needs" not in job:
            assert job["if"] == f"github.repository == '{THIS}'"


def test_a_pull_request_of_a_fork_needs_no_more() -> None:
    links = workflow("check.yml")["jobs"]["links"]
    assert links["if"] == "github.event_name == 'pull_request'"
    (checkout,) = (s["with"] for s in links["steps"] if s.get("uses", "").startswith(CHECKOUT))
    assert checkout["fetch-depth"] == "0"
    (check,) = (s for s in links["steps"] if "links-changed" in s.get("run", ""))
    assert check["env"]["BASE"] == "origin/${{ github.base_ref }}"


def test_a_pull_request_shows_what_it_changes() -> None:
    jobs = workflow("check.yml")["jobs"]
    links, preview = jobs["links"], jobs["preview"]
    assert {links["if"], preview["if"]} == {"github.event_name == 'pull_request'"}
    checkout, _, asked, _, changes = links["steps"]
    assert checkout["with"]["fetch-depth"] == "0"
    assert asked["run"].startswith("make links-changed")
    assert changes["if"] == "always()"  # also when a link of it is broken
    assert changes["run"] == 'make changes >>"$GITHUB_STEP_SUMMARY"'
    assert changes["env"] == {"BASE": "origin/${{ github.base_ref }}"}
    (told,) = surveys("changes")
    assert told[:4] == ["diff", "$BASE", "--format", "markdown"]
    _, _, build, upload = preview["steps"]
    assert (build["run"], upload["with"]["path"]) == ("make site", "site")


# The action for other surveys


def action() -> dict[str, Any]:
    return dict(yaml.load((ROOT / "action.yml").read_bytes(), Loader=yaml.BaseLoader))


def test_the_action_has_the_pins_of_the_workflows() -> None:
    pins = re.findall(r"uses: (actions/\S+ # \S+)", (ROOT / "action.yml").read_text("utf-8"))
    assert pins
    assert all(f"uses: {pin}" in text("check.yml") for pin in pins)


def test_what_the_action_is_told_reaches_its_commands_by_env() -> None:
    runs = [step for step in action()["runs"]["steps"] if "run" in step]
    assert [step["name"] for step in runs] == ["Install", "Validate", "Links", "Build"]
    for step in runs:
        assert "${{" not in step["run"]
        assert step["shell"] == "bash"
        used = set(re.findall(r"\$([A-Z_]+)", step["run"]))
        given = {"RUNNER_TEMP", "GITHUB_ACTION_PATH", "GITHUB_OUTPUT"}
        assert used <= given | step.get("env", {}).keys()
    tokens = [step["name"] for step in runs if "GITHUB_TOKEN" in step.get("env", {})]
    assert tokens == ["Links"]


@pytest.mark.parametrize(
    ("told", "ran"),
    [
        ({}, ["--root cat validate --format github", "--root cat build --site-dir out"]),
        (
            {"STRICT": "true", "LINKS": "changed", "BASE": "$(touch x) y"},
            [
                "--root cat validate --strict --format github",
                "--root cat links --changed-since $(touch x) y --format github",
                "--root cat build --site-dir out",
            ],
        ),
    ],
)
def test_the_action_runs_what_it_is_told(
    tmp_path: Path, told: dict[str, str], ran: list[str]
) -> None:
    survey = tmp_path / "survey" / "bin" / "survey"
    survey.parent.mkdir(parents=True)
    survey.write_text('#!/bin/sh\necho "$*" >>"$RUNNER_TEMP/ran"\n')
    survey.chmod(0o755)
    env = {"PATH": os.environ["PATH"], "RUNNER_TEMP": str(tmp_path)}
    env |= {"GITHUB_OUTPUT": str(tmp_path / "output"), "ROOT": "cat", "SITE_DIR": "out"}
    for step in action()["runs"]["steps"]:
        if step.get("name") == "Install" or "run" not in step:
            continue
        if step["name"] == "Links" and "LINKS" not in told:
            continue
        command = ["bash", "-e", "-o", "pipefail", "-c", step["run"]]
        subprocess.run(command, cwd=tmp_path, env=env | told, check=True)
    assert (tmp_path / "ran").read_text().splitlines() == ran
    assert (tmp_path / "output").read_text() == "site-dir=out\n"
    assert not (tmp_path / "x").exists()


def test_the_action_fails_where_a_record_is_wrong_and_tells_its_line(tmp_path: Path) -> None:
    survey = tmp_path / "survey" / "bin" / "survey"
    survey.parent.mkdir(parents=True)
    survey.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m site_builder "$@"\n')
    survey.chmod(0o755)
    shutil.copytree(ROOT / "tests" / "catalogue", tmp_path / "cat")
    record = sorted((tmp_path / "cat" / "papers").glob("*.yaml"))[0]
    record.write_text(re.sub(r"(?m)^year: .*", "year: soon", record.read_text("utf-8")), "utf-8")
    (validate,) = (step for step in action()["runs"]["steps"] if step.get("name") == "Validate")
    told = {"RUNNER_TEMP": str(tmp_path), "ROOT": "cat", "STRICT": "false"}
    result = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", validate["run"]],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)} | told,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert f"::error file=cat/papers/{record.name},line=" in result.stdout


# Hooks


def test_the_hooks_are_commands_that_survey_knows() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert [hook["id"] for hook in hooks] == ["validate", "fmt", "readme"]
    for hook in hooks:
        name, *words = hook["entry"].split() + hook.get("args", [])
        assert name == "survey"
        help_text = subprocess.run(
            [sys.executable, "-m", "site_builder", words[0], "--help"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        assert all(word in help_text for word in words if word.startswith("--"))


def test_a_commit_that_only_deletes_a_record_is_checked() -> None:
    # pre-commit counts no deleted file: a hook that waits for files would be skipped.
    theirs = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    (ours,) = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    always = [hook["id"] for hook in (*theirs, *ours["hooks"]) if hook.get("always_run")]
    assert always == ["validate", "readme", "validate"]


# Names that stand in several places


def test_a_part_restores_what_it_has_saved() -> None:
    (restore,), saves = using(f"{CACHE}restore", "links.yml"), using(f"{CACHE}save", "links.yml")
    state, report = saves
    assert {name: restore[name] for name in state} == state
    assert restore["key"].startswith(restore["restore-keys"])
    assert restore["key"].endswith("-${{ github.run_id }}-${{ github.run_attempt }}")
    (saving,) = (s for s in steps("links.yml") if s.get("with") == state)
    assert saving["if"] == "always()"
    (at_the_site,) = using(f"{CACHE}restore", "site.yml")
    assert {name: at_the_site[name] for name in report} == report
    assert at_the_site["key"].startswith(at_the_site["restore-keys"])
    assert not restore["key"].startswith(at_the_site["restore-keys"])


def test_parts_are_whole_and_known_to_make() -> None:
    job = workflow("links.yml")["jobs"]["check"]
    shards = job["strategy"]["matrix"]["shard"]
    assert shards == [f"{number}-of-{len(shards)}" for number in range(1, len(shards) + 1)]
    (state, _) = using(f"{CACHE}save", "links.yml")
    (upload, _) = using("actions/upload-artifact", "links.yml")
    for number, shard in enumerate(shards, start=1):
        planned = make("-n", "links-shard", f"SHARD={shard}")
        assert f"--shard {number}/{len(shards)} " in planned
        for option, path in (("state", state["path"]), ("report", upload["path"])):
            assert f"--{option} {path.replace('${{ matrix.shard }}', shard)} " in planned


def test_artifacts_are_uploaded_before_they_are_downloaded() -> None:
    part, whole = using("actions/upload-artifact", "links.yml")
    parts, again = using("actions/download-artifact", "links.yml")
    assert parts["pattern"] == part["name"].replace("${{ matrix.shard }}", "*-of-*")
    assert again["name"] == whole["name"]
    assert (part["path"], whole["path"]) == (f"{part['name']}.json", f"{whole['name']}.json")
    assert f"links merge {parts['pattern']}.json --report {whole['path']}" in make(
        "-n", "links-merge"
    )


def test_all_parts_are_needed_for_the_issue() -> None:
    known = workflow("links.yml")["jobs"]
    assert (known["report"]["needs"], known["issue"]["needs"]) == ("check", "report")
    assert "if" not in known["report"]


# Commands


def make(*arguments: str, cwd: Path = ROOT, **environment: str) -> str:
    """What make prints: with -n what it would run."""
    done = subprocess.run(
        ["make", "-f", ROOT / "Makefile", *arguments],
        cwd=cwd,
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.replace("\\\n", " ")


@pytest.mark.parametrize("command", commands())
def test_every_command_is_a_target_of_make(command: str) -> None:
    found = re.fullmatch(
        r"make ([a-z-]+)((?: [A-Z]+=\w+)*)(?: >>\"\$GITHUB_STEP_SUMMARY\")?", command
    )
    assert found, f"{command}: no command but make"
    assert f"make {found[1]} " in make("help")
    make("-n", found[1], *found[2].split())


def surveys(target: str, *variables: str) -> list[list[str]]:
    """The arguments of each `survey` that a target runs."""
    lines = re.findall(r"-m site_builder ([^;|&})]*)", make("-n", target, *variables))
    return [shlex.split(line) for line in lines]


@pytest.mark.parametrize(
    "target",
    [
        *("validate", "site", "site LINKS=links.json", "check"),
        "changes",
        *("links", "links-changed", "links-shard", "links-merge", "links-summary", "links-issue"),
    ],
)
def test_what_make_runs_is_known_to_survey(target: str) -> None:
    called = surveys(*target.split())
    assert called
    for arguments in called:
        command: Any = typer.main.get_command(app)
        for argument in arguments:
            name = argument.partition("=")[0]
            if argument.startswith("-"):
                assert name in {opt for param in command.params for opt in param.opts}, arguments
            elif argument in getattr(command, "commands", {}):
                command = command.get_command(None, argument)
        assert not hasattr(command, "commands") or command.name == "links", arguments


def test_a_base_is_no_command(tmp_path: Path) -> None:
    survey = tmp_path / "survey"
    survey.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n')
    survey.chmod(0o755)
    base = "$(touch x)$(shell touch y);'\"`touch z`"
    told = make(
        *("-o", ".venv/runtime.stamp", "links-changed", f"SURVEY={survey}"), cwd=tmp_path, BASE=base
    )
    assert f"--changed-since\n{base}\n" in told
    assert [path.name for path in tmp_path.iterdir()] == ["survey"]


def test_a_site_without_a_report_is_built_all_the_same() -> None:
    assert ["build", "--links", "links.json"] in surveys("site", "LINKS=links.json")
    assert "--links" not in make("-n", "site", LINKS="")
    build = [step for step in steps("site.yml") if "run" in step]
    assert [step["run"] for step in build] == ["make links-summary", "make site"]
    assert build[0]["continue-on-error"] == "true"
    assert "steps.report.outcome == 'success'" in build[1]["env"]["LINKS"]
