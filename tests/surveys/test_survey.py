"""A survey: items in order, and the scales that they are scored by."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.house.typed import draw, made, pointed, problems
from toolkit import schema
from toolkit.kit import open_kit
from toolkit.surveys.survey import Survey

HEAD = "title: T\nabout: prototype\nitems:\n"
EASY = "- {kind: scale, id: easy, text: x}\n"
HARD = "- {kind: scale, id: hard, text: x, reversed: true}\n"
WISH = "- {kind: open-text, id: wish, text: x}\n"
NUMBER = "- {kind: number, id: talks, text: x}\n"
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
            "`needs` asks for more items than the scale has; write at most 1",
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
        (
            EASY + "scales:\n- {id: s, title: S, items: [easy], rescale: »[100, 0]}",
            "`rescale` goes from 100 to 0; write the lower one first, such as `rescale: [0, 100]`",
        ),
        (
            EASY + "scales:\n- {id: s, title: S, items: [easy], rescale: »[0]}",
            "`rescale` is too short; give 2",
        ),
        (
            NUMBER + "scales:\n- {id: s, title: S, items: [talks], rescale: »[0, 100]}",
            "item `talks` has no lowest and no highest score to rescale from; "
            "leave `rescale` out, or score only scale and recommend items",
        ),
        (
            EASY + "»profile: true",
            "there is no scale to draw a picture of; add `scales`, or leave `profile` out",
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


FIVE = "labels: [nooit, zelden, soms, vaak, altijd]\n"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        (
            EASY + "points: 7\nlabels: »[a, b, c, d, e]",
            "there are 5 labels for 7 points; write 7 labels, or 2 for both ends, or `points: 5`",
        ),
        (EASY + "labels: »[a]", "there is one label for 5 points; write 5 labels, or 2 for both ends"),
        (EASY + "labels: [a, b, c, d, »B]", "label 2 and label 5 both read “B”; let them differ, or keep one"),
        (
            EASY + "labels: [{nl: a, en: x}, {nl: b, en: »X}]",
            "label 1 and label 2 both read “X”; let them differ, or keep one",
        ),
        (
            EASY + SEVEN.replace("points: 7", "points: »7") + FIVE,
            "item `seven` has 7 points, and the survey's `labels` are 5; give it 7 `labels` of its own, or leave its `points` out",
        ),
        (
            WISH + "»points: 7",
            "no item takes these `points`: there is no scale item without its own; leave `points` out",
        ),
        (
            EASY.replace("text: x", "text: x, labels: [a, b]") + "»" + FIVE,
            "no item takes these `labels`: there is no scale item without its own; leave `labels` out",
        ),
    ],
)
def test_labels_for_all_items_that_do_not_fit_are_said_once_where_they_stand(typed: str, printed: str) -> None:
    file, place = pointed(HEAD + typed + "\n")
    assert problems(Survey, file) == f"{place} {printed}"


def test_a_survey_says_points_and_labels_once_for_every_item_that_says_nothing_itself() -> None:
    own = "- {kind: scale, id: own, text: x, points: 3, labels: [laag, hoog]}\n"
    survey = made(Survey, HEAD + EASY + own + WISH + "points: 7\nlabels: [weinig, veel]\n")
    easy, other = survey.by_id["easy"], survey.by_id["own"]
    assert draw(easy).words == "x 1 · weinig 2 3 4 5 6 7 · veel"
    assert draw(other).words == "x 1 · laag 2 3 · hoog"
    assert (easy.range(), other.range()) == ((1.0, 7.0), (1.0, 3.0))


def test_said_once_or_written_out_it_is_the_same_survey() -> None:
    labels = "labels: [nooit, zelden, soms, vaak, altijd]"
    out = (
        HEAD
        + EASY.replace("text: x", f"text: x, {labels}")
        + WISH
        + HARD.replace("text: x", f"text: x, {labels}, points: 5")
    )
    once = HEAD + EASY + WISH + HARD + labels + "\n"
    assert made(Survey, once).fingerprint() == made(Survey, once + "points: 5\n").fingerprint()
    assert made(Survey, once).fingerprint() == made(Survey, out).fingerprint()
    assert made(Survey, once).written_out() == made(Survey, out).written_out()
    assert made(Survey, once).fingerprint() != made(Survey, once.replace("soms", "af en toe")).fingerprint()
    assert made(Survey, once + "points: 5\n").fingerprint() != made(Survey, HEAD + EASY + WISH + HARD).fingerprint()


def test_the_surveys_that_we_ship_are_what_they_were_before_labels_could_be_said_once(starter: Path) -> None:
    """People answered them in this wording: results go by the fingerprint."""
    shipped = {name: one.fingerprint() for name, one in open_kit(starter).surveys.items()}
    assert {name: shipped[name] for name in ("about-you", "four-cs", "prototype-feedback")} == {
        "about-you": "0ee2fe4349f07491",
        "four-cs": "c170f106c81462e5",  # since people see their own picture at its end
        "prototype-feedback": "9cd6595d2a01be45",
    }


def test_a_label_that_lacks_a_language_is_said_once_where_it_was_typed() -> None:
    survey = made(Survey, HEAD + EASY + HARD + "labels: [{nl: weinig}, {nl: veel, en: much}]\n")
    assert [one.path for one in schema.untranslated(survey, ("nl", "en"))] == [("labels", 0)]


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


RESCALED = (
    HEAD
    + EASY
    + HARD
    + """scales:
- {id: m, title: M, items: [easy, hard], needs: 1, rescale: [0, 100]}
- {id: s, title: S, items: [easy, hard], score: sum, rescale: [-10, 10]}
"""
)


@pytest.mark.parametrize(
    ("answers", "mean", "total"),
    [
        ({"easy": "1", "hard": "5"}, 0.0, -10.0),
        ({"easy": "3", "hard": "3"}, 50.0, 0.0),
        ({"easy": "5", "hard": "2"}, 87.5, 7.5),
        ({"easy": "4", "hard": None}, 75.0, None),
        ({"easy": None, "hard": None}, None, None),
    ],
)
def test_a_rescaled_score_lies_as_far_between_its_new_ends_as_between_the_old(
    answers: dict[str, str | None], mean: float | None, total: float | None
) -> None:
    survey = made(Survey, RESCALED)
    assert survey.scale("m").value(survey.by_id, answers) == mean
    assert survey.scale("s").value(survey.by_id, answers) == total
    assert survey.scale("m").range(survey.by_id) == (0.0, 100.0)
    assert survey.scale("s").range(survey.by_id) == (-10.0, 10.0)
