"""What never counts: there is no place for it in the numbers, and a key for it is refused where it is written."""

from __future__ import annotations

from dataclasses import fields

import pytest
from pydantic import Field

from tests.house.typed import pointed, problems
from toolkit.errors import say
from toolkit.languages.problems import told
from toolkit.matching.fairness import NEVER, Fair, never_counts
from toolkit.matching.score import Person, Vacancy


class Somebody(Fair):
    """Somebody, as a file could say it."""

    id: str = Field(description="A name.")


def test_the_numbers_have_no_place_for_what_never_counts() -> None:
    assert [one.name for one in fields(Person)] == ["id", "has", "wants"]
    assert [one.name for one in fields(Vacancy)] == ["id", "must", "nice"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("»age: 54", "age never counts in a match; leave `age` out"),
        ("»max_age: 40", "age never counts in a match; leave `max_age` out"),
        ("»leeftijd: 54", "age never counts in a match; leave `leeftijd` out"),
        ("»geslacht: v", "gender never counts in a match; leave `geslacht` out"),
        ("»Nationality: Dutch", "origin never counts in a match; leave `Nationality` out"),
        ("»contract-type: permanent", "the kind of contract never counts in a match; leave `contract-type` out"),
        ("»internal: true", "coming from inside or outside never counts in a match; leave `internal` out"),
        ("»foto: a.jpg", "what somebody looks like never counts in a match; leave `foto` out"),
    ],
)
def test_a_key_for_what_never_counts_is_a_problem_of_its_own(line: str, said: str) -> None:
    typed, place = pointed(f"id: a\n{line}\n")
    assert problems(Somebody, typed) == f"{place} {said}: only skills that are asked, there or wanted count"


def test_two_of_them_are_both_said() -> None:
    said = problems(Somebody, "{id: a, age: 54, gender: m}").splitlines()
    assert [one.split(" ", 1)[1].split(" never")[0] for one in said] == ["age", "gender"]


def test_another_unknown_key_is_said_as_everywhere() -> None:
    assert "`hours` is not a key that is known here" in problems(Somebody, "{id: a, hours: 24}")


def test_a_word_inside_another_word_is_no_such_word() -> None:
    assert [never_counts(key) for key in ("language", "manage", "page", "team", "agenda", "average")] == [None] * 6


def test_every_refusal_can_be_said_in_dutch() -> None:
    dutch = {told(say("{what} never counts in a match", what=what), "nl") for what in NEVER.values()}
    assert len(dutch) == len(set(map(str, NEVER.values()))) == 9
    assert "leeftijd telt nooit mee in een match" in dutch
