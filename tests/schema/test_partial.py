"""All problems of a file at once: what does not fit is left out, and the rest is asked; nothing is said that only follows."""

from __future__ import annotations

import pytest

from tests.house.typed import problems
from toolkit import schema, source
from toolkit.experiments.sprint import Sprint
from toolkit.prototypes.prototype import Prototype
from toolkit.surveys.survey import Survey
from toolkit.text import LANGUAGES

SURVEY = """\
title: {nl: Gemak, en: Ease}
about: prototype
items:
"""
SCALE = "- {kind: scale, id: easy, text: {nl: Makkelijk, en: Easy}}\n"


def lines(typed: str) -> list[str]:
    return problems(Survey, typed).splitlines()


def test_a_wrong_shape_does_not_hide_a_name_that_leads_nowhere() -> None:
    typed = SURVEY.replace("prototype", "things") + SCALE + "scales:\n- {id: ease, title: Ease, items: [easi, fast]}\n"
    assert [line.partition(";")[0] for line in lines(typed)] == [
        "2:8 `about` cannot be `things`",
        "6:35 there is no item `easi`",
        "6:41 there is no item `fast`",
    ]


def test_a_wrong_shape_does_not_hide_what_another_part_says_about_itself() -> None:
    typed = SURVEY + "- {kind: scale, id: a, text: 5, points: six}\n- {kind: number, id: b, text: x, low: 9, high: 3}\n"
    assert [line.split(";")[0] for line in lines(typed)] == [
        "4:41 `points` cannot be `six`",
        "5:39 `low` is 9 and `high` is 3",
    ]


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ("- {kind: scale, id: Easy, text: x}", "`Easy` cannot be a name"),
        ("- {kind: scale, text: x}", "number 1 of `items` (“x”) has no `id`"),
        ("- {kind: scala, id: easy, text: x}", "`scala` is not a kind that is known here"),
        ("- {kind: picture, id: easy, text: x}", "`picture` is not a kind that is known here"),
        ("- {id: easy, text: x}", "`kind` is missing"),
        ("- {kind: scale, id: easy}", "`text` is missing"),
        ("- easy", "number 1 of `items` cannot be `easy`"),
        ("- {kind: scale, id: easy, text: {nl: a: b}}", "a text with `: ` in it cannot be read"),
        ("- {kind: scale, id: easy, text: {nl: a, en: b}", "this `{` is never closed"),
        ("- kind: scale\n  id:easy\n  text: x", "behind `id:` a space is missing"),
        ("- kind: scale\n   id: easy\n  text: x", "this line is indented under `kind:`, which has its value already"),
    ],
)
def test_a_name_that_stood_in_a_part_with_a_problem_is_not_missing_elsewhere(item: str, said: str) -> None:
    typed = SURVEY + item + "\nscales:\n- {id: ease, title: Ease, items: [easy]}\n"
    found = source.look(typed.encode(), "f", schema.keys_of(Survey))
    assert [str(one.wrong) for one in schema.check(Survey, found).problems] == [said]


def test_a_list_that_lost_its_items_is_not_too_short() -> None:
    assert len(lines(SURVEY + "- {kind: scale}\n- {kind: nothing}\n")) == 3


def test_a_key_that_stands_there_under_another_spelling_is_not_missing_and_its_value_is_read() -> None:
    typed = "titel: {nl: Gemak}\nabout: prototype\nitems:\n- {kind: scale, id: a, tekst: {de: Leicht}}\n"
    assert [line.partition(";")[0] for line in lines(typed)] == [
        "1:1 `titel` is not a key that is known here",
        "4:24 `tekst` is not a key that is known here",
        "4:32 `de` is no language of this kit",
    ]


def test_a_kind_that_is_nearly_one_is_taken_for_it_so_that_the_item_can_be_read() -> None:
    typed = SURVEY + "- {kind: scal, id: a, text: x, points: six}\n- {soort: scale, id: b, text: x, points: six}\n"
    assert [line.partition(";")[0] for line in lines(typed)] == [
        "4:10 `scal` is not a kind that is known here",
        "4:40 `points` cannot be `six`",
        "5:4 `soort` is not a key that is known here",
        "5:42 `points` cannot be `six`",
    ]


def test_a_missing_translation_is_found_beside_other_problems() -> None:
    typed = (
        SURVEY
        + "- {kind: scale, id: a, text: {nl: Makkelijk}, points: six}\n- {kind: scale, id: b, text: {nl: x: y}}\n"
    )
    built = schema.check(Survey, source.look(typed.encode(), "f"))
    assert built.model is None
    assert built.rest is not None
    missing = built.located(schema.untranslated(built.rest, LANGUAGES), alone=True)
    assert [(one.line, one.wrong) for one in missing] == [(4, "this text has no `en`")]


def test_a_stand_in_is_never_suggested() -> None:
    typed = SURVEY + "- {kind: scale, text: x}\n" + SCALE + "scales:\n- {id: ease, title: Ease, items: [zzz]}\n"
    assert "left-out" not in problems(Survey, typed)


def test_what_a_screen_that_was_left_out_led_to_is_not_out_of_reach() -> None:
    typed = """\
title: {nl: Het gesprek, en: The talk}
about: {nl: Helpt het?, en: Does it help?}
screens:
  - id: start
    title: {nl: Begin, en: Begin}
    blocks:
      - {kind: button, id: on, label: {nl: Verder, en: Go on}, to: 5}
      - {kind: text, text: {nl: Hoi, en: Hi}, show_if: {block: nobody, answered: true}}
  - id: end
    title: {nl: Klaar, en: Done}
    blocks:
      - {kind: text, text: {nl: Dag, en: Bye}}
"""
    assert [line.partition(";")[0] for line in problems(Prototype, typed).splitlines()] == [
        "7:68 `5` cannot be a name",
        "8:64 there is no earlier block `nobody`",
    ]


def test_a_group_that_is_empty_because_its_lines_stand_beside_it_is_one_problem_a_line() -> None:
    typed = "title: {nl: a, en: b}\nabout: person\nintro:\nnl: Hoi\nitems:\n" + SCALE
    assert problems(Survey, typed) == (
        "4:1 `nl:` stands beside `intro:` and not under it; indent it by two more spaces"
    )


def test_a_file_in_which_nothing_fits_is_refused_in_a_hundred_lines() -> None:
    found = lines("".join(f"key{number}: 1\n" for number in range(5_000)))
    assert len(found) == 101
    assert found[-1].endswith("from here on there are more problems; mend those above first")


def test_every_shape_of_content_can_be_stood_in_for() -> None:
    """A file with nothing but one wrong key still has its shape made up, so that nothing can be left unsaid by a crash."""
    for model in (Prototype, Survey, Sprint):
        built = schema.check(model, source.look(b"zzz: 1\n", "f"))
        assert built.rest is not None
        assert "left-out" not in "\n".join(map(str, built.problems))
