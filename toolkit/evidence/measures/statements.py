"""Statements: agreement, how much people are of one mind, who moved, and groups of people who vote alike.

All but the groups count the picture that the room itself could see last (`statements/released.py`): a figure that had
a few people more in it would tell, beside that picture, what those few voted. Where the room saw second votes, only
those who voted twice are counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from toolkit.evidence.gather import RoundData
from toolkit.evidence.intervals import Limits
from toolkit.evidence.measure import Ballot, Kind, Measure, Raw, Revisions, Subject
from toolkit.evidence.opinions import groups
from toolkit.evidence.opinions.words import text
from toolkit.experiments.sprint import Sprint
from toolkit.prototypes.blocks.statements import Statements
from toolkit.prototypes.statements.points import position, side
from toolkit.prototypes.statements.released import FLOOR, Move, Picture, first_votes, last_votes, moves
from toolkit.prototypes.statements.said import said
from toolkit.room import Shared
from toolkit.surveys.survey import Survey
from toolkit.text import Text

Find = Callable[[Sprint, Revisions], Iterator[Subject]]
Options = tuple[tuple[str, Text], ...]
MOVES = ("towards", "stayed", "away")


def _none(_sprint: Sprint, _surveys: Mapping[str, Survey]) -> Iterator[Subject]:
    """No survey has statements."""
    yield from ()


# -- what there is to measure -----------------------------------------------------------------------------------------


def _blocks(sprint: Sprint, revisions: Revisions) -> dict[str, Statements]:
    """The blocks of statements that were tried, by id; as the newest of their revisions has them."""
    tried = sorted({one.revision for one in sprint.rounds if one.revision in revisions}, key=lambda name: int(name[1:]))
    found = (block for name in tried for block in revisions[name].blocks.values())
    return {block.name: block for block in found if isinstance(block, Statements)}


def _ballot(block: Statements) -> Ballot:
    return Ballot(tuple(one.id for one in block.scale), tuple((one.id, one.text) for one in block.statements))


def _each(measure: str, kind: Kind, options: Options = (), limits: Limits | None = None) -> Find:
    """A subject for each statement of each block. `part` is the block and the statement."""

    def subjects(sprint: Sprint, revisions: Revisions) -> Iterator[Subject]:
        for name, block in _blocks(sprint, revisions).items():
            for one in block.statements:
                yield Subject(
                    measure, kind, one.text, "person", part=f"{name}/{one.id}", limits=limits, options=options,
                    sparse=bool(options), ballot=_ballot(block), least=block.minimum_group,
                )  # fmt: skip

    return subjects


def _groups_of(sprint: Sprint, revisions: Revisions) -> Iterator[Subject]:
    """One subject a block; among fewer than three statements there is nothing to vote alike on."""
    options = tuple((f"group-{n}", text(f"group_{n}")) for n in range(1, groups.MOST_GROUPS + 1))
    for name, block in _blocks(sprint, revisions).items():
        if len(block.statements) > 2:
            yield Subject(
                "groups", "counts", block.title or text("all_statements"), "person", part=name, options=options,
                sparse=True, ballot=_ballot(block), least=groups.LEAST_PEOPLE,
            )  # fmt: skip


# -- taking it --------------------------------------------------------------------------------------------------------


def facts(data: RoundData, block: str) -> tuple[Shared, ...]:
    """What people shared at a block, as its room folds it."""
    people = {one.id: one.participant for one in data.sessions}
    return tuple(
        Shared(one.seq, people[one.session], one.kind, one.value, one.at)
        for one in data.events
        if one.shared and one.key == block and isinstance(one.value, dict)
    )


def _votes(data: RoundData, subject: Subject) -> Counter[str]:
    """People by their last vote, as the room saw it last; by their first one where it saw no second votes."""
    shared, least = _facts_of(data, subject), max(FLOOR, subject.least)
    name = subject.part.partition("/")[2]
    seen = last_votes(least)(shared).get(name, Picture())
    if seen.why:
        seen = first_votes(least)(shared).get(name, Picture())
    return Counter({point: n for point, n in seen.counts.items() if point in _points(subject)})


def _moved(data: RoundData, subject: Subject) -> Counter[Move]:
    """People by what they moved from and to, as the room saw it last."""
    seen = moves(max(FLOOR, subject.least))(_facts_of(data, subject))
    counts = seen.get(subject.part.partition("/")[2], Picture()).counts
    return Counter({move: n for move, n in counts.items() if {*move} <= {*_points(subject)}})


def _facts_of(data: RoundData, subject: Subject) -> tuple[Shared, ...]:
    return facts(data, subject.part.partition("/")[0])


def _points(subject: Subject) -> tuple[str, ...]:
    return subject.ballot.points if subject.ballot else ()


def _agrees(subject: Subject, point: str) -> bool:
    points = _points(subject)
    return side(points.index(point), len(points)) == "agree"


def take_agreement(data: RoundData, subject: Subject, surveys: Mapping[str, Survey]) -> Raw:
    """How many agree (`done`, as every rate counts), and how many do not."""
    last = _votes(data, subject)
    agree = sum(n for point, n in last.items() if _agrees(subject, point))
    return Raw(subject, data, last.total(), counts=(("done", agree), ("other", last.total() - agree)))


def take_split(data: RoundData, subject: Subject, surveys: Mapping[str, Survey]) -> Raw:
    """Each person's position, from 1 (agree) to -1."""
    last = _votes(data, subject)
    points = _points(subject)
    places = tuple(position(points.index(point), len(points)) for point in last.elements())
    return Raw(subject, data, len(places), places)


