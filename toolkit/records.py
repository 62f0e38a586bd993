"""What is stored, as frozen dataclasses. A participant is a random code, never a name.

Times are seconds since 1970 (UTC). `robot` is True for everything that a rehearsal left behind; such records are never
counted with people's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

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
    segment: str = ""
    """Which of the sprint's groups of people they belong to, as their link or they themselves say."""
    returned: bool = False
    """Whether they took part in an earlier round of the sprint."""


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
class Move:
    """Everybody who took part by then and was not so far yet was led to this stop."""

    seq: int
    to: str
    at: float


@dataclass(frozen=True)
class RoundState:
    """Where a round stands. `code` is the short code that people type; `seal` what was fixed when it opened.

    `texts` changes whenever what its participants see does, `led` whenever somebody leads the round. A round that has
    an end (`until`) is closed from that moment on, without anybody doing anything.
    """

    sprint: str
    round: str
    state: Literal["planned", "open", "closed"]
    code: str
    changed: float
    seal: str
    declined: int = 0
    texts: int = 0
    led: int = 0
    until: float = 0.0
    """When it closes by itself; 0: never."""
    paused: float = 0.0
    """Since when it stands still; 0: it does not."""
    message: str = ""
    """What everybody reads while it stands still."""
    moves: tuple[Move, ...] = ()
    pauses: tuple[tuple[float, float], ...] = ()
    """Every pause so far, from when to when; one that lasts still has no end (0)."""


class Count(NamedTuple):
    """How many participants of a round currently give one answer to one item."""

    round: str
    survey: str
    moment: str
    item: str
    value: str
    robot: bool
    definition: str
    n: int


@dataclass(frozen=True)
class Observation:
    """What an observer saw: about one participant (their code) or about the room (none).

    `severity` 0 (worth knowing) to 4 (nobody gets on). `definition`: the revision that was on the screen. `finding`
    names the finding that it belongs to, once somebody has said so. `id` is made by the observer's device, so that what
    was kept offline arrives once.
    """

    seq: int
    id: str
    sprint: str
    round: str
    participant: str
    task: str
    place: str
    what: str
    quote: str
    severity: int
    observer: str
    definition: str
    at: float
    robot: bool = False
    finding: str = ""


@dataclass(frozen=True)
class Finding:
    """One problem or strength, however many people and observers met it. `screen` and `revision` say where."""

    id: str
    sprint: str
    title: str
    screen: str
    revision: str
    at: float


@dataclass(frozen=True)
class Decision:
    """What a team decided after a round, and how it is told to those who took part. The newest of an `id` counts."""

    id: str
    sprint: str
    round: str
    verdict: Literal["keep", "change", "drop"]
    said: str
    """What people said or did, in the team's words: never a quote of one person."""
    did: str
    """What the team does about it."""
    who: str
    at: float
    told: bool
    """Whether participants may read it."""
    finding: str = ""
    element: str = ""
    """What it is about where it is no finding: a screen of the prototype, or a block as `screen/block`."""
    dissent: str = ""
    """What spoke against it, or who saw it otherwise."""
    review: str = ""
    """The day (ISO) on which the team looks at it again; empty for none."""
    against: str = ""
    """Why the team decides otherwise than the sealed rule says; empty where it does not."""
    evidence: str = ""
    """What was known at that moment, as JSON: sentences and figures that the gate let through, and nothing else."""


@dataclass(frozen=True)
class Publication:
    """A figure as it was shown when its round was closed. It stays so until enough has changed.

    `round` is the round's id, or that of one of its parts; `figure` is JSON without anything of one person. `withdrawn`
    and `last` say what it counted: so many people had withdrawn by then, and no event after `last` is in it.
    """

    sprint: str
    round: str
    subject: str
    figure: str
    withdrawn: int
    last: int
    at: float


@dataclass(frozen=True)
class Label:
    """What a team put on one answer in somebody's own words: a tag, or the finding that it belongs to."""

    session: str
    survey: str
    moment: str
    item: str
    kind: Literal["tag", "finding"]
    value: str


@dataclass(frozen=True)
class ExpectationChange:
    """A sealed expectation that was changed afterwards: why, by whom, and who agreed."""

    sprint: str
    seal: str
    at: float
    reason: str
    who: str
    second: str


@dataclass(frozen=True)
class Turnout:
    """How many single-use links were handed out for a channel and a segment, and how many of them were used."""

    channel: str
    segment: str
    made: int
    used: int
