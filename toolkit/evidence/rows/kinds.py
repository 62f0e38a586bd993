"""What leaves row by row, as frozen dataclasses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from toolkit.evidence.rows.standing import State

Why = Literal[
    "open", "later", "exported", "too_few", "unanimous", "hidden", "unshown", "once", "waiting", "unknown", "small"
]
"""Why something stays: its round is open; its figures about people count another state; what left before does, by a few
people; too few people; (nearly) all alike; a figure over it is hidden; no figure over it is ever shown; somebody
answered only once of twice; texts wait for others; the question as it was asked is not known any more; a group of
people or a variant is small.
"""


@dataclass(frozen=True)
class Sitting:
    """One session, or the answers about themselves of one person, under a number that is drawn anew at every export."""

    number: int
    round: str
    variant: str
    segment: str
    simulated: bool


@dataclass(frozen=True)
class Answer:
    """One answer to one item. `value`: an option's id, several, or a number; `score`: reversed where need be."""

    sitting: Sitting
    moment: str
    survey: str
    item: str
    value: str | float | tuple[str, ...]
    score: float | None
    about_person: bool


@dataclass(frozen=True)
class Try:
    """How one sitting fared with one task. `seconds`: only where it was done, rounded. `variant`: the one tried."""

    sitting: Sitting
    task: str
    variant: str
    end: Literal["done", "gave-up", "unfinished"]
    seconds: float | None


@dataclass(frozen=True)
class Words:
    """What somebody wrote: no round, no number, nothing of theirs beside it."""

    survey: str
    moment: str
    item: str
    text: str
    simulated: bool


@dataclass(frozen=True)
class Seen:
    """What an observer saw: of one participant, nobody says of which, or of the room."""

    round: str
    about: Literal["participant", "room"]
    task: str
    screen: str
    what: str
    quote: str
    severity: int
    finding: str
    simulated: bool


@dataclass(frozen=True)
class LeftOut:
    """What stays here. `n`: answers; None where their number would tell something itself."""

    what: Literal["answers", "texts", "quotes", "segment", "variant"]
    why: Why
    simulated: bool
    round: str = ""
    survey: str = ""
    moment: str = ""
    item: str = ""
    n: int | None = None


@dataclass(frozen=True)
class Rows:
    """Everything that may leave of a sprint. `sittings`: also those without any answer; `minimum`: the group's size.

    `answers`: about the prototype. `people`: about people, under numbers of their own. `told`: the surveys of these.
    `states`: what to keep of the rounds of these, once they leave.
    """

    sittings: tuple[Sitting, ...]
    answers: tuple[Answer, ...]
    people: tuple[Answer, ...]
    tries: tuple[Try, ...]
    words: tuple[Words, ...]
    seen: tuple[Seen, ...]
    left_out: tuple[LeftOut, ...]
    minimum: int
    told: frozenset[str]
    states: tuple[State, ...]
