"""A reminder is a calendar entry as RFC 5545 wants it, whatever somebody typed."""

from __future__ import annotations

import datetime as dt
import re

from hypothesis import given
from hypothesis import strategies as st

from toolkit.reminder import Reminder

DAY = dt.date(2026, 12, 31)
NOW = 1_780_000_000.0


def unfolded(entry: str) -> dict[str, str]:
    """The lines of the event, as a calendar reads them."""
    inside = entry.replace("\r\n ", "").split("BEGIN:VALARM")[0]
    return dict(line.split(":", 1) for line in inside.split("\r\n") if ":" in line)


def read(title: str) -> str:
    """A text as a calendar reads it (RFC 5545, 3.3.11)."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], title)


def test_an_entry_is_one_day_that_stays_free_private_and_rings_in_the_morning() -> None:
    assert Reminder("Bellen met Noor; daarna, misschien, lunch", DAY).entry("a/b", NOW) == (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Proeftuin//NL\r\nMETHOD:PUBLISH\r\nBEGIN:VEVENT\r\n"
        "UID:c14cddc033f64b9dea80ea675cf280a0@proeftuin\r\nDTSTAMP:20260528T202640Z\r\n"
        "DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"
        "SUMMARY:Bellen met Noor\\; daarna\\, misschien\\, lunch\r\nCLASS:PRIVATE\r\nTRANSP:TRANSPARENT\r\n"
        "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:PT9H\r\n"
        "DESCRIPTION:Bellen met Noor\\; daarna\\, misschien\\, lunch\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )


@given(st.text(max_size=200))
def test_whatever_is_typed_stays_one_event_of_short_lines_and_comes_out_as_it_went_in(title: str) -> None:
    title = title.encode("utf-8", "replace").decode()  # answers hold no half letters
    entry = Reminder(title, DAY).entry("a/b", NOW)
    lines = entry.split("\r\n")
    assert lines[-1] == ""
    assert all(len(line.encode()) <= 75 for line in lines)
    assert "\r" not in entry.replace("\r\n", "")
    assert "\n" not in entry.replace("\r\n", "")
    assert [line for line in lines if line.startswith(("BEGIN:VEVENT", "END:VEVENT"))] == ["BEGIN:VEVENT", "END:VEVENT"]
    seen = "".join(one if one.isprintable() or one == "\n" else " " for one in title.strip())
    assert read(unfolded(entry)["SUMMARY"]) == seen


def test_a_newer_reminder_of_the_same_action_takes_the_place_of_the_older_one() -> None:
    first, later = (unfolded(Reminder("x", day).entry("me/plan/call", NOW)) for day in (DAY, dt.date(2027, 1, 4)))
    other = unfolded(Reminder("x", DAY).entry("you/plan/call", NOW))
    assert first["UID"] == later["UID"] != other["UID"]
