"""Faults that a rehearsal must name: small kits with one of them each, and the very lines that are printed about it.

A folder holds what differs from `clean/`, as its author typed it; `printed.txt` what `proeftuin rehearse` says in
English, and in five of them `gedrukt.txt` the same in Dutch. All are written by hand: a line that reads badly here
reads badly to a designer.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.test_cli import Said, say
from toolkit.errors import KitError
from toolkit.kit import open_kit

HERE = Path(__file__).parent
CASES = sorted(path.parent for path in HERE.glob("*/printed.txt"))
REFUSED = {"condition-against-itself", "not-translated", "picture-missing", "screen-left-alone", "screen-mistyped"}
"""What `proeftuin check` says already; a rehearsal says it too, and sends no robots."""

ROBOTS = 4


def laid_out(case: Path, folder: Path) -> Path:
    """The clean kit with this case's files in it."""
    shutil.copytree(HERE / "clean", folder)
    shutil.copytree(case, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.txt"))
    return folder


def rehearsed(kit: Path, language: str = "en") -> Said:
    return say("rehearse", "trial", "first", "--people", ROBOTS, "--kit", kit, "--language", language)


def about_faults(said: Said) -> str:
    """The lines that name something wrong: of a rehearsal, or of the check before it."""
    return "".join(f"{line}\n" for line in said.out.splitlines() if line.startswith(("! ", "prototypes/")))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_planted_fault_is_named_in_these_lines_and_nothing_else_is(case: Path, tmp_path: Path) -> None:
    said = rehearsed(laid_out(case, tmp_path / "kit"))
    assert about_faults(said) == (case / "printed.txt").read_text("utf-8")
    assert said.code == 1


@pytest.mark.parametrize("case", sorted(path.parent for path in HERE.glob("*/gedrukt.txt")), ids=lambda case: case.name)
def test_it_is_said_in_dutch_as_well(case: Path, tmp_path: Path) -> None:
    said = rehearsed(laid_out(case, tmp_path / "kit"), "nl")
    assert about_faults(said) == (case / "gedrukt.txt").read_text("utf-8")


def test_most_of_them_are_in_files_that_check_clean(tmp_path: Path) -> None:
    refused = set()
    for case in CASES:
        try:
            open_kit(laid_out(case, tmp_path / case.name))
        except KitError:
            refused.add(case.name)
    assert refused == REFUSED
    assert len(CASES) - len(refused) >= 12
    assert len(CASES) >= 20


def test_where_nothing_is_wrong_it_says_so(tmp_path: Path) -> None:
    said = rehearsed(laid_out(HERE / "clean", tmp_path / "kit"))
    assert said.code == 0
    assert said.out == (
        "4 joined, 0 declined, 4 finished. All of it is marked as simulated.\n"
        "A careful person takes about 2 minutes.\n"
        "Nothing is in people's way.\n"
    )
