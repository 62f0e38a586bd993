"""Robots go through the door as people do, and leave nothing that could be taken for a person's."""

from __future__ import annotations

import threading
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from tests.door.guest import Guest
from toolkit.app.standing import _taking, everybody
from toolkit.door.rehearsal import Clock, rehearse, sentence
from toolkit.door.rehearsal.drawn import read
from toolkit.door.rehearsal.keyboard import first_button, out_of_reach
from toolkit.door.rehearsal.planned import unwritten
from toolkit.door.rehearsal.walking import _alone
from toolkit.door.rehearsal.widths import longest, too_wide
from toolkit.errors import Refused
from toolkit.evidence.gather import gather
from toolkit.evidence.overview import overview
from toolkit.experiments.personas import PERSONAS
from toolkit.kit import LiveKit, open_kit
from toolkit.records import Event
from toolkit.storage.store import Store
from toolkit.text import Text

DAY = 24 * 3600


def by_session(rooms: Store, round: str = "one") -> dict[str, list[Event]]:
    found: dict[str, list[Event]] = {}
    for event in rooms.events("small", round):
        found.setdefault(event.session, []).append(event)
    return found


def test_every_record_of_a_rehearsal_is_marked(kit_folder: Path, rooms: Store) -> None:
    found = rehearse(LiveKit(kit_folder), rooms, "small", "one", people=10, seed=3)
    assert found.problems == []
    assert found.joined + found.declined == 10
    assert found.finished == found.joined
    sessions = rooms.sessions("small", "one")
    assert len(sessions) == found.joined
    assert all(session.robot for session in sessions)
    assert all(response.robot for response in rooms.responses("small", "one"))
    assert all(count.robot for count in rooms.counts("small", "one"))
    assert rooms.round("small", "one").declined == 0  # a robot that says no is no person who said no


def test_twelve_robots_are_of_every_manner_and_speak_both_languages(kit_folder: Path, rooms: Store) -> None:
    found = rehearse(LiveKit(kit_folder), rooms, "small", "one", people=12)
    assert found.problems == []
    assert {name for name, _ in found.came} == {one.name for one in PERSONAS}
    assert set(Counter(language for _, language in found.came).values()) == {6}
    assert (found.joined, found.declined, found.finished) == (11, 1, 11)
    assert len(found.seconds) == 3
    assert 0.5 < found.minutes < 10


def test_one_of_them_goes_on_a_day_later_on_another_phone_by_its_receipt_code(kit_folder: Path, rooms: Store) -> None:
    found = rehearse(LiveKit(kit_folder), rooms, "small", "one", people=4)
    assert found.came[3][0] == "comes back a day later"
    breaks = {}
    for session, events in by_session(rooms).items():
        times = [event.at for event in events]
        breaks[session] = max(later - at for at, later in pairwise(times))
    assert sorted(one > DAY - 3600 for one in breaks.values()) == [False, False, False, True]
    assert found.finished == 4


def test_what_waited_for_wifi_and_came_twice_is_stored_once(kit_folder: Path, rooms: Store) -> None:
    """Its reply gets lost each time, so everything is sent again: the same ids, and no second event of any of them."""
    found = rehearse(LiveKit(kit_folder), rooms, "small", "one", people=3)
    assert found.came[2][0] == "loses wifi"
    assert found.problems == []
    events = list(by_session(rooms).values())[2]
    presses = Counter((event.place, event.key) for event in events if event.kind == "press" and "/next" in event.key)
    assert set(presses.values()) == {1}


def test_the_same_seed_sends_the_same_robots_and_they_take_the_place_of_those_before(
    kit_folder: Path, rooms: Store
) -> None:
    live = LiveKit(kit_folder)
    first = rehearse(live, rooms, "small", "one", people=5, seed=11)
    did = [(event.kind, event.key, event.value) for event in rooms.events("small", "one")]
    second = rehearse(live, rooms, "small", "one", people=5, seed=11)
    assert [(event.kind, event.key, event.value) for event in rooms.events("small", "one")] == did
    assert (first.replaced, second.replaced) == (0, first.joined)
    assert len(rooms.sessions("small", "one")) == second.joined


