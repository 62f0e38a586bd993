"""The market that we ship does what its files say of it, on any day on which somebody opens it."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from pathlib import Path

import pytest

from toolkit.kit import open_kit
from toolkit.prototypes.blocks.talent_market import TalentMarket
from toolkit.prototypes.market.opening import Market
from toolkit.room import Room
from toolkit.surface import Record

KIM = Fraction(24)
DAYS = [dt.datetime(2026, 11, 23, 10) + dt.timedelta(days=9 * number) for number in range(60)]


@pytest.fixture(scope="module")
def markets(starter: Path) -> dict[str, TalentMarket]:
    revisions = open_kit(starter).prototypes["talent-market"]
    found = {name: one.blocks["market"] for name, one in revisions.items()}
    return {name: one for name, one in found.items() if isinstance(one, TalentMarket)}


def on(day: dt.datetime, market: TalentMarket) -> Market:
    return market.market(Record("nl", room=Room(), now=day.timestamp()))


def fitting(market: TalentMarket, day: dt.datetime) -> int:
    """How many openings fit Kim, who works 24 hours, as they are asked."""
    guard = market.guard(KIM)
    return sum(not guard.over_by([], one.stint(day.date())) for one in on(day, market).shared.openings.values())


def test_with_24_hours_nothing_fits_in_v1_as_it_is_asked_and_most_of_it_in_v2(markets: dict[str, TalentMarket]) -> None:
    assert {name: {fitting(one, day) for day in DAYS} for name, one in markets.items()} == {"v1": {0}, "v2": {3}}


def test_in_v1_kim_gets_in_with_fewer_hours(markets: dict[str, TalentMarket]) -> None:
    guard = markets["v1"].guard(KIM)
    for day in DAYS:
        for one in on(day, markets["v1"]).shared.openings.values():
            assert guard.over_by([], one.stint(day.date(), 4)) == ()


def test_whoever_comes_finds_joris_at_work_in_the_garden(markets: dict[str, TalentMarket]) -> None:
    for market in markets.values():
        for day in DAYS:
            shelf = on(day, market).for_person("me")
            (joris,) = shelf.applications.values()
            assert (joris.state, shelf.openings[joris.opening].by) == ("accepted", "me")
            assert joris.scope.first < day.date() < joris.scope.last
