"""A few questions, one after the other, that lead to an advice."""

from __future__ import annotations

import pytest

from tests.house.typed import block, draw, made, pointed, problems

Guide = block("decision-guide")
GUIDE = """
kind: decision-guide
id: guide
questions:
- id: wish
  question: Is er een wens?
  options: [{id: clear, text: Ja, then: help}, {id: vague, text: Nee, then: talk}]
- id: talk
  question: Is er gepraat?
  options: [{id: done, text: Ja, then: wait}, {id: open, text: Nee, then: help}]
advice:
- {id: help, title: Help, text: Stel mensen voor.}
- {id: wait, title: Wacht, text: Laat het rusten.}
"""


@pytest.mark.parametrize(
    ("answers", "shown", "hidden"),
    [
        ({}, ["Is er een wens?"], ["Is er gepraat?", "Help", "Wacht"]),
        ({"wish": "clear"}, ["Help"], ["Is er gepraat?", "Wacht"]),
        ({"wish": "vague"}, ["Is er gepraat?"], ["Help", "Wacht"]),
        ({"wish": "vague", "talk": "done"}, ["Wacht"], ["Help"]),
        ({"wish": "clear", "talk": "done"}, ["Help"], ["Is er gepraat?", "Wacht"]),  # went back and chose otherwise
    ],
)
def test_the_next_question_or_the_advice_follows_from_the_answer(
    answers: dict[str, str], shown: list[str], hidden: list[str]
) -> None:
    words = draw(made(Guide, GUIDE), dict(answers)).words
    assert all(one in words for one in shown)
    assert not any(one in words for one in hidden)


def test_the_answer_of_a_guide_is_the_advice_that_is_reached() -> None:
    guide = made(Guide, GUIDE)
    assert guide.answer(draw(guide, {"wish": "vague", "talk": "done"}).record) == "wait"
    assert guide.answer(draw(guide, {"wish": "vague"}).record) is None
    assert guide.answers().ids == ("help", "wait")


def test_only_a_question_that_is_shown_takes_an_answer() -> None:
    assert set(draw(made(Guide, GUIDE), {"wish": "clear"}, {"talk": "done"}).offers) == {"wish"}


@pytest.mark.parametrize(
    ("old", "new", "printed"),
    [
        ("then: talk}", "then: »tlk}", "there is no later question or advice `tlk`; did you mean `talk`?"),
        ("then: wait}", "then: »wish}", "there is no later question or advice `wish`; use one of `help`, `wait`"),
        ("{id: wait, title", "{id: »rest, title", None),
        (
            "{id: wait, title",
            "{id: »talk, title",
            "`talk` names a question and an advice, so `then: talk` could mean either; give one of them another id",
        ),
        ("{id: open,", "{id: »done,", "the id `done` is used by option 1 and option 2; give one of them another id"),
    ],
)
def test_a_guide_that_loops_or_leads_nowhere_is_said_at_its_line(old: str, new: str, printed: str | None) -> None:
    file, place = pointed(GUIDE.replace(old, new))
    said = problems(Guide, file).splitlines()
    if printed:
        assert f"{place} {printed}" in said
    else:  # nothing leads to it any more, and what did now leads nowhere
        assert f"{place} no answer leads to the advice `rest`; let an option's `then` name it, or leave it out" in said
        assert len(said) == 2


def test_a_question_that_no_answer_leads_to_is_said() -> None:
    typed = GUIDE.replace("then: talk}", "then: help}")
    assert "no answer leads to the question `talk`" in problems(Guide, typed)