def test_robots_replace_robots_and_never_a_person(guest: Guest, kit_folder: Path, rooms: Store) -> None:
    guest.join().to_questions().do("after.questions.1", "set", "after.questions/easy/answer", "4")
    before = rooms.events("small", "one")
    for _ in range(2):
        rehearse(LiveKit(kit_folder), rooms, "small", "one", people=3)
    person = next(one for one in rooms.sessions("small", "one") if not one.robot)
    assert person.participant == guest.who
    assert [one for one in rooms.events("small", "one") if one.session == person.id] == before
    assert [(one.item, one.value, one.n) for one in rooms.counts("small", "one") if not one.robot] == [("easy", "4", 1)]
    assert guest.who in guest.page()  # their phone still knows them


def test_every_reader_keeps_robots_and_people_apart(guest: Guest, kit_folder: Path, rooms: Store) -> None:
    guest.join().to_questions().do("after.questions.1", "set", "after.questions/easy/answer", "4")
    found = rehearse(LiveKit(kit_folder), rooms, "small", "one", people=6)
    both = gather(rooms, "small", "one")
    assert ([one.participant for one in both.people.sessions], both.chosen) == ([guest.who], both.people)
    assert len(both.simulated.sessions) == found.joined
    assert {one.session for one in both.people.events} == {both.people.sessions[0].id}
    assert {one.robot for one in both.people.responses} == {False}
    evidence = overview(open_kit(kit_folder), rooms, "small", "en")
    assert [(one.people, one.robots, one.source) for one in evidence.rounds] == [(1, found.joined, "people")]
    assert not evidence.simulated
    there = everybody(rooms, "small", "one")
    assert (_taking(there, robot=False).joined, _taking(there, robot=True).joined) == (1, found.joined)
    rooms_of = [rooms.reading(lambda tx, robot=robot: tx.room("small", "one", robot=robot)) for robot in (False, True)]
    assert all(one.seq == 0 for one in rooms_of)  # nothing is shared in this prototype, by anybody


def test_robots_press_on_past_their_own_picture(mini_kit: Path, rooms: Store) -> None:
    survey = mini_kit / "surveys/feeling.yaml"
    survey.write_text(survey.read_text() + "profile: true\n")
    found = rehearse(LiveKit(mini_kit), rooms, "small", "round-1", people=6, seed=3)
    assert (found.problems, found.finished) == ([], found.joined)
    reached = [event.value for event in rooms.events("small", "round-1") if event.kind == "goto"]
    assert reached.count("before.feeling.profile") == found.joined > 0


def test_robots_take_their_time(kit_folder: Path, rooms: Store) -> None:
    rehearse(LiveKit(kit_folder), rooms, "small", "one", people=6, seed=5)
    events = rooms.events("small", "one")
    starts = {event.session: event.at for event in events if event.kind == "start"}
    took = sorted(event.at - starts[event.session] for event in events if event.kind == "done")
    assert took
    assert all(2 < seconds < 900 for seconds in took[:-1])  # the slowest may have slept a night over it


def test_a_task_that_nobody_finishes_is_named_and_can_be_left(kit_folder: Path, rooms: Store) -> None:
    file = kit_folder / "experiments/small.yaml"
    file.write_text(file.read_text().replace("{screen: done}", "{all: [{screen: secret}, {not: {screen: done}}]}"))
    found = rehearse(LiveKit(kit_folder), rooms, "small", "one", people=4, seed=3)
    assert found.finished == found.joined  # they can always leave a task
    assert not [event for event in rooms.events("small", "one") if event.kind == "done"]
    assert [one.code for one in found.faults] == ["undoable"]
    assert sentence(found.faults[0], "nl").startswith("experiments/small.yaml, taak `finish`: niemand kan dit afmaken")


