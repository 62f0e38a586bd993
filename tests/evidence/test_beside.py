"""What stands beside a comparison: its p, the adjustment over all that is shown, and how sure "better" is."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats  # type: ignore[import-untyped]

from tests.evidence.made_up import Records, make_kit
from toolkit.evidence import intervals, sentences
from toolkit.evidence.beside import chances
from toolkit.evidence.beside.sentences import chance
from toolkit.evidence.intervals import Summary
from toolkit.evidence.overview import as_json, overview
from toolkit.evidence.structure import Line


@st.composite
def rate(draw: Any) -> tuple[int, int]:
    n = draw(st.integers(1, 30))
    return draw(st.integers(0, n)), n


@settings(max_examples=200, deadline=None)
@given(rate(), rate())
def test_the_p_of_two_rates_and_their_interval_tell_one_story(earlier: tuple[int, int], later: tuple[int, int]) -> None:
    found, p = intervals.newcombe(earlier, later), chances.of_rates(earlier, later)
    assert found is not None
    assert found.ends is not None
    assert p is not None
    outside = not found.ends[0] <= 0 <= found.ends[1]
    near = min(abs(one) for one in found.ends) < 1e-9
    assert near or outside == (p < 0.05)
    assert p == pytest.approx(chances.of_rates(later, earlier))


def test_the_p_of_two_means_is_welchs() -> None:
    a, b = [1.0, 2.0, 4.0, 4.0, 5.0, 3.0], [3.0, 4.0, 5.0, 5.0, 4.0, 4.5, 5.0]
    one, other = (intervals.summarise(each) for each in (a, b))
    assert isinstance(one, Summary)
    assert isinstance(other, Summary)
    assert chances.of_means(one, other) == pytest.approx(stats.ttest_ind(a, b, equal_var=False).pvalue)
    assert chances.of_means(one, Summary(3, 4.0, 0.0)) is None


def line(records: Records, name: str, **sprint: Any) -> Line:
    found = overview(make_kit(**sprint), records, "s", "en")  # type: ignore[arg-type]
    return next(one for one in found.lines if one.subject.id == name)


def rated(*easy: list[str]) -> Records:
    records = Records()
    for name, answers in zip(("one", "two"), easy, strict=True):
        for one in answers:
            records.person(name, 10, easy=one, lost="3", recommend="7")
    records.close()
    return records


def test_ratings_of_fewer_than_six_have_dots_and_an_exact_p_and_no_interval() -> None:
    (found,) = line(rated(["1", "2", "2"], ["4", "5", "5", "4"]), "score/feedback/after/ease").comparisons
    assert found.estimate.ends is None
    assert found.superiority is not None
    assert found.superiority.value == 1.0
    assert found.p == pytest.approx(2 / 35)  # 7 people, 3 of them: 35 ways, and both tails
    said = sentences.comparison(found, "en")
    assert "no interval: too few people" in said
    assert "in 100% of such pairs" in said  # of those who took part; what will be has its interval
    assert "If nothing differs, one still ends up as far apart in 6% of cases (3 and 4 people)." in said
    assert "Als er niets verschilt, kom je toch in 6% van de gevallen zo ver uit elkaar" in sentences.comparison(
        found, "nl"
    )


def test_ratings_of_six_and_more_say_how_often_a_later_one_is_the_higher() -> None:
    made = rated(["1", "2", "2", "3", "4", "3"], ["4", "5", "5", "4", "2", "3", "5"])
    (found,) = line(made, "score/feedback/after/ease").comparisons
    assert found.estimate.ends is not None
    assert found.superiority is not None
    assert found.superiority.ends is not None
    said = sentences.comparison(found, "en")
    assert "of such pairs the one from Round 2 rates higher; equal ratings count half (95% interval" in said
    assert "6 and 7 people" in said


def test_everything_exploratory_is_adjusted_together_and_the_sealed_measure_is_not_among_it() -> None:
    records = rated(["1", "2", "2", "3", "4", "3"], ["4", "5", "5", "4", "2", "3", "5"])
    found = overview(make_kit(), records, "s", "en")  # type: ignore[arg-type]
    sealed = [one for each in found.lines if each.sealed for one in each.comparisons]
    rest = [one for each in found.lines if not each.sealed for one in each.comparisons]
    assert [(one.p, one.adjusted) for one in sealed] == [(None, None)]
    assert sealed[0].chance is not None
    ps = sorted(one.p for one in rest if one.p is not None)
    assert len(ps) > 1
    for one in rest:
        if one.p is None:
            assert one.adjusted is None
        else:
            assert one.family == len(ps)
            assert one.adjusted is not None
            assert one.adjusted >= one.p
    smallest = min((one for one in rest if one.p is not None), key=lambda one: one.p or 0)
    assert smallest.adjusted == pytest.approx(min(1.0, ps[0] * len(ps)))
    assert f"{len(ps)} comparisons side by side (p" in sentences.comparison(smallest, "en")


def test_robots_are_a_family_of_their_own_and_nothing_of_theirs_holds() -> None:
    records = Records()
    for name in ("one", "two"):
        for one in ("1", "2", "5", "4", "3", "3"):
            records.person(name, 10 if name == "two" else "gave-up", robot=True, easy=one, lost="3")
    records.close()
    for each in overview(make_kit(expectation=None), records, "s", "en").lines:  # type: ignore[arg-type]
        for one in each.comparisons:
            said = sentences.comparison(one, "en")
            assert said.startswith("Simulated: ")
            assert "chance" not in said


@pytest.mark.parametrize(
    ("p", "en", "nl"),
    [
        (0.0004, "p\u00a0<\u00a00.001", "p\u00a0<\u00a00,001"),
        (0.0432, "p\u00a0=\u00a00.043", "p\u00a0=\u00a00,043"),
        (0.25, "p\u00a0=\u00a00.25", "p\u00a0=\u00a00,25"),
        (1.0, "p\u00a0=\u00a01.00", "p\u00a0=\u00a01,00"),
    ],
)
def test_a_p_has_no_more_digits_than_it_can_carry(p: float, en: str, nl: str) -> None:
    assert (chance(p, "en"), chance(p, "nl")) == (en, nl)


def test_the_json_says_the_same_sentence_and_how_it_was_reckoned() -> None:
    records = rated(["1", "2", "2", "3", "4", "3"], ["4", "5", "5", "4", "2", "3", "5"])
    found = overview(make_kit(), records, "s", "en")  # type: ignore[arg-type]
    told = [one for each in as_json(found)["measures"] for one in each["comparisons"]]
    made = [one for each in found.lines for one in each.comparisons]
    assert [one["sentence"] for one in told] == [sentences.comparison(one, "en") for one in made]
    assert [one["p_adjusted"] for one in told] == [one.adjusted for one in made]
    assert {one["people"] for one in told} == {"others"}


def test_beside_a_change_stands_what_people_would_notice() -> None:
    found = overview(make_kit(), rated(["1", "2"], ["3", "4"]), "s", "en")  # type: ignore[arg-type]
    (pair,) = next(one for one in found.lines if one.subject.id == "completion/agree").comparisons
    between = found.between(pair)
    assert between is not None
    assert between.revisions == ("v1", "v2")
    assert as_json(found)["noticed"][0]["between"] == ["one", "two"]
