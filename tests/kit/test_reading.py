"""Reading a kit as far as it can be read: drafts in place of files, the rest when something is broken, and no file twice."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from toolkit.kit import LiveKit, kit_above, open_kit, read_kit, shelf

EASE, FEELING, SPRINT = "surveys/ease.yaml", "surveys/feeling.yaml", "experiments/small.yaml"


def edit(kit: Path, name: str, old: str, new: str) -> str:
    """Change a file on disk; gives its new text."""
    text = (kit / name).read_text(encoding="utf-8")
    assert old in text
    (kit / name).write_text(text.replace(old, new), encoding="utf-8")
    return text.replace(old, new)


def said(kit: Path, drafts: dict[str, str] | None = None) -> list[str]:
    return [str(one).partition(";")[0] for one in read_kit(kit, drafts or {}).problems]


def test_the_files_without_problems_can_be_used_while_others_have_some(mini_kit: Path) -> None:
    edit(mini_kit, "prototypes/talk/v2.yaml", "kind: choice", "kind: choise")
    reading = read_kit(mini_kit)
    assert list(reading.kit.prototypes["talk"]) == ["v1"]
    assert set(reading.kit.surveys) == {"ease", "feeling"}
    assert reading.kit.files == 5
    assert len(reading.problems) == 1


def test_a_sprint_is_only_there_with_all_that_it_names(mini_kit: Path) -> None:
    assert set(read_kit(mini_kit).kit.sprints) == {"small"}
    edit(mini_kit, EASE, "about: prototype", "about: it")
    reading = read_kit(mini_kit)
    assert reading.kit.sprints == {}
    assert [one.file for one in reading.problems] == [EASE]


def test_a_folder_that_is_no_kit_is_a_problem_and_no_exception(tmp_path: Path) -> None:
    assert len(read_kit(tmp_path).problems) == 1
    assert read_kit(tmp_path / "nowhere").kit.files == 0


# -- drafts -----------------------------------------------------------------------------------------------------------


def test_a_draft_is_read_in_place_of_its_file(mini_kit: Path) -> None:
    draft = (mini_kit / EASE).read_text().replace("Het was makkelijk.", "Het ging vanzelf.")
    assert read_kit(mini_kit, {EASE: draft}).kit.surveys["ease"].items[0].text("nl") == "Het ging vanzelf."
    assert read_kit(mini_kit).kit.surveys["ease"].items[0].text("nl") == "Het was makkelijk."


def test_a_draft_of_a_file_that_is_not_there_yet_is_read_beside_the_others(mini_kit: Path) -> None:
    draft = (mini_kit / "prototypes/talk/v2.yaml").read_text()
    drafts = {"prototypes/talk/v3.yaml": draft, "prototypes/walk/v1.yaml": draft, "surveys/more.yaml": "title: x\n"}
    reading = read_kit(mini_kit, drafts)
    assert list(reading.kit.prototypes["talk"]) == ["v1", "v2", "v3"]
    assert list(reading.kit.prototypes["walk"]) == ["v1"]
    assert {one.file for one in reading.problems} == {"surveys/more.yaml"}
    assert not (mini_kit / "surveys/more.yaml").exists()


def test_what_others_say_of_a_draft_is_said_too(mini_kit: Path) -> None:
    draft = (mini_kit / EASE).read_text().replace("id: ease,", "id: simple,")
    edit(mini_kit, SPRINT, "measure: completion\n  task: prepare", "measure: score\n  survey: ease\n  scale: ease")
    assert said(mini_kit) == []
    assert said(mini_kit, {EASE: draft}) == [f"{SPRINT}:23:10 there is no scale `ease`"]


@pytest.mark.parametrize("draft", ["", "\x00", "\ud800", "title: {nl: x\n", "[" * 5_000])
def test_whatever_is_typed_is_a_problem_and_never_an_exception(mini_kit: Path, draft: str) -> None:
    reading = read_kit(mini_kit, {EASE: draft})
    assert {one.file for one in reading.problems} == {EASE}
    assert set(reading.kit.surveys) == {"feeling"}


# -- across files that have problems ----------------------------------------------------------------------------------


def test_a_sprint_with_a_wrong_shape_is_still_held_against_the_other_files(mini_kit: Path) -> None:
    edit(mini_kit, SPRINT, "journey: next-step", "journey: next")
    edit(mini_kit, SPRINT, "[feeling]", "[feelings]")
    assert said(mini_kit) == [
        f"{SPRINT}:3:10 `journey` cannot be `next`",
        f"{SPRINT}:9:10 there is no survey `feelings`",
    ]


def test_a_reference_into_a_file_with_problems_is_looked_at_as_far_as_that_file_is_whole(mini_kit: Path) -> None:
    for name in ("v1", "v2"):
        edit(mini_kit, f"prototypes/talk/{name}.yaml", "title: {nl: Het gesprek, en: The talk}", "title: {nl: Gesprek}")
    edit(mini_kit, SPRINT, "{screen: end}", "{screen: ends}")
    assert said(mini_kit)[0] == f"{SPRINT}:14:25 there is no screen `ends`"


def test_a_name_that_may_have_stood_in_a_broken_part_is_not_missing(mini_kit: Path) -> None:
    for name in ("v1", "v2"):
        edit(mini_kit, f"prototypes/talk/{name}.yaml", "  - id: end\n", "  - id: End\n")
    assert {one.partition(":")[0] for one in said(mini_kit)} == {"prototypes/talk/v1.yaml", "prototypes/talk/v2.yaml"}


def test_a_reference_to_a_file_with_a_wrong_name_is_no_second_problem(mini_kit: Path) -> None:
    (mini_kit / EASE).rename(mini_kit / "surveys/ease.yml")
    assert said(mini_kit) == ["surveys/ease.yml:1:1 the file ends in .yml"]


def test_a_pipe_is_not_waited_for(mini_kit: Path) -> None:
    os.mkfifo(mini_kit / "surveys/pipe.yaml")
    assert said(mini_kit) == ["surveys/pipe.yaml:1:1 this is no ordinary file"]


# -- no file twice ----------------------------------------------------------------------------------------------------


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were read, in order, as the test goes on."""
    names: list[str] = []
    real = shelf.read_one
    monkeypatch.setattr(shelf, "read_one", lambda file, *rest: names.append(file.name) or real(file, *rest))
    return names


