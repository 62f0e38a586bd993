"""A room with people in it: each looks at a block as it is for them, and what they do there goes into the room."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape

from hypothesis import strategies as st

from toolkit.door.surface import HtmlSurface
from toolkit.prototypes.block import Block
from toolkit.prototypes.sharing import PEOPLE
from toolkit.room import Room, Shared
from toolkit.surface import Fact, Offer, Record, Role, Value

SCOPE = "task.t"
Act = tuple[str, str, dict[str, str]]
"""Who does what, in which parts."""


@dataclass(frozen=True)
class Seen:
    """What one person sees of a block: the words, what may be answered (by local key), and what was refused."""

    words: str
    offers: Mapping[str, Offer]
    refused: Mapping[str, str]
    record: Record
    facts: tuple[Fact, ...]


@dataclass
class Town:
    """Everybody's room, and each person's own values and role."""

    room: Room = field(default_factory=Room)
    values: dict[str, dict[str, Value]] = field(default_factory=dict)
    roles: dict[str, Role] = field(default_factory=dict)
    language: str = "nl"

    def person(self, by: str, **parts: str) -> None:
        self.share(PEOPLE, by, "profile", **parts)

    def share(self, block: str, by: str, kind: str, **parts: str) -> str:
        """Put a fact into the room; gives the id of what it made."""
        one = Shared(self.room.seq + 1, by, kind, parts)
        self.room = self.room.plus([(block, one)])
        return one.id

    def sees(self, block: Block, by: str, given: Mapping[str, object] | None = None) -> Seen:
        own = self.values.setdefault(by, {})
        record = Record(self.language, own, SCOPE, room=self.room, me=by, role=self.roles.get(by, "member"))
        at = f"{SCOPE}/{block.name}/"
        surface = HtmlSurface(record, {at + key: value for key, value in (given or {}).items()})
        with surface.section("x"), surface.at(block.name):
            block.draws(surface, record)
        words = " ".join(unescape(re.sub(r"<[^>]+>", " ", surface.html())).split())
        offers = {key.removeprefix(at): offer for key, offer in surface.offers.items()}
        refused = {key.removeprefix(at): why for key, why in surface.refused.items()}
        return Seen(words, offers, refused, record, tuple(record.facts))

    def does(self, block: Block, by: str, press: str, **drafts: object) -> Seen:
        """Press a button with the drafts beside it (by their last name), and look again."""
        beside = press.rpartition("/")[0]
        seen = self.sees(block, by, {**{f"{beside}/{name}": one for name, one in drafts.items()}, press: True})
        assert press in seen.offers, f"{press} is not among {sorted(seen.offers)}"
        assert seen.refused == {}, seen.refused
        for fact in seen.facts:
            if fact.shared:
                self.share(fact.key, by, fact.kind, **fact.parts)
            else:
                self.values[by][fact.key] = fact.value
        return self.sees(block, by)

    def without(self, by: str) -> Town:
        """The town after somebody has withdrawn."""
        left = [(name, one) for name, facts in self.room.by_block.items() for one in facts if one.by != by]
        room = Room().plus(sorted(left, key=lambda pair: pair[1].seq))
        return Town(room, self.values, self.roles, self.language)


def facts_of(acts: Iterable[Act]) -> tuple[Shared, ...]:
    return tuple(Shared(seq, by, kind, parts) for seq, (by, kind, parts) in enumerate(acts, 1))


@st.composite
def happenings(draw: st.DrawFn, kinds: Mapping[str, tuple[str, ...]], people: str = "abcde") -> tuple[Shared, ...]:
    """What up to five people did, in the order of the server; `to` may name anything, and nothing that is there.

    `kinds`: for each kind of fact its parts. Every text in it is written once only.
    """
    acts: list[Act] = []
    for number in range(draw(st.integers(0, 30))):
        kind = draw(st.sampled_from(sorted(kinds)))
        to = draw(st.one_of(st.integers(1, number + 1).map(str), st.sampled_from(["", "x", "example.one", "²"])))
        parts = {name: to if name == "to" else f"{name} {number}" for name in kinds[kind]}
        acts.append((draw(st.sampled_from(people)), kind, parts))
    return facts_of(acts)


def left_by(facts: Iterable[Shared], gone: str) -> tuple[Shared, ...]:
    return tuple(one for one in facts if one.by != gone)


def texts(facts: Iterable[Shared], *names: str) -> Iterator[str]:
    return (one.get(name) for one in facts for name in names if one.get(name))
