"""What is stored, as frozen dataclasses. A participant is a random code, never a name.

Times are seconds since 1970 (UTC). `robot` is True for everything that a rehearsal left behind; such records are never
counted with people's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from toolkit.surface import Value


@dataclass(frozen=True)
class Session:
    """One participant's sitting in one round."""

    id: str
    participant: str
    sprint: str
    round: str
    variant: str
    language: str
    started: float
    robot: bool


@dataclass(frozen=True)
class Event:
    """One thing that a participant did. `seq` orders the whole database; `id` is made by the client and is unique.

    kind `set` (a value at `key`), `press` (a button at `key`), or a fact of a press: `goto` (value: the place),
    `start`, `done` and `give-up` (value: the task), `finish`, and what block kinds emit (`apply`, `submit` …).
    """

    seq: int
    id: str
    session: str
    place: str
    kind: str
    key: str
    value: Value
    at: float
    definition: str


@dataclass(frozen=True)
class Response:
    """One participant's latest answer to one item of a survey, bound to the exact text that was shown."""

    session: str
    survey: str
    moment: Literal["before", "after"]
    item: str
    value: Value
    definition: str
    robot: bool


@dataclass(frozen=True)
class RoundState:
    """Where a round stands. `code` is the short code that people type; `seal` what was fixed when it opened."""

    sprint: str
    round: str
    state: Literal["planned", "open", "closed"]
    code: str
    changed: float
    seal: str
    declined: int = 0


@dataclass(frozen=True)
class Count:
    """How many participants of a round currently give one answer to one item."""

    round: str
    survey: str
    moment: str
    item: str
    value: str
    robot: bool
    definition: str
    n: int
