"""How far one participant came, and the places where they can be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from toolkit.records import Event
from toolkit.room import Shared
from toolkit.surface import Fact, Record
from toolkit.surveys.item import Item
from toolkit.text import Text

Moment = Literal["before", "after"]

ARM = "~"
"""Stands between a task and the variant on which it is tried; no id holds it."""


@dataclass
class Progress(Record):
    """A record that also knows how far a participant came. It is a pure fold over the session's events, in order."""

    place: str = ""
    reached: set[str] = field(default_factory=set)
    started: set[str] = field(default_factory=set)
    done: set[str] = field(default_factory=set)
    given_up: set[str] = field(default_factory=set)
    finished: bool = False
    receipt: str = ""
    seq: int = 0

    def apply(self, kind: str, key: str, value: object) -> None:
        """Take one event in."""
        if kind == "set":
            self.values[key] = value  # type: ignore[assignment]  # what was stored was accepted as a Value before
        elif kind == "goto":
            self.place = str(value)
            self.reached.add(self.place)
        elif kind in ("start", "done", "give-up"):
            {"start": self.started, "done": self.done, "give-up": self.given_up}[kind].add(str(value))
        elif kind == "finish":
            self.finished = True

    def settled(self, fact: Fact) -> None:
        """Take a fact in. One that is shared has its place in the room at once, and its lasting `seq` once stored."""
        if fact.shared:
            one = Shared(self.room.seq + 1, self.me, fact.kind, fact.parts, self.now)
            self.room = self.room.plus([(fact.key, one)])
        else:
            self.apply(fact.kind, fact.key, fact.value)

    @classmethod
    def fold(cls, events: Iterable[Event], language: str) -> Progress:
        progress = cls(language)
        for event in events:
            if not event.shared:
                progress.apply(event.kind, event.key, event.value)
            progress.seq = event.seq
        return progress


@dataclass(frozen=True)
class Place:
    """One stop on the way. `scope` begins the keys of everything that is answered here."""

    id: str
    kind: Literal["receipt", "survey", "profile", "task", "screen", "thanks"]
    scope: str
    title: Text | None = None
    survey: str = ""
    moment: Moment = "before"
    items: tuple[Item, ...] = ()
    intro: Text | None = None
    earlier: str = ""
    """For one's own picture: the scope of the same questions before the tasks."""
    task: str = ""
    screen: str = ""
    definition: str = ""
    arm: str = ""
    """Which variant it shows, where one participant sees several."""

    @property
    def attempt(self) -> str:
        """The task as its events name it: each variant is an attempt of its own."""
        return f"{self.task}{ARM}{self.arm}" if self.arm else self.task
