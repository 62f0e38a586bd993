"""What is being written in the Studio, so that the light door can draw it before it is saved. In memory only."""

from __future__ import annotations

import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from toolkit.app.faces import Face
from toolkit.kit import Kit

MOST = 60
"""So many drafts at once; the one that was not looked at for longest goes first."""

HOURS_4 = 4 * 3600.0
"""A draft that nobody looked at for so long is forgotten. An open page looks several times a second."""


@dataclass
class Draft:
    """The last good drawing of one file in one browser. `place` was asked for when `turn` last grew."""

    face: Face
    kit: Kit
    place: str = ""
    turn: int = 0
    number: int = 0
    looked: float = 0.0

    @property
    def stamp(self) -> str:
        """Changes with every drawing, and whenever another place is asked for."""
        return f"{self.number}.{self.turn}"


class Drafts:
    """Drafts by tokens that nobody can guess."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._held: OrderedDict[str, Draft] = OrderedDict()
        self._numbers = 0

    @staticmethod
    def token() -> str:
        return secrets.token_urlsafe(16)

    def lay(self, token: str, face: Face, kit: Kit) -> Draft:
        """Lay a drawing in place of the one before; the same one again changes nothing."""
        with self._lock:
            self._sweep()
            draft = self._held.get(token)
            if draft is None:
                draft = self._held[token] = Draft(face, kit)
            if draft.face is not face or not draft.number:
                self._numbers += 1
                draft.face, draft.kit, draft.number = face, kit, self._numbers
            return self._touch(token, draft)

    def look(self, token: str) -> Draft | None:
        with self._lock:
            self._sweep()
            draft = self._held.get(token)
            return None if draft is None else self._touch(token, draft)

    def _touch(self, token: str, draft: Draft) -> Draft:
        draft.looked = self._clock()
        self._held.move_to_end(token)
        while len(self._held) > MOST:
            self._held.popitem(last=False)
        return draft

    def _sweep(self) -> None:
        now = self._clock()
        for token in [one for one, draft in self._held.items() if now - draft.looked > HOURS_4]:
            del self._held[token]


drafts = Drafts()
