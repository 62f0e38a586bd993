"""The small vocabulary that blocks and items draw with, and what they may know and say while they do.

A kind draws once, on whatever surface it is handed. The light door hands it one that writes HTML; the team's house one
that calls Streamlit. Every input registers an *offer*: what may be answered here. Drawing is therefore validation as
well: an answer is accepted only where the screen, drawn for this very person, offers it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from typing import Literal, Protocol, TypeVar, get_args

from toolkit.offer import NotOffered as NotOffered
from toolkit.offer import Offer as Offer
from toolkit.offer import Option as Option
from toolkit.offer import Value as Value
from toolkit.offer import Why as Why
from toolkit.offer import is_empty as is_empty
from toolkit.reminder import Reminder
from toolkit.room import Fold, Parts, Room, Shared
from toolkit.text import Text
from toolkit.tiles import Tile

T = TypeVar("T")

Role = Literal["member", "moderator", "administrator"]
"""What somebody may do where people share something. The kind of contract makes no difference to it."""

JOURNEY = frozenset({"set", "press", "goto", "start", "done", "give-up", "finish"})
"""What events say of somebody's own way through a round; what is shared is called otherwise."""

ROLES: tuple[Role, ...] = get_args(Role)
ROLE = "@role"


@dataclass(frozen=True)
class Fact:
    """Something that a press led to: go to a screen, apply for an opening, finish a task."""

    kind: str
    key: str
    value: Value = None
    shared: bool = False
    """Whether everybody in the room takes part in it; `key` is then the block's id alone."""

    @property
    def parts(self) -> Parts:
        """What a shared fact says."""
        return self.value if isinstance(self.value, dict) else {}


@dataclass
class Record:
    """What a block may know (values so far, the language) and say (facts).

    `values` maps full keys (`scope/block/key`) to what was answered. `scope` is set by whoever draws the screen.
    """

    language: str
    values: dict[str, Value] = field(default_factory=dict)
    scope: str = ""
    facts: list[Fact] = field(default_factory=list)
    quiet: bool = False
    """Whether the screen's own main button steps back, because something else is now the thing to do."""
    room: Room = field(default_factory=Room)
    me: str = ""
    """Who this is in the room: the `by` of everything that this person shared. Never shown."""
    role: Role = "member"
    fixed_role: bool = False
    """Whether roles come with one's own link only, and cannot be tried: on a board that is no trial."""
    now: float = 0.0
    """The moment of drawing, in seconds since 1970: for dates, and for nothing that is counted."""

    def t(self, text: Text) -> str:
        """A text in the participant's language."""
        return text(self.language)

    def get(self, block: str, key: str) -> Value:
        """What was answered at a key of a block of this scope."""
        return self.values.get(f"{self.scope}/{block}/{key}")

    def own(self, block: str) -> dict[str, Value]:
        """Everything answered in one block, by local key."""
        prefix = f"{self.scope}/{block}/"
        return {key.removeprefix(prefix): value for key, value in self.values.items() if key.startswith(prefix)}

    def emit(self, kind: str, block: str, value: Value = None) -> None:
        """Say what a press led to; it is stored together with the press, in one transaction."""
        self.facts.append(Fact(kind, f"{self.scope}/{block}", value))

    def put(self, block: str, key: str, value: Value) -> None:
        """Set one's own answer at a key of a block by a press: it is stored as if it had been filled in."""
        self.facts.append(Fact("set", f"{self.scope}/{block}/{key}", value))

    @property
    def may_try_roles(self) -> bool:
        return self.role == "member" and not self.fixed_role

    @property
    def acting(self) -> Role:
        """One's role: the one that came with one's own link, else the one that one took on to try it."""
        taken = self.values.get(f"{self.scope}/{ROLE}/{ROLE}")
        return taken if self.may_try_roles and taken in ROLES else self.role

    def take_role(self, role: Role) -> None:
        """Try a role, in a prototype that lets people do so."""
        self.put(ROLE, ROLE, role)

    # -- what people share: everybody's facts at one block, whichever task or screen it stands on ---------------------

    def shared(self, block: str) -> tuple[Shared, ...]:
        """What everybody did there, in the order of the server."""
        return self.room.facts(block)

    def folded(self, block: str, function: Fold[T]) -> T:
        """`function(facts)`, computed once for each state of the room. It must be pure and named (no lambda)."""
        return self.room.folded(block, function)

    def share(self, kind: str, block: str, **parts: str) -> None:
        """Do something where everybody sees it. Commands are absolute (`to="done"`), so that repeats are harmless."""
        if kind in JOURNEY:
            raise ValueError(f"`{kind}` is a step of somebody's own way")
        self.facts.append(Fact(kind, block, parts, shared=True))


