"""What every part of the board needs while it is drawn: where, for whom, what is there, and whether one may write."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from toolkit.languages import words
from toolkit.prototypes.expedition.board import EXAMPLE, Board, Card
from toolkit.prototypes.expedition.texts import whole
from toolkit.prototypes.sharing import SharedBlock
from toolkit.surface import Record, Surface

LONG = 800
"""Characters for a text on a card; two that were written at once fit into one field for most cards."""
SHORT = 60
"""Characters for a name, a function, a department, a round."""

OPEN = "open"
"""The key of one's own, private answer: the card that one works on, behind the place where it was opened."""

ASK = "ask"
"""The place at the top of the board, for requests that wait."""


@dataclass(frozen=True)
class Scene:
    """One drawing of the board for one person. `back`: they look at how it was, so nothing can be written."""

    block: SharedBlock
    s: Surface
    r: Record
    board: Board
    back: bool = False

    @property
    def own(self) -> Mapping[str, str]:
        return words(self.r.language)

    def say(self, key: str, **gaps: object) -> str:
        return self.own[f"exp_{key}"].format(**gaps)

    def count(self, key: str, n: int) -> str:
        """A sentence about a number of things: `<key>_one` for a single one."""
        return self.say(f"{key}_one" if n == 1 else key, n=n)

    def is_open(self, card: Card, place: str = "") -> bool:
        """Whether this person works on the card, in its part or at another `place`: only there do they find forms."""
        return self._opened == (place or card.part, card.id)

    def open(self, card: Card | None, place: str = "") -> None:
        """Work on this card from now on, or on none."""
        value = f"{place or card.part} {card.id}" if card else ""
        if value != " ".join(self._opened).strip():
            self.r.put(self.block.name, OPEN, value)

    def left(self, place: str) -> Card | None:
        """The card that this person works on, where its maker has withdrawn: what is half written can still be sent."""
        there, card = self._opened
        if there != place or card in self.board.cards or whole(card) is None:
            return None
        return Card(card, "feedback" if place == ASK else place, gone=True)

    @property
    def _opened(self) -> tuple[str, str]:
        place, _, card = str(self.r.get(self.block.name, OPEN) or "").partition(" ")
        return place, card

    def share(self, kind: str, **parts: str) -> None:
        self.r.share(kind, self.block.name, **parts)

    def who(self, by: str) -> str:
        """Whose something is: you, a name, someone; the made-up name of an author's example."""
        if not by.startswith(EXAMPLE):
            return self.block.author(self.r, by)
        named = by.removeprefix(EXAMPLE) if self.block.names == "named" else ""
        return f"{named} ({self.own['exp_example']})" if named else self.own["exp_example"]

    def line(self, by: str, at: float, *more: str) -> None:
        """The soft line under a text: who, when, and what else there is to say."""
        self.s.text(" · ".join(one for one in (capital(self.who(by)), self.when(at), *more) if one), soft=True)

    def when(self, at: float, *, year: bool = False) -> str:
        """A moment as people write it; Babel is not loaded for a participant's page. Examples have none."""
        if not at:
            return ""
        when, today = _local(at), _local(self.r.now or at)
        clock = f"{when:%H:%M}"
        if not year and when.date() == today.date():
            return self.say("today", clock=clock)
        month = self.own["exp_months"].split()[when.month - 1]
        shown = when.year if year or when.year != today.year else ""
        return f"{when.day} {month} {shown}".strip() + f", {clock}"


@lru_cache(maxsize=4096)
def _local(at: float) -> dt.datetime:
    """A moment in the machine's time zone. A board shows the same ones to everybody, again and again."""
    return dt.datetime.fromtimestamp(at).astimezone()


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]
