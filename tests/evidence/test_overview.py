"""The whole of a sprint's evidence."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.evidence.made_up import Records, filled, make_kit
from toolkit.errors import Refused
from toolkit.evidence.overview import as_json, as_text, overview
from toolkit.kit import Kit
from toolkit.records import ShownText


def told(records: Any, kit: Kit | None = None) -> dict[str, Any]:
    return as_json(overview(kit or make_kit(), records, "s", "en"))


def measure(found: dict[str, Any], name: str) -> dict[str, Any]:
    return next(one for one in found["measures"] if one["id"] == name)


def test_the_sealed_measure_comes_first_and_alone_bears_the_mark(kit: Kit, full: Any) -> None:
    found = told(full, kit)["measures"]
    assert [one["sealed"] for one in found] == [True] + [False] * (len(found) - 1)
    assert found[0]["id"] == "completion/agree"


def test_an_unknown_sprint_is_refused_with_a_hand_held_out(kit: Kit, records: Any) -> None:
    with pytest.raises(Refused, match="there is no sprint `t`"):
        overview(kit, records, "t", "en")


def test_rounds_say_who_took_part(kit: Kit, full: Any) -> None:
    full.state("one", "closed", declined=2)
    first = told(full, kit)["rounds"][0]
    assert (first["people"], first["robots"], first["declined"], first["state"]) == (6, 0, 2, "closed")
    assert first["sentence"] == "6 people, 0 to the end, 2 declined. Closed."


def test_every_figure_says_whether_it_is_simulated(kit: Kit, records: Any) -> None:
    records.person("one", 30, easy="4", lost="2")
    records.person("two", 30, easy="4", lost="2", robot=True)
    records.close()
    found = told(records, kit)
    assert found["simulated"] is True
    for one in found["measures"]:
        assert [figure["simulated"] for figure in one["figures"]] == [False, True]
        assert one["comparisons"] == []  # people and robots are never compared
    assert found["expectation"]["kind"] == "mixed"
    assert found["expectation"]["outcome"] is None


def test_text_and_json_say_the_same_sentences_in_both_languages(kit: Kit, full: Any) -> None:
    for language in ("nl", "en"):
        made = overview(kit, full, "s", language)
        text = as_text(made, language)
        for one in as_json(made)["measures"]:
            for part in (*one["figures"], *one["comparisons"]):
                assert part["sentence"] in text
        assert as_json(made)["expectation"]["sentence"] in text


def test_different_texts_in_one_round_are_noted(kit: Kit, full: Any) -> None:
    session = full.person("one", 30)
    full.event("one", session, "start", 1.0, definition="another")
    full.of_responses.append(("one", replace(full.of_responses[0][1], item="proud", definition="another")))
    codes = [note["code"] for note in told(full, kit)["notes"]]
    assert {"texts_differ", "survey_differs", "edited_since"} <= set(codes)


def test_an_edit_that_the_team_took_as_the_same_is_told_with_who_and_why_and_is_no_difference(
    kit: Kit, records: Any
) -> None:
    shown = kit.prototype("toolkit", "v1").fingerprint()
    session = records.person("one")
    records.event("one", session, "start", 1.0, definition="old")
    records.event("one", session, "done", 2.0, definition=shown)
    records.state("one", "open", "seal")
    for text, why in (("old", "seen"), (shown, "kept")):
        who, reason = ("Noor", "a comma") if why == "kept" else ("", "")
        records.of_texts.append(ShownText("s", "one", "prototype", "toolkit/v1", text, "", 0.0, why, who, reason))
    notes = told(records, kit)["notes"]
    assert not {"texts_differ", "edited_since"} & {note["code"] for note in notes}
    (kept,) = (note["sentence"] for note in notes if note["code"] == "kept")
    assert kept.endswith("toolkit/v1 was edited while it counted on. Noor decided that: a comma.")


def test_a_text_that_is_still_the_same_is_not_noted(kit: Kit, records: Any) -> None:
    shown = kit.prototype("toolkit", "v1").fingerprint()
    session = records.person("one")
    records.event("one", session, "start", 1.0, definition=shown)
    records.state("one", "open", "seal")
    assert "edited_since" not in [note["code"] for note in told(records, kit)["notes"]]


def test_a_rehearsal_beside_people_is_left_out_and_noted(kit: Kit, full: Any) -> None:
    full.person("one", 30, robot=True)
    assert "robots_left_out" in [note["code"] for note in told(full, kit)["notes"]]


def test_what_changed_in_a_revision_is_told(kit: Kit, full: Any) -> None:
    assert [one.revision for one in overview(kit, full, "s", "en").changes] == ["v2"]


def test_a_sprint_without_expectation_has_no_verdict(full: Any) -> None:
    made = overview(make_kit(expectation=None), full, "s", "nl")
    assert made.verdict is None
    assert not any(line.sealed for line in made.lines)
    assert as_text(made)


def test_a_renamed_file_changes_no_figure(kit: Kit, full: Any) -> None:
    """Of a survey and of a prototype: what people saw is known by its text."""
    text = kit.surveys["feedback"].fingerprint()
    full.of_responses = [
        (name, replace(one, definition=text if one.survey == "feedback" else one.definition))
        for name, one in full.of_responses
    ]
    before = as_json(overview(kit, full, "s", "en"))["measures"]
    surveys = {"people": kit.surveys["people"], "told": kit.surveys["feedback"]}
    sprint = kit.sprints["s"].model_copy(update={"after": ("people", "told"), "prototype": "renamed"})
    renamed = Kit(kit.folder, {"renamed": kit.prototypes["toolkit"]}, surveys, {"s": sprint})
    after = as_json(overview(renamed, full, "s", "en"))["measures"]
    assert any("feedback" in one["id"] for one in before)
    assert [one | {"id": one["id"].replace("feedback", "told")} for one in before] == after


@given(st.randoms(use_true_random=False), st.integers(0, 4))
@settings(max_examples=15, deadline=None)
def test_the_order_of_records_and_doubled_records_change_no_figure(order: random.Random, doubled: int) -> None:
    plain = filled(Records())
    of = (plain.of_sessions, plain.of_events, plain.of_responses)
    mixed = Records(*map(list, of), states=plain.states)
    for records in (mixed.of_sessions, mixed.of_events, mixed.of_responses):
        records.extend(order.sample(records, doubled))
        order.shuffle(records)
    assert told(mixed) == told(plain)


@given(st.lists(st.tuples(st.sampled_from([5, 500, "gave-up"]), st.integers(1, 5)), min_size=1, max_size=4))
@settings(max_examples=15, deadline=None)
def test_a_robots_record_changes_no_figure_of_people(came: list[Any]) -> None:
    plain, mixed = filled(Records()), filled(Records())
    for agree, point in came:
        mixed.person("one", agree, robot=True, easy=str(point), lost="1", control=str(point), recommend="1", role="a")
    assert told(mixed)["measures"] == told(plain)["measures"]
    assert told(mixed)["expectation"] == told(plain)["expectation"]


@given(st.lists(st.integers(1, 5), max_size=8), st.sampled_from(["open", "closed"]), st.integers(5, 8), st.booleans())
@settings(max_examples=40, deadline=None)
def test_figures_about_people_below_the_minimum_carry_no_value(
    points: Any, state: str, minimum: int, robots: bool
) -> None:
    records = Records()
    for point in points:
        # People who answered alike changed alike, and the others did not: the change is hidden whenever they are.
        records.person("one", 30, control=str(6 - point), before_control=str(point), robot=robots)
    records.state("one", state)
    for one in told(records, make_kit(minimum_group=minimum))["measures"]:
        for figure in one["figures"] if one["about"] == "person" else ():
            alike = max((points.count(point) for point in points), default=0) >= len(points) - 1
            answered = len(points) if "control" in one["id"] else 0
            assert figure["shown"] == (state == "closed" and answered >= minimum and not alike)
            if figure["shown"]:
                assert figure["values"] == []
                assert figure["n"] >= minimum
            else:
                assert set(figure) == {"round", "shown", "simulated", "interim", "sentence", "reason"}


def test_all_numbers_are_json_numbers(kit: Kit, full: Any) -> None:
    json.dumps(told(full, kit), allow_nan=False)
    json.dumps(told(Records(), kit), allow_nan=False)


def test_importing_the_overview_loads_neither_scipy_nor_statsmodels() -> None:
    code = "import sys, toolkit.evidence.overview, toolkit.reports.report; print({'scipy', 'statsmodels', 'pandas', 'numpy'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_a_round_with_people_who_took_part_before_is_not_tested_as_if_they_were_others(kit: Kit, full: Any) -> None:
    assert any(one["comparisons"] for one in told(full, kit)["measures"])
    whole = told(full, kit)["measures"][0]["figures"]
    full.of_sessions[-1] = replace(full.of_sessions[-1], returned=True)
    found = told(full, kit)
    assert found["measures"][0]["figures"] == whole  # everybody counts in the round itself
    assert not any(one["comparisons"] for one in found["measures"])
    assert (found["expectation"]["kind"], found["expectation"]["outcome"]) == ("panel", None)
    assert any("1 person took part before" in note["sentence"] for note in found["notes"])
    assert "1 persoon deed al eerder mee" in as_text(overview(kit, full, "s", "nl"))
