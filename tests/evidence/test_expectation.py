"""One verdict, by the sealed rule, from the interval alone."""

from __future__ import annotations

from typing import Any

import pytest

from tests.evidence.made_up import EXPECTATION, make_kit
from toolkit.evidence.expectation import Verdict, seal_content
from toolkit.evidence.overview import overview
from toolkit.schema import fingerprint


def verdict(records: Any, **rule: Any) -> Verdict:
    expectation = {**EXPECTATION, **rule}
    if rule.get("at_least") is not None:
        del expectation["better_by"]
    if rule.get("measure") == "score":
        del expectation["task"]
    found = overview(make_kit(expectation=expectation), records, "s", "en").verdict
    assert found is not None
    return found


def rounds(records: Any, one: list[Any], two: list[Any], *, robots: bool = False) -> Any:
    for agree in one:
        records.person("one", agree)
    for agree in two:
        records.person("two", agree, robot=robots)
    records.close()
    return records


NO = "gave-up"


@pytest.mark.parametrize(
    ("one", "two", "better_by", "outcome"),
    [
        ([10, 10, NO, NO, NO, NO], [10] * 5, 0, "met"),  # +67 points, 10 to 90
        ([10, 10, NO, NO, NO, NO], [10] * 5, 9, "met"),
        ([10, 10, NO, NO, NO, NO], [10] * 5, 10, "too_early"),
        ([10, 10, NO, NO, NO, NO], [10] * 5, 91, "not_met"),
        ([10, 10, NO], [10, 10, 10], 0, "too_early"),
        ([10] * 8, [NO] * 8, 0, "not_met"),
    ],
)
def test_the_interval_of_the_improvement_decides(
    records: Any, one: list[Any], two: list[Any], better_by: float, outcome: str
) -> None:
    found = verdict(rounds(records, one, two), better_by=better_by)
    assert (found.kind, found.outcome) == ("verdict", outcome)


@pytest.mark.parametrize(("level", "outcome"), [(56, "met"), (57, "too_early"), (100, "too_early")])
def test_a_level_is_reached_by_the_whole_interval_of_the_later_round(records: Any, level: float, outcome: str) -> None:
    """5 of 5 is 56.6% to 100%; the earlier round plays no part, even when it is empty."""
    found = verdict(rounds(records, [], [10] * 5), at_least=level)
    assert (found.kind, found.outcome) == ("verdict", outcome)


def test_a_level_is_missed_when_the_interval_lies_below_it(records: Any) -> None:
    """0 of 5 is 0% to 43.4%."""
    assert verdict(rounds(records, [], [NO] * 5), at_least=44).outcome == "not_met"


def test_time_is_judged_in_percent_faster(records: Any) -> None:
    rounds(records, [100, 110, 120, 130], [40, 45, 50, 55])
    found = verdict(records, measure="time-on-task", better_by=20)
    assert found.outcome == "met"
    assert found.improvement is not None
    assert found.improvement.value == pytest.approx(59, abs=1)
    assert verdict(records, measure="time-on-task", better_by=90).outcome == "not_met"


def test_one_person_a_side_is_too_early_for_a_time(records: Any) -> None:
    found = verdict(rounds(records, [100], [10]), measure="time-on-task")
    assert (found.outcome, found.improvement.ends if found.improvement else 0) == ("too_early", None)


def test_a_score_is_judged_in_points(records: Any) -> None:
    for low, high in (("1", "4"), ("2", "5"), ("1", "5"), ("2", "4"), ("1", "5")):
        records.person("one", easy=low, lost="5")
        records.person("two", easy=high, lost="1")
    records.close()
    rule = {"measure": "score", "survey": "feedback", "scale": "ease"}
    assert verdict(records, better_by=2, **rule).outcome == "met"
    assert verdict(records, at_least=4, **rule).outcome == "met"
    assert verdict(records, at_least=4.9, **rule).outcome == "too_early"


def test_robots_bring_a_rehearsal_and_no_verdict(records: Any) -> None:
    for round_id, people in (("one", [NO] * 6), ("two", [10] * 5)):
        for agree in people:
            records.person(round_id, agree, robot=True)
    records.close()
    found = verdict(records)
    assert (found.kind, found.outcome, found.simulated, found.plan) == ("rehearsal", "met", True, None)


def test_people_are_never_held_against_robots(records: Any) -> None:
    found = verdict(rounds(records, [NO] * 6, [10] * 5, robots=True))
    assert (found.kind, found.outcome, found.comparison, found.plan) == ("mixed", None, None, None)


def test_nobody_brings_no_verdict(records: Any) -> None:
    found = verdict(rounds(records, [10, 10], []))
    assert (found.kind, found.outcome) == ("no_data", None)


def test_an_open_round_makes_it_interim_and_leaves_the_plan_for_later(records: Any) -> None:
    rounds(records, [NO] * 6, [10] * 5)
    records.state("two", "open")
    found = verdict(records)
    assert (found.outcome, found.interim, found.plan) == ("met", True, None)
    records.close()
    plan = verdict(records).plan
    assert plan is not None
    assert plan("en") == "We keep it."


def test_a_hidden_figure_brings_no_verdict(records: Any) -> None:
    for control in ("1", "3", "5", "2"):
        records.person("one", control=control)
        records.person("two", control=control)
    records.close()
    found = verdict(records, measure="score", survey="people", scale="control")
    assert (found.kind, found.outcome, found.improvement) == ("hidden", None, None)


def test_the_rule_that_was_sealed_counts_and_not_the_one_in_the_file(records: Any) -> None:
    content = seal_content(make_kit().sprints["s"])
    seal = fingerprint(content)
    records.definitions[seal] = content
    rounds(records, [10, 10, NO, NO, NO, NO], [10] * 5)
    records.state("one", "closed", seal)
    found = overview(make_kit(expectation={**EXPECTATION, "better_by": 50}), records, "s", "en")
    assert found.verdict is not None
    assert (found.verdict.threshold, found.verdict.outcome, found.sealed.edited) == (0, "met", True)
    assert [note.code for note in found.notes if note.code.startswith("exp")] == ["expectation_edited"]


def test_the_minimum_group_never_sinks_below_what_was_sealed(records: Any, full: Any) -> None:
    content = seal_content(make_kit(minimum_group=8).sprints["s"])
    full.definitions["seal"] = content
    full.state("one", "closed", "seal")
    found = overview(make_kit(), full, "s", "en")
    assert found.sealed.minimum_group == 8
    control = next(line for line in found.lines if line.subject.id == "score/people/after/control")
    assert len(control.hidden) == 2


def test_a_seal_whose_content_was_not_kept_still_tells_whether_the_file_changed(records: Any) -> None:
    expectation = make_kit().sprints["s"].expectation
    assert expectation is not None
    rounds(records, [10], [10])
    records.state("one", "closed", expectation.fingerprint())
    assert not overview(make_kit(), records, "s", "en").sealed.edited
    records.state("one", "closed", "another")
    assert overview(make_kit(), records, "s", "en").sealed.edited
