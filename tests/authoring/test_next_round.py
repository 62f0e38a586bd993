"""The next round is written into its sprint's file: its lines come below the last round, and nothing else moves."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import MINI_KIT, ROOT
from toolkit import source
from toolkit.authoring import desk, next_round
from toolkit.authoring.next_round import ChangedMeanwhile, free_id, write
from toolkit.errors import Refused
from toolkit.experiments.sprint import Round
from toolkit.kit import open_kit, read_kit
from toolkit.languages.problems import told

FILE = "experiments/small.yaml"
HEAD, TAIL = MINI_KIT[FILE].lstrip("\n").split("rounds:\n")
EXPECTED = "expectation:\n" + TAIL.split("expectation:\n")[1]

WANTED: dict[str, Any] = {
    "id": "round-3",
    "title": {"nl": "Ronde 3", "en": "Round 3"},
    "revision": "v2",
    "who": {"nl": "Vijf anderen: niemand van eerder", "en": "Five others"},
    "people": 5,
}
LINES = """\
  - id: round-3
    title:
      nl: Ronde 3
      en: Round 3
    revision: v2
    who:
      nl: "Vijf anderen: niemand van eerder"
      en: Five others
    people: 5
"""


def lay(kit: Path, rounds: str, tail: str = EXPECTED) -> str:
    text = f"{HEAD}{rounds}{tail}"
    (kit / FILE).write_text(text, encoding="utf-8")
    return text


def now(kit: Path) -> tuple[Round, ...]:
    return open_kit(kit).sprints["small"].rounds


def typed(kit: Path) -> str:
    return (kit / FILE).read_text(encoding="utf-8")


TWO = """\
rounds:   # wie probeert wat
  # de eerste
  - {id: round-1, title: {nl: Ronde 1, en: Round 1}, revision: v1, who: HR}
  - id: round-2
    title: {nl: Ronde 2, en: Round 2}
    revision: v2  # korter
    who:
      nl: |
        Vijf anderen

        # geen opmerking
      en: Five others
    # people: 8
