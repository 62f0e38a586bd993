"""The market as everybody's facts make it, in the order of the server.

A fact that makes no sense (an opening that is not there, somebody else's application, a number that is none) is left
aside. Whether work fits into somebody's 20% is not judged here but at the press: a later edit of the holidays must not
undo what people agreed on.
"""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.prototypes.market.answering import ANSWERING
from toolkit.prototypes.market.folding import Folding, Open
from toolkit.prototypes.market.offering import OFFERING
from toolkit.prototypes.market.opening import Application, Market, Opening, Shelf
from toolkit.room import Shared

DID = ("hours", "applied", "posted", "answered", "finished", "gave")
"""What somebody can have done on a market, as conditions ask it."""

_STEPS = {**OFFERING, **ANSWERING}


@dataclass(frozen=True)
class Fold:
    """Folds facts after an author's examples. Equal examples make an equal fold, so that a room keeps its result."""

    examples: tuple[Opening, ...] = ()
    played: tuple[Opening, ...] = ()
    applicants: tuple[Application, ...] = ()
    """Made-up people who answered to the examples in `played`."""

    def __call__(self, facts: tuple[Shared, ...]) -> Market:
        played = Shelf({one.id: one for one in self.played}, {one.id: one for one in self.applicants})
        folding = Folding(Open({one.id: one for one in self.examples}, {}), played)
        for fact in facts:
            step = _STEPS.get(fact.kind)
            if step:
                step(folding, fact)
        own = {by: Shelf(one.openings, one.applications) for by, one in folding.own.items()}
        shared = Shelf(folding.shared.openings, folding.shared.applications)
        return Market(shared, own, played, folding.contracts, {by: frozenset(did) for by, did in folding.told.items()})
