"""Who began a task, and how it ended."""

from __future__ import annotations

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
