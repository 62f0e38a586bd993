"""A round by its groups of people: managers, employees, recruiters. The gate merges or hides what is too small.

One way to look at a time: whole, or by variant, or by group; never a group within a variant: cells so small tell of
people.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from toolkit.evidence.disclosure import Figure, show_parts
from toolkit.evidence.gather import RoundData
from toolkit.evidence.measure import Raw, Subject
from toolkit.evidence.templates import TEMPLATES
from toolkit.evidence.variants import GROUP
from toolkit.experiments.sprint import Sprint
from toolkit.text import LANGUAGES, Text

KINDS = ("rate", "time", "mean", "change", "counts")
"""Figures that are a sum over people. What a room saw together (votes, a chain of invitations) has no such parts."""


def fits(subject: Subject) -> bool:
    return subject.kind in KINDS and not subject.ballot and subject.measure != "contribution"


def figures(
    sprint: Sprint, data: RoundData, take: Callable[[RoundData], Raw], minimum_group: int
) -> tuple[Figure, ...]:
    """The groups of a round as the gate lets them through; nothing where there are not two of them.

    `take`: the measurement of one subject. Who belongs to no group of the sprint is a part as well: the whole is shown
    beside the groups, so they could be reckoned out.
    """
    known = [one.id for one in sprint.segments if any(who.segment == one.id for who in data.sessions)]
    if len(known) < 2:
        return ()
    raws = [take(one) for one in (*(_of(sprint, data, name) for name in known), _of_none(data, known))]
    return tuple(show_parts(take(data), raws, None, minimum_group, data.state)[1:])


def _of(sprint: Sprint, data: RoundData, name: str) -> RoundData:
    """What the people of one group left."""
    title = next(one.title for one in sprint.segments if one.id == name)
    titles = Text({code: f"{data.title(code)}: {title(code)}" for code in LANGUAGES})
    return _narrowed(data, {one.id for one in data.sessions if one.segment == name}, name, titles)


def _of_none(data: RoundData, known: Collection[str]) -> RoundData:
    titles = Text({code: f"{data.title(code)}: {TEMPLATES[code]['no_group']}" for code in LANGUAGES})
    return _narrowed(data, {one.id for one in data.sessions if one.segment not in known}, "", titles)


def _narrowed(data: RoundData, own: Collection[str], name: str, title: Text) -> RoundData:
    return replace(
        data,
        round=f"{data.round}{GROUP}{name}",
        title=title,
        sessions=tuple(one for one in data.sessions if one.id in own),
        events=tuple(one for one in data.events if one.session in own),
        responses=tuple(one for one in data.responses if one.session in own),
    )
