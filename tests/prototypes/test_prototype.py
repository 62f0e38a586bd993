"""One revision of a prototype: screens that lead to each other, blocks that show when they should."""

from __future__ import annotations

import pytest

from tests.house.typed import made, pointed, problems
from toolkit.door.surface import HtmlSurface
from toolkit.prototypes.prototype import Prototype
from toolkit.surface import Record

HEAD = "title: T\nabout: A\nscreens:\n- id: home\n  title: Home\n  blocks:\n"
CHOICE = (
    "  - {kind: choice, id: role, question: Wie?, options: [{id: boss, text: Baas}, {id: staff, text: Medewerker}]}\n"
)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("  - {kind: button, id: on, label: x, to: »hom}", "there is no screen `hom`; did you mean `home`?"),
        (
            "  - »{kind: button, label: {nl: Naar het eind, en: To the end}, to: end}\n"
            "- {id: end, title: End, blocks: [{kind: text, text: x}]}",
            "this block has no `id`, so its answers would have no name; add `id: end`",
        ),
        (
            "  - {kind: text, text: x, show_if: {block: »role, is: boss}}\n" + CHOICE,
            "the block `role` comes only after this one; move it up, or move this block below it",
        ),
        (
            "  - {kind: text, text: x, show_if: {block: »rol, is: boss}}\n" + CHOICE,
            "there is no earlier block `rol`; there is none to refer to yet",
        ),
        (
            CHOICE.replace("{kind", "{show_if: {block: »role, is: boss}, kind"),
            "this block depends on itself; name another `block`, one that comes earlier",
        ),
        (
            CHOICE + "  - {kind: text, text: x, show_if: {block: role, is: »chief}}",
            "`role` has no option `chief`; use one of `boss`, `staff`",
        ),
        (
            CHOICE + "  - {kind: checklist, id: »role, items: [{id: a, text: x}]}",
            "the id `role` is already used by a block on screen `home`; give it another id, such as `role-2`",
        ),
        (
            "  - {kind: text, text: x}\n- {id: »home, title: Home, blocks: [{kind: text, text: x}]}",
            "the id `home` is used by screen 1 and screen 2; give one of them another id",
        ),
        ("  - {kind: text, text: x}\nstart: »begin", "there is no screen `begin`; use one of `home`"),
        ("  - {kind: »tekst, text: x}", "`tekst` is not a kind that is known here; did you mean `text`?"),
        (
            "  - {kind: text, text: x}\n- {id: end, title: End, blocks: »[]}",
            "`blocks` is too short; give at least 1",
        ),
    ],
)
def test_what_would_fail_on_a_phone_is_said_at_its_line(typed: str, printed: str) -> None:
    file, place = pointed(HEAD + typed + "\n")
    assert problems(Prototype, file) == f"{place} {printed}"


THREE = (
    HEAD
    + "{home}"
    + ("- id: side\n  title: Side\n  blocks:\n{side}- id: end\n  title: End\n  blocks:\n  - {{kind: text, text: x}}\n")
)
ON = "  - {kind: button, id: on, label: x, to: side}\n"
OVER = "  - {kind: button, id: over, label: x, to: end}\n"


@pytest.mark.parametrize(
    ("home", "side", "printed"),
    [
        (
            ON,
            "  - {kind: button, id: over, label: x, to: »side}\n",
            "`side` is the screen that this stands on; use one of `end`, `home`",
        ),
        (
            "  - {kind: button, id: on, label: Verder, to: side}\n  - {kind: button, id: over, label: »verder, to: end}\n",
            OVER.replace("over", "also"),
            "this button reads the same as the one above it; give one of them another `label`",
        ),
        (
            CHOICE
            + ON
            + "  - {kind: text, text: x, show_if: {all: [{block: role, is: boss}, »{block: role, is: staff}]}}\n",
            OVER,
            "this can never hold if `role` is `boss`; change one of the two",
        ),
        (
            CHOICE
            + ON
            + "  - {kind: text, text: x, show_if: »{any: [{block: role, is: boss}, {not: {block: role, is: boss}}]}}\n",
            OVER,
            "this condition always holds; leave `show_if` out, or change it",
        ),
        (
            "  - {kind: button, id: on, label: x, to: end}\n  - {kind: button, id: aside, label: y, to: side}\n"
            + CHOICE,
            CHOICE.replace("role", "way")
            + "- id: far\n  title: Far\n  blocks:\n  - {kind: text, text: x, show_if: {block: »way, is: boss}}\n",
            "`way` is asked on the screen `side`, and nothing leads from there to this one; "
            "ask it on the way here, or let a button there lead here",
        ),
    ],
)
def test_a_way_or_a_condition_that_comes_to_nothing_is_said_at_its_line(home: str, side: str, printed: str) -> None:
    file, place = pointed(THREE.format(home=home, side=side))
    assert problems(Prototype, file) == f"{place} {printed}"


@pytest.mark.parametrize(
    "home",
    [
        "  - {kind: button, id: on, label: Lees meer, to: side}\n  - {kind: text, text: x}\n  - {kind: button, id: over, label: Lees meer, to: end}\n",
        CHOICE
        + "  - {kind: button, id: on, label: Verder, to: side, show_if: {block: role, is: boss}}\n"
        + "  - {kind: button, id: over, label: Verder, to: end, show_if: {block: role, is: staff}}\n",
    ],
)
def test_two_buttons_may_read_the_same_where_people_can_tell_them_apart(home: str) -> None:
    assert problems(Prototype, THREE.format(home=home, side=OVER.replace("over", "also"))) == ""


