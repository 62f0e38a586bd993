"""What a sample size shows, in sentences that wear their figures."""

from __future__ import annotations

from dataclasses import astuple

import pytest

from toolkit.evidence.planning.sentences import chance, exact, own_rounds, told
from toolkit.evidence.planning.size import FEWEST, MOST, TABLE, size
from toolkit.evidence.planning.table import ALL, PARTS, table
from toolkit.text import LANGUAGES


def test_five_people_are_told_with_their_figures() -> None:
    assert astuple(told(size(5), 5, "en")) == (
        "If 4 of 5 finish, in a wider group that could be 38% to 96%. With 2 of 5 it is 12% to 77%.",
        "Comparing two rounds of 5: only a large difference counts. At best it goes from 0 of 5 to 3 of 5 (+60 points). "
        "If about half finish in the first round (2 of 5), after that everybody must (5 of 5).",
        "Suppose it really gets much better: first 50% of all people finish, then 90%. Then the chance is 31% that the "
        "verdict says “better”.",
        "A problem that hits 31% of people: with 5 people the chance to meet it at least once is 84%. If it hits 10%, "
        "that chance is 41%.",
        "Figures about people themselves show from 5 people who answer: with 5 only if everybody answers. What people "
        "write in their own words shows from 10: with 5 they stay hidden.",
        "If nothing really differs, the verdict still says “better” in at most 3.1% of cases. A 95% interval aims at "
        "2.5%; with small groups it can be a little more.",
    )


def test_figures_are_written_as_dutch_writes_them() -> None:
    found = told(size(3), 5, "nl")
    assert "telt daarna zelfs 3 van de 3 nog niet als beter" in found.difference
    assert "hooguit 1,6% van de gevallen" in found.alarm
    assert "met 3 lukt dat niet" in found.group


def test_a_threshold_of_ones_own_is_told_beside_the_usual_one() -> None:
    assert told(size(10), 5, "nl", 20).noticed.endswith(
        "Met jullie eigen grens (20 procentpunten meer) is die kans 15%."
    )
    assert "1 point more" in told(size(10), 5, "en", 1).noticed
    assert "threshold" not in told(size(10), 5, "en").noticed


def test_two_rounds_of_different_sizes_are_told_as_they_are() -> None:
    assert own_rounds(5, 8, "en") == (
        "Your rounds have 5 and 8 people. With that improvement from 50% to 90% the chance that your rule is met is "
        "32%; where nothing really differs, at most 3.6%."
    )
    assert own_rounds(3, 17, "nl").endswith("verschilt er in het echt niets, dan in hooguit 6,6% van de gevallen.")
    assert "at most 0.1%" in own_rounds(5, 8, "en", 40)


def test_a_larger_minimum_group_is_told_and_comments_follow_it() -> None:
    group = told(size(12), 12, "en").group
    assert "from 12 people who answer: with 12 only if everybody answers" in group
    assert "shows from 12: with 12 only" in group
    assert "with 12 they can, even without 2 of them" in told(size(12), 10, "en").group


def test_what_is_the_most_is_never_rounded_down() -> None:
    assert [exact(one, "en") for one in (0.025, 0.0384, 0.00001, 0.0)] == ["2.5%", "3.9%", "0.1%", "0.0%"]


def test_what_is_not_certain_is_never_told_as_certain() -> None:
    assert [chance(one, "en") for one in (1.0, 0.9951, 0.994, 0.5, 0.004, 0.0)] == [
        "100%", "more than 99%", "99%", "50%", "less than 1%", "0%",
    ]  # fmt: skip
    assert all("100%" not in cell for column in table(("often", "seldom", "noticed"), "en").values() for cell in column)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_size_has_its_sentences(language: str) -> None:
    for n in range(FEWEST, MOST + 1):
        for sentence in astuple(told(size(n), 7, language, 15)):
            assert "{" not in sentence
            assert sentence.endswith(".")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_says_the_same(language: str) -> None:
    columns = list(table(ALL, language).values())
    assert [len(one) for one in columns] == [len(TABLE)] * len(ALL)
    five = [column[TABLE.index(5)] for column in columns]
    assert five[1:5] == ["4/5: 38–96%", "2/5: 12–77%", "0/5 → 3/5", "2/5 → 5/5"]
    assert [five[5], *five[-2:]] == ["31%", "84%", "41%"]
    assert {name for part in PARTS.values() for name in part} == set(ALL)
