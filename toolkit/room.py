"""What people share: the facts of a room, in the order of the server, and what is folded from them.

A block that people share keeps no state of its own. What everybody sees is a pure function of the facts at that block
(`Fold`), so that no edit overwrites another, and a time line is the same fold stopped earlier.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

Parts = dict[str, str]
"""What a shared fact says, by name. Numbers are written as text."""

T = TypeVar("T")


@dataclass(frozen=True)
class Shared:
    """Something that somebody did at a block which people share.

    `seq` is unique and rises: it orders the facts, and names what a fact made (a card, a post) for ever. `by` stands
    for a person in this room; it is never shown. `at`: seconds since 1970.
    """

    seq: int
    by: str
    kind: str
    value: Mapping[str, str]
    at: float = 0.0

    @property
    def id(self) -> str:
        """The name of what this fact made."""
        return str(self.seq)

    def get(self, part: str) -> str:
        return self.value.get(part, "")


Fold = Callable[[tuple[Shared, ...]], T]


@dataclass(frozen=True)
class Room:
    """Everything that was shared, by block. It never changes; `plus` makes the next one."""

    by_block: Mapping[str, tuple[Shared, ...]] = field(default_factory=dict)
    seq: int = 0
    _cache: dict[tuple[str, Callable[..., Any]], Any] = field(default_factory=dict, repr=False, compare=False)

    def facts(self, block: str) -> tuple[Shared, ...]:
        return self.by_block.get(block, ())

    def all(self) -> list[tuple[str, Shared]]:
        """Every fact with its block, in order."""
        found = [(block, one) for block, facts in self.by_block.items() for one in facts]
        return sorted(found, key=lambda one: one[1].seq)

    def folded(self, block: str, function: Fold[T]) -> T:
        """`function(facts of the block)`, once for this state of the room, however many people look at it."""
        key = (block, function)
        if key not in self._cache:
            self._cache[key] = function(self.facts(block))
        found: T = self._cache[key]
        return found

    def plus(self, more: Iterable[tuple[str, Shared]]) -> Room:
        """The room after some more facts, each with its block. What was folded elsewhere is kept."""
        added: dict[str, list[Shared]] = {}
        seq = self.seq
        for block, fact in more:
            added.setdefault(block, []).append(fact)
            seq = max(seq, fact.seq)
        if not added:
            return self
        grown = {name: (*self.facts(name), *facts) for name, facts in added.items()}
        kept = {key: state for key, state in self._cache.items() if key[0] not in added}
        return Room({**self.by_block, **grown}, seq, kept)

    def until(self, seq: int) -> Room:
        """The room as it was just after the fact with this `seq`."""
        kept = {name: tuple(one for one in facts if one.seq <= seq) for name, facts in self.by_block.items()}
        return Room(kept, min(seq, self.seq))
