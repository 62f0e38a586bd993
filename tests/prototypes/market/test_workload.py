"""The 20% guard. Every figure here can be checked by hand: hours, working days, a fifth of the contract."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from toolkit.prototypes.market.weeks import day_from, days_of, last_day, monday, week_id, week_of
from toolkit.prototypes.market.workload import WEEK, Guard, Over, Stint, contract_from

MONDAY = dt.date(2026, 11, 30)  # week 49
CHRISTMAS = frozenset(days_of("2026-12-25") + days_of("2026-12-24") + days_of("2026-W53"))


def whole(hours: int, start: dt.date = MONDAY, weeks: int = 4) -> Stint:
    """Work in whole weeks."""
    return Stint(hours, start, last_day(start, weeks))


def hours(guard: Guard, *stints: Stint) -> dict[str, float]:
    return {week_id(week): float(load) for week, load in guard.load(stints).items()}


FULL, PART = Guard(Fraction(36)), Guard(Fraction(24))


# -- what fits ---------------------------------------------------------------------------------------------------------


def test_the_room_is_a_fifth_of_ones_own_contract() -> None:
    assert [FULL.usual, PART.usual] == [Fraction("7.2"), Fraction("4.8")]


def test_exactly_the_room_fits_and_a_tenth_of_an_hour_more_does_not() -> None:
    assert Guard(Fraction(35)).over_by([whole(4)], whole(3)) == ()
    (week, *_) = Guard(Fraction("34.5")).over_by([whole(4)], whole(3))
    assert week == Over(MONDAY, Fraction(7), Fraction("6.9"))
    assert week.by == Fraction("0.1")


def test_overlapping_work_is_summed_in_the_weeks_in_which_it_overlaps() -> None:
    """4 hours in weeks 49 to 52, and 4 hours from week 51 on: 8 hours in weeks 51 and 52 only."""
    early, late = whole(4), whole(4, MONDAY + 2 * WEEK)
    assert hours(FULL, early, late) == dict(
        zip(("2026-W49", "2026-W50", "2026-W51", "2026-W52", "2026-W53", "2027-W01"), (4, 4, 8, 8, 4, 4), strict=True)
    )
    over = FULL.over_by([early], late)
    assert [(week_id(one.week), one.load, one.by) for one in over] == [
        ("2026-W51", 8, Fraction("0.8")),
        ("2026-W52", 8, Fraction("0.8")),
    ]


def test_work_one_after_the_other_does_not_add_up() -> None:
    assert FULL.over_by([whole(7)], whole(7, MONDAY + 4 * WEEK)) == ()


def test_who_works_part_time_has_less_room_for_the_same_opening() -> None:
    assert FULL.over_by([], whole(6)) == ()
    assert len(PART.over_by([], whole(6))) == 4
    assert PART.over_by([], whole(4)) == ()


def test_a_week_that_was_over_already_does_not_stop_what_does_not_touch_it() -> None:
    assert PART.over_by([whole(6)], whole(4, MONDAY + 6 * WEEK)) == ()


# -- weeks that are not whole ------------------------------------------------------------------------------------------


def test_a_first_and_a_last_week_count_by_their_working_days() -> None:
    """5 hours a week from Wednesday to the Tuesday after: three fifths and two fifths."""
    assert hours(FULL, Stint(5, MONDAY + dt.timedelta(2), MONDAY + dt.timedelta(8))) == {"2026-W49": 3, "2026-W50": 2}


def test_a_weekend_asks_nothing() -> None:
    assert hours(FULL, Stint(5, MONDAY + dt.timedelta(5), MONDAY + dt.timedelta(6))) == {}


def test_in_a_week_with_two_holidays_both_the_room_and_the_work_are_three_fifths() -> None:
    guard = Guard(Fraction(36), holidays=CHRISTMAS)
    week = week_of("2026-W52")
    assert week is not None
    assert guard.room(week) == Fraction("7.2") * 3 / 5
    assert hours(guard, whole(5)) == {"2026-W49": 5, "2026-W50": 5, "2026-W51": 5, "2026-W52": 3}


def test_a_week_of_holidays_asks_nothing_and_stops_nobody() -> None:
    guard = Guard(Fraction(36), holidays=CHRISTMAS)
    assert "2026-W53" not in hours(guard, whole(7, weeks=8))
    assert guard.over_by([], whole(7, weeks=8)) == ()


def test_what_overlaps_in_a_holiday_week_only_is_over_there_by_its_working_days() -> None:
    """In week 52, with three working days, 4 and 5 hours a week ask 5.4 of the 4.32 hours that there are."""
    guard, week = Guard(Fraction(36), holidays=CHRISTMAS), MONDAY + 3 * WEEK
    (only,) = guard.over_by([whole(4)], Stint(5, week, week + dt.timedelta(4)))
    assert (week_id(only.week), only.load, only.room) == ("2026-W52", Fraction("5.4"), Fraction("4.32"))


def test_a_task_that_begins_after_the_holidays_of_its_week_asks_the_days_that_are_left() -> None:
    """Holidays on Thursday and Friday, work from Wednesday on: one day of the three that are worked."""
    week = MONDAY + 3 * WEEK
    guard = Guard(Fraction(36), holidays=CHRISTMAS)
    assert hours(guard, Stint(5, week + dt.timedelta(2), week + dt.timedelta(4))) == {"2026-W52": 1}


# -- ending early ------------------------------------------------------------------------------------------------------


def test_work_that_ends_early_frees_the_weeks_after_and_the_rest_of_its_week() -> None:
    ended = whole(5).until(MONDAY + WEEK + dt.timedelta(1))
    assert hours(FULL, ended) == {"2026-W49": 5, "2026-W50": 2}
    assert FULL.over_by([ended], whole(7, MONDAY + 2 * WEEK)) == ()


def test_work_that_ends_before_it_began_asks_nothing() -> None:
    assert hours(FULL, whole(5).until(MONDAY - dt.timedelta(1))) == {}


# -- what would fit ----------------------------------------------------------------------------------------------------


def test_the_first_of_several_ways_that_fits_is_found() -> None:
    taken = [whole(4)]
    fewer = [Stint(one, MONDAY, last_day(MONDAY, 4)) for one in (5, 4, 3, 2)]
    assert FULL.first_that_fits(taken, fewer) == fewer[2]
    later = [whole(5, MONDAY + number * WEEK) for number in range(1, 7)]
    assert FULL.first_that_fits(taken, later) == later[3]
    assert PART.first_that_fits(taken, fewer) is None


def test_the_fullest_week_is_told_with_its_room() -> None:
    assert FULL.fullest([whole(3, MONDAY + WEEK, 1)], whole(2)) == (5, Fraction("7.2"))


# -- for any work ------------------------------------------------------------------------------------------------------

days = st.integers(-40, 120).map(lambda number: MONDAY + dt.timedelta(number))
stints = st.builds(
    lambda size, first, long: Stint(size, first, first + dt.timedelta(long)),
    st.integers(1, 8),
    days,
    st.integers(0, 70),
)
guards = st.builds(
    lambda contract, share, free: Guard(Fraction(contract), Fraction(share, 100), frozenset(free)),
    st.integers(1, 60),
    st.sampled_from((10, 20, 33)),
    st.sets(days, max_size=12),
)
several = st.lists(stints, max_size=8)


@given(guards, several)
def test_whoever_takes_only_what_fits_is_never_over_in_any_week(guard: Guard, asked: list[Stint]) -> None:
    taken: list[Stint] = []
    for one in asked:
        if not guard.over_by(taken, one):
            taken.append(one)
        assert guard.over(taken) == ()


@given(guards, several, st.randoms())
def test_the_order_in_which_work_is_taken_makes_no_difference_to_the_sum(guard, asked, chance) -> None:  # type: ignore[no-untyped-def]
    mixed = list(asked)
    chance.shuffle(mixed)
    assert guard.load(mixed) == guard.load(asked)


@given(guards, several, st.integers(0, 7), days)
def test_ending_early_never_raises_a_week(guard: Guard, asked: list[Stint], which: int, day: dt.date) -> None:
    ended = [one.until(day) if number == which else one for number, one in enumerate(asked)]
    before, after = guard.load(asked), guard.load(ended)
    assert all(load <= before[week] for week, load in after.items())
    if which < len(asked):
        freed = Guard(guard.contract, guard.share).load([asked[which].until(day)])
        assert all(week <= monday(day) for week in freed)


@given(guards, several, stints)
def test_more_work_never_makes_room(guard: Guard, taken: list[Stint], new: Stint) -> None:
    fewer = Stint(max(1, new.hours - 1), new.first, new.last)
    assert len(guard.over_by(taken, fewer)) <= len(guard.over_by(taken, new))
    assert len(guard.over_by([], new)) <= len(guard.over_by(taken, new))


@given(guards, stints)
def test_the_hours_of_all_weeks_are_a_fifth_for_each_working_day(guard: Guard, one: Stint) -> None:
    span = [one.first + dt.timedelta(number) for number in range((one.last - one.first).days + 1)]
    working = [day for day in span if day.weekday() < 5 and day not in guard.holidays]
    assert sum(guard.load([one]).values()) == Fraction(one.hours * len(working), 5)


# -- weeks and hours as they are written -------------------------------------------------------------------------------


@given(st.dates(dt.date(1971, 1, 1), dt.date(2200, 1, 1)))
def test_a_week_is_found_again_by_its_name(day: dt.date) -> None:
    assert week_of(week_id(day)) == monday(day)


def test_what_is_no_week_no_day_and_no_contract_is_none() -> None:
    assert [week_of(one) for one in ("2026-W54", "2026-W00", "2026-49", "", "2026-W4９")] == [None] * 5
    assert [day_from(one) for one in ("2026-02-30", "20261225", "morgen", "")] == [None] * 4
    assert [contract_from(one) for one in ("0", "61", "nan", "1/0", "veel", "")] == [None] * 6
    assert contract_from("31.5") == Fraction(63, 2)
