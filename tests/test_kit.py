"""A kit is read whole: every file, every reference, every problem at once."""

from __future__ import annotations

import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.house.typed import pointed
from toolkit.errors import KitError
from toolkit.kit import LiveKit, open_kit


def edit(kit: Path, name: str, old: str, new: str) -> None:
    path = kit / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def said(kit: Path) -> str:
    with pytest.raises(KitError) as caught:
        open_kit(kit)
    return str(caught.value)


def test_a_clean_kit_is_read_whole(mini_kit: Path) -> None:
    kit = open_kit(mini_kit)
    assert kit.files == 5
    assert list(kit.prototypes["talk"]) == ["v1", "v2"]
    assert set(kit.surveys) == {"feeling", "ease"}
    assert kit.sprints["small"].round("round-2").revision == "v2"


def test_revisions_stand_in_their_order_and_ten_comes_after_nine(mini_kit: Path) -> None:
    for number in (10, 9):
        (mini_kit / f"prototypes/talk/v{number}.yaml").write_text((mini_kit / "prototypes/talk/v1.yaml").read_text())
    assert list(open_kit(mini_kit).prototypes["talk"]) == ["v1", "v2", "v9", "v10"]


SPRINT = "experiments/small.yaml"


@pytest.mark.parametrize(
    ("name", "old", "new", "printed"),
    [
        (SPRINT, "[feeling]", "[»feelings]", "there is no survey `feelings`; did you mean `feeling`?"),
        (SPRINT, "prototype: talk", "prototype: »walk", "there is no prototype `walk`; did you mean `talk`?"),
        (SPRINT, "revision: v2", "revision: »v3", "`talk` has no revision `v3`; use one of `v1`, `v2`"),
        (SPRINT, "{screen: end}", "{screen: »ends}", "there is no screen `ends`; did you mean `end`?"),
        (
            SPRINT,
            "{screen: end}",
            "{screen: end}\n    start: »begin",
            "there is no screen `begin`; use one of `end`, `start`",
        ),
        (
            SPRINT,
            "{screen: end}",
            "{block: »ready, at_least: 1}",  # a checklist that only v1 has
            "in v2 there is no block `ready`; use one of `reason`",
        ),
        (
            SPRINT,
            "measure: completion\n  task: prepare",
            "measure: score\n  survey: ease\n  scale: »eas",
            "there is no scale `eas`; did you mean `ease`?",
        ),
        (
            "prototypes/talk/v1.yaml",
            "- {kind: text, text: {nl: Veel succes., en: Good luck.}}",
            "- {kind: picture, file: »end.svg, alt: {nl: Klaar, en: Done}}",
            "there is no picture `end.svg`; there is none to refer to yet",
        ),
        (
            "surveys/ease.yaml",
            "title: {nl: Gemak, en: Ease}\nabout",
            "title: »{nl: Gemak}\nabout",
            "this text has no `en`; add `en: ...` to it",
        ),
    ],
)
def test_a_reference_that_leads_nowhere_is_said_at_the_place_where_it_stands(
    mini_kit: Path, name: str, old: str, new: str, printed: str
) -> None:
    """» is where the problem should point; it is not in the file."""
    edit(mini_kit, name, old, new)
    text, place = pointed((mini_kit / name).read_text(encoding="utf-8"))
    (mini_kit / name).write_text(text, encoding="utf-8")
    assert said(mini_kit) == f"{name}:{place} {printed}"


def test_the_problems_of_all_files_are_said_at_once(mini_kit: Path) -> None:
    edit(mini_kit, "surveys/ease.yaml", "about: prototype", "about: things")
    edit(mini_kit, "surveys/feeling.yaml", "kind: scale", "kind: scal")
    edit(mini_kit, "prototypes/talk/v1.yaml", "to: end", "to: ende")
    assert said(mini_kit).splitlines() == [
        "prototypes/talk/v1.yaml:17:13 there is no screen `ende`; did you mean `end`?",
        "surveys/ease.yaml:2:8 `about` cannot be `things`; use one of `person`, `prototype`",
        "surveys/feeling.yaml:4:12 `scal` is not a kind that is known here; did you mean `scale`?",
        "surveys/feeling.yaml:5:12 `scal` is not a kind that is known here; did you mean `scale`?",
    ]


def test_a_reference_to_a_broken_file_is_no_second_problem(mini_kit: Path) -> None:
    edit(mini_kit, "prototypes/talk/v2.yaml", "title: {nl: Het gesprek, en: The talk}\n", "")
    edit(mini_kit, "surveys/ease.yaml", "about: prototype\n", "")
    assert [line.split()[0] for line in said(mini_kit).splitlines()] == [
        "prototypes/talk/v2.yaml:1:1",
        "surveys/ease.yaml:1:1",
    ]


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        (
            "surveys/Ease.yaml",
            "surveys/Ease.yaml:1:1 `Ease` cannot be a name here; use lower-case letters, digits and hyphens",
        ),
        ("surveys/more.yml", "surveys/more.yml:1:1 the file ends in .yml; call it more.yaml"),
        (
            "prototypes/talk/draft.yaml",
            "prototypes/talk/draft.yaml:1:1 `draft` cannot be a name here; call it v1, v2 …",
        ),
        (
            "prototypes/loose.yaml",
            "prototypes/loose.yaml:1:1 a prototype has a folder of its own, with a file for each revision; "
            "move it to prototypes/loose/v1.yaml",
        ),
    ],
)
def test_a_file_with_a_name_that_the_kit_cannot_use_is_said(mini_kit: Path, name: str, printed: str) -> None:
    (mini_kit / name).write_text("title: x\n")
    assert said(mini_kit) == printed


