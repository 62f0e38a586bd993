"""Round against round."""

from __future__ import annotations

from typing import Any

import pytest

from toolkit.evidence.comparison import Comparison, compare
from toolkit.evidence.disclosure import Figure
from toolkit.evidence.overview import overview
from toolkit.kit import Kit


def pair(kit: Kit, records: Any, name: str) -> tuple[Figure, Figure]:
    line = next(one for one in overview(kit, records, "s", "en").lines if one.subject.id == name)
    return line.figures[0], line.figures[1]


def compared(kit: Kit, records: Any, name: str) -> Comparison:
    made = compare(*pair(kit, records, name))
    assert made is not None
    return made


def test_completion_is_compared_by_newcombe(kit: Kit, records: Any) -> None:
    for agree in (10, 10, "gave-up", "gave-up", "gave-up", "gave-up"):
        records.person("one", agree)
    for _ in range(5):
        records.person("two", 10)
    records.close()
    found = compared(kit, records, "completion/agree").estimate
    assert found.value == pytest.approx(2 / 3)
    assert found.ends == pytest.approx((0.098, 0.903), abs=0.001)


def test_times_are_compared_by_their_ratio(kit: Kit, full: Any) -> None:
    found = compared(kit, full, "time-on-task/agree").estimate
    assert found.n == (4, 6)
    assert found.ends is not None
    assert found.ends[0] < found.value < found.ends[1] < 1


def test_scores_are_compared_by_welch_within_their_scale(kit: Kit, full: Any) -> None:
    found = compared(kit, full, "score/feedback/after/ease").estimate
    assert found.ends is not None
    assert -4 <= found.ends[0] < found.value < found.ends[1] <= 4


def test_nothing_is_compared_with_a_hidden_figure_or_with_nobody(kit: Kit, full: Any) -> None:
    full.state("two", "open")
    assert compare(*pair(kit, full, "score/people/after/control")) is None
    full.of_events.clear()
    assert compare(*pair(kit, full, "completion/agree")) is None


def test_answers_by_option_have_no_comparison(kit: Kit, full: Any) -> None:
    assert compare(*pair(kit, full, "choice/feedback/after/role")) is None


def test_two_different_things_are_never_compared(kit: Kit, full: Any) -> None:
    with pytest.raises(ValueError, match="cannot be compared"):
        compare(pair(kit, full, "completion/agree")[0], pair(kit, full, "time-on-task/agree")[1])