def test_a_file_that_did_not_change_is_not_read_again(mini_kit: Path, read: list[str]) -> None:
    first = read_kit(mini_kit).kit
    assert len(read) == 5
    edit(mini_kit, EASE, "Gemak", "Gemek")
    second = read_kit(mini_kit).kit
    assert read[5:] == [EASE]
    assert second.surveys["feeling"] is first.surveys["feeling"]
    assert second.surveys["ease"].title("nl") == "Gemek"


def test_the_bytes_of_an_old_file_are_not_even_opened(mini_kit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "_SETTLED", 0)
    read_kit(mini_kit)
    time.sleep(0.02)
    read_kit(mini_kit)
    monkeypatch.setattr("toolkit.source.bytes_of", lambda *_: pytest.fail("opened"))
    assert read_kit(mini_kit).kit.files == 5


def test_an_edit_that_leaves_size_and_time_alone_is_seen(mini_kit: Path) -> None:
    before = (mini_kit / EASE).stat()
    read_kit(mini_kit)
    edit(mini_kit, EASE, "Gemak", "Gemek")
    os.utime(mini_kit / EASE, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert read_kit(mini_kit).kit.surveys["ease"].title("nl") == "Gemek"


def test_a_file_that_is_gone_is_forgotten(mini_kit: Path, read: list[str]) -> None:
    read_kit(mini_kit)
    text = (mini_kit / FEELING).read_text()
    (mini_kit / FEELING).unlink()
    assert said(mini_kit) == [f"{SPRINT}:9:10 there is no survey `feeling`"]
    (mini_kit / FEELING).write_text(text)
    assert said(mini_kit) == []
    assert read[5:] == [FEELING]


def test_a_live_kit_reads_only_the_file_that_was_saved(mini_kit: Path, read: list[str]) -> None:
    live = LiveKit(mini_kit, every=0)
    before = live.kit
    edit(mini_kit, EASE, "Gemak", "Gemek")
    assert live.kit.surveys["feeling"] is before.surveys["feeling"]
    assert read[5:] == [EASE]


def test_a_draft_is_read_once_for_each_text(mini_kit: Path, read: list[str]) -> None:
    draft = (mini_kit / EASE).read_text().replace("Gemak", "Gemek")
    for _ in range(3):
        read_kit(mini_kit, {EASE: draft})
    assert read.count(EASE) == 1
    read_kit(mini_kit, {EASE: draft + "\n"})
    assert read.count(EASE) == 2


def test_a_kit_is_the_same_by_whatever_path_it_is_named(mini_kit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(mini_kit)
    assert open_kit(Path()).files == 5
    monkeypatch.chdir(mini_kit.parent)
    assert open_kit(Path("mini-kit")).files == 5


# -- one folder up ----------------------------------------------------------------------------------------------------


def test_a_folder_or_a_file_inside_a_kit_knows_its_kit(mini_kit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert kit_above(mini_kit) is None
    assert kit_above(mini_kit / "prototypes") == mini_kit
    assert kit_above(mini_kit / "prototypes/talk") == mini_kit
    assert kit_above(mini_kit / EASE) == mini_kit
    assert kit_above(mini_kit.parent) is None
    monkeypatch.chdir(mini_kit.parent)
    assert kit_above(Path("mini-kit/surveys")) == Path("mini-kit")