class Surface(Protocol):
    """What a kind can draw. Keys are local: the full key is made by `at()`; a key drawn twice raises.

    A `draft` is an input that belongs to the buttons beside it (within the same `at()`): it travels with their press,
    atomically, and is empty again after it. Nothing half typed is stored.
    """

    def heading(self, text: str) -> None: ...
    def text(self, text: str, *, soft: bool = False) -> None:
        """Plain text: whatever a person typed, or one line of the author's. Never read as Markdown."""

    def prose(self, markdown: str) -> None:
        """The author's text, with the small Markdown of `inline()`: paragraphs, lists, bold, italic, links."""

    def picture(self, source: str, alt: str) -> None: ...
    def video(self, source: str, alt: str, poster: str) -> None:
        """A video that begins when somebody asks for it; `poster` is the picture until then, `alt` a line below it."""

    def reminder(self, key: str, label: str, title: str, day: dt.date) -> None:
        """A calendar entry that somebody takes along into a calendar of their own. Nothing is stored or mailed."""

    def link(self, label: str, url: str) -> None: ...
    def table(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None: ...
    def bars(
        self, label: str, data: Sequence[tuple[str, float]], limits: tuple[float, float] | None = None
    ) -> None: ...
    def progress(self, done: int, total: int, label: str) -> None: ...
    def choice(
        self, key: str, label: str, options: Sequence[Option], *, row: bool = False, draft: bool = False
    ) -> str | None: ...
    def multi_choice(self, key: str, label: str, options: Sequence[Option], *, draft: bool = False) -> list[str]: ...
    def checkbox(self, key: str, label: str, *, draft: bool = False) -> bool: ...
    def text_input(self, key: str, label: str, max_len: int, *, draft: bool = False) -> str: ...
    def text_area(self, key: str, label: str, max_len: int, *, draft: bool = False) -> str: ...
    def number(
        self, key: str, label: str, low: float | None, high: float | None, *, draft: bool = False
    ) -> float | None: ...
    def edit(self, key: str, label: str, max_len: int, text: str, version: str) -> tuple[str, str]:
        """A draft that begins with `text`; gives what was made of it, and the `version` that its writer began from."""

    def note(self, key: str, label: str) -> None:
        """A field for the reader's own notes: nobody else ever gets them, and no block can read them."""

    def button(self, key: str, label: str, *, primary: bool = False, needs: Sequence[str] = ()) -> bool:
        """True exactly once: in the pass that takes the press in. `needs`: drafts beside it that may not be empty."""

    def tiles(self, key: str, label: str, tiles: Sequence[Tile], columns: int) -> str | None:
        """A grid of pieces, each a button at `<key>-<its id>`; gives the id of the one that is pressed, once."""

    def at(self, name: str) -> AbstractContextManager[None]: ...
    def card(self) -> AbstractContextManager[None]: ...
    def columns(self, count: int) -> AbstractContextManager[Sequence[AbstractContextManager[None]]]: ...
    def expander(self, label: str) -> AbstractContextManager[None]: ...
    def section(self, name: str) -> AbstractContextManager[None]:
        """For the framework only: a piece that is redrawn as a whole."""


def filled(value: float, data: Sequence[tuple[str, float]], limits: tuple[float, float] | None) -> float:
    """How much of a bar among `data` is filled, 0 to 1."""
    low, high = limits or (0.0, max((one for _, one in data), default=0.0))
    return min(max((value - low) / (high - low), 0.0), 1.0) if high > low else 0.0


class Keys:
    """The part that every surface shares: full keys, offers, and a key that may be drawn only once."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.offers: dict[str, Offer] = {}
        self.reminders: dict[str, Reminder] = {}
        self.notes: list[str] = []
        self._at: list[str] = [record.scope] if record.scope else []

    @contextmanager
    def at(self, name: str) -> Iterator[None]:
        self._at.append(name)
        try:
            yield
        finally:
            self._at.pop()

    def full(self, key: str) -> str:
        return "/".join((*self._at, key))

    def offer(self, key: str, offer: Offer) -> str:
        """Register what may be answered at a local key; gives the full key."""
        full = self.full(key)
        if full in self.offers:
            raise ValueError(f"the key {full} is drawn twice")
        self.offers[full] = offer
        return full

    def noted(self, key: str) -> str:
        """Register a note at a local key; it offers nothing, so nothing can be sent for it."""
        full = self.full(key)
        if full in self.notes:
            raise ValueError(f"the note {full} is drawn twice")
        self.notes.append(full)
        return full

    def remind(self, key: str, reminder: Reminder) -> tuple[str, str]:
        """Register a reminder at a local key; gives the full key, and the calendar entry."""
        full = self.full(key)
        if full in self.reminders:
            raise ValueError(f"the key {full} is drawn twice")
        self.reminders[full] = reminder
        return full, reminder.entry(f"{self.record.me}/{full}", self.record.now)
