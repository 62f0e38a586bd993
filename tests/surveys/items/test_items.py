"""The item kinds: what each shows, takes and is worth as a number."""

from __future__ import annotations

import pytest

from tests.house.typed import draw, item, made


def test_a_scale_shows_its_labels_or_just_both_ends() -> None:
    full = draw(made(item("scale"), item("scale").example))
    assert full.words.startswith("Het was makkelijk. 1 · Helemaal oneens 2 · Oneens 3 · ")
    ends = draw(made(item("scale"), "{kind: scale, id: a, text: x, points: 3, labels: [laag, hoog]}"))
    assert ends.words == "x 1 · laag 2 3 · hoog"
    assert ends.offers["answer"].options == ("1", "2", "3")


@pytest.mark.parametrize(
    ("typed", "answer", "number"),
    [
        ("{kind: scale, id: a, text: x}", "4", 4.0),
        ("{kind: scale, id: a, text: x, reversed: true}", "4", 2.0),
        ("{kind: scale, id: a, text: x, points: 7, reversed: true}", "7", 1.0),
        ("{kind: scale, id: a, text: x}", None, None),
        ("{kind: recommend, id: a, text: x}", "0", 0.0),
        ("{kind: recommend, id: a, text: x}", "10", 10.0),
        ("{kind: number, id: a, text: x}", 3.5, 3.5),
        ("{kind: number, id: a, text: x}", None, None),
        ("{kind: open-text, id: a, text: x}", "5", None),
        ("{kind: single-choice, id: a, text: x, options: [{id: b, text: B}, {id: c, text: C}]}", "b", None),
    ],
)
def test_an_answer_is_worth_the_number_that_its_item_declares(
    typed: str, answer: str | float | None, number: float | None
) -> None:
    kind = typed.split(",")[0].removeprefix("{kind: ")
    assert made(item(kind), typed).score(answer) == number


def test_recommend_goes_from_nought_to_ten_and_says_what_both_ends_mean() -> None:
    drawn = draw(made(item("recommend"), item("recommend").example), language="en")
    assert drawn.offers["answer"].options == tuple(str(n) for n in range(11))
    assert "0 · Not at all" in drawn.words
    assert "10 · Certainly" in drawn.words


@pytest.mark.parametrize(
    ("kind", "sent", "stored", "why"),
    [
        ("scale", "6", None, "option"),
        ("scale", "5", "5", None),
        ("recommend", "11", None, "option"),
        ("single-choice", "manager", "manager", None),
        ("single-choice", "Leidinggevende", None, "option"),  # ids are stored, never labels
        ("multiple-choice", ["words", "time"], ["time", "words"], None),
        ("number", "2,5", 2.5, None),
        ("number", "101", None, "range"),
        ("open-text", "a" * 2001, None, "long"),
        ("open-text", "Meer tijd.", "Meer tijd.", None),
    ],
)
def test_an_item_takes_what_it_offers(kind: str, sent: object, stored: object, why: str | None) -> None:
    thing = made(item(kind), item(kind).example)
    drawn = draw(thing, {}, {"answer": sent})
    assert drawn.refused.get("answer") == why
    assert drawn.record.values.get(f"task.t/{thing.id}/answer") == stored
