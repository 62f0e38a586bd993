"""A talent market: colleagues post openings and take them beside their own job, within 20% of their hours."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction
from typing import ClassVar, Literal

from pydantic import Field

from toolkit.errors import say
from toolkit.languages import words
from toolkit.options import options
from toolkit.prototypes.block import KIND, Action, Recorded, Robot
from toolkit.prototypes.condition import Answers, ids_and_texts
from toolkit.prototypes.market import finding, keeping, posting
from toolkit.prototypes.market.examples import Example, fold_of
from toolkit.prototypes.market.fold import DID
from toolkit.prototypes.market.opening import Market
from toolkit.prototypes.market.rehearsing import rehearse
from toolkit.prototypes.market.visit import Visit
from toolkit.prototypes.market.weeks import day_of, days_of, monday
from toolkit.prototypes.market.workload import MOST, Guard
from toolkit.prototypes.sharing import SharedBlock
from toolkit.schema import Choosable, Complaint, Whole, doubled, unknown
from toolkit.surface import Record, Surface, Value
from toolkit.text import LANGUAGES, Text


class TalentMarket(SharedBlock):
    says: ClassVar = "People post openings and take them beside their own job, within 20% of their hours."
    example: ClassVar = """
kind: talent-market
id: my-market
names: named
wanted:
  - {id: designer, text: {nl: ontwerper, en: designer}}
  - {id: connector, text: {nl: verbinder, en: connector}}
holidays: [2026-12-25, 2026-W53]
examples:
  - id: open-day
    title: {nl: Een open dag bedenken, en: Think up an open day}
    what: {nl: Bedenk met drie collega's wat we laten zien., en: Think up with three colleagues what we show.}
    hours: 3
    weeks: 4
    wanted: [designer]
    name: Noor
"""
    records: ClassVar = (
        Recorded("set", "which part of the market was looked at, and what was searched and chosen there"),
        Recorded("press", "a button of the market"),
        Recorded("hours", "the hours of somebody's contract"),
        Recorded("post", "an opening that somebody posted"),
        Recorded("change", "what its poster changed about an opening"),
        Recorded("shut", "whether an opening looks for somebody still"),
        Recorded("apply", "who takes an opening: hours, dates, and the day on which the manager agreed to just that"),
        Recorded("withdraw", "an application that was withdrawn"),
        Recorded("revoke", "the manager's consent, taken back"),
        Recorded("answer", "the poster's yes or no, with a line"),
        Recorded("stop", "work that ended early"),
        Recorded("credit", "work that was closed out: what it brought, and the credit"),
        Recorded("gave", "what the work gave the person who did it"),
        Recorded("hide", "an opening that a moderator hid, or showed again"),
    )

    kind: Literal["talent-market"] = Field(description=KIND)
    wanted: tuple[Choosable, ...] = Field(
        min_length=1, max_length=16, description="What an opening can ask for: skills and identities."
    )
    share: Whole = Field(20, ge=1, le=50, description="How much of their own hours people may spend here, in percent.")
    full_time: Whole = Field(36, ge=10, le=MOST, description="The hours a week of somebody who works full time.")
    holidays: tuple[str, ...] = Field(
        (), max_length=100, description="Days and weeks without work, as `2026-12-25` or `2026-W53`."
    )
    examples: tuple[Example, ...] = Field((), max_length=20, description="Made-up openings to begin with.")

    # -- what it comes down to ----------------------------------------------------------------------------------------

    @property
    def most_hours(self) -> int:
        """The most hours a week that an opening can ask: the share of a full-time contract."""
        return max(1, self.full_time * self.share // 100)

    def guard(self, contract: Fraction) -> Guard:
        free = frozenset(day for one in self.holidays for day in days_of(one))
        return Guard(contract, Fraction(self.share, 100), free)

    def market(self, r: Record) -> Market:
        """Everybody's market, after the examples; those begin counted from the week in which one looks."""
        this: dt.date = monday(day_of(r.now))
        return r.folded(self.name, fold_of(self.examples, r.language, this))

    # -- the faces ----------------------------------------------------------------------------------------------------

    def draws(self, s: Surface, r: Record) -> None:
        v = Visit(self, s, r)
        view = s.choice("view", v.own["market_view"], keeping.parts(v), row=True)
        self.tell_names(s, r)
        {"post": posting.draw, "keep": keeping.draw}.get(view or "", finding.draw)(v)

    def rehearses(self, robot: Robot, r: Record) -> Iterator[Action]:
        yield from rehearse(self, robot, r)

    def answers(self) -> Answers:
        texts = ((one, Text({own: words(own)[f"market_did_{one}"] for own in LANGUAGES})) for one in DID)
        return Answers("many", *ids_and_texts(texts))

    def answer(self, r: Record) -> Value:
        """What somebody has done here."""
        did = self.market(r).told.get(r.me, frozenset())
        return [one for one in DID if one in did]

    def complaints(self) -> Iterator[Complaint]:
        yield from options(("wanted",), say("option"), self.wanted)
        for index, day in enumerate(self.holidays):
            if not days_of(day):
                wrong = say("`{day}` is no day and no week", day=day)
                yield Complaint(("holidays", index), wrong, say("write a day as `2026-12-25`, a week as `2026-W53`"))
        yield from doubled(("examples",), say("example"), [one.id for one in self.examples])
        known = [one.id for one in self.wanted]
        for index, example in enumerate(self.examples):
            yield from (one.under("examples", index) for one in example.complaints())
            for number, name in enumerate(example.wanted):
                if name not in known:
                    yield unknown(("examples", index, "wanted", number), say("option"), name, known)
