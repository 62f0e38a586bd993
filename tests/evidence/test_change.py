"""Before and after, of the same people: one difference each, and what may be shown of it."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.evidence.made_up import ABOUT_PEOPLE, SPRINT, Records, make_kit
from toolkit.evidence import pictures, sentences
from toolkit.evidence.disclosure import Figure, Hidden, Shown
from toolkit.evidence.overview import overview
from toolkit.evidence.structure import Line
from toolkit.kit import Kit
from toolkit.surveys.survey import Survey

CONTROL = "change/people/control"


def asked(pairs: Any, round_id: str = "one", *, robot: bool = False, state: str = "closed") -> Any:
    """A round of people, each with their answer before and after; None where somebody did not answer then."""
    records = Records()
    records.close()
    return more(records, pairs, round_id, robot=robot, state=state)


def more(records: Any, pairs: Any, round_id: str = "one", *, robot: bool = False, state: str = "closed") -> Any:
    for before, after in pairs:
        given = {"before_control": before, "control": after}
        records.person(round_id, 30, robot=robot, **{key: str(one) for key, one in given.items() if one is not None})
    records.state(round_id, state)
    return records


def kit_about(about: str) -> Kit:
    kit = make_kit()
    survey = Survey.model_validate(ABOUT_PEOPLE | {"about": about})
    return Kit(kit.folder, kit.prototypes, {**kit.surveys, "people": survey}, kit.sprints)


def line(records: Any, name: str = CONTROL, about: str = "person") -> Line:
    return next(one for one in overview(kit_about(about), records, "s", "en").lines if one.subject.id == name)


def figure(records: Any, name: str = CONTROL, about: str = "person") -> Figure:
    return line(records, name, about).figures[0]


def test_the_interval_is_that_of_one_difference_a_person_by_hand() -> None:
    """Differences 2, 1, 0, 1, 1: mean 1, sd 0.7071; t of 4 is 2.7764, so 1 ± 2.7764 * 0.7071 / sqrt(5) = 1 ± 0.878."""
    found = figure(asked([(1, 3), (2, 3), (3, 3), (4, 5), (2, 3)]), about="prototype")
    assert isinstance(found, Shown)
    assert found.estimate is not None
    assert (found.n, found.dots) == (5, (0.0, 1.0, 1.0, 1.0, 2.0))
    assert (found.estimate.value, *found.estimate.ends) == pytest.approx((1, 0.122, 1.878), abs=5e-4)  # type: ignore[misc]  # it has ends


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=2, max_size=12))
def test_the_interval_is_scipys_for_the_paired_t_test(pairs: Any) -> None:
    from scipy.stats import ttest_rel

    assume(len({after - before for before, after in pairs}) > 1)
    found = figure(asked(pairs), about="prototype")
    assert isinstance(found, Shown)
    assert found.estimate is not None
    expected = ttest_rel([after for _, after in pairs], [before for before, _ in pairs]).confidence_interval(0.95)
    low, high = max(expected.low, -4), min(expected.high, 4)
    assert found.estimate.ends == pytest.approx((low, high))


def test_the_same_people_are_never_taken_for_other_people() -> None:
    """Everybody moved by 1 or 2, from wherever they stood: the change is sure, though the two groups overlap wholly."""
    from toolkit.evidence import intervals

    pairs = [(1, 2), (2, 3), (3, 5), (4, 5), (1, 3), (3, 4)]
    found = figure(asked(pairs), about="prototype")
    assert isinstance(found, Shown)
    assert found.estimate is not None
    assert found.estimate.ends is not None
    before, after = (intervals.summarise(map(float, side)) for side in zip(*pairs, strict=True))
    assert before
    assert after
    apart = intervals.welch(before, after)
    assert apart.low is not None
    assert apart.low < 0 < found.estimate.ends[0]


def test_who_answered_only_once_is_not_counted() -> None:
    found = figure(asked([(1, 3), (2, 3), (None, 5), (5, None)]), about="prototype")
    assert isinstance(found, Shown)
    assert (found.n, found.dots) == (2, (1.0, 2.0))


@pytest.mark.parametrize(
    ("pairs", "state", "reason"),
    [
        ([(1, 2), (2, 4), (3, 3), (2, 5), (3, 4)], "open", "open"),
        ([(1, 2), (2, 4), (3, 3), (2, 5), (3, None)], "closed", "too_few"),
        ([(1, 2), (2, 3), (3, 4), (4, 5), (3, 3)], "closed", "unanimous"),  # all but one moved by one
    ],
)
def test_peoples_change_passes_the_gate_as_all_figures_about_people_do(pairs: Any, state: str, reason: str) -> None:
    found = figure(asked(pairs, state=state))
    assert isinstance(found, Hidden)
    assert found.reason == reason


def test_of_people_there_are_no_dots_and_the_numbers_are_rounded() -> None:
    found = figure(asked([(1, 2), (2, 4), (3, 3), (2, 5), (3, 4), (4, 3)]))
    assert isinstance(found, Shown)
    assert found.estimate is not None
    assert (found.n, found.dots, found.estimate.value) == (6, (), 1.0)
    assert all(round(end, 1) == end for end in found.estimate.ends or ())


def test_nobody_who_answered_once_can_be_reckoned_out_of_the_figures_beside_the_change() -> None:
    """Six answered before, five of them after: the mean of six and that of five would give the sixth away."""
    pairs = [(1, 2), (2, 4), (3, 3), (2, 5), (3, 4)]
    one = [figure(asked([*pairs, (sixth, None)]), "score/people/before/control") for sixth in (1, 5)]
    assert one[0] == one[1]
    assert isinstance(one[0], Shown)
    assert one[0].n == 5
    assert "5 people who answered both times" in sentences.figure(one[0], "en")


def test_where_the_change_stays_hidden_everybody_counts_in_the_scores() -> None:
    found = figure(asked([(1, 2), (2, None), (3, 3), (2, None), (3, 4), (5, 4)]), "score/people/before/control")
    assert isinstance(found, Shown)
    assert found.n == 6
    assert "(6 people)" in sentences.figure(found, "en")


def test_all_that_is_shown_of_a_round_counts_the_same_people_whoever_answered_once() -> None:
    """Whoever adds up everything that is shown learns nothing about those who answered once, whatever they said."""
    pairs = [(1, 2), (2, 4), (3, 3), (2, 5), (3, 4)]
    names = (CONTROL, "score/people/before/control", "score/people/after/control")
    seen = {
        tuple(sentences.figure(figure(asked([*pairs, (first, None), (None, last)]), name), "nl") for name in names)
        for first, last in itertools.product((1, 3, 5), repeat=2)
    }
    assert len(seen) == 1


SAID = {
    "up": [(1, 3), (2, 3), (3, 4), (4, 5), (2, 4), (1, 3)],
    "down": [(3, 1), (3, 2), (4, 3), (5, 4), (4, 2), (3, 1)],
    "unsure": [(1, 3), (3, 2), (3, 4), (4, 2), (2, 4), (3, 3)],
}


@pytest.mark.parametrize(
    ("name", "language", "told"),
    [
        ("up", "nl", "Van vooraf naar achteraf gemiddeld +1,5 (6 mensen die beide keren antwoordden). In een grotere groep zou dat +1,0 tot +2,0 kunnen zijn. Eerder omhoog dan gelijk. Dezelfde mensen, voor en na; zulke antwoorden kunnen ook zonder prototype verschuiven."),
        ("down", "nl", "Van vooraf naar achteraf gemiddeld -1,5 (6 mensen die beide keren antwoordden). In een grotere groep zou dat -2,0 tot -1,0 kunnen zijn. Eerder omlaag dan gelijk. Dezelfde mensen, voor en na; zulke antwoorden kunnen ook zonder prototype verschuiven."),
        ("unsure", "en", "From before to after +0.3 on average (6 people who answered both times). In a wider group that could be -1.4 to +2.0. Unchanged is possible too. The same people, before and after; such answers can shift without the prototype too."),
    ],
)  # fmt: skip
def test_the_sentence_follows_from_the_interval_alone(name: str, language: str, told: str) -> None:
    assert sentences.figure(figure(asked(SAID[name])), language) == told


def test_an_interval_that_touches_no_change_as_it_is_printed_is_not_sure() -> None:
    """The lower end is printed as 0.0, so no sentence says that it went up."""
    pairs = [(3, 4), (2, 2), (3, 4), (4, 4), (2, 3), (3, 4), (2, 2), (3, 4), (3, 2), (2, 3)]
    found = figure(asked(pairs))
    assert isinstance(found, Shown)
    assert found.estimate is not None
    assert found.estimate.ends is not None
    assert ("Unchanged is possible" in sentences.figure(found, "en")) == (found.estimate.ends[0] <= 0)


def test_one_person_and_nobody_are_told_as_such() -> None:
    assert sentences.figure(figure(asked([(2, 4)]), about="prototype"), "nl").startswith(
        "Van vooraf naar achteraf +2,0 (1 persoon die beide keren antwoordde). Eén is te weinig"
    )
    nobody = figure(asked([(2, None)], state="open"), about="prototype")
    assert sentences.figure(nobody, "en") == "Nobody has answered both times yet. Interim: the round is still open."


def test_robots_are_told_apart() -> None:
    told = sentences.figure(figure(asked(SAID["up"], robot=True)), "en")
    assert told.startswith("Simulated: from before to after +1.5 on average (6 robots who answered both times).")
    assert told.endswith("Robots, not people.")


def test_two_rounds_are_compared_by_their_changes_as_other_people() -> None:
    records = more(asked(SAID["unsure"]), SAID["up"], "two")
    (found,) = line(records).comparisons
    told = sentences.comparison(found, "en")
    assert told.startswith("Round 1 → Round 2: from before to after +0.3 → +1.5 (+1.2; 95% interval")
    assert "6 and 6 people). Other people, on another day. " in told


def test_a_picture_has_no_change_in_its_middle() -> None:
    svg = pictures.line(line(asked(SAID["up"])), "en")
    assert 'x1="50.00%"' in svg
    assert ">-2<" in svg
    assert ">0<" in svg


def test_a_survey_that_is_asked_once_has_no_change() -> None:
    kit = make_kit(before=[])
    assert not [one for one in overview(kit, asked(SAID["up"]), "s", "en").lines if one.subject.kind == "change"]
    assert SPRINT["before"] == ["people"]
