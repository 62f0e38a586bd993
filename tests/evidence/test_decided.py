"""What a decision rests on is kept word for word, and one that goes against the sealed rule is noticed."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.evidence.made_up import EXPECTATION, filled, make_kit
from toolkit.evidence.decided import (
    VERDICT,
    Frozen,
    Known,
    agreed,
    concerning,
    day,
    freeze,
    goes_against,
    known,
    since,
    thaw,
    told,
)
from toolkit.evidence.expectation import Verdict
from toolkit.evidence.overview import as_json, overview
from toolkit.evidence.structure import SprintEvidence
from toolkit.records import Decision

NO = "gave-up"


def found(records: Any, language: str = "nl", **rule: Any) -> SprintEvidence:
    return overview(make_kit(expectation={**EXPECTATION, **rule}), records, "s", language)


def verdict(records: Any, one: list[Any], two: list[Any], **rule: Any) -> Verdict:
    for name, agrees in (("one", one), ("two", two)):
        for agree in agrees:
            records.person(name, agree)
    records.close()
    judged = agreed(found(records, **rule), "two")
    assert judged is not None
    return judged


# -- what is known ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_is_known_are_the_sentences_of_the_screen_and_nothing_else(full: Any, language: str) -> None:
    evidence = found(full, language)
    data = as_json(evidence)
    sentences = [figure["sentence"] for line in data["measures"] for figure in line["figures"]]
    sentences.append(data["expectation"]["sentence"])
    said = concerning(evidence, "two", {"agree"})
    assert [one.id for one in said] == [VERDICT, "completion/agree/two", "time-on-task/agree/two"]
    assert all(any(one.says.endswith(sentence) for sentence in sentences) for one in said)


def test_a_round_knows_its_own_figures_and_a_finding_those_of_its_tasks(full: Any) -> None:
    assert [one.id for one in concerning(found(full), "one", {"agree"})][1:] == [
        "completion/agree/one",
        "time-on-task/agree/one",
    ]
    # The sealed measure is there, whatever it is about; what is exploratory only where it concerns the task.
    assert [one.id for one in concerning(found(full), "one", {"other"})] == [VERDICT, "completion/agree/one"]


def test_what_the_gate_hides_is_not_known(records: Any) -> None:
    rule: dict[str, Any] = {"measure": "score", "survey": "people", "scale": "control", "task": None}
    for name in ("one", "two"):
        for agree in range(3):
            records.person(name, 10, control=str(1 + agree), before_control="2")
    records.close()
    assert "score" not in "".join(one.id for one in concerning(found(records, **rule), "two", set()))


def test_figures_of_robots_say_so(records: Any) -> None:
    for name in ("one", "two"):
        for _ in range(5):
            records.person(name, 10, robot=True)
    said = concerning(found(records), "two", {"agree"})
    assert said
    assert all(one.simulated and "Gesimuleerd" in one.says for one in said)


# -- frozen -----------------------------------------------------------------------------------------------------------

KNOWN = (Known(VERDICT, "Uitgekomen."), Known("completion/agree/two", "5 van de 5 mensen.", simulated=True))


def test_what_was_frozen_is_read_as_it_was() -> None:
    kept = freeze(KNOWN, 12.0, "nl", "We houden het.")
    assert thaw(kept) == Frozen(12.0, "nl", KNOWN, "We houden het.")
    assert json.loads(kept)["known"][0]["says"] == "Uitgekomen."


@given(st.text(), st.text(), st.floats(0, 4e9))
def test_whatever_was_said_comes_back(id: str, says: str, at: float) -> None:
    assert thaw(freeze([Known(id, says)], at, "en")) == Frozen(at, "en", (Known(id, says),))


@pytest.mark.parametrize(
    "kept",
    ["", "x", "[]", "{}", '{"at": 1, "language": "nl", "known": [{"id": 1, "says": "x"}], "plan": ""}',
     '{"at": "x", "language": "nl", "known": [], "plan": ""}', '{"at": 1, "language": "nl", "known": [3], "plan": ""}',
     '{"at": 1, "language": "nl", "known": [{"id": "a", "says": "b", "more": 1}], "plan": ""}', "[" * 100_000],
)  # fmt: skip
def test_what_cannot_be_read_is_nothing(kept: str) -> None:
    assert thaw(kept) is None


def test_only_what_is_said_otherwise_by_now_is_told() -> None:
    frozen = Frozen(1.0, "nl", KNOWN)
    assert since(frozen, KNOWN) == {}
    other = [KNOWN[0], Known("completion/agree/two", "4 van de 4 mensen.")]
    assert since(frozen, other) == {"completion/agree/two": "4 van de 4 mensen."}
    assert since(frozen, KNOWN[:1]) == {"completion/agree/two": ""}


def test_a_withdrawal_changes_what_is_known_now_and_not_what_was_frozen(full: Any) -> None:
    before = concerning(found(full), "two", {"agree"})
    frozen = thaw(freeze(before, 1.0, "nl"))
    assert frozen is not None
    full.person("two", NO)
    now = since(frozen, concerning(found(full), "two", {"agree"}))
    assert "completion/agree/two" in now
    assert [one.says for one in frozen.known] == [one.says for one in before]


# -- otherwise than agreed --------------------------------------------------------------------------------------------


def test_to_drop_what_came_out_as_hoped_goes_against_the_rule(records: Any) -> None:
    met = verdict(records, [10, 10, NO, NO, NO, NO], [10] * 5)
    assert met.outcome == "met"
    assert [goes_against(met, one, {"agree"}) for one in ("keep", "change", "drop")] == [False, False, True]


def test_to_keep_what_did_not_come_out_goes_against_the_rule(records: Any) -> None:
    not_met = verdict(records, [10] * 8, [NO] * 8)
    assert [goes_against(not_met, one, {"agree"}) for one in ("keep", "change", "drop")] == [True, False, False]


def test_to_end_something_before_anybody_knows_goes_against_the_rule(records: Any) -> None:
    early = verdict(records, [10, 10, NO], [10, 10, 10])
    assert early.outcome == "too_early"
    assert [goes_against(early, one, {"agree"}) for one in ("keep", "change", "drop")] == [False, False, True]


def test_a_rule_about_one_task_says_nothing_of_another(records: Any) -> None:
    not_met = verdict(records, [10] * 8, [NO] * 8)
    assert not goes_against(not_met, "keep", {"another"})
    score = replace(not_met, expectation=not_met.expectation.model_copy(update={"task": None}))
    assert goes_against(score, "keep", {"another"})


def test_nothing_goes_against_a_rule_that_has_not_judged_people(records: Any) -> None:
    assert agreed(found(filled(records)), "two") is not None
    assert agreed(found(records), "one") is None  # before its later round nobody knew
    assert agreed(found(records), "gone") is None
    assert not goes_against(None, "drop", {"agree"})


def test_robots_never_bring_an_agreement(records: Any) -> None:
    for name in ("one", "two"):
        for _ in range(5):
            records.person(name, 10, robot=True)
    records.close()
    assert agreed(found(records), "two") is None


# -- told -------------------------------------------------------------------------------------------------------------

PLAIN = Decision("d1", "s", "two", "change", "De lijst was te lang", "We korten hem in.", "", 9.0, told=True)
WHOLE = replace(
    PLAIN,
    verdict="keep",
    who="Noor",
    dissent="Ali wil hem weg",
    review="2026-12-03",
    against="Er is geen tijd\nvoor iets anders",
    evidence=freeze(KNOWN[:1], 0.0, "nl", "We laten het los."),
)


def test_a_decision_is_told_with_all_that_belongs_to_it() -> None:
    assert told(WHOLE, "nl", "De lijst.") == [
        "De lijst. Houden: We korten hem in.",
        "Wat mensen zeiden of deden: De lijst was te lang.",
        "Besloten door: Noor.",
        "Wat ertegen sprak: Ali wil hem weg.",
        "We kijken erop terug op 3 december 2026.",
        "Dit gaat anders dan vooraf afgesproken. Afgesproken was: We laten het los. "
        "Waarom toch: Er is geen tijd voor iets anders.",
        "Bekend op 1 januari 1970: Uitgekomen.",
    ]
    assert told(WHOLE, "en")[4:6] == [
        "We look at it again on 3 December 2026.",
        "This goes otherwise than was agreed beforehand. What was agreed: We laten het los. "
        "Why we do so: Er is geen tijd voor iets anders.",
    ]


def test_what_was_not_said_is_not_told() -> None:
    assert told(PLAIN, "en") == [
        "Change: We korten hem in.",
        "What people said or did: De lijst was te lang.",
    ]
    assert known(PLAIN, "en") == []
    assert told(replace(PLAIN, against="Omdat."), "en")[-1] == (
        "This goes otherwise than was agreed beforehand. Why we do so: Omdat."
    )


def test_what_is_no_day_is_not_told() -> None:
    assert day("2026-02-30", "nl") == day("", "en") == ""
