"""Each measure names its subjects and takes them from a round's records."""

from __future__ import annotations

from typing import Any

import pytest

from toolkit.evidence.disclosure import Shown, show
from toolkit.evidence.gather import gather
from toolkit.evidence.measure import Subject
from toolkit.evidence.measures import MEASURES, first_choice, statements
from toolkit.kit import Kit

OF_BLOCKS = (*statements.MEASURES, first_choice.MEASURE)
"""What they are about stands in the prototype."""


def subjects(kit: Kit) -> dict[str, Subject]:
    anywhere = (measure for measure in MEASURES if not measure.blocks)
    found = (subject for measure in anywhere for subject in measure.subjects(kit.sprints["s"], kit.surveys))
    return {subject.id: subject for subject in found}


def figure(kit: Kit, records: Any, name: str, round_id: str = "one") -> Shown:
    subject = subjects(kit)[name]
    data = gather(records, "s", round_id).chosen
    measure = next(one for one in MEASURES if one.name == subject.measure)
    made = show(measure.take(data, subject, kit.surveys), 5, data.state)
    assert isinstance(made, Shown)
    return made


def test_every_measure_says_what_it_is_and_has_subjects_of_its_own(kit: Kit) -> None:
    names = [measure.name for measure in MEASURES]
    assert len(set(names)) == len(names)
    for measure in MEASURES:
        found = list(measure.subjects(kit.sprints["s"], kit.surveys))
        assert measure.says.endswith(".")
        assert {subject.measure for subject in found} == ({measure.name} if measure not in OF_BLOCKS else set())


def test_the_subjects_are_tasks_scales_recommendations_and_the_prototypes_items(kit: Kit) -> None:
    assert set(subjects(kit)) == {
        "completion/agree",
        "time-on-task/agree",
        "path/agree",
        "consistency/feedback/after/ease",
        "score/people/before/control",
        "score/people/before/proud",
        "score/people/after/control",
        "score/people/after/proud",
        "change/people/control",
        "change/people/proud",
        "score/feedback/after/ease",
        "score/feedback/after/recommend",
        "choice/feedback/after/easy",
        "choice/feedback/after/lost",
        "choice/feedback/after/recommend",
        "choice/feedback/after/role",
        "choice/feedback/after/way",
    }


def test_completion_counts_those_who_began(kit: Kit, records: Any) -> None:
    for agree in (30, 40, "gave-up", "unfinished", None):
        records.person("one", agree)
    found = figure(kit, records, "completion/agree")
    assert (found.n, found.counts) == (4, (("done", 2), ("gave-up", 1), ("unfinished", 1)))
    assert found.estimate is not None
    assert found.estimate.value == 0.5
    assert found.dots == ()


def test_time_is_a_geometric_mean_of_those_who_finished_with_the_failed_beside_it(kit: Kit, records: Any) -> None:
    for agree in (10, 1000, "gave-up"):
        records.person("one", agree)
    found = figure(kit, records, "time-on-task/agree")
    assert found.estimate is not None
    assert found.estimate.value == pytest.approx(100)
    assert (found.n, found.count("began"), found.count("failed"), found.dots) == (2, 3, 1, (10.0, 1000.0))


def test_a_score_turns_reversed_items_and_leaves_out_who_skipped_one(kit: Kit, records: Any) -> None:
    records.person("one", easy="5", lost="1")
    records.person("one", easy="3", lost="3")
    records.person("one", easy="1")
    found = figure(kit, records, "score/feedback/after/ease")
    assert (found.n, found.dots) == (2, (3.0, 5.0))


def test_answers_are_counted_by_option(kit: Kit, records: Any) -> None:
    records.person("one", way=["x", "y"], role="a", recommend="10")
    records.person("one", way=[], role=None)
    way = figure(kit, records, "choice/feedback/after/way")
    assert (way.n, way.counts) == (2, (("x", 1), ("y", 1)))
    assert figure(kit, records, "choice/feedback/after/role").n == 1
    assert figure(kit, records, "choice/feedback/after/recommend").count("10") == 1