def test_a_readme_pictures_and_hidden_files_are_left_alone(mini_kit: Path) -> None:
    (mini_kit / "surveys/README.md").write_text("# For authors")
    (mini_kit / "surveys/.ease.yaml.swp").write_text("half a file")
    (mini_kit / "surveys/.hidden.yaml").write_text("half a file")
    (mini_kit / "prototypes/talk/pictures").mkdir()
    (mini_kit / "prototypes/talk/pictures/a.svg").write_text("<svg/>")
    assert open_kit(mini_kit).files == 5


def test_a_link_to_a_file_outside_the_kit_is_not_followed(mini_kit: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("title: secret\n")
    (mini_kit / "surveys/secret.yaml").symlink_to(tmp_path / "secret.yaml")
    assert said(mini_kit) == "surveys/secret.yaml:1:1 this is a link to a file outside the kit; copy the file here"


def test_a_folder_without_content_folders_is_no_kit(tmp_path: Path) -> None:
    assert "there is no kit here: none of prototypes/, surveys/, experiments/ exists; name a kit by --kit" in said(
        tmp_path
    )


def test_a_kit_that_only_has_surveys_is_a_kit(mini_kit: Path) -> None:
    for name in ("experiments/small.yaml", "prototypes/talk/v1.yaml", "prototypes/talk/v2.yaml"):
        (mini_kit / name).unlink()
    assert open_kit(mini_kit).files == 2


# -- following the files ----------------------------------------------------------------------------------------------


def test_an_edit_shows_at_the_next_look(mini_kit: Path) -> None:
    live = LiveKit(mini_kit, every=0)
    before, stamp = live.kit, live.stamp
    assert live.kit is before
    edit(mini_kit, "surveys/ease.yaml", "Het was makkelijk.", "Het ging vanzelf.")
    assert live.kit.surveys["ease"].items[0].text("nl") == "Het ging vanzelf."
    assert live.stamp != stamp


def test_a_broken_edit_never_reaches_a_participant_and_its_problems_are_kept(mini_kit: Path) -> None:
    live = LiveKit(mini_kit, every=0)
    before = live.kit
    edit(mini_kit, "surveys/ease.yaml", "kind: scale", "kind: scal")
    assert live.kit is before
    assert [problem.file for problem in live.problems] == ["surveys/ease.yaml"]
    edit(mini_kit, "surveys/ease.yaml", "kind: scal,", "kind: scale,")
    assert live.kit is not before
    assert live.problems == ()


def test_a_kit_that_was_never_clean_raises_its_problems(mini_kit: Path) -> None:
    edit(mini_kit, "surveys/ease.yaml", "kind: scale", "kind: scal")
    with pytest.raises(KitError, match="not a kind that is known"):
        _ = LiveKit(mini_kit).kit


def test_an_edit_within_the_same_second_and_of_the_same_length_shows(mini_kit: Path) -> None:
    live = LiveKit(mini_kit, every=0)
    assert live.kit.surveys["ease"].title("nl") == "Gemak"
    edit(mini_kit, "surveys/ease.yaml", "title: {nl: Gemak,", "title: {nl: Gemek,")
    assert live.kit.surveys["ease"].title("nl") == "Gemek"


def test_files_are_looked_at_four_times_a_second_at_most(mini_kit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looks = []
    live = LiveKit(mini_kit)
    assert live.kit
    walk = os.walk
    monkeypatch.setattr(os, "walk", lambda *given: looks.append(given) or walk(*given))
    end = time.monotonic() + 0.1
    while time.monotonic() < end:
        assert live.kit
    assert len(looks) <= 3  # one look is three folders


def test_a_page_is_drawn_from_one_kit_whatever_becomes_of_the_files_meanwhile(mini_kit: Path) -> None:
    live = LiveKit(mini_kit, every=0)
    with live.held():
        held, stamp = live.kit, live.stamp
        edit(mini_kit, "surveys/ease.yaml", "Het was makkelijk.", "Het ging vanzelf.")
        assert (
            ThreadPoolExecutor(1).submit(lambda: live.kit).result().surveys["ease"].items[0].text("nl")
            == "Het ging vanzelf."
        )  # a phone sees it at once
        assert live.kit is held
        assert live.stamp == stamp  # so that the page knows that there is something new
        live.refresh()  # whoever saved it sees it in the same page
        assert live.kit.surveys["ease"].items[0].text("nl") == "Het ging vanzelf."
        assert live.stamp != stamp
    assert live.kit is not held
