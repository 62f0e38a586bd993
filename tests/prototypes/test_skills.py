"""The reader's own skills: told here, told at an earlier block, or shown by a game."""

from __future__ import annotations

from tests.house.typed import SCOPE
from toolkit.prototypes.sharing import PEOPLE
from toolkit.prototypes.skills import Mine, mine, played
from toolkit.room import Room, Shared
from toolkit.surface import Record, Value

KNOWN = ["planning", "calm", "tools"]


def record(values: dict[str, Value] | None = None, strengths: str = "", by: str = "me") -> Record:
    told = {f"{SCOPE}/{key}": value for key, value in (values or {}).items()}
    room = Room().plus([(PEOPLE, Shared(1, by, "profile", {"strengths": strengths}))] if strengths else [])
    return Record("nl", told, SCOPE, room=room, me="me")


def test_whoever_told_nothing_has_nothing() -> None:
    assert mine(record(), "here", KNOWN) == Mine((), (), (), elsewhere=False)


def test_what_is_there_wins_over_what_is_wanted() -> None:
    found = mine(record({"here/@can": ["calm"], "here/@learn": ["calm", "planning"]}), "here", KNOWN)
    assert found == Mine(("calm",), ("planning",), (), elsewhere=False)


def test_a_later_block_knows_what_was_told_at_an_earlier_one() -> None:
    found = mine(record({"earlier/@can": ["calm", "cooking"], "here/@learn": ["tools"]}), "here", KNOWN)
    assert found == Mine(("calm",), ("tools",), (), elsewhere=True)


def test_an_earlier_block_where_nothing_was_ticked_is_no_answer() -> None:
    assert not mine(record({"earlier/@can": [], "earlier/@learn": []}), "here", KNOWN).elsewhere


def test_what_was_told_in_another_task_stays_there() -> None:
    values: dict[str, Value] = {"task.other/earlier/@can": ["calm"]}
    assert mine(Record("nl", values, SCOPE), "here", KNOWN).can == ()


def test_a_field_of_another_kind_is_never_taken_for_a_skill() -> None:
    assert mine(record({"form/can": "calm", "list/calm": True}), "here", KNOWN).can == ()


def test_what_a_game_showed_counts_as_something_that_one_can_do() -> None:
    found = mine(record(strengths="tools, calm,cooking"), "here", KNOWN)
    assert found == Mine(("calm", "tools"), (), ("calm", "tools"), elsewhere=False)


def test_the_game_is_left_out_where_one_asks_for_it() -> None:
    assert mine(record({"here/@no-game": True}, "tools"), "here", KNOWN).can == ()


def test_the_game_of_somebody_else_is_nobody_elses_strength() -> None:
    assert played(record(strengths="tools", by="another"), KNOWN) == ()
