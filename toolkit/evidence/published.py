"""Figures about people, fixed when somebody first looks at a closed round.

From then on they are shown as they were, whatever happens to the records, the files or the minimum group. Who looks
before and after one person withdrew, or before and after one late answer, sees the same twice, and has nothing to
subtract. All figures of a round are fixed in one transaction and from the same records, so that none of them can be
subtracted from another one either. How the round was asked and grouped is fixed with them (`disclosure.asking`): what
is asked of it later (a scale that a file has only now) stays hidden, and so does what would be grouped otherwise.

A round is counted again when its answers have changed for at least as many people as the minimum group: those who are
gone since, and those who did something since; who came and went in between changes nothing. That holds against every
moment at which it was counted. Its variants and its groups of people are counted again only when that holds for each of
them (`disclosure.moments`), and never without the whole; none of it while the round is asked or grouped otherwise.
Robots' figures are fixed apart. Figures about the prototype are not fixed; by group they are hidden where people are
grouped otherwise by now.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from toolkit.evidence.disclosure import FLOOR, Figure, Hidden, Shown
from toolkit.evidence.disclosure.asking import Asking
from toolkit.evidence.disclosure.figures import Reason
from toolkit.evidence.disclosure.fixing import Key, last_seq, newest, publish
from toolkit.evidence.disclosure.keeping import (
    columns_in,
    figure_data,
    figure_from,
    put_away,
    shown_in,
    subject_data,
    subject_from,
)
from toolkit.evidence.disclosure.moments import Moved, Way, may_follow, moved, people, tells
from toolkit.evidence.gather import Gathered, RoundData
from toolkit.evidence.measure import Subject
from toolkit.evidence.structure import Line, Note
from toolkit.evidence.variants import round_of
from toolkit.records import Publication
from toolkit.text import Text

if TYPE_CHECKING:
    from toolkit.storage.store import Store

WAYS: tuple[Way, ...] = ("figures", "groups")
_ASKED = "@way"

_NOBODY = Subject("", "counts", Text(""), "person")
"""A subject without words, to read kept figures by."""


@dataclass(frozen=True)
class Fixed:
    """Since when the figures of a round stand, in seconds since 1970."""

    round: str
    source: str
    at: float


def fixed(
    store: Store,
    sprint_id: str,
    lines: Sequence[Line],
    rounds: Mapping[str, Gathered],
    minimum_group: int,
    asking: Mapping[str, Asking],
) -> tuple[tuple[Line, ...], list[Note]]:
    """The lines with their figures about people as they are fixed, and what a reader must know about it.

    `rounds`: by id, what the figures were taken from; `asking`: how each of them is looked at now. Call this once with
    every line of a sprint: what is missing when a round is fixed, is hidden afterwards.
    """
    minimum = max(FLOOR, minimum_group)
    known = newest(store.publications(sprint_id))

    def standing() -> list[_Round]:
        own, of_people = (one.chosen for one in rounds.values()), _of_people(lines)
        return [_Round(data, asking[data.state.round], of_people, known, minimum) for data in own]

    due = [one for each in standing() if each.closed for one in each.due(store.clock())]
    if due:
        seen = {name: last_seq(one) for name, one in rounds.items()}
        known = store.write(lambda tx: publish(tx, sprint_id, due, known, seen)).result(timeout=30)
    now = standing()
    found = tuple(_line(one, now) for one in lines)
    return found, [one.note() for one in now if one.closed and one.waits and _is_shown(found, one.data)]


def since(store: Store, sprint_id: str) -> list[Fixed]:
    """Since when the figures of each round stand as they do."""
    found = (one for one in store.publications(sprint_id) if one.subject.startswith("figures/"))
    return [Fixed(one.round, one.subject.removeprefix("figures/"), one.at) for one in found]


# -- one round --------------------------------------------------------------------------------------------------------


class _Round:
    """One round: what is fixed of it since it was closed, and what was just computed."""

    def __init__(
        self,
        data: RoundData,
        asking: Asking,
        lines: Sequence[Line],
        known: Mapping[Key, Publication],
        minimum: int,
    ) -> None:
        self.data, self.name, self.now, self.minimum = data, data.state.round, asking, minimum
        self.old = {} if self._was_empty(known) else {way: known.get(self.key(way)) for way in WAYS}
        self.kept = {way: json.loads(old.figure) if old else None for way in WAYS for old in [self.old.get(way)]}
        told = known.get(self.key(_ASKED)) if self.old else None
        self.told = told is not None
        self.then = Asking.read(json.loads(told.figure)) if told else asking
        self.called = asking.renamed(self.then)
        self.live = {way: self._content(lines, way) for way in WAYS}

    @property
    def closed(self) -> bool:
        return self.data.state.state == "closed"

    def key(self, way: str) -> Key:
        return self.name, f"{way}/{self.data.source}"

    def _was_empty(self, known: Mapping[Key, Publication]) -> bool:
        """Whether somebody is there, and nobody was when this was fixed: then nothing stands yet."""
        old = known.get(self.key("figures"))
        return old is not None and not json.loads(old.figure)["people"] and bool(people(self.data, "figures"))

    def _content(self, lines: Iterable[Line], way: Way) -> dict[str, Any]:
        """The figures of the round as plain data, by subject, by the names that its surveys had."""
        return {
            self.id(line.subject): subject_data(line.subject) | {"figures": [figure_data(one) for one in own]}
            for line in lines
            if (own := _of(line.figures if way == "figures" else line.groups, self.name))
        }

    def id(self, of: Subject) -> str:
        """The name of a subject when it was fixed."""
        return replace(of, survey=self.called.get(of.survey, of.survey)).id

    @property
    def waits(self) -> bool:
        """Whether something has changed that is not counted yet."""
        return any(self._changed(way) for way in WAYS if self.kept[way])

    def note(self) -> Note:
        return Note("frozen", (("round", self.data.title), ("n", Text(str(self.minimum)))))

    def due(self, now: float) -> Iterator[Publication]:
        """What is to be fixed now: the whole, and its groups only where the whole counts the same people. Where it is
        asked or grouped otherwise by now, nothing. How it is asked and grouped is told once.
        """
        if not self.told:
            told = json.dumps(self.now.plain())
            yield Publication(self.data.sprint, *self.key(_ASKED), told, 0, self._last(), now)
        if not self.now.is_as(self.then):
            return
        again = self._is_due("figures")
        for way in WAYS:
            if again if way == "figures" else (again or not self._changed("figures")) and self._is_due("groups"):
                yield self._publication(way, self._followed(way), now)

    def _is_due(self, way: Way) -> bool:
        moments = self._moments(way)
        if not moments:
            return self.kept["figures"] is None and (way == "figures" or bool(self.live[way]))
        now = self.live[way]
        return self._changed(way) >= self.minimum and all(
            may_follow(since, shown_in(was[name]), shown_in(now.get(name)), self.minimum)
            for was, since in moments
            for name in was
        )

    def _followed(self, way: Way) -> dict[str, Any]:
        """What was just computed; hidden where it tells, beside what stood there, what those said who changed. What is
        new stays out: by another name it could be what was there, and would be held against nothing.
        """
        moments = self._moments(way)
        if not moments:
            return self.live[way]
        wanted = {name: of for name, of in self.live[way].items() if name in moments[-1][0]}
        return {
            name: self._after(of, [(was[name], at) for was, at in moments if name in was])
            for name, of in wanted.items()
        }

    def _after(self, of: dict[str, Any], moments: Sequence[tuple[dict[str, Any], Moved]]) -> dict[str, Any]:
        was, _ = moments[-1]
        # All columns: the others would tell it of the one that is hidden. Groups that are merged otherwise have no
        # figure of their own to be held against, and wait as well.
        told = any(self._tells(of, *one) for one in moments)
        told = told or (bool(shown_in(was)) and columns_in(of) != columns_in(was))
        return of | {"figures": [put_away(one, self.minimum) if told else one for one in of["figures"]]}

    def _tells(self, of: dict[str, Any], was: dict[str, Any], since: Moved) -> bool:
        columns = [*shown_in(was), *shown_in(of)]
        old = {one["round"]: self._figure(one, was) for one in was["figures"]}
        pairs = [(old[one["round"]], self._figure(one, of)) for one in of["figures"] if one["round"] in old]
        return any(tells(since, *pair, columns, self.minimum) for pair in pairs)

    def _figure(self, one: dict[str, Any], of: dict[str, Any]) -> Figure:
        return figure_from(one, subject_from(of, _NOBODY), self.data.source)

    def _moments(self, way: Way) -> list[tuple[dict[str, Any], Moved]]:
        """What was fixed at each moment, and what has changed since; the newest last."""
        return [(one["subjects"], moved(one["people"], one["last"], self.data, way)) for one in self._past(way)]

    def _past(self, way: Way) -> list[dict[str, Any]]:
        """All moments: who comes for one of them and goes before the next would lay bare who left in between."""
        kept, old = self.kept[way], self.old.get(way)
        if kept is None or old is None:
            return []
        newest = {"people": kept["people"], "subjects": kept["subjects"], "last": old.last}
        return [*kept.get("past", []), newest]

    def _changed(self, way: Way) -> int:
        moments = self._moments(way)
        return moments[-1][1].all.total() if moments else 0

    def _publication(self, way: Way, subjects: Mapping[str, Any], now: float) -> Publication:
        told = {"people": people(self.data, way), "subjects": subjects, "past": self._past(way)}
        return Publication(self.data.sprint, *self.key(way), json.dumps(told), 0, self._last(), now)

    def _last(self) -> int:
        return max((one.seq for one in self.data.events), default=0)

    # -- showing ------------------------------------------------------------------------------------------------------

    def instead(self, own: Sequence[Figure], subject: Subject, way: Way) -> Sequence[Figure]:
        """What is shown in the place of the figures that were just computed."""
        if subject.about == "prototype":
            same = way == "figures" or self.now.parts_as(self.then)
            return own if same else [_put_away(one, "otherwise", self.minimum) for one in own]
        if not self.closed:
            return own
        kept = self._kept(subject, way)
        if kept is None or (way == "figures" and not columns_in(kept) <= self.now.columns(self.name)):
            reason: Reason = "otherwise" if self.kept["figures"] else "later"
            return [_put_away(one, reason, self.minimum) for one in own]
        was, titles = subject_from(kept, subject), {one.round: one.title for one in own}
        read = (figure_from(one, was, self.data.source) for one in kept["figures"])
        return [replace(one, title=titles.get(one.round, one.title)) for one in read]

    def _kept(self, subject: Subject, way: Way) -> dict[str, Any] | None:
        found: dict[str, Any] = (self.kept[way] or {"subjects": {}})["subjects"]
        return found.get(self.id(subject))


def _of_people(lines: Iterable[Line]) -> list[Line]:
    return [one for one in lines if one.subject.about == "person"]


def _of(figures: Iterable[Figure], round: str) -> tuple[Figure, ...]:
    return tuple(one for one in figures if round_of(one.round) == round)


# -- showing ----------------------------------------------------------------------------------------------------------


def _line(line: Line, rounds: Iterable[_Round]) -> Line:
    """The line with what is fixed of closed rounds in the place of what was just computed."""
    figures, groups = line.figures, line.groups
    for one in rounds:
        figures = _put(figures, line.subject, one, "figures")
        groups = _put(groups, line.subject, one, "groups")
    return replace(line, figures=figures, groups=groups)


def _put(live: tuple[Figure, ...], subject: Subject, of: _Round, way: Way) -> tuple[Figure, ...]:
    """The figures of one round as they are fixed, where its own stood; hidden where none is fixed of this subject."""
    own = _of(live, of.name)
    first = live.index(own[0]) if own else len(live)
    return (*live[:first], *of.instead(own, subject, way), *(one for one in live[first:] if one not in own))


def _put_away(of: Figure, reason: Reason, minimum: int) -> Figure:
    return Hidden(of.subject, of.round, of.title, of.source, of.interim, reason, minimum)


def _is_shown(lines: Sequence[Line], of: RoundData) -> bool:
    """Whether any figure about people of a round is shown; robots are nobody to explain this to."""
    own = (one for line in lines if line.subject.about == "person" for one in _of(line.figures, of.state.round))
    return of.source == "people" and any(isinstance(one, Shown) for one in own)
