"""A scan: statements by theme, and an outcome for the participant alone."""

from __future__ import annotations

import pytest

from tests.house.typed import block, draw, made, pointed, problems

Scan = block("scan")
HEAD = "kind: scan\nid: look\nchoices:\n- {id: no, text: Nee, points: 0}\n- {id: bit, text: Beetje, points: 1}\n- {id: yes, text: Ja, points: 2}\nthemes:\n"
SKILLS = """- id: skills
  title: Kunnen
  statements: [{id: three, text: Drie dingen}, {id: proof, text: Een voorbeeld}]
  levels: [{id: begin, text: Begin klein.}, {id: ready, from_score: 60, text: Je bent zover.}]
"""
CHANCES = """- id: chances
  title: Kansen
  statements: [{id: teams, text: Teams, choices: [{id: none, text: Geen, points: 0}, {id: many, text: Veel, points: 5}]}]
  levels: [{id: always, text: Kijk rond.}]
"""
SCAN = HEAD + SKILLS + CHANCES


def test_a_theme_has_its_outcome_once_all_its_statements_are_answered() -> None:
    scan = made(Scan, SCAN)
    begun = draw(scan, {"three": "yes"})
    assert "1 van 3 beantwoord" in begun.words
    assert "Hoe je ervoor staat" not in begun.words
    done = draw(scan, {"three": "yes", "proof": "bit"})
    assert "Je bent zover." in done.words
    assert "Kunnen 75" in done.words
    assert "Kijk rond." not in done.words


def test_conditions_ask_for_an_outcome_by_its_theme() -> None:
    scan = made(Scan, SCAN)
    assert scan.answers().ids == ("skills-begin", "skills-ready", "chances-always")
    assert scan.answer(draw(scan, {"three": "no", "proof": "bit", "teams": "many"}).record) == [
        "skills-begin",
        "chances-always",
    ]


def test_a_statement_with_answers_of_its_own_offers_those() -> None:
    assert draw(made(Scan, SCAN)).offers["teams"].options == ("none", "many")


def test_it_is_said_above_that_the_outcome_is_for_nobody_else() -> None:
    assert draw(made(Scan, SCAN)).words.startswith("De uitslag is alleen voor jou.")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        (
            SCAN.replace("levels: [{id: begin,", "levels: [{id: begin, from_score: »20,"),
            "nothing is said to those who score less than 20; begin with `from_score: 0`, or leave it out",
        ),
        (
            SCAN.replace("{id: ready, from_score: 60,", "»{id: ready, from_score: 0,"),
            "this outcome begins at 0, and the one before it at 0; let `from_score` rise from outcome to outcome",
        ),
        (
            SCAN.replace("{id: teams,", "{id: »proof,"),
            "a statement of `skills` is called `proof` too; give one of them another id",
        ),
        (
            SCAN.replace("choices: [{id: none, text: Geen, points: 0}", "choices: »[{id: none, text: Geen, points: 5}"),
            "every answer here gives as many points, so they make no difference; give them different `points`",
        ),
    ],
)
def test_a_scan_that_cannot_work_is_said_at_its_line(typed: str, printed: str) -> None:
    file, place = pointed(typed)
    assert problems(Scan, file) == f"{place} {printed}"
