"""A survey: items in order, and the scales that they are scored by."""

from __future__ import annotations

import pytest

from tests.house.typed import made, pointed, problems
from toolkit.surveys.survey import Survey

HEAD = "title: T\nabout: prototype\nitems:\n"
EASY = "- {kind: scale, id: easy, text: x}\n"
HARD = "- {kind: scale, id: hard, text: x, reversed: true}\n"
WISH = "- {kind: open-text, id: wish, text: x}\n"
SEVEN = "- {kind: scale, id: seven, text: x, points: 7}\n"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        (
            EASY + EASY.replace("easy", "»easy"),
            "the id `easy` is used by item 1 and item 2; give one of them another id",
        ),
        (
            "- {kind: scale, id: a, text: x, points: 7, labels: »[a, b, c, d, e]}",
            "item `a` has 5 labels for 7 points; write 7 labels, or 2 for both ends, or `points: 5`",
        ),
        (EASY + "scales:\n- {id: s, title: S, items: [»esay]}", "there is no item `esay`; did you mean `easy`?"),
        (
            EASY + WISH + "scales:\n- {id: s, title: S, items: [easy, »wish]}",
            "item `wish` gives no number; score only scale, recommend and number items",
        ),
        (
            EASY + "scales:\n- {id: s, title: S, items: [easy, »easy]}",
            "item `easy` stands twice in this scale; keep it once",
        ),
        (
            EASY + "scales:\n- {id: s, title: S, items: [easy], needs: »2}",
            "the scale has only 1 items; write at most 1",
        ),
        (
            EASY + HARD + "scales:\n- {id: s, title: S, items: [easy, hard], score: sum, needs: »1}",
            "a sum with missing answers would be too low; leave `needs` out, or write `score: mean`",
        ),
        (
            EASY + SEVEN + "scales:\n- {id: s, title: S, items: »[easy, seven]}",
            "these items do not have the same points, so their mean means nothing; "
            "give them the same `points`, or make two scales",
        ),
        (EASY + "per_screen: »9", "`per_screen` cannot be `9`; write at most 8"),
        (
            "- {kind: number, id: n, text: x, low: »9, high: 9}",
            "`low` is 9 and `high` is 9; make `low` the smaller one",
        ),
        (
            "- {kind: single-choice, id: c, text: x, options: [{id: a, text: x}, {id: »a, text: y}]}",
            "the id `a` is used by option 1 and option 2; give one of them another id",
        ),
    ],
)
def test_a_survey_that_cannot_be_scored_or_asked_is_said_at_its_line(typed: str, printed: str) -> None:
    file, place = pointed(HEAD + typed + "\n")
    assert problems(Survey, file) == f"{place} {printed}"


def test_items_are_spread_over_screens_in_their_order() -> None:
    typed = HEAD + "".join(f"- {{kind: scale, id: i{n}, text: x}}\n" for n in range(1, 8)) + "per_screen: 3\n"
    assert [[one.id for one in screen] for screen in made(Survey, typed).screens()] == [
        ["i1", "i2", "i3"],
        ["i4", "i5", "i6"],
        ["i7"],
    ]


def score(scale: str, **answers: str | None) -> float | None:
    survey = made(Survey, HEAD + EASY + HARD + f"scales: [{{id: s, title: S, items: [easy, hard], {scale}}}]\n")
    return survey.scale("s").value(survey.by_id, dict(answers))


@pytest.mark.parametrize(
    ("scale", "answers", "expected"),
    [
        ("score: mean", {"easy": "5", "hard": "1"}, 5.0),  # 1 on a reversed item of five points counts as 5
        ("score: mean", {"easy": "4", "hard": "4"}, 3.0),
        ("score: sum", {"easy": "4", "hard": "4"}, 6.0),
        ("score: mean", {"easy": "4", "hard": None}, None),  # a missing answer is never filled in
        ("score: mean, needs: 1", {"easy": "4", "hard": None}, 4.0),
        ("score: mean, needs: 1", {}, None),
        ("score: sum", {"easy": "4"}, None),
    ],
)
def test_a_scale_is_scored_as_it_was_declared(
    scale: str, answers: dict[str, str | None], expected: float | None
) -> None:
    assert score(scale, **answers) == expected


def test_a_scale_knows_its_lowest_and_highest_score() -> None:
    typed = (
        HEAD
        + EASY
        + HARD
        + "scales: [{id: m, title: S, items: [easy, hard]}, {id: s, title: S, items: [easy, hard], score: sum}]\n"
    )
    survey = made(Survey, typed)
    assert survey.scale("m").range(survey.by_id) == (1.0, 5.0)
    assert survey.scale("s").range(survey.by_id) == (2.0, 10.0)