@pytest.mark.parametrize("sees", ["one", "all"])
def test_a_fault_of_one_variant_is_named_in_its_own_revision(sees: str, mini_kit: Path, rooms: Store) -> None:
    sprint = mini_kit / "experiments/small.yaml"
    given = "[{id: a, title: A, revision: v1}, {id: b, title: B, revision: v2}]"
    groups = "segments: [{id: manager, title: Manager}, {id: employee, title: HR}]\n"
    typed = sprint.read_text().replace("id: round-1, ", f"id: round-1, each_sees: {sees}, variants: {given}, ", 1)
    sprint.write_text(typed.replace("[round-1, round-2]", "[round-1/a, round-2]") + groups)
    second = mini_kit / "prototypes/talk/v2.yaml"
    second.write_text(second.read_text().replace("label: {nl: Klaar, en: Done}, to", 'label: "→", to'))
    found = rehearse(LiveKit(mini_kit), rooms, "small", "round-1", people=4)
    assert [(one.code, str(one.place)) for one in found.faults] == [
        ("no-words", "prototypes/talk/v2.yaml, screen `start`, block `on`")
    ]
    assert found.finished == 4
    assert {one.variant for one in rooms.sessions("small", "round-1")} == (
        {"a", "b"} if sees == "one" else {"a+b", "b+a"}
    )


def test_a_round_that_is_not_there_is_a_key_error(kit_folder: Path, rooms: Store) -> None:
    with pytest.raises(KeyError):
        rehearse(LiveKit(kit_folder), rooms, "small", "two")


def test_two_rehearsals_of_one_round_do_not_take_out_one_another(kit_folder: Path, rooms: Store) -> None:
    with _alone(rooms.url, "small", "one"), pytest.raises(Refused, match="on their way"):
        rehearse(LiveKit(kit_folder), rooms, "small", "one", people=1)
    assert rehearse(LiveKit(kit_folder), rooms, "small", "one", people=1).finished == 1
    assert threading.active_count() < 20


def test_time_stands_still_until_a_robot_thinks() -> None:
    clock = Clock(5.0)
    assert clock() == clock() == 5.0


# -- what pages say ---------------------------------------------------------------------------------------------------

PAGE = """
<button form=f name=_save value=1 tabindex=-1>Save</button>
<section id="s-block.why"><fieldset class="q"><legend>Why now?</legend>
<label class=o><input type=radio name="t/why/answer" value="asked"><span>They asked</span></label></fieldset>
<label class=f><span>The step</span><input type=text name="t/why/step"></label>
<div role=button tabindex=0>Draw</div><button name=_press value="t/why/go"></button></section>
"""


def test_what_the_keyboard_cannot_reach_or_a_reader_cannot_say_is_named() -> None:
    drawn = read(PAGE)
    assert [(one.kind, one.label, one.group) for one in drawn.controls] == [
        ("button", "Save", ""),
        ("radio", "They asked", "Why now?"),
        ("text", "The step", ""),
        ("button", "", ""),
    ]
    assert list(out_of_reach(drawn, [("t/why/answer", "asked"), ("t/why/step", "a talk")])) == []
    wrong = [str(said) for said, _ in out_of_reach(drawn, [("t/why/draw", True), ("t/why/go", True)])]
    assert wrong == ["`why/draw` cannot be reached by the keyboard", "`why/go` has no label that can be read out"]


def test_enter_in_a_field_must_save_and_press_nothing_else() -> None:
    assert list(first_button(read(PAGE))) == []
    first = PAGE.replace("name=_save", "name=_lang").replace("Save", "Nederlands")
    assert [str(said) for said, _ in first_button(read(first))] == ["Enter in a field presses `Nederlands`"]


@pytest.mark.parametrize(
    ("typed", "waits"),
    [
        ("TODO", True),
        ("...", True),
        ("[…]", True),
        ("Lorem ipsum dolor sit", True),
        ("x", True),
        ("Nog in te vullen", True),
        ("Wij. Zonder naam.", False),
        ("Alleen ons team", False),
        ("HR", False),
        ("A text about to-do lists", False),
    ],
)
def test_a_promise_that_is_still_to_be_written_is_known(typed: str, waits: bool) -> None:
    assert unwritten(Text(typed)) is waits
    assert unwritten(Text({"nl": typed, "en": "Our team alone."})) is waits


def test_words_break_where_browsers_break_them() -> None:
    assert longest("arbeidsmarkt-ontwikkeling en/of loopbaan") == "arbeidsmarkt-"
    assert too_wide("Arbeidsmarktontwikkelingen", "text", card=False) is None
    assert too_wide("Loopbaanontwikkelingsmogelijkhedenoverzicht", "h1", card=False) is not None
