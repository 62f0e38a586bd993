"""A conversation guide with notes: fields that offer nothing, so that nothing can be sent for them."""

from __future__ import annotations

import re

import pytest

from tests.house.typed import SCOPE, block, draw, made
from toolkit.door.surface import HtmlSurface
from toolkit.surface import Record

Guide = block("conversation-guide")
WITHOUT = "kind: conversation-guide\nid: g\nsteps: [{id: open, title: Begin}, {id: close, title: Einde}]\n"
WITH = WITHOUT + "notes: true\n"


def html(typed: str, given: dict[str, object] | None = None) -> HtmlSurface:
    surface = HtmlSurface(Record("nl", {}, SCOPE), given)
    with surface.section("x"), surface.at("g"):
        made(Guide, typed).draws(surface, surface.record)
    return surface


def test_a_step_has_a_field_for_notes_where_the_guide_says_so() -> None:
    assert "Aantekeningen" not in draw(made(Guide, WITHOUT)).words
    words = draw(made(Guide, WITH)).words
    assert words.count("Aantekeningen ") == 2
    assert words.count("Je aantekeningen blijven op deze telefoon. Niemand anders ziet ze.") == 1
    assert "Your notes stay on this phone. Nobody else sees them." in draw(made(Guide, WITH), language="en").words


def test_a_note_has_no_name_to_be_sent_by_and_offers_nothing() -> None:
    surface = html(WITH)
    assert surface.notes == ["task.t/g/open.note", "task.t/g/close.note"]
    assert set(surface.offers) == {"task.t/g/open", "task.t/g/close"}
    fields = re.findall(r"<textarea[^>]*>", surface.html())
    assert len(fields) == 2
    assert [one for one in fields if "name=" in one] == []


def test_whatever_is_sent_for_a_note_is_refused_and_kept_nowhere() -> None:
    surface = html(WITH, {"task.t/g/open.note": "Zij twijfelt"})
    assert surface.unknown() == ["task.t/g/open.note"]
    assert surface.record.values == {}
    assert "Zij twijfelt" not in surface.html()


def test_a_note_that_is_drawn_twice_is_an_error_of_ours() -> None:
    surface = HtmlSurface(Record("nl"))
    with surface.section("x"):
        surface.note("a", "Aantekening")
        with pytest.raises(ValueError, match="drawn twice"):
            surface.note("a", "Aantekening")


def test_a_robot_writes_no_notes() -> None:
    from tests.house.test_kinds import Somebody

    guide = made(Guide, WITH)
    keys = {key for seed in range(20) for key, _ in guide.rehearses(Somebody(seed), Record("nl", scope=SCOPE))}
    assert keys == {"open", "close"}
