"""The expectation is written into its file: what was asked for changes, and not one byte of anything else."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import MINI_KIT, ROOT
from toolkit.authoring import desk, expecting
from toolkit.authoring.expecting import ChangedMeanwhile, write
from toolkit.errors import Refused
from toolkit.experiments.sprint import Expectation
from toolkit.kit import open_kit
from toolkit.languages.problems import told

FILE = "experiments/small.yaml"

COMMENTED = """\
# Wat we verwachten. Schrijf het op voor de ronde.
expectation:
  # waarom
  hypothesis:
    # in het Nederlands
    nl: Zonder lijstje gaat het sneller.  # kort
    en: It is faster without a list.
  measure: completion  # of time-on-task
  task: prepare
  compare: [round-1, round-2]

  # `0` is: beter, hoe weinig ook.
  better_by: 0   # procentpunten
  if_met: {nl: Zo houden., en: Keep it.}  # vieren
  if_not_met:
    nl: |
      # geen opmerking
      Terug naar v1.
    en: Back.
  if_too_early:
    nl: >
      Nog een
      ronde.
    en: Another round.
  # het einde van wat we verwachten
# onder de streep
archived: false  # blijft
"""


def lay(kit: Path, expectation: str) -> str:
    """The small sprint with this in place of its own expectation; gives the file's text."""
    text = MINI_KIT[FILE].lstrip("\n").split("expectation:\n")[0] + expectation
    (kit / FILE).write_text(text, encoding="utf-8")
    return text


def now(kit: Path) -> Expectation | None:
    return open_kit(kit).sprints["small"].expectation


def plain(kit: Path, **other: Any) -> dict[str, Any]:
    found = now(kit)
    assert found is not None
    return {**found.plain(), **other}


