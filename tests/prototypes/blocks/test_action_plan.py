"""A plan: what somebody chose and wrote, each with a moment and a reminder of their own."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.house.typed import SCOPE, block, draw, made, pointed, problems
from toolkit.door.surface import HtmlSurface
from toolkit.surface import Record

Plan = block("action-plan")
PLAN = """kind: action-plan
id: plan
actions:
- {id: call, text: Iemand bellen}
- {id: join, text: Een dag meelopen}
moments:
- {id: week, text: Deze week, in_days: 1}
- {id: summer, text: Voor de zomer, on: 06-01}
own: 2
"""
TUESDAY = dt.datetime(2026, 3, 3, 12).astimezone().timestamp()


def reminders(values: dict[str, str]) -> dict[str, tuple[str, dt.date]]:
    record = Record("nl", {f"{SCOPE}/plan/{key}": value for key, value in values.items()}, SCOPE, now=TUESDAY)
    surface = HtmlSurface(record)
    with surface.section("x"), surface.at("plan"):
        made(Plan, PLAN).draws(surface, record)
    return {key.removeprefix(f"{SCOPE}/plan/"): (one.title, one.day) for key, one in surface.reminders.items()}


def test_the_plan_lists_what_has_a_moment_the_nearest_first() -> None:
    drawn = draw(made(Plan, PLAN), {"call": "summer", "join": "week"})
    assert "Deze week: Een dag meelopen" in drawn.words
    assert drawn.words.index("Deze week: Een") < drawn.words.index("Voor de zomer: Iemand bellen")
    assert made(Plan, PLAN).answer(drawn.record) == ["join", "call"]


def test_not_now_is_an_answer_and_no_plan() -> None:
    drawn = draw(made(Plan, PLAN), {"call": "not-now"})
    assert made(Plan, PLAN).answer(drawn.record) == []
    assert "Hier staat nog niets." in drawn.words


def test_each_line_of_the_plan_has_a_reminder_on_its_own_day() -> None:
    assert reminders({"call": "week", "own.1": " Noor  vragen ", "own.1.when": "summer"}) == {
        "call.remind": ("Iemand bellen", dt.date(2026, 3, 4)),
        "own.1.remind": ("Noor vragen", dt.date(2026, 6, 1)),
    }


def test_what_somebody_typed_stands_in_no_address_of_a_round() -> None:
    record = Record("nl", {f"{SCOPE}/plan/own.1": "Weg hier", f"{SCOPE}/plan/own.1.when": "week"}, SCOPE, now=TUESDAY)
    surface = HtmlSurface(record, reminders="task.t.home/agenda.ics")
    with surface.section("x"), surface.at("plan"):
        made(Plan, PLAN).draws(surface, record)
    assert 'href="task.t.home/agenda.ics?key=task.t/plan/own.1.remind"' in surface.html()
    assert "Weg%20hier" not in surface.html()


def test_an_own_action_counts_once_it_has_words_and_a_moment_and_there_is_always_room_for_the_next() -> None:
    plan = made(Plan, PLAN)
    assert plan.answer(draw(plan, {"own.1": "Zelf", "own.1.when": "week"}).record) == ["own-1"]
    assert plan.answer(draw(plan, {"own.1": " ", "own.1.when": "week"}).record) == []
    assert plan.answer(draw(plan, {"own.1": "Zelf"}).record) == []
    assert "own.2" not in draw(plan).offers
    assert "own.2" in draw(plan, {"own.1": "Zelf"}).offers
    assert "own.3" not in draw(plan, {"own.1": "Zelf", "own.2": "Nog iets"}).offers


def test_it_is_said_above_that_nothing_is_mailed() -> None:
    assert draw(made(Plan, PLAN)).words.startswith("Je plan is van jou. Er wordt niets gemaild")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        (
            PLAN.replace("{id: week, text: Deze week, in_days: 1}", "»{id: week, text: Deze week}"),
            "the moment `week` does not say when its reminder comes; write either `in_days: 7` or `on: 06-01`",
        ),
        (
            PLAN.replace("{id: week, text: Deze week,", "»{id: week, text: Deze week, on: 01-01,"),
            "the moment `week` does not say when its reminder comes; write either `in_days: 7` or `on: 06-01`",
        ),
        (PLAN.replace("06-01", "»02-30"), "`02-30` is no day of every year; write month and day, as `06-01`"),
        (
            PLAN.replace("{id: summer", "{id: »not-now"),
            "`not-now` is there by itself; give the moment another id, or leave it out",
        ),
        (
            PLAN.replace("{id: call", "{id: »own-1"),
            "`own-1` is what people's own actions are called; give the action another id",
        ),
    ],
)
def test_a_plan_that_cannot_work_is_said_at_its_line(typed: str, printed: str) -> None:
    file, place = pointed(typed)
    assert problems(Plan, file) == f"{place} {printed}"
