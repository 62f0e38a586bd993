"""A reminder as a calendar entry (RFC 5545) that somebody keeps in a calendar of their own. Nothing is mailed.

The entry is for the whole day, leaves the day free, and is marked as private: at work, colleagues often see one
another's calendars. A signal comes at nine in the morning.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

TYPE = "text/calendar; charset=utf-8"
FILE = "proeftuin.ics"

MOST_IN_A_LINE = 75
"""Octets, without the line end (RFC 5545, 3.1)."""


@dataclass(frozen=True)
class Reminder:
    """What it says in the calendar, and on which day."""

    title: str
    day: dt.date

    def entry(self, name: str, now: float) -> str:
        """The file. `name` stands for this reminder of this person: a newer one takes the place of the older one.

        `now`: seconds since 1970.
        """
        return "".join(f"{part}\r\n" for line in self._lines(name, now) for part in _folded(line))

    def _lines(self, name: str, now: float) -> Iterator[str]:
        title = _escaped(self.title)
        yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Proeftuin//NL", "METHOD:PUBLISH", "BEGIN:VEVENT")
        yield f"UID:{hashlib.sha256(name.encode()).hexdigest()[:32]}@proeftuin"
        yield f"DTSTAMP:{dt.datetime.fromtimestamp(now, dt.UTC):%Y%m%dT%H%M%SZ}"
        yield f"DTSTART;VALUE=DATE:{self.day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{self.day + dt.timedelta(days=1):%Y%m%d}"
        yield f"SUMMARY:{title}"
        yield from ("CLASS:PRIVATE", "TRANSP:TRANSPARENT")
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:PT9H", f"DESCRIPTION:{title}", "END:VALARM")
        yield from ("END:VEVENT", "END:VCALENDAR")


def _escaped(text: str) -> str:
    """A text as a calendar reads it (RFC 5545, 3.3.11); signs that it cannot hold become spaces."""
    kept = "".join(one if one.isprintable() or one == "\n" else " " for one in text.strip())
    return kept.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """A long line in pieces that each begin with a space, never cut within a letter."""
    piece = ""
    for letter in line:
        if len((piece + letter).encode()) > MOST_IN_A_LINE:
            yield piece
            piece = " "
        piece += letter
    yield piece
