"""A few fields and a button that hands them in."""

from __future__ import annotations

import pytest

from tests.house.typed import block, draw, made, pointed, problems
from toolkit.surface import Fact

Form = block("form")
HEAD = "kind: form\nid: note\nsubmit: Vastleggen\nto: done\nfields:\n"
FORM = (
    HEAD
    + "- {id: step, label: Stap}\n- {id: weeks, label: Weken, type: number, low: 1, high: 52}\n- {id: who, label: Wie, type: choice, options: [{id: me, text: Ik}, {id: you, text: Jij}]}\n"
)


def test_a_press_says_which_fields_were_filled_in_and_then_leads_on() -> None:
    drawn = draw(made(Form, FORM), {"step": "Meelopen", "weeks": 8.0}, {"submit": True})
    assert drawn.facts == [Fact("submit", "task.t/note", ["step", "weeks"]), Fact("goto", "task.t/note", "done")]


def test_drawing_without_a_press_says_nothing() -> None:
    assert draw(made(Form, FORM), {"step": "Meelopen"}).facts == []


def test_a_field_that_was_emptied_again_is_not_filled_in() -> None:
    assert draw(made(Form, FORM), {"step": "", "weeks": None}, {"submit": True}).facts[0].value == []


def test_a_number_outside_its_bounds_is_refused() -> None:
    assert draw(made(Form, FORM), {}, {"weeks": "53"}).refused == {"weeks": "range"}


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("- {id: »submit, label: x}", "`submit` is the button's own name; give the field another id"),
        (
            "- »{id: c, label: x, type: choice}",
            "the field `c` is a choice with too few options; give at least 2 `options`",
        ),
        ("- {id: t, label: x, »options: [{id: a, text: x}]}", "a `text` field has no options; write `type: choice`"),
        (
            "- {id: n, label: x, type: number, low: »9, high: 2}",
            "`low` is 9 and `high` is 2; make `low` the smaller one",
        ),
        ("- {id: n, label: x, »high: 9}", "a `text` field has no `high`; write `type: number`, or leave `high` out"),
        (
            "- {id: a, label: Naam}\n- {id: b, label: »naam}",
            "field 1 and field 2 both read “naam”; let them differ, or keep one",
        ),
        (
            "- {id: a, label: x, type: choice, options: [{id: me, text: Ik}, {id: you, text: »ik}]}",
            "option 1 and option 2 both read “ik”; let them differ, or keep one",
        ),
        (
            "- {id: a, label: x}\n- {id: »a, label: y}",
            "the id `a` is used by field 1 and field 2; give one of them another id",
        ),
        (
            "- {id: a, label: x, type: »date}",
            "`type` cannot be `date`; use one of `choice`, `long-text`, `number`, `text`",
        ),
    ],
)
def test_a_form_that_cannot_work_is_said_at_its_line(typed: str, printed: str) -> None:
    file, place = pointed(HEAD + typed + "\n")
    assert problems(Form, file) == f"{place} {printed}"
