"""Plan: who is asked what, what so many people show, and what is expected, written by somebody who is no engineer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.app.conftest import People, told
from toolkit.app.standing import close_round, open_round
from toolkit.app.state import House
from toolkit.evidence.expectation import sealed

FORM = "plan: small 0"
SAVE = "plan: save small"
SLIDER = "plan: n of small/round-1"


def _says(page: Any) -> str:
    return told(page).replace("\\", "").replace("\u2060", "")


def _file(team: House) -> Path:
    return team.live.folder / "experiments" / "small.yaml"


def _seal(team: House) -> Any:
    return sealed(team.store, "small", team.live.kit.sprints["small"])


def _limit(page: Any, value: float, form: str = FORM) -> None:
    page.number_input(key=f"{form} limit").set_value(value)


def _names(page: Any, reason: str, who: str, second: str, form: str = FORM) -> None:
    for key, typed in (("reason", reason), ("name", who), ("second", second)):
        page.text_input(key=f"{form} {key}").set_value(typed)


# -- who and what -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "wanted"),
    [
        ("nl", ["Vijf mensen", "Het gesprek, revisie v1", "Bereid je voor", "Gevoel", "Gemak", "15 minuten"]),
        ("en", ["Five people", "The talk, revision v1", "Prepare", "Feeling", "Ease", "15 minutes"]),
    ],
)
def test_a_round_is_told_as_it_was_planned(team: House, visit: Any, language: str, wanted: list[str]) -> None:
    text = _says(visit("plan", language))
    assert [one for one in wanted if one not in text] == []


def test_the_round_that_comes_next_is_chosen_first(team: House, visit: Any) -> None:
    assert "Klein: Ronde 1" in _says(visit("plan"))
    open_round("small", "round-1")
    close_round("small", "round-1")
    assert "Klein: Ronde 2" in _says(visit("plan"))
    assert "Klein: Ronde 1" in _says(visit("plan", round="round-1"))


def test_a_round_with_variants_says_that_each_group_is_smaller_than_the_round(team: House, visit: Any) -> None:
    text = _file(team).read_text(encoding="utf-8")
    variants = (
        "[{id: a, title: {nl: Lijst, en: List}, revision: v1}, {id: b, title: {nl: Keuze, en: Choice}, revision: v2}]"
    )
    text = text.replace("{id: round-1,", f"{{id: round-1, people: 9, variants: {variants},").replace(
        "compare: [round-1,", "compare: [round-1/a,"
    )
    _file(team).write_text(text, encoding="utf-8")
    found = _says(visit("plan"))
    assert "Het gesprek, naast elkaar: Lijst (v1); Keuze (v2)." in found
    assert "elke variant krijgt ongeveer 4 tot 5 mensen" in found


# -- how many ---------------------------------------------------------------------------------------------------------


def test_the_slider_begins_at_what_the_round_asks_for_and_tells_the_figures(team: House, visit: Any) -> None:
    page = visit("plan")
    assert page.slider(key=SLIDER).value == 5
    text = _says(page)
    assert "Komen er 4 van de 5 klaar, dan zou dat in een grotere groep 38% tot 96% kunnen zijn." in text
    assert "met 84% kans minstens één keer tegen. Raakt het 10%, dan is die kans 41%." in text
    page.slider(key=SLIDER).set_value(12).run()
    assert not page.exception
    assert "Komen er 10 van de 12 klaar, dan zou dat in een grotere groep 55% tot 95% kunnen zijn." in _says(page)
    assert "In deze ronde vraag je er 5." in _says(page)


def test_the_rules_own_threshold_and_the_sizes_of_the_two_rounds_are_told(team: House, visit: Any) -> None:
    text = _file(team).read_text(encoding="utf-8")
    text = text.replace("better_by: 0", "better_by: 20").replace("id: round-2,", "id: round-2, people: 8,")
    _file(team).write_text(text, encoding="utf-8")
    found = _says(visit("plan", "en"))
    assert "With your own threshold (20 points more) that chance is 2%." in found
    assert "Your rounds have 5 and 8 people." in found


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_chart_has_words_and_the_tables_too(team: House, visit: Any, language: str) -> None:
    page = visit("plan", language)
    chart = next(node.proto for node in page.main if node.type == "plotly_chart")
    assert "84%" in chart.alt
    assert "31%" in chart.alt
    drawn = json.loads(chart.spec)
    assert [len(one["x"]) for one in drawn["data"] if one["mode"] == "lines"] == [28, 28, 28]
    assert len(page.table) == 4
    assert all(one.value.shape[0] == 6 for one in page.table)


# -- what is expected -------------------------------------------------------------------------------------------------


def test_what_is_expected_is_told_with_all_that_goes_with_it(team: House, visit: Any) -> None:
    text = _says(visit("plan"))
    for wanted in (
        "Zonder lijstje gaat het sneller.",
        "In Ronde 2 komen meer mensen klaar met “Bereid je voor” dan in Ronde 1.",
        "vanaf 5 mensen. Dat aantal ligt mee vast",
        "Nog niet vastgelegd",
    ):
        assert wanted in text
    seal = open_round("small", "round-1").seal
    assert f"Zegel: {seal}" in _says(visit("plan"))


def test_before_the_seal_the_form_writes_the_file_and_nothing_else_in_it(team: House, visit: Any) -> None:
    before = _file(team).read_text(encoding="utf-8")
    page = visit("plan")
    _limit(page, 20)
    page.text_area(key=f"{FORM} hypothesis nl").set_value("Zonder lijstje: sneller.")
    page.button(key=SAVE).click().run()
    assert not page.exception
    assert "Bewaard in" in page.success[0].value
    after = _file(team).read_text(encoding="utf-8")
    first = before.index("expectation:")
    assert after[:first] == before[:first]
    assert 'nl: "Zonder lijstje: sneller."' in after
    rule = team.live.kit.sprints["small"].expectation
    assert rule is not None
    assert rule.better_by == 20
    assert "meer dan 20 procentpunten meer" in _says(page)


def test_another_measure_is_chosen_from_what_the_sprint_has(team: House, visit: Any) -> None:
    page = visit("plan")
    assert page.selectbox(key=f"{FORM} what").options == [
        "Klaargekomen: Bereid je voor",
        "Tijd: Bereid je voor",
        "Score: Gemak (Gemak)",
    ]
    page.selectbox(key=f"{FORM} what").set_value("score/ease/ease")
    page.radio(key=f"{FORM} kind").set_value("at_least")
    _limit(page, 4)
    page.button(key=SAVE).click().run()
    assert "“Gemak” scoort in Ronde 2 ten minste 4." in _says(page)


def test_a_sprint_without_an_expectation_gets_its_first_one(team: House, visit: Any) -> None:
    text = _file(team).read_text(encoding="utf-8")
    _file(team).write_text(text[: text.index("expectation:")], encoding="utf-8")
    page = visit("plan", "en")
    assert "You have not written anything down yet." in _says(page)
    page.button(key=SAVE).click().run()
    assert "Something is missing: What we think, in Dutch." in page.warning[0].value.replace("\\", "")
    for part in ("hypothesis", "if_met", "if_not_met", "if_too_early"):
        for spoken in ("nl", "en"):
            page.text_area(key=f"{FORM} {part} {spoken}").set_value(f"{part} {spoken}")
    page.button(key=SAVE).click().run()
    assert not page.warning
    assert "hypothesis en" in _says(page)
    assert _file(team).read_text(encoding="utf-8").startswith(text[: text.index("expectation:")])


def test_what_is_wrong_is_said_in_one_line_and_the_typed_words_stay(team: House, visit: Any) -> None:
    before = _file(team).read_bytes()
    page = visit("plan")
    page.text_area(key=f"{FORM} if_met nl").set_value("Een nieuw plan")
    _limit(page, 0.5)
    page.button(key=SAVE).click().run()
    said = page.warning[0].value.replace("\\", "")
    assert said == "Hoeveel mensen slagen zeg je in procenten, en 0.5 is minder dan één procent; bedoel je `50`?."
    assert page.text_area(key=f"{FORM} if_met nl").value == "Een nieuw plan"
    assert _file(team).read_bytes() == before


def test_somebody_elses_edit_is_noticed_and_never_overwritten(team: House, visit: Any) -> None:
    page = visit("plan")
    _limit(page, 20)
    theirs = _file(team).read_text(encoding="utf-8").replace("better_by: 0", "better_by: 5")
    _file(team).write_text(theirs, encoding="utf-8")
    page.button(key=SAVE).click().run()
    assert "Iemand anders heeft de verwachting veranderd" in page.warning[0].value
    assert _file(team).read_text(encoding="utf-8") == theirs
    assert page.number_input(key=f"{FORM} limit").value == 20
    page.button(key="plan: take small").click().run()
    assert page.number_input(key="plan: small 1 limit").value == 5


# -- after the seal ---------------------------------------------------------------------------------------------------


def test_after_the_seal_a_change_wants_a_reason_and_two_people(team: House, people: People, visit: Any) -> None:
    seal, before = open_round("small", "round-1").seal, _file(team).read_bytes()
    page = visit("plan")
    assert "Dit ligt vast." in _says(page)
    _limit(page, 20)
    page.button(key=SAVE).click().run()
    assert "Zeg waarom dit verandert" in page.warning[0].value
    _names(page, "Te makkelijk", "Anna", "anna")
    page.button(key=SAVE).click().run()
    assert "van iemand anders" in page.warning[0].value
    assert _file(team).read_bytes() == before
    assert team.store.expectation_changes("small") == []
    _names(page, "Te makkelijk", "Anna", "Bram")
    page.button(key=SAVE).click().run()
    assert not page.warning
    (change,) = team.store.expectation_changes("small")
    assert (change.reason, change.who, change.second) == ("Te makkelijk", "Anna", "Bram")
    assert (_seal(team).fingerprint, _seal(team).edited, _seal(team).expectation.better_by) == (seal, False, 20)
    for view in ("plan", "evidence"):
        text = _says(visit(view))
        for wanted in (
            seal,
            change.seal,
            "Te makkelijk",
            "door Anna samen met Bram",
            "Eerst gold deze regel: In Ronde 2",
        ):
            assert wanted in text, (view, wanted)


def test_a_round_that_opens_while_somebody_writes_seals_it_and_nothing_slips_past(team: House, visit: Any) -> None:
    page, before = visit("plan"), _file(team).read_bytes()
    _limit(page, 20)
    open_round("small", "round-1")
    page.button(key=SAVE).click().run()
    assert "intussen vastgelegd" in page.warning[0].value
    assert _file(team).read_bytes() == before
    assert page.number_input(key=f"{FORM} limit").value == 20
    _names(page, "Te makkelijk", "Anna", "Bram")
    page.button(key=SAVE).click().run()
    assert _seal(team).expectation.better_by == 20


def test_an_edit_of_the_file_after_the_seal_is_said_and_does_not_count(team: House, visit: Any) -> None:
    open_round("small", "round-1")
    text = _file(team).read_text(encoding="utf-8").replace("better_by: 0", "better_by: 50")
    _file(team).write_text(text, encoding="utf-8")
    text = _says(visit("plan"))
    assert "in het bestand staat nu iets anders" in text
    assert "In Ronde 2 komen meer mensen klaar" in text


def test_a_sprint_of_one_round_is_told_what_it_lacks(team: House, visit: Any) -> None:
    lines = _file(team).read_text(encoding="utf-8").splitlines(keepends=True)
    text = "".join(one for one in lines if "id: round-2" not in one)
    _file(team).write_text(text[: text.index("expectation:")], encoding="utf-8")
    page = visit("plan")
    assert "Zet er in de Studio eerst een tweede ronde bij." in _says(page)
    assert not page.number_input


def test_nobody_but_the_team_sees_anything(house: House, cookie: Any, visit: Any) -> None:
    cookie(None)
    page = visit("plan")
    assert "Klein" not in _says(page)
    assert not page.slider
