"""Phones at one board: each shows what it last drew, and what its owner presses arrives later."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape

from tests.house.typed import made
from toolkit.door.surface import HtmlSurface
from toolkit.prototypes.blocks.expedition_board import ExpeditionBoard
from toolkit.prototypes.expedition.board import Board
from toolkit.prototypes.sharing import PEOPLE
from toolkit.room import Room, Shared
from toolkit.surface import Offer, Record, Role, Value

SCOPE = "task.t"
NOON = 1_747_044_000.0
"""12 May 2025, 10:00 in Greenwich."""

WHOLE = """
kind: expedition-board
id: board
names: named
sections:
  - {part: ambition, title: Ambitie, text: Samen verder}
  - {part: members, title: Leden, examples: [{text: Noor, function: planner, department: Planning}]}
  - part: route
    title: Route
    about: {nl: Buig gerust om., en: Feel free to bend.}
    examples:
      - {text: Enquête, by: Idris, instead: Koffie, because: mag niet}
      - {text: Presentatie}
  - {part: obstacles, title: Hobbels, examples: [{text: Geen tijd}]}
  - {part: learning, title: Geleerd}
  - {part: trials, title: Proeven, examples: [{text: Meelopen, expects: Plezier, came: Gelukt}]}
  - {part: feedback, title: Feedback, examples: [{text: Doe je mee?, by: Idris, came: Ja}]}
  - {part: ready, title: Klaar, points: [{id: tried, text: Geprobeerd}, {id: told, text: Verteld}]}
"""
PARTS = ("ambition", "members", "route", "obstacles", "learning", "trials", "feedback", "ready")


def board(typed: str = WHOLE) -> ExpeditionBoard:
    return made(ExpeditionBoard, typed)


@dataclass
class Table:
    """Everybody's room, and each person's own values."""

    block: ExpeditionBoard = field(default_factory=board)
    room: Room = field(default_factory=Room)
    values: dict[str, dict[str, Value]] = field(default_factory=dict)
    roles: dict[str, Role] = field(default_factory=dict)
    language: str = "nl"

    @property
    def now(self) -> float:
        return NOON + 60.0 * self.room.seq

    def record(self, who: str) -> Record:
        own = self.values.setdefault(who, {})
        role = self.roles.get(who, "member")
        return Record(self.language, own, SCOPE, room=self.room, me=who, role=role, now=self.now)

    def state(self) -> Board:
        return self.block.board(self.record("nobody"))

    def sees(self, who: str, part: str = "", given: Mapping[str, object] | None = None) -> Page:
        """What somebody sees, at a part that they open first."""
        at = f"{SCOPE}/{self.block.name}/"
        record = self.record(who)
        if part:
            record.values[f"{at}part"] = part
        surface = HtmlSurface(record, {at + key: value for key, value in (given or {}).items()})
        with surface.section("x"), surface.at(self.block.name):
            self.block.draws(surface, record)
        offers = {key.removeprefix(at): offer for key, offer in surface.offers.items()}
        began = dict(re.findall(r'type=hidden name="([^"]+)" value="([^"]*)"', surface.html()))
        page = Page(_words(surface.html()), offers, {key.removeprefix(at): one for key, one in began.items()})
        if given:
            assert (surface.unknown(), surface.refused) == ([], {})
            self._take(who, record)
        return page

    def opens(self, who: str, part: str, which: int = 0) -> Page:
        """Go to a part and begin to work on one of its cards; `which` counts them as they are drawn."""
        found = [key for key in self.sees(who, part).offers if key.startswith("card-") and key.endswith("/open/open")]
        self.does(who, found[which])
        return self.sees(who)

    def does(self, who: str, press: str, _page: Page | None = None, **drafts: str) -> None:
        """Press a button with the fields beside it filled in; on a page that was drawn earlier, where one is given."""
        beside = press.rpartition("/")[0]
        given: dict[str, object] = {f"{beside}/{name}": one for name, one in drafts.items()}
        if _page is not None:
            given |= {key: one for key, one in _page.began.items() if key.startswith(f"{beside}/")}
        self.sees(who, given={**given, press: True})

    def _take(self, who: str, record: Record) -> None:
        for fact in record.facts:
            if fact.shared:
                one = Shared(self.room.seq + 1, who, fact.kind, fact.parts, self.now)
                self.room = self.room.plus([(fact.key, one)])
            else:
                self.values[who][fact.key] = fact.value

    def without(self, who: str) -> Table:
        """The table after somebody has withdrawn."""
        facts = [(name, one) for name, found in self.room.by_block.items() for one in found if one.by != who]
        return Table(self.block, Room().plus(sorted(facts, key=lambda one: one[1].seq)), self.values, self.roles)

    def named(self, who: str, name: str) -> None:
        self.room = self.room.plus([(PEOPLE, Shared(self.room.seq + 1, who, "profile", {"name": name}, self.now))])


@dataclass(frozen=True)
class Page:
    """What one phone shows: the words, what may be answered (by local key), and which version each field began from."""

    words: str
    offers: Mapping[str, Offer]
    began: Mapping[str, str]

    def key(self, ending: str, which: int = 0) -> str:
        """The key that ends so, of the first card that has it."""
        return [key for key in self.offers if key.endswith(ending)][which]


def _words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())