"""


def test_the_round_comes_below_the_last_one_and_no_other_line_moves(mini_kit: Path) -> None:
    before = lay(mini_kit, TWO, f"\n# Wat we verwachten.\n{EXPECTED}")
    write(mini_kit, "small", WANTED, now(mini_kit))
    assert typed(mini_kit) == before.replace("    # people: 8\n", f"    # people: 8\n{LINES}")
    assert now(mini_kit)[-1] == Round.model_validate(WANTED)
    assert read_kit(mini_kit).problems == ()


@pytest.mark.parametrize("dash", ["", "  ", "    "])
@pytest.mark.parametrize("end", ["", "\n", "\n\n# het einde\n", "\n...\n", "\n\n  \n# tussen wal en schip\n"])
def test_rounds_at_the_end_of_a_file_are_found_however_far_they_stand_in(mini_kit: Path, dash: str, end: str) -> None:
    rounds = f"rounds:\n{dash}- {{id: round-1, title: Eerst, revision: v1, who: HR}}"
    lay(mini_kit, rounds, end)
    write(mini_kit, "small", {**WANTED, "id": "round-2"}, now(mini_kit))
    made = [f"{dash}{one[2:]}" for one in LINES.replace("round-3", "round-2").splitlines()]
    assert typed(mini_kit).startswith(f"{HEAD}{rounds}\n" + "\n".join(made) + "\n")
    assert [one.id for one in now(mini_kit)] == ["round-1", "round-2"]


@pytest.mark.parametrize(
    ("rounds", "why"),
    [
        ("rounds: [{id: round-1, title: Eerst, revision: v1, who: HR}]\n", "write it there by hand"),
        ("rounds: []\n", "rounds"),
    ],
)
def test_rounds_without_lines_of_their_own_are_refused_and_nothing_is_written(
    mini_kit: Path, rounds: str, why: str
) -> None:
    before = lay(mini_kit, rounds, "")
    seen = now(mini_kit) if why != "rounds" else ()
    with pytest.raises(Refused, match=why) as caught:
        write(mini_kit, "small", WANTED, seen)
    assert told(caught.value.args[0], "nl") != str(caught.value)
    assert typed(mini_kit) == before


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"id": "round-1"}, "round-1"),
        ({"revision": "v9"}, "v9"),
        ({"people": 2}, "3"),
        ({"people": 31}, "30"),
        ({"title": {"nl": "Ronde 3", "en": ""}}, "a text is missing"),
        ({"who": {"nl": "x" * 5001, "en": "y"}}, "5,001"),
    ],
)
def test_what_would_be_a_problem_is_refused_and_nothing_is_written(
    mini_kit: Path, other: dict[str, Any], why: str
) -> None:
    before = typed(mini_kit)
    with pytest.raises(Refused, match=why):
        write(mini_kit, "small", WANTED | other, now(mini_kit))
    assert typed(mini_kit) == before


def test_rounds_that_somebody_else_changed_meanwhile_are_not_written_over(mini_kit: Path) -> None:
    seen = now(mini_kit)
    lay(mini_kit, TWO)
    with pytest.raises(ChangedMeanwhile) as caught:
        write(mini_kit, "small", WANTED, seen)
    assert told(caught.value.args[0], "nl") == "iemand anders heeft de rondes veranderd sinds je ze opende"


def test_what_somebody_else_changed_in_the_rest_of_the_file_stays(mini_kit: Path) -> None:
    seen = now(mini_kit)
    path = mini_kit / FILE
    path.write_text(typed(mini_kit).replace("part: manager", "part: employee"), encoding="utf-8")
    write(mini_kit, "small", WANTED, seen)
    assert "part: employee" in typed(mini_kit)
    assert len(now(mini_kit)) == 3


def test_a_file_that_is_saved_between_the_draft_and_the_saving_is_left_alone(mini_kit: Path) -> None:
    made = next_round.draft(mini_kit, "small", WANTED, now(mini_kit))
    theirs = lay(mini_kit, TWO)
    with pytest.raises(desk.ChangedOnDisk):
        made.save(mini_kit)
    assert typed(mini_kit) == theirs


def test_a_file_that_is_gone_is_said_to_be_gone(mini_kit: Path) -> None:
    seen = now(mini_kit)
    (mini_kit / FILE).unlink()
    with pytest.raises(Refused, match="there is no file"):
        write(mini_kit, "small", WANTED, seen)


def test_the_id_is_the_next_number_that_nothing_has(mini_kit: Path) -> None:
    sprint = open_kit(mini_kit).sprints["small"]
    assert free_id(sprint) == "round-3"
    assert free_id(sprint, {"round-3", "round-4"}) == "round-5"
    lay(mini_kit, TWO.replace("round-2", "round-3"), EXPECTED.replace("round-2", "round-3"))
    assert free_id(open_kit(mini_kit).sprints["small"]) == "round-4"


def test_a_sprint_has_twenty_rounds_at_most(mini_kit: Path) -> None:
    rows = (f"  - {{id: round-{n}, title: R, revision: v1, who: HR}}\n" for n in range(1, 21))
    before = lay(mini_kit, "rounds:\n" + "".join(rows))
    with pytest.raises(Refused, match="20"):
        write(mini_kit, "small", {**WANTED, "id": "round-21"}, now(mini_kit))
    assert typed(mini_kit) == before


@pytest.mark.parametrize("name", sorted(path.stem for path in (ROOT / "experiments").glob("*.yaml")))
def test_every_sprint_that_is_shipped_can_get_a_round(starter_copy: Path, name: str) -> None:
    sprint = open_kit(starter_copy).sprints[name]
    before = (starter_copy / f"experiments/{name}.yaml").read_text(encoding="utf-8").splitlines()
    wanted = {**WANTED, "id": free_id(sprint), "revision": sprint.rounds[-1].revision}
    write(starter_copy, name, wanted, sprint.rounds)
    after = (starter_copy / f"experiments/{name}.yaml").read_text(encoding="utf-8").splitlines()
    come = len(LINES.splitlines())
    at = next(n for n, (one, other) in enumerate(zip(before, after, strict=False)) if one != other)
    assert before == after[:at] + after[at + come :]
    assert read_kit(starter_copy).problems == ()


@pytest.fixture
def starter_copy(tmp_path: Path) -> Path:
    import shutil

    for folder in ("prototypes", "surveys", "experiments"):
        shutil.copytree(ROOT / folder, tmp_path / "kit" / folder)
    return tmp_path / "kit"


WORDS = st.text("aé #:'\"-.{}[],|>&*!%@`\\\n", min_size=1, max_size=15).filter(lambda one: bool(one.strip()))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80)
@given(
    words=st.tuples(WORDS, WORDS, WORDS, WORDS), comment=st.sampled_from(["", "# x\n", "  # x\n", "    # x\n", "\n"])
)
def test_whatever_is_typed_is_what_is_read_again(
    mini_kit: Path, words: tuple[str, str, str, str], comment: str
) -> None:
    before = lay(mini_kit, f"{TWO}{comment}")
    wanted = {
        **WANTED,
        "title": {"nl": words[0], "en": words[1]},
        "who": {"nl": words[2], "en": words[3]},
    }
    write(mini_kit, "small", wanted, now(mini_kit))
    flat = {key: " ".join(one.split()) for key, one in wanted["who"].items()}
    assert source.read(typed(mini_kit).encode(), FILE)["rounds"][-1]["who"] == flat
    kept = iter(typed(mini_kit).splitlines())
    assert all(line in kept for line in before.splitlines())  # every line is still there, in the same order
