"""What was sealed counts, whatever the file says; what was changed after that counts too, and nobody can miss it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.evidence.made_up import EXPECTATION, make_kit
from toolkit.errors import Refused
from toolkit.evidence.expectation import Sealed, seal_content, sealed
from toolkit.evidence.overview import as_json, as_text, overview
from toolkit.evidence.seals import changing
from toolkit.evidence.seals import sentences as seals
from toolkit.evidence.seals.sealed import content_of
from toolkit.experiments.sprint import Expectation
from toolkit.kit import Kit
from toolkit.languages.problems import told
from toolkit.records import ExpectationChange
from toolkit.reports.formats import FORMATS
from toolkit.schema import fingerprint

NOON = 1_790_000_000.0
OTHER = {**EXPECTATION, "better_by": 20}
THREE = [
    {"id": name, "title": f"Round {n}", "revision": "v1", "who": "Five"}
    for n, name in enumerate(("one", "two", "three", "four"), 1)
]


def opened(records: Any, round_id: str, kit: Kit) -> str:
    """Open a round as the Cockpit does: what the file says now is its seal."""
    content = seal_content(kit.sprints["s"])
    records.definitions[fingerprint(content)] = content
    records.state(round_id, "closed", fingerprint(content))
    return fingerprint(content)


def change(records: Any, minimum: int = 5, **other: Any) -> ExpectationChange:
    content = content_of(Expectation.model_validate({**EXPECTATION, **other}), minimum)
    records.definitions[fingerprint(content)] = content
    made = ExpectationChange("s", fingerprint(content), NOON, "Te streng", "Anna", "Bram")
    records.changes.append(made)
    return made


def found(records: Any, **sprint: Any) -> Sealed:
    kit = make_kit(**sprint)
    return sealed(records, "s", kit.sprints["s"])


# -- the seal ---------------------------------------------------------------------------------------------------------


def test_nothing_is_sealed_before_a_round_opens(records: Any) -> None:
    now = found(records)
    assert (now.fingerprint, now.edited, now.changes, now.original) == ("", False, (), None)


@pytest.mark.parametrize("first", ["one", "two"])
def test_the_first_of_its_two_rounds_that_opens_seals_it(records: Any, first: str) -> None:
    seal = opened(records, first, make_kit())
    now = found(records, expectation=OTHER)
    assert (now.fingerprint, now.edited) == (seal, True)
    assert now.expectation == make_kit().sprints["s"].expectation


def test_a_rule_that_was_written_after_its_earlier_round_is_not_sealed(records: Any) -> None:
    opened(records, "one", make_kit(expectation=None))
    opened(records, "two", make_kit())
    assert found(records).fingerprint == ""


@pytest.mark.parametrize(
    "file",
    [
        {**EXPECTATION, "compare": ["three", "four"]},
        {**EXPECTATION, "compare": ["two", "three"], "better_by": 50},
        None,
    ],
)
def test_a_file_that_names_other_rounds_or_none_does_not_break_the_seal(records: Any, file: Any) -> None:
    """Else whoever dislikes a verdict would only have to point the file at two rounds that nobody opened."""
    seal = opened(records, "one", make_kit(rounds=THREE))
    now = found(records, rounds=THREE, expectation=file)
    assert (now.fingerprint, now.edited) == (seal, True)
    assert now.expectation
    assert now.expectation.compare == ("one", "two")


# -- a change after it ------------------------------------------------------------------------------------------------


def test_the_newest_change_counts_and_the_first_seal_stays(records: Any) -> None:
    seal = opened(records, "one", make_kit())
    change(records, better_by=10)
    change(records, better_by=20)
    now = found(records, expectation=OTHER)
    assert now.expectation
    assert now.original
    assert (now.fingerprint, now.edited, now.original.better_by, now.expectation.better_by) == (seal, False, 0, 20)
    assert [one.rule.better_by for one in now.changes if one.rule] == [10, 20]


def test_a_file_that_was_not_changed_along_is_said_to_differ(records: Any) -> None:
    opened(records, "one", make_kit())
    change(records, better_by=10)
    assert found(records).edited


def test_the_verdict_follows_the_change(records: Any) -> None:
    for agree in (10, 10, "gave-up", "gave-up", "gave-up", "gave-up"):
        records.person("one", agree)
    for _ in range(5):
        records.person("two", 10)
    records.close()
    opened(records, "one", make_kit())
    before = overview(make_kit(), records, "s", "en").verdict
    change(records, better_by=20)
    after = overview(make_kit(), records, "s", "en").verdict
    assert before
    assert after
    assert (before.outcome, after.outcome, after.threshold) == ("met", "too_early", 20)


def test_the_minimum_group_never_sinks_by_a_change(records: Any) -> None:
    opened(records, "one", make_kit(minimum_group=8))
    change(records, minimum=5, better_by=10)
    assert found(records).minimum_group == 8
    change(records, minimum=9, better_by=11)
    assert found(records).minimum_group == 9


# -- where it is told -------------------------------------------------------------------------------------------------


@pytest.fixture
def changed(records: Any, full: Any) -> tuple[Any, str, ExpectationChange]:
    seal = opened(full, "one", make_kit())
    return full, seal, change(full, better_by=20)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_seal_and_each_change_stand_in_every_output(changed: Any, language: str) -> None:
    records, seal, made = changed
    evidence = overview(make_kit(expectation=OTHER), records, "s", language)
    lines = seals.told(evidence, language)
    outputs = {
        "text": as_text(evidence, language),
        "json": json.dumps(as_json(evidence), ensure_ascii=False).replace('\\"', '"'),
        **{name: render(evidence, language, NOON) for name, render in FORMATS.items()},
    }
    for name, output in outputs.items():
        for wanted in (seal, made.seal, "Te streng", "Anna", "Bram", *lines):
            assert wanted in output, (name, wanted)
    assert [note.code for note in evidence.notes if note.code.startswith("expectation")] == ["expectation_changed"]


def test_the_rule_as_it_was_is_told_beside_the_one_that_counts(changed: Any) -> None:
    records, seal, made = changed
    evidence = overview(make_kit(expectation=OTHER), records, "s", "en")
    told_lines = seals.told(evidence, "en")
    assert (
        seals.rule(evidence, "en")
        == "In Round 2, over 20 percentage points more people finish “Agreement” than in Round 1."
    )
    assert told_lines[0] == f"Sealed before the first round. Seal: {seal}"
    assert told_lines[1] == "The rule was this at first: In Round 2, more people finish “Agreement” than in Round 1."
    assert told_lines[2].startswith("Changed after that on ")
    assert told_lines[2].endswith(
        f", by Anna together with Bram. Reason: Te streng. New seal: {made.seal}. "
        "Since then: In Round 2, over 20 percentage points more people finish “Agreement” than in Round 1."
    )


def test_another_plan_under_the_same_rule_is_told_with_the_plan_as_it_was(records: Any) -> None:
    opened(records, "one", make_kit())
    change(records, if_not_met={"nl": "Toch door.", "en": "Go on anyway."})
    evidence = overview(make_kit(), records, "s", "en")
    assert "What we would do if it is not met was this at first: We drop it." in seals.told(evidence, "en")
    assert not any("What we thought" in one for one in seals.told(evidence, "en"))


def test_json_holds_the_original_rule_whole(changed: Any) -> None:
    records, seal, _ = changed
    expected = as_json(overview(make_kit(expectation=OTHER), records, "s", "en"))["expectation"]
    assert (expected["seal"], expected["minimum_group"], expected["original"]["better_by"]) == (seal, 5, 0)
    assert expected["changes"][0]["at"] == NOON
    assert (expected["changes"][0]["who"], expected["changes"][0]["second"]) == ("Anna", "Bram")


def test_names_of_people_cannot_break_out_of_the_report(records: Any, full: Any) -> None:
    opened(full, "one", make_kit())
    content = content_of(Expectation.model_validate(OTHER), 5)
    full.definitions["x"] = content
    full.changes.append(ExpectationChange("s", "x", NOON, "<script>alert(1)</script>", "<b>A</b>", "B & C"))
    page = FORMATS[".html"](overview(make_kit(), full, "s", "en"), "en", NOON)
    assert "<script>alert" not in page
    assert "<b>A</b>" not in page
    assert "&lt;b&gt;A&lt;/b&gt; together with B &amp; C" in page


def test_a_sealed_rule_about_something_that_is_gone_is_still_told(records: Any) -> None:
    """Taking the task out of the file would otherwise make the seal vanish from every report."""
    seal = opened(records, "one", make_kit())
    task = {"id": "other", "title": "Other", "text": "text", "done_when": {"screen": "home"}}
    evidence = overview(make_kit(tasks=[task], expectation=None), records, "s", "en")
    assert evidence.verdict is None
    for output in (as_text(evidence), FORMATS[".html"](evidence, "en", NOON), json.dumps(as_json(evidence))):
        assert seal in output
        assert "no longer in the kit" in output
    assert as_json(evidence)["expectation"]["kind"] == "gone"


# -- making one -------------------------------------------------------------------------------------------------------


SEALED = Sealed(Expectation.model_validate(EXPECTATION), 5, "seal", False)
RULE = Expectation.model_validate(OTHER)


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("", "Anna", "Bram"), "zeg waarom dit verandert, wie het verandert en wie het ermee eens is"),
        (("Te streng", " \u200b ", "Bram"), "zeg waarom dit verandert, wie het verandert en wie het ermee eens is"),
        (("Te streng", "Anna", ""), "zeg waarom dit verandert, wie het verandert en wie het ermee eens is"),
        (("Te streng", "Anna", "Anna"), "de tweede naam moet van iemand anders zijn"),
        (("Te streng", "Anna de Vries", " anna  DE vries. "), "de tweede naam moet van iemand anders zijn"),
        (("Te streng", "José", "Jose\u0301"), "de tweede naam moet van iemand anders zijn"),
        (("x" * 401, "Anna", "Bram"), "houd het kort: hooguit 80 tekens voor een naam, 400 voor de reden"),
        (("Te streng", "Anna", "B" * 81), "houd het kort: hooguit 80 tekens voor een naam, 400 voor de reden"),
    ],
)
def test_a_change_without_a_reason_and_two_people_is_refused(names: tuple[str, str, str], said: str) -> None:
    with pytest.raises(Refused) as refused:
        changing.check(SEALED, RULE, *names)
    assert told(refused.value.args[0], "nl") == said


def test_what_counts_already_and_what_was_never_sealed_are_no_changes() -> None:
    names = ("Te streng", "Anna", "Bram")
    with pytest.raises(Refused, match="this is what counts already"):
        changing.check(SEALED, Expectation.model_validate(EXPECTATION), *names)
    with pytest.raises(Refused, match="nothing was sealed yet"):
        changing.check(Sealed(RULE, 5, "", False), RULE, *names)


def test_a_change_is_kept_with_its_content_and_the_same_minimum_group(store: Any) -> None:
    held = Sealed(SEALED.expectation, 7, "seal", False)
    made = changing.change(store, "s", held, RULE, "Te\nstreng \u202e", " Anna ", "Bram")
    assert (made.reason, made.who, made.second) == ("Te streng", "Anna", "Bram")
    assert store.definition(made.seal) == {"expectation": RULE.plain(), "minimum_group": 7}
    assert store.expectation_changes("s") == [made]
    assert store.expectation_changes("other") == []