def take_shift(data: RoundData, subject: Subject, surveys: Mapping[str, Survey]) -> Raw:
    """The same people's first and last vote: moved towards agreeing, stayed, moved away; came to agree, or left it."""
    seen, points = _moved(data, subject), _points(subject)
    counts = dict.fromkeys((*MOVES, "joined", "left"), 0)
    for move, n in seen.items():
        up = points.index(move[0]) - points.index(move[-1]) if move else 0
        counts["towards" if up > 0 else "away" if up < 0 else "stayed"] += n
        if move and _agrees(subject, move[0]) != _agrees(subject, move[-1]):
            counts["joined" if up > 0 else "left"] += n
    return Raw(subject, data, seen.total(), counts=tuple(_nobody_alone(counts).items()))


def _nobody_alone(counts: Mapping[str, int]) -> dict[str, int]:
    """Without a number that is one person: then only how many changed at all, and nothing of who changed sides."""
    towards, stayed, away = (counts[name] for name in MOVES)
    if 1 in (towards, stayed, away):
        return {"moved": towards + away, "stayed": stayed}
    if 1 in (counts["joined"], counts["left"]):
        return {name: counts[name] for name in MOVES}
    return dict(counts)


def take_groups(data: RoundData, subject: Subject, surveys: Mapping[str, Survey]) -> Raw:
    """The size of each group, and under `group/agree/statement` again where its people mostly lean that way."""
    ballot, votes = subject.ballot or Ballot((), ()), said(facts(data, subject.part)).votes
    points = ballot.points
    where = {point: position(index, len(points)) for index, point in enumerate(points)}
    people = sorted({by for own in votes.values() for by in own})
    rows = [
        [where.get(votes[one][by].last) if by in votes.get(one, {}) else None for one, _ in ballot.statements]
        for by in people
    ]
    counts: list[tuple[str, int]] = []
    for number, group in enumerate(groups.found(rows), 1):
        counts.append((f"group-{number}", group.people))
        for (statement, _), lean in zip(ballot.statements, group.leans, strict=True):
            if lean:
                counts.append((f"group-{number}/{'agree' if lean > 0 else 'disagree'}/{statement}", group.people))
    return Raw(subject, data, len(groups.usable(rows)), counts=tuple(counts))


_MOVED = tuple((name, text(name)) for name in (*MOVES, "moved"))

MEASURES = (
    Measure(
        "agreement", "How many agree with a statement.", _none, take_agreement, of_blocks=_each("agreement", "rate"),
    ),
    Measure(
        "split", "How much people are of one mind about a statement.", _none, take_split,
        of_blocks=_each("split", "split", limits=(0.0, 1.0)),
    ),
    Measure(
        "shift", "Who moved between two votes on a statement.", _none, take_shift,
        of_blocks=_each("shift", "counts", _MOVED),
    ),
    Measure(
        "groups", "Groups of people who vote alike, from thirty people.", _none, take_groups, of_blocks=_groups_of,
    ),
)  # fmt: skip
