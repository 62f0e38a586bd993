"""Scores: each scale of a survey, and the recommend question, as one number a person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from toolkit.evidence.gather import RoundData
from toolkit.evidence.measure import Measure, Raw, Subject, surveys_of
from toolkit.experiments.sprint import Sprint
from toolkit.surface import Value
from toolkit.surveys.items.figures import Recommend
from toolkit.surveys.survey import Survey


def subjects(sprint: Sprint, surveys: Mapping[str, Survey]) -> Iterator[Subject]:
    for moment, name, survey in surveys_of(sprint, surveys):
        for scale in survey.scales:
            limits = scale.range(survey.by_id)
            yield Subject("score", "mean", scale.title, survey.about, "", name, moment, scale.id, limits)
        scaled = {item for scale in survey.scales for item in scale.items}
        for item in survey.items:
            if isinstance(item, Recommend) and item.id not in scaled:
                yield Subject("score", "mean", item.text, survey.about, "", name, moment, item.id, item.range())


def take(data: RoundData, subject: Subject, surveys: Mapping[str, Survey]) -> Raw:
    """One score a session; who answered too few items has none and is not counted."""
    survey = surveys[subject.survey]
    given = by_session(data, survey, subject, subject.moment)
    if subject.paired:
        other = by_session(data, survey, subject, "after" if subject.moment == "before" else "before")
        given = {session: one for session, one in given.items() if session in other}
    return Raw(subject, data, len(given), tuple(given.values()))


def by_session(data: RoundData, survey: Survey, subject: Subject, moment: str) -> dict[str, float]:
    """The score of each session that has one at this moment."""
    scores = {
        session: _score(survey, subject.part, {item: one.value for item, one in answers.items()})
        for session, answers in data.answers(subject.survey, moment).items()
    }
    return {session: one for session, one in scores.items() if one is not None}


def _score(survey: Survey, part: str, answers: Mapping[str, Value]) -> float | None:
    if any(scale.id == part for scale in survey.scales):
        return survey.scale(part).value(survey.by_id, answers)
    return survey.by_id[part].score(answers.get(part))


MEASURE = Measure("score", "The mean of a scale, or of how likely people are to recommend it.", subjects, take)
