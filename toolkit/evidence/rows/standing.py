"""Whether answers about people of a round may leave at all: only in the state that its figures count.

Figures about people are fixed (`evidence.published`) while records go on changing. Rows of any other state than theirs
would tell, beside them, what that one person said who is gone or came since; so would the rows of two exports. What
left last is kept in the store, and a state that differs from it by fewer people than the minimum group stays.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.errors import Refused, say
from toolkit.evidence.disclosure.moments import Way, moved, people
from toolkit.evidence.gather import RoundData
from toolkit.evidence.rows.kinds import Why
from toolkit.records import Publication

if TYPE_CHECKING:
    from toolkit.storage.store import Store
    from toolkit.storage.transaction import Transaction

EXPORTED = "@exported/"
"""Stands before the source, as the subject under which the state that left last is kept; no measure begins so."""

COLUMNS: tuple[tuple[Way, str], ...] = (("figures", "variant"), ("groups", "segment"))
"""The ways in which figures are fixed, and what stands beside a row for each."""


@dataclass(frozen=True)
class State:
    """What is kept of a round once its rows have left. `seq`: changes with every record (`Store.last_seq`)."""

    publication: Publication
    seq: int


class Standing:
    """The rounds of a sprint: what of them is published, and what left before."""

    def __init__(self, store: Store, sprint: str, rounds: Iterable[str], minimum: int) -> None:
        """Make this before the records are read: then nothing can come in between unseen."""
        self._seqs = {one: store.last_seq(sprint, one) for one in rounds}
        self._known = {(one.round, one.subject): one for one in store.publications(sprint)}
        self._gone = store.reading(lambda tx: {one: tx.withdrawn(sprint, one) for one in self._seqs})
        self._minimum, self._now = minimum, store.clock()

    def why(self, part: RoundData, beside: Collection[str]) -> Why | None:
        """Why answers about people stay; None where they may leave. `beside`: what stands beside the rows."""
        if part.state.state != "closed":
            return "open"
        if (part.round, f"figures/{part.source}") not in self._known:
            return "later"
        if any(self._moved(part, way) for way, _ in COLUMNS):
            return "later"
        return "exported" if self._differs_a_little(part, beside) else None

    def state(self, part: RoundData) -> State:
        """What is to be kept when the rows of a round leave."""
        told = json.dumps({way: people(part, way) for way, _ in COLUMNS})
        last = max((one.seq for one in part.events), default=0)
        subject = f"{EXPORTED}{part.source}"
        made = Publication(part.sprint, part.round, subject, told, self._gone[part.round], last, self._now)
        return State(made, self._seqs[part.round])

    def _moved(self, part: RoundData, way: Way) -> bool:
        """Whether anybody went, came or did something after the figures were fixed."""
        one = self._known.get((part.round, f"{way}/{part.source}"))
        return one is not None and bool(moved(json.loads(one.figure)["people"], one.last, part, way).all.total())

    def _differs_a_little(self, part: RoundData, beside: Collection[str]) -> bool:
        """Whether what left last and what would leave now differ by few people, in all or in one part that is told."""
        one = self._known.get((part.round, f"{EXPORTED}{part.source}"))
        if one is None:
            return False
        then = json.loads(one.figure)
        for way, column in COLUMNS:
            found = moved(then[way], one.last, part, way).all
            if any(0 < n < self._minimum for n in (found.total(), *(found.values() if column in beside else ()))):
                return True
        return False


def record(store: Store, states: Iterable[State]) -> None:
    """Keep what leaves now. Raises Refused where a record came or went since the rows were taken."""
    kept = list(states)
    if kept:
        store.write(lambda tx: _record(tx, kept)).result(timeout=30)


def _record(tx: Transaction, states: list[State]) -> None:
    for one in states:
        if tx.last_seq(one.publication.sprint, one.publication.round) != one.seq:
            raise Refused(say("something changed while the rows were being made; ask for them again"))
    tx.publish(one.publication for one in states)
