"""Consistency: whether the questions of a scale measure one thing. Only from so many people that it can be said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from toolkit.evidence.consistency import FEWEST, consistency
from toolkit.evidence.gather import RoundData
from toolkit.evidence.measure import Measure, Raw, Subject
from toolkit.evidence.measures import scale_score
from toolkit.experiments.sprint import Sprint
from toolkit.surveys.survey import Survey

DIGITS = 9
"""Sums of tenths leave other last bits by another order, and the gate looks for values that are alike."""


def subjects(sprint: Sprint, surveys: Mapping[str, Survey]) -> Iterator[Subject]:
    """Every scale of two items or more."""
    for score in scale_score.subjects(sprint, surveys):
        scale = next((one for one in surveys[score.survey].scales if one.id == score.part), None)
        if scale is not None and len(scale.items) > 1:
            yield replace(score, measure="consistency", kind="alpha", limits=(0.0, 1.0), least=FEWEST)


def take(data: RoundData, subject: Subject, surveys: Mapping[str, Survey]) -> Raw:
    """Of those who answered every item: what each of them scores in all, and the alpha of their answers."""
    survey = surveys[subject.survey]
    items = survey.scale(subject.part).items
    rows = [
        [survey.by_id[item].score(answers[item].value if item in answers else None) for item in items]
        for answers in data.answers(subject.survey, subject.moment).values()
    ]
    whole = [[one for one in row if one is not None] for row in rows if None not in row]
    sums = tuple(round(sum(row), DIGITS) for row in whole)
    return Raw(subject, data, len(sums), sums, reckoned=consistency(rows).estimate)


MEASURE = Measure("consistency", "Whether the questions of a scale measure one thing, from 15 people.", subjects, take)
