"""Who began a task, and how it ended."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from toolkit.evidence.attempts import SHORTEST, attempts
from toolkit.evidence.gather import gather


def ends(records: Any) -> list[tuple[str, float | None]]:
    return [(one.end, one.seconds) for one in attempts(gather(records, "s", "one").people, "agree")]


def test_only_those_who_began_count(records: Any) -> None:
    records.person("one")
    records.person("one", 30)
    stray = records.person("one")
    records.event("one", stray, "done", 5.0)
    assert ends(records) == [("done", 30.0)]


def test_what_was_given_up_stays_given_up(records: Any) -> None:
    session = records.person("one", "gave-up")
    records.event("one", session, "done", 900.0)
    assert ends(records) == [("gave-up", None)]


def test_giving_up_after_it_was_done_changes_nothing(records: Any) -> None:
    session = records.person("one", 30)
    records.event("one", session, "give-up", 900.0)
    assert ends(records) == [("done", 30.0)]


def test_the_first_start_and_the_first_done_count(records: Any) -> None:
    session = records.person("one", 30)
    records.event("one", session, "start", 500.0)
    records.event("one", session, "done", 900.0)
    assert ends(records) == [("done", 30.0)]


def test_no_time_is_not_zero_and_a_clock_that_ran_backwards_gives_none(records: Any) -> None:
    records.person("one", 0)
    records.person("one", -20)
    assert ends(records) == [("done", SHORTEST), ("done", None)]


def test_the_time_in_which_the_whole_round_stood_still_does_not_count(records: Any) -> None:
    records.person("one", 100)
    people = gather(records, "s", "one").people
    start = next(one.at for one in people.events if one.kind == "start")

    def seconds(*pauses: tuple[float, float]) -> float | None:
        led = replace(people, state=replace(people.state, pauses=pauses))
        return attempts(led, "agree")[0].seconds

    assert seconds((start + 10, start + 40)) == 70.0
    assert seconds((start - 50, start + 20), (start + 90, start + 500)) == 70.0  # half of each lies outside
    assert seconds((start - 50, start - 20), (start + 200, start + 300)) == 100.0
    assert seconds((start + 60, 0.0)) == 60.0  # it stands still now
    assert seconds((start, start + 100)) == SHORTEST
