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
            "  - »{kind: button, label: x, to: home}",
            "this block has no `id`, so its answers would have no name; add `id: ...`",
        ),
        (
            "  - {kind: text, text: x, show_if: {block: »role, is: boss}}\n" + CHOICE,
            "there is no earlier block `role`; there is none to refer to yet",
        ),
        (
            CHOICE + "  - {kind: text, text: x, show_if: {block: role, is: »chief}}",
            "`role` has no option `chief`; use one of `boss`, `staff`",
        ),
        (
            CHOICE + "  - {kind: checklist, id: »role, items: [{id: a, text: x}]}",
            "the id `role` is already used by a block on screen `home`; give it another id",
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
