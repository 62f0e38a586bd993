"""One's own picture after a survey: what was typed, what was answered, and beside it what the participant reads."""

from __future__ import annotations

import re
from html import unescape

import pytest

from tests.house.typed import made
from toolkit.door.surface import HtmlSurface
from toolkit.surface import Record, Value
from toolkit.surveys.profile import draw_profile, scores
from toolkit.surveys.survey import Survey

TYPED = """
title: De vier C's
about: person
items:
- {kind: scale, id: bring-up, text: x}
- {kind: scale, id: others, text: x, reversed: true}
- {kind: scale, id: time, text: x}
scales:
- {id: control, title: {nl: Regie, en: Control}, items: [bring-up, others, time], needs: 2, means: {nl: Hoger is meer., en: Higher is more.}}
profile: true
"""


def answered(scope: str, **answers: str) -> dict[str, Value]:
    return {f"{scope}/{name.replace('_', '-')}/answer": value for name, value in answers.items()}


def page(typed: str, values: dict[str, Value], language: str = "nl", earlier: str = "") -> str:
    record = Record(language, values)
    surface = HtmlSurface(record)
    with surface.section("x"):
        draw_profile(made(Survey, typed), surface, record, "now", earlier)
    return surface.html()


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_the_score_stands_in_words_and_as_a_bar_within_the_range_of_its_scale() -> None:
    html = page(TYPED, answered("now", bring_up="4", others="2", time="2"))
    assert "Regie Hoger is meer. Van 1 (minst) tot 5 (meest) Jij 3,3 Je komt uit op 3,3." in words(html)
    assert "value=0.575>" in html  # (3.3 - 1) / (5 - 1)


def test_nobody_else_sees_it_and_it_is_no_grade() -> None:
    assert words(page(TYPED, {})).startswith("Dit ziet niemand behalve jij. Het is geen cijfer en geen oordeel")
    assert words(page(TYPED, {}, "en")).startswith("Nobody sees this but you. It is no mark and no judgement")


@pytest.mark.parametrize(
    ("before", "now", "read"),
    [
        ({"bring_up": "2", "others": "4", "time": "2"}, {"bring_up": "4", "others": "2", "time": "2"}, "Dat is 1,3 hoger."),
        ({"bring_up": "4", "others": "2", "time": "4"}, {"bring_up": "4", "others": "4", "time": "4"}, "Dat is 0,7 lager."),
        ({"bring_up": "3", "others": "3", "time": "3"}, {"bring_up": "2", "others": "2", "time": "3"}, "gelijk gebleven."),
    ],
)  # fmt: skip
def test_asked_twice_both_stand_side_by_side_with_the_difference_of_the_numbers_that_one_reads(
    before: dict[str, str], now: dict[str, str], read: str
) -> None:
    said = words(page(TYPED, answered("was", **before) | answered("now", **now), earlier="was"))
    assert read in said
    assert re.search(r"Eerst [\d,]+ Nu [\d,]+ Eerst [\d,]+, nu [\d,]+\.", said)


def test_a_skipped_question_is_told_and_too_many_of_them_leave_no_score() -> None:
    one = words(page(TYPED, answered("now", bring_up="4", time="3"), "en"))
    assert "You 3.5 You come out at 3.5. Computed from 2 of the 3 questions; you skipped the rest." in one
    two = page(TYPED, answered("now", bring_up="4"), "en")
    assert "No score, as you answered 1 of the 3 questions and it takes 2." in words(two)
    assert "<progress" not in two


def test_what_was_missing_before_is_said_beside_what_is_there_now() -> None:
    said = words(page(TYPED, answered("now", bring_up="5", others="1", time="5"), earlier="was"))
    assert "Nu 5 Je komt uit op 5. Eerst: geen score, want je beantwoordde 0 van de 3 vragen" in said


def test_an_answer_that_is_on_no_point_of_the_scale_counts_as_skipped() -> None:
    (found,) = scores(made(Survey, TYPED), answered("now", bring_up="9", others="1", time="2"), "now")
    assert (found.value, found.given, found.total) == (3.5, 2, 3)


def test_a_sum_of_numbers_without_ends_is_told_in_words_alone() -> None:
    typed = "title: T\nabout: person\nitems:\n- {kind: number, id: n, text: x}\nscales:\n- {id: s, title: S, items: [n], score: sum}\nprofile: true\n"
    html = page(typed, {"now/n/answer": 1250.5})
    assert "Je komt uit op 1250,5." in words(html)
    assert "<progress" not in html
