"""The command `diff`: what it says of two revisions, and what it answers to a mistake."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import ROOT, write_kit
from tests.test_cli import VARIABLES, say


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)


IN_ENGLISH = """talk: v1 → v2

On “Begin here”
- Gone are the checklist with “I have an hour” and the form with “What will you ask?”
- New are the choice “Why now?”, the text “Say what is settled.” (only with “The work is changing”) and the button “Done”.
- The main button is now “Done”.
"""


def test_the_differences_are_told_screen_by_screen(mini_kit: Path) -> None:
    assert say("diff", "talk", "v1", "v2", "--kit", mini_kit, "--language", "en").out == IN_ENGLISH


def test_the_last_two_revisions_are_meant_where_none_is_named(mini_kit: Path) -> None:
    v2 = mini_kit / "prototypes" / "talk" / "v2.yaml"
    (mini_kit / "prototypes" / "talk" / "v10.yaml").write_bytes(v2.read_bytes())
    assert say("diff", "talk", "--kit", mini_kit).out.startswith("talk: v2 → v10\n")
    assert say("diff", "talk", "v10", "--kit", mini_kit).out.startswith("talk: v2 → v10\n")
    assert say("diff", "talk", "v1", "--kit", mini_kit).out.startswith("talk: v1 → v10\n")
    assert say("diff", "talk", "v2", "v1", "--kit", mini_kit).out.startswith("talk: v2 → v1\n")


def test_where_nothing_differs_it_says_so_in_the_language_that_was_asked_for(mini_kit: Path) -> None:
    v2 = mini_kit / "prototypes" / "talk" / "v2.yaml"
    (mini_kit / "prototypes" / "talk" / "v3.yaml").write_text("# een kopie\n" + v2.read_text(encoding="utf-8"))
    english = say("diff", "talk", "v2", "v3", "--kit", mini_kit, "--language", "en")
    assert english.out == "talk: v2 → v3\n\nPeople would notice no difference.\n"
    assert (
        "Mensen zouden geen verschil merken."
        in say("diff", "talk", "v2", "v3", "--kit", mini_kit, "--language", "nl").out
    )


def test_a_name_that_is_nearly_right_is_guessed(mini_kit: Path) -> None:
    said = say("diff", "tlak", "--kit", mini_kit)
    assert (said.code, said.err) == (2, "there is no prototype `tlak`; did you mean `talk`?\n")
    said = say("diff", "talk", "v1", "v3", "--kit", mini_kit)
    assert (said.code, said.err) == (2, "there is no revision `v3`; use one of `v1`, `v2`\n")


def test_one_revision_cannot_be_held_against_itself(mini_kit: Path) -> None:
    first = (mini_kit / "prototypes/talk/v1.yaml").read_text(encoding="utf-8")
    write_kit(mini_kit, {"prototypes/walk/v1.yaml": first})
    said = say("diff", "walk", "--kit", mini_kit)
    assert (said.code, said.err) == (2, "walk has only v1; there is nothing to hold it against yet\n")
    said = say("diff", "manager-mobility-toolkit", "v1", "v1", "--kit", ROOT)
    assert (said.code, said.err) == (2, "v1 twice is one revision; name two of v1, v2\n")
