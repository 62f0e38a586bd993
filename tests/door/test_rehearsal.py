"""Robots go through the door as people do, and leave nothing that could be taken for a person's."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolkit.door.rehearsal import rehearse
from toolkit.kit import LiveKit
from toolkit.storage.store import Store


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


def test_robots_press_on_past_their_own_picture(mini_kit: Path, rooms: Store) -> None:
    survey = mini_kit / "surveys/feeling.yaml"
    survey.write_text(survey.read_text() + "profile: true\n")
    found = rehearse(LiveKit(mini_kit), rooms, "small", "round-1", people=6, seed=3)
    assert (found.problems, found.finished) == ([], found.joined)
    reached = [event.value for event in rooms.events("small", "round-1") if event.kind == "goto"]
    assert reached.count("before.feeling.profile") == found.joined > 0


def test_the_same_seed_sends_the_same_robots(kit_folder: Path, rooms: Store) -> None:
    live = LiveKit(kit_folder)
    rehearse(live, rooms, "small", "one", people=5, seed=11)
    first = [(event.kind, event.key, event.value) for event in rooms.events("small", "one")]
    rehearse(live, rooms, "small", "one", people=5, seed=11)
    both = [(event.kind, event.key, event.value) for event in rooms.events("small", "one")]
    assert both == first * 2


def test_robots_take_their_time(kit_folder: Path, rooms: Store) -> None:
    rehearse(LiveKit(kit_folder), rooms, "small", "one", people=6, seed=5)
    events = rooms.events("small", "one")
    starts = {event.session: event.at for event in events if event.kind == "start"}
    took = [event.at - starts[event.session] for event in events if event.kind == "done"]
    assert took
    assert all(2 < seconds < 900 for seconds in took)


def test_a_screen_that_leads_nowhere_is_named(kit_folder: Path, rooms: Store) -> None:
    file = kit_folder / "prototypes/trial/v1.yaml"
    file.write_text(file.read_text().replace("done_when: {screen: done}", ""))
    sprint = kit_folder / "experiments/small.yaml"
    sprint.write_text(sprint.read_text().replace("{screen: done}", "{all: [{screen: secret}, {not: {screen: done}}]}"))
    found = rehearse(LiveKit(kit_folder), rooms, "small", "one", people=4, seed=3)
    assert found.finished == found.joined  # they can always leave a task
    assert not [event for event in rooms.events("small", "one") if event.kind == "done"]


def test_a_round_that_is_not_there_is_a_key_error(kit_folder: Path, rooms: Store) -> None:
    with pytest.raises(KeyError):
        rehearse(LiveKit(kit_folder), rooms, "small", "two")