def changed(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines that went and those that came; all others are the same, in the same order."""
    lines = list(difflib.ndiff(before.splitlines(keepends=True), after.splitlines(keepends=True)))
    gone, come = ([one[2:].rstrip("\n") for one in lines if one.startswith(sign)] for sign in "-+")
    return gone, come


def test_one_number_changes_one_number(mini_kit: Path) -> None:
    before = lay(mini_kit, COMMENTED)
    write(mini_kit, "small", plain(mini_kit, better_by=20.0), now(mini_kit))
    after = (mini_kit / FILE).read_text(encoding="utf-8")
    assert after == before.replace("better_by: 0   # procentpunten", "better_by: 20   # procentpunten")


def test_one_text_in_one_language_changes_one_line(mini_kit: Path) -> None:
    before = lay(mini_kit, COMMENTED)
    hypothesis = {"nl": "Het gaat vlotter: zonder lijstje.", "en": "It is faster without a list."}
    write(mini_kit, "small", plain(mini_kit, hypothesis=hypothesis), now(mini_kit))
    assert changed(before, (mini_kit / FILE).read_text(encoding="utf-8")) == (
        ["    nl: Zonder lijstje gaat het sneller.  # kort"],
        ['    nl: "Het gaat vlotter: zonder lijstje."  # kort'],
    )


def test_a_text_on_one_line_becomes_two_and_keeps_its_comment(mini_kit: Path) -> None:
    before = lay(mini_kit, COMMENTED)
    write(mini_kit, "small", plain(mini_kit, if_met={"nl": "Houden zo.", "en": "Keep it."}), now(mini_kit))
    assert changed(before, (mini_kit / FILE).read_text(encoding="utf-8")) == (
        ["  if_met: {nl: Zo houden., en: Keep it.}  # vieren"],
        ["  if_met:  # vieren", "    nl: Houden zo.", "    en: Keep it."],
    )


def test_another_measure_brings_its_own_keys_and_takes_the_others_away(mini_kit: Path) -> None:
    before = lay(mini_kit, COMMENTED)
    given = plain(mini_kit, measure="score", survey="ease", scale="ease", at_least=4)
    del given["task"], given["better_by"]
    write(mini_kit, "small", given, now(mini_kit))
    assert changed(before, (mini_kit / FILE).read_text(encoding="utf-8")) == (
        ["  measure: completion  # of time-on-task", "  task: prepare", "  better_by: 0   # procentpunten"],
        ["  measure: score  # of time-on-task", "  survey: ease", "  scale: ease", "  at_least: 4"],
    )
    assert open_kit(mini_kit).sprints["small"].expectation == Expectation.model_validate(given)


def test_a_literal_text_goes_whole_also_the_line_that_looks_like_a_comment(mini_kit: Path) -> None:
    before = lay(mini_kit, COMMENTED)
    new = {"nl": "Terug\nnaar v1.", "en": "Back."}
    write(mini_kit, "small", plain(mini_kit, if_not_met=new), now(mini_kit))
    assert changed(before, (mini_kit / FILE).read_text(encoding="utf-8")) == (
        ["      # geen opmerking", "      Terug naar v1."],
        ["      Terug", "      naar v1."],
    )


def test_the_first_expectation_of_a_sprint_comes_below_all_else(mini_kit: Path) -> None:
    wanted = plain(mini_kit)
    before = lay(mini_kit, "archived: false  # blijft\n# het einde")
    write(mini_kit, "small", wanted, None)
    after = (mini_kit / FILE).read_text(encoding="utf-8")
    assert after.startswith(before + "\n\nexpectation:\n  hypothesis:\n    nl: ")
    assert now(mini_kit) == Expectation.model_validate(wanted)


@pytest.mark.parametrize("typed", ["expectation:\n", "expectation: null  # later\narchived: true\n"])
def test_an_expectation_that_was_left_empty_is_filled_in(mini_kit: Path, typed: str) -> None:
    wanted = plain(mini_kit)
    lay(mini_kit, typed)
    assert now(mini_kit) is None
    write(mini_kit, "small", wanted, None)
    assert now(mini_kit) == Expectation.model_validate(wanted)


def test_an_expectation_between_braces_is_written_out(mini_kit: Path) -> None:
    wanted = plain(mini_kit)
    lay(
        mini_kit,
        "expectation: {hypothesis: Sneller, measure: completion, task: prepare, compare: [round-1, round-2],\n"
        "  better_by: 0, if_met: A, if_not_met: B, if_too_early: C}\n# blijft\n",
    )
    write(mini_kit, "small", wanted, now(mini_kit))
    assert now(mini_kit) == Expectation.model_validate(wanted)
    assert (mini_kit / FILE).read_text(encoding="utf-8").endswith("\n# blijft\n")


def test_ends_of_lines_and_the_mark_at_the_beginning_stay(mini_kit: Path) -> None:
    raw = b"\xef\xbb\xbf" + lay(mini_kit, COMMENTED).replace("\n", "\r\n").encode()
    (mini_kit / FILE).write_bytes(raw)
    write(mini_kit, "small", plain(mini_kit, better_by=5), now(mini_kit))
    assert (mini_kit / FILE).read_bytes() == raw.replace(b"better_by: 0 ", b"better_by: 5 ")


def test_what_somebody_else_expects_meanwhile_is_never_overwritten(mini_kit: Path) -> None:
    seen = now(mini_kit)
    lay(mini_kit, COMMENTED)
    write(mini_kit, "small", plain(mini_kit, better_by=9), now(mini_kit))
    theirs = (mini_kit / FILE).read_bytes()
    with pytest.raises(ChangedMeanwhile) as refused:
        write(mini_kit, "small", plain(mini_kit, better_by=1), seen)
    assert told(refused.value.args[0], "nl") == "iemand anders heeft de verwachting veranderd sinds je die opende"
    assert (mini_kit / FILE).read_bytes() == theirs


def test_what_somebody_else_changed_in_the_rest_of_the_file_stays(mini_kit: Path) -> None:
    seen, wanted = now(mini_kit), plain(mini_kit, better_by=7)
    path = mini_kit / FILE
    path.write_text(path.read_text(encoding="utf-8").replace("nl: Klein", "nl: Heel klein"), encoding="utf-8")
    write(mini_kit, "small", wanted, seen)
    assert open_kit(mini_kit).sprints["small"].title("nl") == "Heel klein"
    assert plain(mini_kit)["better_by"] == 7


def test_an_edit_in_the_very_moment_of_saving_is_noticed(mini_kit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen, wanted, path = now(mini_kit), plain(mini_kit, better_by=7), mini_kit / FILE
    save = desk.save

    def late(folder: Path, name: str, text: str, fingerprint: str) -> desk.Sheet:
        path.write_text("title: Van een ander\n", encoding="utf-8")
        return save(folder, name, text, fingerprint)

    monkeypatch.setattr(expecting.desk, "save", late)
    with pytest.raises(desk.ChangedOnDisk):
        write(mini_kit, "small", wanted, seen)
    assert path.read_text(encoding="utf-8") == "title: Van een ander\n"


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (
            {"better_by": 0.2},
            "hoeveel mensen slagen zeg je in procenten, en 0.2 is minder dan één procent; bedoel je `20`?",
        ),
        ({"better_by": None}, "de verwachting heeft een grens nodig; schrijf óf `better_by` óf `at_least`"),
        ({"task": "away"}, None),
        ({"compare": ["round-2", "round-1"]}, None),
        ({"measure": "score", "task": None, "survey": "ease", "scale": "gone"}, None),
        ({"hypothesis": {"nl": "Sneller", "en": ""}}, None),
        ({"hypothesis": {"nl": "Sneller"}}, None),
        ({"hypothesis": {"nl": "Sneller\u202e", "en": "Faster"}}, None),
        ({"if_met": {"nl": "x" * 5_001, "en": "y"}}, None),
    ],
)
def test_what_would_be_a_problem_is_said_in_one_line_and_nothing_is_written(
    mini_kit: Path, other: dict[str, Any], said: str | None
) -> None:
    wanted, before = plain(mini_kit, **other), (mini_kit / FILE).read_bytes()
    with pytest.raises(Refused) as refused:
        write(mini_kit, "small", wanted, now(mini_kit))
    line = told(refused.value.args[0], "nl")
    assert "\n" not in line
    assert said is None or line == said
    assert (mini_kit / FILE).read_bytes() == before


def test_a_file_that_is_gone_or_broken_is_left_alone(mini_kit: Path) -> None:
    wanted, seen = plain(mini_kit), now(mini_kit)
    (mini_kit / FILE).write_text("title: {nl: Klein\n", encoding="utf-8")
    with pytest.raises(Refused):
        write(mini_kit, "small", wanted, seen)
    (mini_kit / FILE).unlink()
    with pytest.raises(Refused, match=r"there is no file `experiments/small\.yaml` any more"):
        write(mini_kit, "small", wanted, seen)
    assert not (mini_kit / FILE).exists()


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Co", "Cn", "Zl", "Zp"]), min_size=1, max_size=30)
TEXTS = st.lists(WORDS, min_size=1, max_size=3).map("\n".join).filter(lambda one: one.strip() != "")


@given(nl=TEXTS, en=TEXTS, commented=st.booleans())
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_somebody_types_is_read_back_as_typed(mini_kit: Path, nl: str, en: str, commented: bool) -> None:
    """Or it is refused, with the file as it was."""
    before = lay(mini_kit, COMMENTED if commented else "")
    seen = now(mini_kit)
    wanted = {
        "hypothesis": {"nl": nl, "en": en},
        "measure": "completion",
        "task": "prepare",
        "compare": ["round-1", "round-2"],
        "at_least": 80,
        "if_met": {"nl": en, "en": nl},
        "if_not_met": {"nl": "Terug.", "en": "Back."},
        "if_too_early": {"nl": nl, "en": nl},
    }
    try:
        write(mini_kit, "small", wanted, seen)
    except Refused:
        assert (mini_kit / FILE).read_text(encoding="utf-8") == before
        return
    after = (mini_kit / FILE).read_text(encoding="utf-8")
    assert after.split("expectation:\n")[0].rstrip("\n") == before.split("expectation:\n")[0].rstrip("\n")
    assert after.endswith("# onder de streep\narchived: false  # blijft\n") == commented
    found = now(mini_kit)
    assert found is not None
    assert found.hypothesis("nl") == "\n".join(one.rstrip() for one in nl.strip().splitlines())
    assert found.at_least == 80


@pytest.mark.parametrize("path", sorted((ROOT / "experiments").glob("*.yaml")), ids=lambda path: path.stem)
def test_in_every_sprint_that_is_shipped_one_number_changes_one_line(path: Path, tmp_path: Path) -> None:
    from toolkit.authoring.splicing import splice

    text = path.read_text(encoding="utf-8")
    found = open_kit(ROOT).sprints[path.stem].expectation
    if found is None:
        assert (
            splice(text, path.name, "expectation", {"measure": "score"}) == f"{text}\nexpectation:\n  measure: score\n"
        )
        return
    same = {key: one for key, one in found.plain().items() if one is not None}
    assert splice(text, path.name, "expectation", same) == text
    key = "better_by" if found.at_least is None else "at_least"
    limit = found.better_by if found.at_least is None else found.at_least
    before, after = f"\n  {key}: {limit:g}", f"\n  {key}: 77"
    assert text.count(before) == 1
    assert splice(text, path.name, "expectation", {**same, key: 77.0}) == text.replace(before, after)
