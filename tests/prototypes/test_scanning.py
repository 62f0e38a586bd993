"""Where somebody stands in a scan."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from toolkit.prototypes.scanning import level, standing

POINTS = st.dictionaries(st.sampled_from("abcd"), st.integers(0, 100), min_size=2)


def test_all_least_points_are_0_and_all_most_points_are_100() -> None:
    asked = [("one", {"no": 0, "yes": 2}), ("two", {"no": 1, "yes": 9})]
    assert standing(asked, {"one": "no", "two": "no"}) == 0
    assert standing(asked, {"one": "yes", "two": "yes"}) == 100
    assert standing(asked, {"one": "yes", "two": "no"}) == 20


def test_there_is_no_outcome_while_a_statement_is_open() -> None:
    asked = [("one", {"no": 0, "yes": 2}), ("two", {"no": 0, "yes": 2})]
    assert standing(asked, {"one": "yes"}) is None
    assert standing(asked, {"one": "yes", "two": None}) is None
    assert standing(asked, {"one": "yes", "two": "gone-since-an-edit"}) is None


@given(st.lists(POINTS, min_size=1, max_size=6), st.data())
def test_more_points_never_bring_a_lower_score(every: list[dict[str, int]], data: st.DataObject) -> None:
    asked = [(str(index), points) for index, points in enumerate(every)]
    given_now = {name: data.draw(st.sampled_from(sorted(points))) for name, points in asked}
    score = standing(asked, given_now)
    name, points = data.draw(st.sampled_from(asked))
    better = data.draw(st.sampled_from([one for one in points if points[one] >= points[given_now[name]]]))
    after = standing(asked, given_now | {name: better})
    if score is None or after is None:
        assert all(len(set(points.values())) == 1 for points in every)
    else:
        assert 0 <= score <= after <= 100


def test_a_level_begins_at_its_own_score() -> None:
    assert [level(score, (0, 50, 80)) for score in (0, 49, 50, 79, 80, 100)] == [0, 0, 1, 1, 2, 2]
    assert level(10, (40,)) == 0
