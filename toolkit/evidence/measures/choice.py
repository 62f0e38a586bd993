"""Answers by option: how often each was chosen, for items with a fixed set of answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from toolkit.evidence.gather import RoundData
from toolkit.evidence.measure import Measure, Raw, Subject, surveys_of
from toolkit.experiments.sprint import Sprint
from toolkit.surveys.item import Item
from toolkit.surveys.items.choices import MultipleChoice, SingleChoice
from toolkit.surveys.items.figures import Recommend
from toolkit.surveys.items.scale import ScaleItem
from toolkit.surveys.survey import Survey
from toolkit.text import LANGUAGES, Text


def subjects(sprint: Sprint, surveys: Mapping[str, Survey]) -> Iterator[Subject]:
    """Only surveys about the prototype: single answers about people say too much in a small group."""
    for moment, name, survey in surveys_of(sprint, surveys):
        for item in survey.items if survey.about == "prototype" else ():
            options = _options(item)
            if options:
                yield Subject(
                    "choice",
                    "counts",
                    item.text,
                    survey.about,
                    survey=name,
                    moment=moment,
                    part=item.id,
                    options=options,
                    several=isinstance(item, MultipleChoice),
                )


def take(data: RoundData, subject: Subject, _surveys: Mapping[str, Survey]) -> Raw:
    """How many chose each option; a question that was skipped is not counted, one with nothing ticked is."""
    answers = [
        one[subject.part].value for one in data.answers(subject.survey, subject.moment).values() if subject.part in one
    ]
    given = [value if isinstance(value, list) else [value] for value in answers if value is not None]
    counts = tuple((option, sum(option in value for value in given)) for option, _ in subject.options)
    return Raw(subject, data, len(given), counts=counts)


def _options(item: Item) -> tuple[tuple[str, Text], ...]:
    if isinstance(item, (SingleChoice, MultipleChoice)):
        return tuple((one.id, one.text) for one in item.options)
    if isinstance(item, Recommend):
        ends = {0: item.low, 10: item.high}
        return tuple((str(point), _point(point, ends.get(point))) for point in range(11))
    if isinstance(item, ScaleItem):
        labels: dict[int, Text] = {}
        if len(item.labels) == item.points:
            labels = dict(enumerate(item.labels, 1))
        elif item.labels:
            labels = {1: item.labels[0], item.points: item.labels[-1]}
        return tuple((str(point), _point(point, labels.get(point))) for point in range(1, item.points + 1))
    return ()


def _point(point: int, label: Text | None) -> Text:
    return Text({one: f"{point} · {label(one)}" for one in LANGUAGES}) if label else Text(str(point))


MEASURE = Measure("choice", "How often each answer was chosen.", subjects, take)
