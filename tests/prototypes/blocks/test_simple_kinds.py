"""The kinds that are told in a few lines each: text, picture, button, checklist, choice, match list, conversation guide."""

from __future__ import annotations

import pytest

from tests.house.typed import block, draw, made, pointed, problems
from toolkit.surface import Fact

CHECKLIST = "kind: checklist\nid: list\nitems: [{id: a, text: Eén}, {id: b, text: Twee}]\n"
CHOICE = "kind: choice\nid: why\nquestion: Waarom?\noptions: [{id: a, text: Eén}, {id: b, text: Twee}]\n"
BUTTON = "{kind: button, id: on, label: Verder, to: end}"


def test_a_text_shows_what_people_typed_as_text_and_never_as_html() -> None:
    drawn = draw(made(block("text"), "{kind: text, title: '<b>Kop</b>', text: '<script>x</script> en **vet**'}"))
    assert drawn.words == "<b>Kop</b> <script>x</script> en vet"


@pytest.mark.parametrize("file", ["x.html", ".svg", "x.svg.exe", "x png.svg", "pictures/", "../../x"])
def test_a_picture_is_a_file_of_its_own_folder_and_nothing_else(file: str) -> None:
    typed, place = pointed(f"kind: picture\nfile: »{file}\nalt: x\n")
    assert problems(block("picture"), typed).startswith(f"{place} `{file}` is not a picture's file name; name a png")


@pytest.mark.parametrize(
    "file", ["../x.svg", "/etc/x.svg", "pictures/x.svg", "https://x.nl/x.svg", "C:\\Mijn map\\x.svg"]
)
def test_a_picture_with_a_path_before_it_is_understood_well_enough_to_say_its_name(file: str) -> None:
    typed, place = pointed(f"kind: picture\nfile: »{file}\nalt: x\n")
    assert problems(block("picture"), typed) == (
        f"{place} `{file}` is not a picture's file name; did you mean `x.svg`? It lies in `pictures/`, so leave the path out"
    )


def test_a_picture_needs_words_for_those_who_cannot_see_it() -> None:
    assert problems(block("picture"), "{kind: picture, file: a.svg}").endswith(
        "`alt` is missing; add `alt:` here (What the picture shows, for those who cannot see it)"
    )


def test_a_button_leads_on_exactly_once() -> None:
    assert draw(made(block("button"), BUTTON), {}, {"go": True}).facts == [Fact("goto", "task.t/on", "end")]
    assert draw(made(block("button"), BUTTON), {"go": True}).facts == []


def test_a_checklist_says_how_many_are_ticked_and_answers_with_their_ids() -> None:
    checklist = made(block("checklist"), CHECKLIST)
    drawn = draw(checklist, {"a": True}, {"b": True})
    assert drawn.words == "Eén Twee 2 van 2 afgevinkt"
    assert checklist.answer(drawn.record) == ["a", "b"]
    assert checklist.answer(draw(checklist, {"a": True}, {"a": False}).record) == []


def test_a_choice_takes_one_of_its_options_or_several_where_it_says_so() -> None:
    one, many = made(block("choice"), CHOICE), made(block("choice"), CHOICE + "multiple: true\n")
    assert draw(one, {}, {"answer": ["a"]}).refused == {"answer": "option"}
    assert many.answer(draw(many, {}, {"answer": ["b", "a"]}).record) == ["a", "b"]
    assert (one.answers().shape, many.answers().shape) == ("one", "many")


def test_a_match_shows_why_it_fits_and_what_is_missing_in_both_languages() -> None:
    match = made(block("match-list"), block("match-list").example)
    assert "Je hebt: Je kent het rooster" in draw(match).words
    assert "Still missing: Experience with the planning tool" in draw(match, language="en").words
    assert draw(match, {}, {"planner": True}).record.values == {"task.t/my-matches/planner": True}


def test_a_conversation_step_can_be_marked_as_discussed() -> None:
    guide = made(block("conversation-guide"), block("conversation-guide").example)
    drawn = draw(guide, {}, {"open": True})
    assert guide.answer(drawn.record) == ["open"]
    assert "1. Begin open" in drawn.words
    assert "Waar krijg je energie van?" in drawn.words


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("checklist", CHECKLIST.replace("{id: b", "{id: »a")),
        ("choice", CHOICE.replace("{id: b", "{id: »a")),
        (
            "match-list",
            "{kind: match-list, id: m, pick: x, rows: [{id: a, title: x, reasons: [{fit: have, text: x}]}, {id: »a, title: x, reasons: [{fit: have, text: x}]}]}",
        ),
        ("conversation-guide", "{kind: conversation-guide, id: g, steps: [{id: a, title: x}, {id: »a, title: y}]}"),
    ],
)
def test_two_parts_of_one_name_are_said_at_the_second(kind: str, typed: str) -> None:
    file, place = pointed(typed)
    said = problems(block(kind), file)
    assert said.startswith(f"{place} the id `a` is used by ")
    assert said.endswith("; give one of them another id")
