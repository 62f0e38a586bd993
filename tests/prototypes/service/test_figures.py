"""Three figures with their cases, counted so that neither a small file nor a fresh one misleads."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.prototypes.service.export import rows
from toolkit.prototypes.service.figures import LEAST, Fact, count, facts

HEAD = "vacancy,proposed,planned,interview,requirements\n"
MANY = "".join(
    f"V-{n},2025-03-01 09:00,2025-03-0{4 if n < 6 else 5} 09:00,2025-03-{10 + n},{'yes' if n < 3 else 'no'}\n"
    for n in range(8)
)


def counted(typed: str) -> tuple[float, ...]:
    return count(rows((HEAD + typed).encode(), "f"))


def test_each_figure_is_shown_with_its_cases() -> None:
    found = facts(counted(MANY))
    assert found is not None
    assert found.planned == Fact(75.0, 8, 6)  # to the minute 72 hours is in time
    assert found.days == Fact(12.5, 8)  # 9, 10 … 16 days
    assert found.requirements == Fact(37.5, 8, 3)
    assert found.of("days") == found.days


def test_a_figure_of_fewer_than_five_cases_is_not_shown() -> None:
    few = "".join(MANY.splitlines(keepends=True)[: LEAST - 1])
    found = facts(counted(few))
    assert found is not None
    assert [found.of(one).value for one in ("planned", "days", "requirements")] == [None, None, None]  # type: ignore[arg-type]
    assert [found.of(one).n for one in ("planned", "days", "requirements")] == [4, 4, 4]  # type: ignore[arg-type]


def test_requirements_are_counted_by_vacancy_and_not_by_candidate() -> None:
    found = facts(counted("V-1,2025-03-01,,,yes\n" * 20 + MANY.replace("V-1,", "V-9,")))
    assert found is not None
    assert (found.requirements.n, found.requirements.part) == (9, 4)


@pytest.mark.parametrize(
    ("row", "in_time", "decided"),
    [
        ("V-9,2025-03-01 09:00,2025-03-04 09:00,,no", 7, 9),
        ("V-9,2025-03-01 09:00,2025-03-04 09:01,,no", 6, 9),
        ("V-9,2025-03-01,2025-03-04,,no", 7, 9),  # without a time, three days
        ("V-9,2025-03-01 23:59,2025-03-04,,no", 7, 9),
        ("V-9,2025-03-01,2025-03-05,,no", 6, 9),
        ("V-9,2025-03-01,,,no", 6, 9),  # never planned, and that could be known by now
        ("V-9,2025-03-04,,,no", 6, 8),  # the export was made on the next day: too early to count
    ],
)
def test_seventy_two_hours_are_counted_to_the_minute_where_the_file_knows_it(
    row: str, in_time: int, decided: int
) -> None:
    assert counted(MANY + row + "\n")[:2] == (in_time, decided)


def test_an_interview_that_is_still_to_come_does_not_tell_when_the_export_was_made() -> None:
    assert counted("V-1,2025-03-01,2025-03-02,2025-06-01,no\nV-2,2025-03-01,,,no\n")[1] == 1


def test_without_a_file_there_are_no_facts() -> None:
    assert facts(()) is None


@given(st.lists(st.tuples(st.integers(1, 28), st.integers(0, 9), st.booleans()), min_size=1, max_size=40))
def test_a_share_is_a_share_whatever_the_file_holds(made: list[tuple[int, int, bool]]) -> None:
    typed = [
        f"V-{n},2025-03-{day:02},{f'2025-04-{1 + later:02}' if planned else ''},,no"
        for n, (day, later, planned) in enumerate(made)
    ]
    in_time, decided, said, vacancies, _, met = counted("\n".join(typed))
    assert 0 <= in_time <= decided <= len(made) == vacancies
    assert (said, met) == (0, 0)
