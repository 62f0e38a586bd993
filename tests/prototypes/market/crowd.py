"""People at one market, each with a screen of their own: what they fill in, press, and read."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from html import unescape

from tests.house.typed import made
from toolkit.door.surface import HtmlSurface
from toolkit.prototypes.blocks.talent_market import TalentMarket
from toolkit.room import Room, Shared
from toolkit.surface import Offer, Record, Role, Value

SCOPE = "task.t"
TODAY = dt.datetime(2026, 11, 23, 9, 0)
"""A Monday; week 48."""

TYPED = """
kind: talent-market
id: market
names: named
wanted:
  - {id: designer, text: {nl: ontwerper, en: designer}}
  - {id: connector, text: {nl: verbinder, en: connector}}
holidays: [2026-12-24, 2026-12-25, 2026-W53]
"""


@dataclass
class Crowd:
    """The room of everybody, and the clock."""

    typed: str = TYPED
    room: Room = field(default_factory=Room)
    now: dt.datetime = TODAY

    def __post_init__(self) -> None:
        self.block = made(TalentMarket, self.typed)

    def person(self, me: str, role: Role = "member", language: str = "nl") -> Person:
        return Person(self, me, role, language)

    def withdraw(self, me: str) -> None:
        """Everything that somebody shared is gone."""
        kept = [(name, one) for name, facts in self.room.by_block.items() for one in facts if one.by != me]
        self.room = Room().plus(sorted(kept, key=lambda one: one[1].seq))

    def later(self, **ahead: int) -> None:
        self.now += dt.timedelta(**ahead)


@dataclass
class Person:
    crowd: Crowd
    me: str
    role: Role
    language: str
    values: dict[str, Value] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)

    def _drawn(self, given: dict[str, object] | None = None) -> tuple[HtmlSurface, Record]:
        at = f"{SCOPE}/market/"
        r = Record(self.language, self.values, SCOPE, room=self.crowd.room, me=self.me, role=self.role)
        r.now = self.crowd.now.timestamp()
        surface = HtmlSurface(r, {at + key: value for key, value in (given or {}).items()})
        with surface.section("x"), surface.at("market"):
            self.crowd.block.draws(surface, r)
        return surface, r

    @property
    def record(self) -> Record:
        return self._drawn()[1]

    @property
    def offers(self) -> dict[str, Offer]:
        return {key.removeprefix(f"{SCOPE}/market/"): offer for key, offer in self._drawn()[0].offers.items()}

    def reads(self) -> str:
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", self._drawn()[0].html())).split())

    def sets(self, key: str, value: object) -> None:
        self._take({key: value})

    def press(self, button: str, **drafts: object) -> None:
        """Press a button with what stands in the fields beside it."""
        beside = button.rpartition("/")[0]
        self._take({f"{beside}/{key}": value for key, value in drafts.items()} | {button: True})

    def _take(self, given: dict[str, object]) -> None:
        surface, r = self._drawn(given)
        assert surface.unknown() == [], surface.unknown()
        self.refused = {key.removeprefix(f"{SCOPE}/market/"): why for key, why in surface.refused.items()}
        for fact in r.facts:
            if fact.shared:
                one = Shared(self.crowd.room.seq + 1, self.me, fact.kind, fact.parts, r.now)
                self.crowd.room = self.crowd.room.plus([(fact.key, one)])
            elif fact.kind == "set":
                self.values[fact.key] = fact.value

    # -- the steps that many stories begin with -----------------------------------------------------------------------

    def works(self, hours: str) -> Person:
        self.sets("view", "find")
        self.press("hours/keep", contract=hours)
        return self

    def posts(self, title: str = "Podcast", hours: int = 4, start: str = "2026-W49", weeks: int = 4) -> str:
        """Post an opening; gives its id."""
        self.sets("view", "post")
        when = {"hours": str(hours), "start": start, "weeks": str(weeks)}
        self.press("post/send", title=title, what="Drie afleveringen maken", wanted=["designer"], **when)
        return self.newest

    def applies(self, opening: str, **set_: str) -> str:
        """Take part in an opening; gives the application's id."""
        self.sets("view", "find")
        for key, value in set_.items():
            self.sets(f"opening-{opening}/{key}", value)
        self.press(f"opening-{opening}/apply", agree=True)
        return self.newest

    @property
    def newest(self) -> str:
        return self.crowd.room.facts("market")[-1].id

    def does(self, button: str, **drafts: object) -> None:
        """Press a button among one's own."""
        self.sets("view", "keep")
        self.press(button, **drafts)
