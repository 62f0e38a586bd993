"""What everybody sees on an expedition board: cards, their texts and notes, the route, the points that are ready."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from toolkit.prototypes.expedition.texts import Texts

AMBITION = "ambition"
"""The part that holds one text, and the name of its only card, which is always there."""

CARDS = ("route", "obstacles", "learning", "trials", "feedback")
"""The parts to which people add cards."""

EXAMPLE = "@"
"""`by` of what the author put there begins with this; the rest is a made-up name. No person's key does."""


@dataclass(frozen=True)
class Note:
    """What came of a trial, or an answer to a request for feedback. `at`: seconds since 1970."""

    id: str
    by: str
    text: str
    at: float = 0.0
    hidden: bool = False


@dataclass(frozen=True)
class Tick:
    """A point that somebody called ready."""

    by: str
    at: float = 0.0


@dataclass(frozen=True)
class Card:
    """One thing on the board. Its id is the name of the fact that made it.

    `gone`: whoever made it has withdrawn; it is here because of what others wrote on it. `by` is then empty.
    """

    id: str
    part: str
    by: str = ""
    at: float = 0.0
    gone: bool = False
    texts: Texts = field(default_factory=Texts)
    expects: str = ""
    """What is expected of a trial, from the first. It is never rewritten: what came of it is a note."""
    round: str = ""
    """The round of a sprint in which it is tried, in people's own words."""
    instead_of: str = ""
    because: str = ""
    """Of a step on the route: the older step that it takes the place of, and why."""
    bends: tuple[str, ...] = ()
    """The steps that took its place, hidden ones too."""
    bent: bool = False
    """Whether a step stands in its place now."""
    notes: tuple[Note, ...] = ()
    done: bool = False

    @property
    def hidden(self) -> bool:
        """Whether a moderator hid all its texts."""
        return bool(self.texts.versions) and not self.texts.seen

    @property
    def whole(self) -> bool:
        """Whether what its maker wrote besides the text may be shown: expectation, reason."""
        first = self.texts.find(self.id)
        return first is not None and not first.hidden

    @property
    def says_something(self) -> bool:
        return bool(self.texts.versions or self.notes or self.bends) or self.part == AMBITION


@dataclass(frozen=True)
class Board:
    """The board after some facts. A function of the facts only: it is the same on every screen."""

    cards: Mapping[str, Card] = field(default_factory=dict)
    ticks: Mapping[str, Tick] = field(default_factory=dict)

    @property
    def ambition(self) -> Card:
        return self.cards.get(AMBITION) or Card(AMBITION, AMBITION)

    @cached_property
    def _parts(self) -> Mapping[str, tuple[Card, ...]]:
        """Sorted out once, for everybody who looks at this state of the board."""
        found: dict[str, list[Card]] = {}
        for one in self.cards.values():
            found.setdefault(one.part, []).append(one)
        walked = tuple(self._walked(found.get("route", [])))
        return {part: tuple(cards) for part, cards in found.items()} | {"route": walked}

    def of(self, part: str) -> tuple[Card, ...]:
        """The cards of a part, oldest first; the route as one walks it."""
        return self._parts.get(part, ())

    def _walked(self, steps: Sequence[Card]) -> Iterator[Card]:
        """Each step, and behind it those that took its place."""
        waiting = [one for one in reversed(steps) if not one.instead_of]
        while waiting:
            step = waiting.pop()
            yield step
            waiting += [self.cards[name] for name in reversed(step.bends)]

    def asked(self, me: str) -> tuple[Card, ...]:
        """Requests for feedback by others that this person has not answered, the oldest first.

        What others answer does not change their order: nobody's card moves away while they write on it.
        """
        return tuple(one for one in self.of("feedback") if self._waits_for(one, me))

    def _waits_for(self, one: Card, me: str) -> bool:
        return one.by != me and not one.gone and not one.hidden and all(note.by != me for note in one.notes)
