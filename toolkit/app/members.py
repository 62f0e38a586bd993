"""The team on a board: a member as any other, in the administrator's role, by the very way in which phones come.

What is pressed here goes through the door's own taking in, so a board never has two sets of rules.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from typing import Literal

from toolkit.app.state import House
from toolkit.authoring.pinned import contents, parts_of, pin
from toolkit.door import actions, invitation, receipt, taking
from toolkit.door.shared import key_of
from toolkit.experiments.board import BoardJourney
from toolkit.experiments.journey import Progress
from toolkit.records import RoundState, Session
from toolkit.storage.store import NewEvent, Transaction
from toolkit.surface import Role, Value, Why


@dataclass
class Member:
    """The team's session on one board, as it stands at this moment."""

    served: House
    journey: BoardJourney
    session: Session
    progress: Progress

    def act(self, kind: Literal["set", "press"], key: str, value: Value, drafts: dict[str, Value]) -> Why | None:
        """Take one tap in, as the door does; why it was refused, if it was."""
        id = f"team:{secrets.token_hex(12)}"
        action = actions.Action(id, self.progress.place, kind, key, value, drafts=drafts)
        shared = self.served.door.rounds.shared

        def job(tx: Transaction) -> taking.Taken:
            room = shared.within(tx, key_of(self.session))
            return taking.take(tx, self.session, self.journey, [action], room=room)[0]

        taken = self.served.store.write(job).result(timeout=30)
        shared.changed(key_of(self.session))
        return next(iter(taken.refused.values()), None)


def open_board(served: House, sprint: str, board: str) -> RoundState:
    """Open a board (again). Nothing is sealed: a board tests nothing."""
    return served.store.open_round(sprint, board, "", contents(served.live.kit, sprint, board))


def member(served: House, sprint: str, journey: BoardJourney, language: str) -> Member:
    """The team's session on an open board; it begins when the team first looks at it."""
    rounds, board, parts = served.door.rounds, journey.board.id, []
    stored = receipt.hashed(served.store.secret, receipt.make(served.store.secret, _nonce(sprint, board)))
    if not served.store.shown(sprint, board):
        parts = parts_of(served.live.kit, sprint, board)

    def join(tx: Transaction) -> Session:
        session, new = tx.join(stored, sprint, board, language, robot=False, role="administrator", channel="team")
        if new:
            pin(tx, sprint, board, parts)
            taking.begin(tx, session, journey)
            # The team holds no receipt code that could be lost, so it stands before the board at once.
            at = journey.entrance
            tx.append(session, NewEvent(f"{session.id}.enter", at, "goto", "enter", at, tx.now, ""))
        return session

    found = served.store.reading(lambda tx: tx.session_by_receipt(stored))
    session = found or served.store.write(join).result(timeout=30)
    progress = Progress.fold(served.store.reading(lambda tx: tx.events(session.id)), language)
    if progress.place not in journey.places:
        progress.place = journey.entrance  # an edit took away the screen where the team was
    taking.whose(progress, session, rounds.shared.read(key_of(session)).room, served.store.clock())
    progress.scope = journey.places[progress.place].scope
    return Member(served, journey, session, progress)


def invite(served: House, state: RoundState, role: Role) -> str:
    """A link for one new member: theirs for ever, on any device."""
    return f"{served.public_url}/j/{state.code}?as={invitation.make(served.store.secret, state.code, role)}"


def _nonce(sprint: str, board: str) -> str:
    return hashlib.sha256(f"the team on {sprint}/{board}".encode()).hexdigest()[:32]
