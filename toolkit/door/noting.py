"""Taking notes of observers in: read strictly, bound to the round and its people, stored once. Nothing about HTTP."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from toolkit.door.actions import MAX_AGO
from toolkit.door.taking import STRAGGLERS
from toolkit.experiments.journey import Journey, Place
from toolkit.records import RoundState, Session
from toolkit.storage.observing import Note
from toolkit.storage.transaction import Transaction

MAX_WHAT, MAX_QUOTE, MAX_NAME, MAX_VERSION, MAX_BATCH = 2000, 1000, 40, 99, 20

DEVICE = re.compile(r"[0-9a-f]{16}\Z")
_ID = re.compile(r"[0-9a-f]{16}\.[0-9a-z.]{3,40}\Z")
_CODE = re.compile(r"[A-Z0-9]{4}\Z")
_TEXT = re.compile(r"[0-9a-f]{16}\Z")


@dataclass(frozen=True)
class Written:
    """One version of a note, as an observer's device sends it. `ago`: seconds since it was first written."""

    id: str
    version: int
    participant: str
    place: str
    what: str
    quote: str
    severity: int
    observer: str
    ago: float = 0.0
    text: str = ""
    """The fingerprint of the text that was on the participant's screen, where the device knows it."""

    @classmethod
    def read(cls, data: Any) -> Written | None:
        """Read one note strictly; None where it is none. Without words it takes an earlier version back."""
        if not isinstance(data, dict):
            return None
        id, code = data.get("id"), data.get("participant", "")
        version, severity = data.get("version"), data.get("severity")
        if not isinstance(id, str) or not _ID.match(id) or not _whole(version, 1, MAX_VERSION):
            return None
        if data.get("gone") is True:
            return cls(id, version, "", "", "", "", 0, "")  # type: ignore[arg-type]  # _whole has looked
        what, quote = _words(data.get("what"), MAX_WHAT), _words(data.get("quote", ""), MAX_QUOTE)
        name, place = _words(data.get("observer"), MAX_NAME), _words(data.get("place", ""), 200)
        if not what or not name or quote is None or place is None or not _whole(severity, 0, 4):
            return None
        if not isinstance(code, str) or (code and not _CODE.match(code)):
            return None
        ago, text = data.get("ago"), data.get("text")
        ago = float(ago) if isinstance(ago, int | float) and 0 <= ago <= MAX_AGO else 0.0
        text = text if isinstance(text, str) and _TEXT.match(text) else ""
        return cls(id, version, code, place, what, quote, severity, name, ago, text)  # type: ignore[arg-type]  # as above


def _whole(value: object, low: int, high: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and low <= value <= high


def _words(value: object, longest: int) -> str | None:
    """A text that any database can keep; None where it is none, or too long."""
    if not isinstance(value, str):
        return None
    said = value.replace("\r\n", "\n").replace("\x00", "").encode("utf-8", "replace").decode().strip()
    return said if len(said) <= longest else None


@dataclass(frozen=True)
class Ways:
    """The ways that people of a round go, by what each was given to see; most rounds have one."""

    by_variant: Mapping[str, Journey]

    def place(self, id: str, variant: str = "") -> Place | None:
        """A place by its id: as somebody with this variant sees it, else as anybody does."""
        own = [self.by_variant[variant]] if variant in self.by_variant else []
        return next((one.places[id] for one in (*own, *self.by_variant.values()) if id in one.places), None)


@dataclass
class Noted:
    """What became of a batch of notes. Everything in `done` is on disk once the transaction has been committed."""

    done: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)


def take(
    tx: Transaction, state: RoundState, ways: Ways, notes: Iterable[Written], *, closed: float = 0.0, robot: bool
) -> Noted:
    """Take notes in. `closed` is when the round was closed (0 while it is open); notes count for a day more."""
    noted = Noted()
    for one in notes:
        why = "closed" if closed and tx.now > closed + STRAGGLERS else _take_one(tx, state, ways, one, robot=robot)
        if why:
            noted.refused[one.id] = why
        else:
            noted.done.append(one.id)
    return noted


def _take_one(tx: Transaction, state: RoundState, ways: Ways, one: Written, *, robot: bool) -> str:
    session = _whom(tx, state, one.participant)
    if one.participant and session is None:
        return "gone"  # withdrew meanwhile: nothing about them is kept
    place = ways.place(one.place, session.variant if session else "")
    # Before a round opens there are only rehearsals to be seen.
    trial = session.robot if session else robot or state.state == "planned"
    return tx.note(
        Note(
            id=stored_id(state, one.id),
            version=one.version,
            sprint=state.sprint,
            round=state.round,
            participant=one.participant,
            task=place.task if place else "",
            place=place.id if place else "",
            what=one.what,
            quote=one.quote,
            severity=one.severity,
            observer=one.observer,
            definition=_shown(tx, one, place),
            at=tx.now - one.ago,
            robot=trial,
        )
    )


def _whom(tx: Transaction, state: RoundState, code: str) -> Session | None:
    session = tx.session_by_participant(code) if code else None
    same = session is not None and (session.sprint, session.round) == (state.sprint, state.round)
    return session if same else None


def _shown(tx: Transaction, one: Written, place: Place | None) -> str:
    """The text that was on the screen: an edit may have come between the seeing and the sending."""
    if place is None or one.text == place.definition:
        return place.definition if place else ""
    return one.text if one.text and tx.definition(one.text) is not None else place.definition


def stored_id(state: RoundState, id: str) -> str:
    """A device's id within its round, so that an id of one round never meets that of another."""
    return f"{state.code}:{id}"


def grouped(tx: Transaction, state: RoundState, device: str) -> list[str]:
    """Which of a device's own notes are part of a finding, and so change no more."""
    begins = stored_id(state, f"{device}.")
    notes = tx.observations(state.sprint, state.round)
    return [one.id.removeprefix(f"{state.code}:") for one in notes if one.finding and one.id.startswith(begins)]
