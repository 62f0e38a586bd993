"""People's records and robots' records never meet."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from toolkit.evidence.gather import gather


def test_people_are_chosen_as_soon_as_there_is_one(records: Any) -> None:
    records.person("one", 30, robot=True)
    assert gather(records, "s", "one").chosen.source == "simulated"
    records.person("one", 40)
    chosen = gather(records, "s", "one").chosen
    assert chosen.source == "people"
    assert len(chosen.sessions) == 1
    assert {event.session for event in chosen.events} == {chosen.sessions[0].id}


def test_an_empty_round_counts_as_peoples(records: Any) -> None:
    assert gather(records, "s", "one").chosen.source == "people"


def test_a_robots_answer_in_a_persons_session_is_counted_nowhere(records: Any) -> None:
    records.person("one", easy="4")
    records.of_responses = [(name, replace(one, robot=True)) for name, one in records.of_responses]
    found = gather(records, "s", "one")
    assert not found.people.responses
    assert not found.simulated.responses
