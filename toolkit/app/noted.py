"""Notes of observers in words, and how many people a finding is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from toolkit.app import look
from toolkit.app.look import plain
from toolkit.app.state import House
from toolkit.app.words import counted, words
from toolkit.authoring.pinned import journey_of
from toolkit.door.noting import Ways
from toolkit.door.whereabouts import in_words
from toolkit.languages import words as interface
from toolkit.records import Observation
from toolkit.text import moment


@dataclass(frozen=True)
class Met:
    """Whom some notes are about. People are counted, not notes; robots never with them; nor is the room a person."""

    people: int
    notes: int
    observers: int
    worst: int
    robots: int
    """Notes about robots."""


def met(notes: Iterable[Observation]) -> Met:
    """Count the notes of one finding."""
    all_of = list(notes)
    real = [one for one in all_of if not one.robot]
    who = {(one.round, one.participant) for one in real if one.participant}
    by = {one.observer.strip().casefold() for one in real}
    return Met(len(who), len(real), len(by), max((one.severity for one in real), default=0), len(all_of) - len(real))


def counts(of: Met, language: str) -> str:
    """`3 people, 5 observations`."""
    people, notes = counted("people", of.people, language), counted("observe_notes", of.notes, language)
    return words(language)["observe_counts"].format(people=people, notes=notes)


def ways_of(served: House, sprint_id: str, round_id: str) -> Ways:
    """The ways that people of a round go, one for each variant that somebody was given."""
    variants = sorted({"", *(one.variant for one in served.store.sessions(sprint_id, round_id))})
    kit, store = served.live.kit, served.store
    return Ways({one: journey_of(kit, sprint_id, round_id, store, one) for one in variants})


def where(note: Observation, ways: Ways, language: str) -> str:
    """The place of a note in words; nothing where it has none."""
    if not note.place:
        return ""
    way = next((one for one in ways.by_variant.values() if note.place in one.places), None)
    return in_words(way, way.places[note.place], language) if way else interface(language)["observe_at_gone"]


def about(note: Observation, ways: Ways, language: str, *, now: float | None = None) -> str:
    """A note as Markdown: who, how bad, where, what, and by whom. `now`: only where it matters how long ago it was."""
    own = words(language)
    who = plain(note.participant or own["observe_room"])
    simulated = f" {look.simulated_badge(language)}" if note.robot else ""
    severity = f"{note.severity} {interface(language)[f'observe_severity_{note.severity}']}"
    seen: Sequence[str] = (where(note, ways, language), severity, note.observer, _ago(note.at, now, language))
    colon = ": " if note.what[-1:].isalnum() else " "
    said = f"{note.what}{colon}“{note.quote}”" if note.quote else note.what
    return f"**{who}**{simulated} {plain(said)}  \n  {look.small(' · '.join(one for one in seen if one))}"


def _ago(at: float, now: float | None, language: str) -> str:
    if now is None:
        return ""
    own, minutes = words(language), int(max(now - at, 0) // 60)
    if minutes < 1:
        return own["cockpit_now"]
    return own["cockpit_minutes"].format(n=minutes) if minutes < 60 else moment(at, language)
