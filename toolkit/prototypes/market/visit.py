"""One person before the market: what a drawing needs to know, gathered once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.languages import words
from toolkit.prototypes.market.opening import Application, Opening
from toolkit.prototypes.market.saying import Say
from toolkit.prototypes.market.weeks import day_of, week_of
from toolkit.prototypes.market.workload import WEEK, Stint
from toolkit.prototypes.sharing import myself
from toolkit.surface import Record, Surface

if TYPE_CHECKING:
    from toolkit.prototypes.blocks.talent_market import TalentMarket

LATER = 5
"""So many weeks later than asked one can offer to begin."""


MORE = "more/times"
FIRST = 20
"""So many openings are drawn; the next so many come when somebody asks for them."""


class Look:
    """What one person sees, as it is now. Nothing here says what anybody did."""

    def __init__(self, block: TalentMarket, r: Record) -> None:
        self.block, self.r = block, r
        self.own = words(r.language)
        self.say = Say(self.own, r.language)
        self.today = day_of(r.now)
        self.market = block.market(r)
        self.shelf = self.market.for_person(r.me)
        self.taken = list(self.market.taken(r.me))
        contract = self.market.contracts.get(r.me)
        self.guard = block.guard(contract) if contract else None

    # -- openings -----------------------------------------------------------------------------------------------------

    def listed(self) -> Iterator[Opening]:
        """What others ask for now, newest first and examples last. A moderator sees what is hidden, too."""
        everything = list(self.shelf.openings.values())
        posted = [one for one in everything if not one.made_up]
        for one in [*reversed(posted), *(one for one in everything if one.made_up)]:
            seen = not one.hidden or self.block.may_hide(self.r)
            if seen and one.by != self.r.me and not one.shut and one.last >= self.today:
                yield one

    def best_first(self, found: list[Opening]) -> list[Opening]:
        """What suits this person first, as many as they asked to see."""
        times = int(str(self.r.get(self.block.name, MORE) or 0))
        return sorted(found, key=lambda one: -len(self.mine(one)))[: FIRST * (1 + times)]

    def application(self, opening: str) -> Application | None:
        """What I last answered to an opening."""
        mine = (one for one in self.shelf.applications.values() if one.by == self.r.me and one.opening == opening)
        return next(reversed(list(mine)), None)

    def starts(self, opening: Opening) -> list[dt.date]:
        """The weeks in which one can begin: as asked, or some weeks later. Their names do not depend on today."""
        later = (opening.start + number * WEEK for number in range(1, LATER + 1))
        return [opening.start, *(week for week in later if week > self.today)]

    def chosen(self, opening: Opening) -> Stint:
        """The work as this person has set it: the hours and the week that they chose, else as asked."""
        hours, start = self._set(opening, "hours"), week_of(self._set(opening, "start"))
        fitting = hours.isdecimal() and 0 < int(hours) <= opening.hours
        asked = int(hours) if fitting else opening.hours
        return opening.stint(self.today, asked, start if start in self.starts(opening) else None)

    def _set(self, opening: Opening, key: str) -> str:
        return str(self.r.get(self.block.name, f"opening-{opening.id}/{key}") or "")

    # -- people and words ---------------------------------------------------------------------------------------------

    def poster(self, opening: Opening | None) -> str:
        if opening is None:
            return self.own["somebody"]
        return (opening.name or self.own["somebody"]) if opening.made_up else self.block.author(self.r, opening.by)

    def applicant(self, one: Application) -> str:
        return one.name if one.made_up else self.block.author(self.r, one.by)

    def wanted(self, ids: tuple[str, ...]) -> str:
        """What an opening asks for, in words."""
        return ", ".join(self.r.t(one.text) for one in self.block.wanted if one.id in ids)

    def mine(self, opening: Opening) -> tuple[str, ...]:
        """What an opening asks for and I say that I am."""
        said = {one.strip() for one in myself(self.r).parts.get("identities", "").split(",")}
        return tuple(one for one in opening.wanted if one in said)

    def line(self, opening: Opening) -> str:
        """Hours, weeks, whose it is."""
        asked = [self.say.a_week(opening.hours), self.say.weeks(opening.weeks)]
        begins = self.own["market_begins"].format(day=self.say.day(opening.start))
        whose = [] if opening.by == self.r.me else [self.own["market_by"].format(name=self.poster(opening))]
        mark = [self.own["market_example"]] if opening.made_up else []
        return " · ".join([*asked, begins, *whose, *mark])


class Visit(Look):
    """The same person before the market, with a surface to draw on."""

    def __init__(self, block: TalentMarket, s: Surface, r: Record) -> None:
        super().__init__(block, r)
        self.s = s
