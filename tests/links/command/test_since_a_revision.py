"""`--changed-since`: only what is new since a revision of git."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.links.command.surveyed import Survey


def git(folder: Path, *arguments: str) -> None:
    """Run git with nothing of the user's own."""
    who = {f"GIT_{role}_{what}": "gail@example.org" for role in ("AUTHOR", "COMMITTER")
           for what in ("NAME", "EMAIL")}  # fmt: skip
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(
        ["git", "-C", str(folder), *arguments],
        env={"PATH": os.environ["PATH"], **who, **settings},
        check=True,
        capture_output=True,
    )


@pytest.fixture
def committed(survey: Survey) -> Survey:
    """Two records, as the branch `main` and the tag `start` have them."""
    survey.only("/a", "/b", extra=f"paper: {survey.url('/paper')}\n")
    survey.record("glass2019lid", "/c")
    (survey.folder / ".gitignore").write_text("report.json\nnames.json\nblocked.txt\n.cache\n")
    git(survey.folder, "init", "-q", "-b", "main")
    save(survey)
    git(survey.folder, "tag", "start")
    return survey


def save(survey: Survey) -> None:
    git(survey.folder, "add", "-A")
    git(survey.folder, "commit", "-q", "-m", "x")


def new(survey: Survey, revision: str = "start") -> list[str]:
    """What is asked about the change."""
    done = survey.links(f"--changed-since={revision}", "--fresh")
    assert done.code == 0, done.err
    return sorted(done.verdicts())


def test_only_what_is_new_is_asked(committed: Survey) -> None:
    assert new(committed) == []
    record = committed.root / "papers" / "glass2019clay.yaml"
    text = record.read_text("utf-8")
    record.write_text(text.replace(committed.url("/b"), committed.url("/b2")), "utf-8")
    assert new(committed) == ["/b2"], "an address that was altered"
    record.write_text(text.replace("over Clay", "over Clays"), "utf-8")
    assert new(committed) == ["/paper"], "a title: the page must show the new one"
    record.write_text(text.replace("[spouts]", "[handles]"), "utf-8")
    assert new(committed) == [], "nothing that has to do with links"
    record.write_text(text, "utf-8")
    committed.record("glass2019rim", "/new", "/a")
    assert new(committed) == ["/a", "/new"], "a record that git does not know yet"
    save(committed)
    assert new(committed) == ["/a", "/new"]
    assert new(committed, "HEAD") == []
    (committed.root / "papers" / "glass2019lid.yaml").unlink()
    assert new(committed, "HEAD") == [], "a record that was deleted"
    save(committed)
    assert new(committed, "HEAD~1") == []


def test_what_others_did_meanwhile_is_not_ours(committed: Survey) -> None:
    git(committed.folder, "checkout", "-q", "-b", "ours")
    committed.record("glass2019rim", "/ours")
    save(committed)
    git(committed.folder, "checkout", "-q", "main")
    (committed.root / "papers" / "glass2019lid.yaml").unlink()
    committed.record("glass2019cup", "/theirs")
    save(committed)
    git(committed.folder, "checkout", "-q", "ours")
    assert new(committed, "main") == ["/ours"]


def test_a_record_that_was_broken_counts_as_new(committed: Survey) -> None:
    record = committed.root / "papers" / "glass2019lid.yaml"
    text = record.read_text("utf-8")
    record.write_text("title: [\n", "utf-8")
    save(committed)
    record.write_text(text, "utf-8")
    assert new(committed, "HEAD") == ["/c"]


def test_it_works_together_with_other_filters(committed: Survey) -> None:
    committed.record("glass2019rim", "/d")
    committed.record("glass2019cup", "/e")
    file = "catalogue/papers/glass2019cup.yaml"
    done = committed.run("links", "--changed-since", "start", "--dry-run", "--only", file)
    assert "1 address on 1 host" in done.err
    rows = committed.run(
        "links", "--changed-since", "start", "--dry-run", "--host", "pots.example.org"
    )
    assert "2 addresses" in rows.err


@pytest.mark.parametrize(
    "revision", ["nobody", "-x", "--output=owned", "", "main..start", "\x1b[2J"]
)
def test_a_revision_that_git_does_not_know(committed: Survey, revision: str) -> None:
    done = committed.quick("links", f"--changed-since={revision}")
    assert done.code == 2
    assert f'git knows no revision "{revision}"'.replace("\x1b", "<U+001B>") in done.err
    assert "git fetch" in done.err
    assert committed.asked() == []
    assert not (committed.folder / "owned").exists()


def test_without_a_repository(survey: Survey) -> None:
    done = survey.quick("links", "--changed-since", "main")
    assert done.code == 2
    assert "is in no git repository" in done.err


def test_without_git(survey: Survey) -> None:
    done = survey.run("links", "--changed-since", "main", variables={"PATH": str(survey.folder)})
    assert done.code == 2
    assert "git is not installed" in done.err
