"""How a round is led, as a participant meets it: it stands still, everybody is led on, it ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.experiments.journey import Journey, Progress
from toolkit.records import Move, Session
from toolkit.storage.store import NewEvent, Transaction


@dataclass(frozen=True)
class When:
    """How a round is led while actions come in. What a phone kept from before `closed` (0: it is open) still counts,
    later taps do not; while it stands still (since `paused`) nobody goes on.
    """

    closed: float = 0.0
    paused: float = 0.0
    moves: tuple[Move, ...] = ()


def waiting(session: Session, journey: Journey, progress: Progress, moves: Sequence[Move]) -> Move | None:
    """The last time that everybody was led on, where this participant was there and has not come so far yet."""
    last = moves[-1] if moves else None
    there = last is not None and session.started <= last.at and journey.waits_for(last.to, progress)
    return last if there else None


def led_on(tx: Transaction, session: Session, journey: Journey, progress: Progress, moves: Sequence[Move]) -> bool:
    """Lead a participant to where the facilitator asked everybody to be; True where that was news to them."""
    move = waiting(session, journey, progress, moves)
    if move is None:
        return False
    new = NewEvent(f"{session.id}.moved.{move.seq}", move.to, "goto", "@moved", move.to, tx.now, "")
    progress.seq = tx.append(session, new)
    progress.apply("goto", "@moved", move.to)
    return True
