"""Slips that designers make, each with the lines that `proeftuin check` prints for it.

`NAME.yaml` is a file as somebody could have typed it, `NAME.txt` beside it what is said about it, without the file's own
name in front. Both are written by hand: a line that reads badly here reads badly to a designer.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from toolkit.errors import KitError, Problem, Said
from toolkit.kit import open_kit
from toolkit.languages.problems import PATTERNS, line, told

HERE = Path(__file__).parent
PLACES = {
    "prototypes": "prototypes/faulty/v1.yaml",
    "surveys": "surveys/faulty.yaml",
    "experiments": "experiments/faulty.yaml",
    "reading": "surveys/faulty.yaml",
}
"""Where the files of each room are laid in a small kit that is clean without them."""

FILES = sorted(path for room in PLACES for path in (HERE / room).glob("*.yaml"))
files = pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")


def found(path: Path, kit: Path) -> tuple[Problem, ...]:
    """The problems of the small kit with this file in it."""
    place = kit / PLACES[path.parent.name]
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(path.read_bytes())
    try:
        open_kit(kit)
    except KitError as error:
        return error.problems
    return ()


@files
def test_a_slip_is_said_in_these_lines_and_in_no_other_file(path: Path, mini_kit: Path) -> None:
    began = time.thread_time()  # the processor's time, not the clock's: other work on the machine does not count
    problems = found(path, mini_kit)
    assert time.thread_time() - began < 1
    place = PLACES[path.parent.name]
    assert {one.file for one in problems} == {place}
    assert "".join(f"{one}\n".removeprefix(f"{place}:") for one in problems) == path.with_suffix(".txt").read_text(
        "utf-8"
    )


def english_only(said: object) -> Iterator[str]:
    """What has no Dutch, in a sentence and in the sentences that are parts of it."""
    if isinstance(said, Said):
        if said.pattern not in PATTERNS["nl"]:
            yield said.pattern
        for part in said.parts.values():
            yield from english_only(part)


@files
def test_a_slip_is_said_in_dutch_as_well(path: Path, mini_kit: Path) -> None:
    for problem in found(path, mini_kit):
        assert line(problem, "en") == str(problem)
        for sentence in (problem.wrong, problem.right):
            assert isinstance(sentence, Said), f"not made by say(): {sentence}"
            assert list(english_only(sentence)) == []
            assert told(sentence, "nl") != sentence


def test_every_file_has_its_lines_and_there_are_many() -> None:
    assert len(FILES) >= 60
    assert {path.with_suffix(".txt") for path in FILES} == {
        path for room in PLACES for path in (HERE / room).glob("*.txt")
    }
    assert {path.parent.name for path in FILES} == set(PLACES)
    assert len({path.read_bytes() for path in FILES}) == len(FILES)
