"""What is stored, as frozen dataclasses. A participant is a random code, never a name.

Times are seconds since 1970 (UTC). `robot` is True for everything that a rehearsal left behind; such records are never
counted with people's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from toolkit.surface import Role, Value


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
    role: Role = "member"
    """What their own link lets them do where people share something."""
    channel: str = ""
    """The invitation that they came by, as the round's `channels` name it."""


@dataclass(frozen=True)
class Event:
    """One thing that a participant did. `seq` orders the whole database; `id` is made by the client and is unique.

    kind `set` (a value at `key`), `press` (a button at `key`), or a fact of a press: `goto` (value: the place),
    `start`, `done` and `give-up` (value: the task), `finish`, `return`, and what block kinds emit (`submit` …).
    A `shared` one is folded with everybody's of the same round and block: its `key` is the block, its value has parts.
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
    shared: bool = False


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
class ShownText:
    """A text that the participants of a round see from `at` on, until a newer one of its kind and name takes its place.

    `name` is the file's name in its folder without `.yaml` (`talk/v1`, `feeling`). The first is written when the first
    person joins (why: `seen`); a later one when the team says that an edit changes nothing that counts (`kept`), with
    who said so and the reason. `file` is the fingerprint of the file as its author typed it, or empty.
    """

    sprint: str
    round: str
    kind: Literal["prototype", "sprint", "survey"]
    name: str
    fingerprint: str
    file: str
    at: float
    why: Literal["seen", "kept"]
    who: str = ""
    reason: str = ""


@dataclass(frozen=True)
class RoundState:
    """Where a round stands. `code` is the short code that people type; `seal` what was fixed when it opened.

    `texts` changes whenever what its participants see does.
    """

    sprint: str
    round: str
    state: Literal["planned", "open", "closed"]
    code: str
    changed: float
    seal: str
    declined: int = 0
    texts: int = 0


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
