"""Options that can be told apart, and numbers between two bounds."""

from __future__ import annotations

import random

import pytest

from toolkit.errors import say
from toolkit.options import alike, bounds, options, some_number
from toolkit.schema import Choosable
from toolkit.text import Text


def said(*texts: str | dict[str, str]) -> list[tuple[tuple[str | int, ...], str]]:
    return [(one.path, one.wrong) for one in alike(("options",), say("option"), [Text(text) for text in texts])]


def test_two_options_that_read_the_same_are_said_at_the_second_in_its_language() -> None:
    assert said({"nl": "Ja", "en": "Yes"}, {"nl": "Graag", "en": " yes"}) == [
        (("options", 1, "en"), "option 1 and option 2 both read “ yes”")
    ]
    assert said("HR", "hr") == [(("options", 1), "option 1 and option 2 both read “hr”")]


def test_a_copied_option_is_one_mistake_in_however_many_languages_it_stands() -> None:
    assert len(said({"nl": "Ja", "en": "Yes"}, {"nl": "Ja", "en": "Yes"})) == 1


def test_the_same_words_in_two_languages_are_no_mistake() -> None:
    assert said({"nl": "Manager", "en": "Boss"}, {"nl": "Leidinggevende", "en": "Manager"}) == []


def test_a_doubled_id_is_said_before_anything_else() -> None:
    two = [Choosable(id="a", text=Text("x")), Choosable(id="a", text=Text("x"))]
    assert [one.path for one in options(("options",), say("option"), two)] == [("options", 1, "id")]


@pytest.mark.parametrize(("low", "high", "fits"), [(1, 2, True), (2, 2, False), (3, 2, False), (None, 2, True)])
def test_between_two_bounds_there_must_be_room(low: int | None, high: int | None, fits: bool) -> None:
    assert (list(bounds(low, high)) == []) is fits


@pytest.mark.parametrize(("low", "high"), [(None, None), (3, None), (None, 3), (None, -4), (-9, -8)])
def test_a_robot_gives_a_number_that_fits_whichever_bounds_are_named(low: int | None, high: int | None) -> None:
    found = {some_number(random.Random(seed), low, high) for seed in range(40)}
    assert len(found) > 1
    assert all((low is None or low <= one) and (high is None or one <= high) for one in found)
