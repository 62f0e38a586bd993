"""The variants of a round, each as a column of its own: they are never added up.

Where everybody saw one variant, a column holds the people who saw it. Where everybody saw all of them, a column of a
task holds what everybody did on that variant, under the task's own name; what people were asked about the whole belongs
to the round.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from toolkit.evidence.gather import RoundData
from toolkit.evidence.measure import Subject
from toolkit.experiments.assignment import BETWEEN
from toolkit.experiments.comparing import PART
from toolkit.experiments.people import Variant
from toolkit.experiments.progress import ARM
from toolkit.experiments.sprint import Round
from toolkit.records import Event
from toolkit.text import LANGUAGES, Text

GROUP = "@"
"""Stands between a column and the group of people that it is narrowed to; no id holds it."""


def columns(planned: Round, data: RoundData, subject: Subject) -> list[RoundData]:
    """The parts of a round that a subject is shown for, in order."""
    if not planned.variants:
        return [data]
    if planned.each_sees == "one":
        return [_of_people(data, one) for one in planned.variants]
    return [_of_task(data, one) for one in planned.variants] if subject.task else [data]


def names(planned: Round) -> list[str]:
    """The names of all columns that a round can have."""
    return [planned.id, *(f"{planned.id}{PART}{one.id}" for one in planned.variants)]


def apart(planned: Iterable[Round], again: Collection[str], earlier: str, later: str) -> bool:
    """Whether two columns hold other people. They do not where the same ones saw both variants, nor where people came
    back (`again`: the rounds with such people).
    """
    if same_round(earlier, later):
        return all(one.each_sees == "one" for one in planned if one.id == round_of(earlier))
    return not {round_of(earlier), round_of(later)} & set(again)


def same_round(earlier: str, later: str) -> bool:
    """Whether two columns are variants of one round: chance decided who is in which."""
    return round_of(earlier) == round_of(later)


def of_groups(earlier: str, later: str) -> bool:
    """Whether two columns are groups of people within one and the same column."""
    return GROUP in earlier and GROUP in later and column_of(earlier) == column_of(later)


def column_of(name: str) -> str:
    """The column that a group of people is part of; the column itself where it is none."""
    return name.split(GROUP)[0]


def round_of(column: str) -> str:
    """The round that a column belongs to."""
    return column_of(column).split(PART)[0]


def _named(data: RoundData, variant: Variant) -> RoundData:
    title = Text({code: f"{data.title(code)}: {variant.title(code)}" for code in LANGUAGES})
    return replace(data, round=f"{data.round}{PART}{variant.id}", title=title)


def _of_people(data: RoundData, variant: Variant) -> RoundData:
    own = {one.id for one in data.sessions if one.variant == variant.id}
    return replace(
        _named(data, variant),
        sessions=tuple(one for one in data.sessions if one.id in own),
        events=tuple(one for one in data.events if one.session in own),
        responses=tuple(one for one in data.responses if one.session in own),
    )


def _of_task(data: RoundData, variant: Variant) -> RoundData:
    own = {one.id for one in data.sessions if variant.id in one.variant.split(BETWEEN)}
    mark = f"{ARM}{variant.id}"
    events = (_plain(one, mark) for one in data.events if one.session in own and _is_of(one, mark))
    return replace(
        _named(data, variant),
        sessions=tuple(one for one in data.sessions if one.id in own),
        events=tuple(events),
        responses=(),
    )


def _is_of(event: Event, mark: str) -> bool:
    scope = event.place.partition(".")[2].partition(".")[0]
    return event.place.startswith("task.") and scope.endswith(mark)


def _plain(event: Event, mark: str) -> Event:
    """The event as if the task had been tried on this variant alone."""
    value = event.value
    if isinstance(value, str) and event.kind in ("start", "done", "give-up", "goto"):
        value = value.replace(mark, "", 1)
    return replace(event, place=event.place.replace(mark, "", 1), key=event.key.replace(mark, "", 1), value=value)