def test_ids_that_are_proposed_are_free_and_differ() -> None:
    typed = HEAD + "".join(
        f"  - {{kind: button, label: {{nl: Verder, en: Go on}}, to: {to}}}\n  - {{kind: text, text: x}}\n"
        for to in ("a", "b")
    )
    typed += "".join(
        f"- {{id: {one}, title: x, blocks: [{{kind: checklist, id: go, items: [{{id: x, text: x}}]}}]}}\n"
        for one in "a"
    )
    typed += "- {id: b, title: x, blocks: [{kind: text, text: x}]}\n"
    assert [line.rsplit("; ")[1] for line in problems(Prototype, typed).splitlines()] == [
        "add `id: go-2`",
        "add `id: go-3`",
    ]


def lost(typed: str, starts: tuple[str, ...] = (), ends: tuple[str, ...] = ()) -> list[tuple[object, str]]:
    return [(one.path[1], one.wrong) for one in made(Prototype, typed).lost(starts, ends)]


def test_a_screen_that_no_one_can_reach_is_named_unless_a_task_begins_there() -> None:
    typed = THREE.format(home="  - {kind: button, id: over, label: x, to: end}\n", side=OVER.replace("over", "also"))
    assert lost(typed, ends=("end",)) == [(1, "no one can reach the screen `side`")]
    assert lost(typed, ("side",), ("end",)) == []
    assert lost(typed + "start: side\n", ends=("end",)) == [(0, "no one can reach the screen `home`")]


def test_of_screens_that_only_lead_to_each_other_the_first_is_named() -> None:
    typed = THREE.format(home="  - {kind: text, text: x}\n", side=OVER)
    assert lost(typed, ends=("home", "end")) == [(1, "no one can reach the screen `side`")]


def test_a_screen_from_which_nothing_leads_on_is_a_dead_end_unless_that_is_meant() -> None:
    typed = THREE.format(home=ON, side=OVER)
    assert lost(typed) == [(2, "nothing leads on from the screen `end`")]
    assert lost(typed, ends=("end",)) == []
    assert lost(typed.replace("  title: End\n", "  title: End\n  end: true\n")) == []


def test_the_only_screen_of_a_prototype_needs_no_way_on_and_a_form_without_one_is_none() -> None:
    form = "  - {kind: form, id: note, fields: [{id: a, label: x}], submit: Klaar}\n"
    assert lost(HEAD + form) == []
    assert lost(THREE.format(home=ON, side=form), ("end",), ("end",)) == [
        (1, "nothing leads on from the screen `side`")
    ]


def test_a_way_behind_a_condition_is_a_way() -> None:
    typed = THREE.format(home=CHOICE + ON.replace("to: side", "to: side, show_if: {block: role, is: boss}"), side=OVER)
    assert lost(typed, ends=("end",)) == []


def test_saying_that_an_end_is_meant_does_not_make_it_another_text() -> None:
    typed = THREE.format(home=ON, side=OVER)
    meant = made(Prototype, typed.replace("  title: End\n", "  title: End\n  end: true\n"))
    assert meant.fingerprint() == made(Prototype, typed).fingerprint()
    assert meant.plain() != made(Prototype, typed).plain()


def words(prototype: Prototype, screen: str, **values: object) -> dict[str, str]:
    record = Record("nl", {f"t/{key}": value for key, value in values.items()}, "t")  # type: ignore[misc]  # stored values
    surface = HtmlSurface(record)
    prototype.draw(screen, surface, record)
    return surface.sections


SHOWN = HEAD + CHOICE + "  - {kind: text, text: Voor bazen, show_if: {block: role, is: boss}}\n"


def test_a_block_shows_when_its_condition_holds_and_keeps_its_section_when_not() -> None:
    prototype = made(Prototype, SHOWN)
    assert words(prototype, "home")["block.1"] == ""
    assert "Voor bazen" in words(prototype, "home", **{"role/answer": "boss"})["block.1"]


@pytest.mark.parametrize("taken", ["b0", "title", "task", "foot", "go"])
def test_an_id_that_the_house_uses_too_pushes_nothing_off_the_screen(taken: str) -> None:
    typed = HEAD + "  - {kind: text, text: Eerst dit}\n" + CHOICE.replace("id: role", f"id: {taken}")
    sections = words(made(Prototype, typed), "home")
    assert len(sections) == 2
    assert not {"b0", "title", "task", "foot", "go"} & set(sections)


def test_the_first_screen_opens_unless_another_is_named() -> None:
    two = HEAD + "  - {kind: text, text: x}\n- {id: end, title: End, blocks: [{kind: text, text: x}]}\n"
    assert made(Prototype, two).first == "home"
    assert made(Prototype, two + "start: end\n").first == "end"


def test_a_fingerprint_follows_the_words_that_people_see() -> None:
    one = made(Prototype, SHOWN)
    assert made(Prototype, "# uitleg\n" + SHOWN).fingerprint() == one.fingerprint()
    assert made(Prototype, SHOWN.replace("Voor bazen", "Voor chefs")).fingerprint() != one.fingerprint()
