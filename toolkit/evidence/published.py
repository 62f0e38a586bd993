"""Figures about people, fixed when somebody first looks at a closed round.

From then on they are shown as they were, whatever happens to the records, the files or the minimum group. Who looks
before and after one person withdrew, or before and after one late answer, sees the same twice, and has nothing to
subtract. All figures of a round are fixed in one transaction and from the same records, so that none of them can be
subtracted from another one either. What is asked of a round later (a scale that a file has only now) is fixed as long
as nothing has changed, and waits otherwise.

A round is counted again when its answers have changed for at least as many people as the minimum group: those who are
gone since, and those who did something since; who came and went in between changes nothing. Its variants and its groups
of people are counted again only when that holds for each of them (`disclosure.moments`), and never without the whole.
Robots' figures are fixed apart. Figures about the prototype are not fixed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from toolkit.evidence.disclosure import FLOOR, Figure, Hidden, Shown
from toolkit.evidence.disclosure.keeping import figure_data, figure_from, subject_data, subject_from
from toolkit.evidence.disclosure.moments import Moved, Way, may_follow, moved, people, tells
from toolkit.evidence.gather import Gathered, RoundData
from toolkit.evidence.measure import Subject
from toolkit.evidence.structure import Line, Note
from toolkit.evidence.variants import round_of
from toolkit.records import Publication
from toolkit.text import Text

if TYPE_CHECKING:
    from toolkit.storage.store import Store
    from toolkit.storage.transaction import Transaction

WAYS: tuple[Way, ...] = ("figures", "groups")

_NOBODY = Subject("", "counts", Text(""), "person")
"""A subject without words, to read kept figures by."""


@dataclass(frozen=True)
class Fixed:
    """Since when the figures of a round stand, in seconds since 1970."""

    round: str
    source: str
    at: float


def fixed(
    store: Store, sprint_id: str, lines: Sequence[Line], rounds: Mapping[str, Gathered], minimum_group: int
) -> tuple[tuple[Line, ...], list[Note]]:
    """The lines with their figures about people as they are fixed, and what a reader must know about it.

    `rounds`: by id, what the figures were taken from. Call this once with every line of a sprint: what is missing when
    a round is fixed, is hidden afterwards.
    """
    minimum = max(FLOOR, minimum_group)
    closed = [one.chosen for one in rounds.values() if one.chosen.state.state == "closed"]
    known = _newest(store.publications(sprint_id))
    standing = [_Round(data, _of_people(lines), known, minimum) for data in closed]
    due = [one for each in standing for one in each.due(store.clock())]
    if due:
        seen = {data.state.round: _last_seq(rounds[data.state.round]) for data in closed}
        known = store.write(lambda tx: _publish(tx, sprint_id, due, known, seen)).result(timeout=30)
    standing = [_Round(data, _of_people(lines), known, minimum) for data in closed]
    found = tuple(_line(one, standing, minimum) if one.subject.about == "person" else one for one in lines)
    return found, [one.note() for one in standing if one.waits and _is_shown(found, one.data)]


def since(store: Store, sprint_id: str) -> list[Fixed]:
    """Since when the figures of each round stand as they do."""
    found = (one for one in store.publications(sprint_id) if one.subject.startswith("figures/"))
    return [Fixed(one.round, one.subject.removeprefix("figures/"), one.at) for one in found]


# -- one round --------------------------------------------------------------------------------------------------------

_Key = tuple[str, str]


class _Round:
    """One closed round: what is fixed of it, and what was just computed."""

    def __init__(self, data: RoundData, lines: Sequence[Line], known: Mapping[_Key, Publication], minimum: int) -> None:
        self.data, self.name, self.minimum = data, data.state.round, minimum
        self.live = {way: _content(lines, self.name, way) for way in WAYS}
        self.old = {way: known.get(self.key(way)) for way in WAYS}
        self.kept = {way: json.loads(old.figure) if old else None for way, old in self.old.items()}

    def key(self, way: Way) -> _Key:
        return self.name, f"{way}/{self.data.source}"

    @property
    def waits(self) -> bool:
        """Whether something has changed that is not counted yet."""
        return any(self._changed(way) for way in WAYS if self.kept[way])

    def note(self) -> Note:
        return Note("frozen", (("round", self.data.title), ("n", Text(str(self.minimum)))))

    def due(self, now: float) -> Iterator[Publication]:
        """What is to be fixed now: the whole, and its groups only where the whole counts the same people."""
        again = self._is_due("figures")
        for way in WAYS:
            if again if way == "figures" else (again or not self._changed("figures")) and self._is_due("groups"):
                yield self._publication(way, self._followed(way), now)
            elif not self._changed("figures") and not self._changed(way) and (more := self._missing(way)):
                yield self._publication(way, more, now)

    def _is_due(self, way: Way) -> bool:
        kept, since = self.kept[way], self._since(way)
        if kept is None or since is None:
            return way == "figures" or bool(self.live[way])
        was, now = kept["subjects"], self.live[way]
        pairs = [(_shown(was.get(name)), _shown(now.get(name))) for name in {*was, *now}]
        return since.all.total() >= self.minimum and all(may_follow(since, *one, self.minimum) for one in pairs)

    def _followed(self, way: Way) -> dict[str, Any]:
        """What was just computed; hidden where it tells, beside what stood there, what those said who changed."""
        kept, since = self.kept[way], self._since(way)
        if kept is None or since is None:
            return self.live[way]
        return {name: self._after(of, kept["subjects"].get(name), since) for name, of in self.live[way].items()}

    def _after(self, of: dict[str, Any], was: dict[str, Any] | None, since: Moved) -> dict[str, Any]:
        columns = [*_shown(was), *_shown(of)]
        old = {one["round"]: self._figure(one, was) for one in was["figures"]} if was else {}

        def hides(one: dict[str, Any]) -> bool:
            before = old.get(one["round"])
            return before is not None and tells(since, before, self._figure(one, of), columns, self.minimum)

        # All columns: the others would tell it of the one that is hidden. Groups that are merged otherwise have no
        # figure of their own to be held against, and wait as well.
        told = any(map(hides, of["figures"])) or (bool(_shown(was)) and _columns(of) != _columns(was))
        return of | {"figures": [_hidden(one, self.minimum) if told else one for one in of["figures"]]}

    def _figure(self, one: dict[str, Any], of: dict[str, Any]) -> Figure:
        return figure_from(one, subject_from(of, _NOBODY), self.data.source)

    def _since(self, way: Way) -> Moved | None:
        kept, old = self.kept[way], self.old[way]
        return moved(kept["people"], old.last, self.data, way) if kept and old else None

    def _changed(self, way: Way) -> int:
        since = self._since(way)
        return since.all.total() if since else 0

    def _missing(self, way: Way) -> dict[str, Any]:
        """Everything that is fixed, and what is asked beside it now; empty where there is no such thing."""
        kept = (self.kept[way] or {"subjects": {}})["subjects"]
        return self.live[way] | kept if self.live[way].keys() - kept.keys() else {}

    def _publication(self, way: Way, subjects: Mapping[str, Any], now: float) -> Publication:
        last = max((one.seq for one in self.data.events), default=0)
        told = json.dumps({"people": people(self.data, way), "subjects": subjects})
        return Publication(self.data.sprint, *self.key(way), told, 0, last, now)


def _content(lines: Iterable[Line], name: str, way: Way) -> dict[str, Any]:
    """The figures of a round as plain data, by subject."""
    return {
        line.subject.id: subject_data(line.subject) | {"figures": [figure_data(one) for one in own]}
        for line in lines
        if (own := _of(line.figures if way == "figures" else line.groups, name))
    }


def _hidden(one: Mapping[str, Any], minimum: int) -> dict[str, Any]:
    return {name: one[name] for name in ("round", "title", "paired")} | {"reason": "later", "minimum": minimum}


def _columns(of: Mapping[str, Any] | None) -> set[str]:
    return {str(one["round"]) for one in of["figures"]} if of else set()


def _shown(of: Mapping[str, Any] | None) -> list[str]:
    return [one["round"] for one in of["figures"] if "reason" not in one] if of else []


def _of_people(lines: Iterable[Line]) -> list[Line]:
    return [one for one in lines if one.subject.about == "person"]


def _of(figures: Iterable[Figure], round: str) -> tuple[Figure, ...]:
    return tuple(one for one in figures if round_of(one.round) == round)


# -- fixing -----------------------------------------------------------------------------------------------------------


def _newest(found: Iterable[Publication]) -> dict[_Key, Publication]:
    return {(one.round, one.subject): one for one in found}


def _publish(
    tx: Transaction,
    sprint: str,
    due: Iterable[Publication],
    known: Mapping[_Key, Publication],
    seen: Mapping[str, int],
) -> dict[_Key, Publication]:
    """Fix what is due, unless another process was first, or a record came or went while the figures were made: those
    would be of another moment than they say.
    """
    now = _newest(tx.publications(sprint))
    for name in {one.round for one in due}:
        own = {(one.round, one.subject): one for one in due if one.round == name}
        same = all(now.get(key) == known.get(key) for key in own)
        if same and tx.last_seq(sprint, name) == seen[name]:
            made = {key: replace(one, withdrawn=tx.withdrawn(sprint, name)) for key, one in own.items()}
            tx.publish(made.values())
            now |= made
    return now


def _last_seq(of: Gathered) -> int:
    """What `Transaction.last_seq` says of these records."""
    seqs = [one.seq for part in (of.people, of.simulated) for one in part.events]
    return max(seqs, default=0) * 1_000_003 + len(seqs)


# -- showing ----------------------------------------------------------------------------------------------------------


def _line(line: Line, rounds: Iterable[_Round], minimum: int) -> Line:
    """The line with what is fixed of closed rounds in the place of what was just computed."""
    figures, groups = line.figures, line.groups
    for one in rounds:
        figures = _put(figures, line.subject, one, "figures", minimum)
        groups = _put(groups, line.subject, one, "groups", minimum)
    return replace(line, figures=figures, groups=groups)


def _put(live: tuple[Figure, ...], subject: Subject, of: _Round, way: Way, minimum: int) -> tuple[Figure, ...]:
    """The figures of one round as they are fixed, where its own stood; hidden where none is fixed of this subject."""
    own = _of(live, of.name)
    kept = (of.kept[way] or {"subjects": {}})["subjects"].get(subject.id)
    if kept is None:
        instead = tuple(_later(one, minimum) for one in own)
    else:
        was, titles = subject_from(kept, subject), {one.round: one.title for one in own}
        read = (figure_from(one, was, of.data.source) for one in kept["figures"])
        instead = tuple(replace(one, title=titles.get(one.round, one.title)) for one in read)
    first = live.index(own[0]) if own else len(live)
    return (*live[:first], *instead, *(one for one in live[first:] if one not in own))


def _later(of: Figure, minimum: int) -> Figure:
    return Hidden(of.subject, of.round, of.title, of.source, of.interim, "later", minimum)


def _is_shown(lines: Sequence[Line], of: RoundData) -> bool:
    """Whether any figure about people of a round is shown; robots are nobody to explain this to."""
    own = (one for line in lines if line.subject.about == "person" for one in _of(line.figures, of.state.round))
    return of.source == "people" and any(isinstance(one, Shown) for one in own)
