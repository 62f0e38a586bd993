"""Every subject of every measure through the rounds of a sprint, its variants and its groups of people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from toolkit.evidence import segments, variants
from toolkit.evidence.beside.exploring import explored, together, told
from toolkit.evidence.beside.pairing import pair
from toolkit.evidence.comparison import Comparison, compare
from toolkit.evidence.disclosure import Figure, Shown, show
from toolkit.evidence.expectation import Sealed, concerns
from toolkit.evidence.funnels import lines as funnels
from toolkit.evidence.funnels.steps import compare_steps
from toolkit.evidence.gather import RoundData
from toolkit.evidence.items import Items
from toolkit.evidence.measure import Measure, Raw, Subject
from toolkit.evidence.measures import MEASURES
from toolkit.evidence.overlapping import kept_apart
from toolkit.evidence.structure import Line
from toolkit.experiments.sprint import Expectation, Round, Sprint
from toolkit.kit import Kit
from toolkit.prototypes.blocks import kind_name


@dataclass(frozen=True)
class Asked:
    """What lines are made of: a sprint, the rule that counts, its rounds as people saw them, and what they left.

    `told`: surveys that somebody answered as one about people. `again`: rounds in which somebody had taken part before.
    """

    kit: Kit
    sprint: Sprint
    rule: Sealed
    rounds: Sequence[tuple[Round, RoundData]]
    told: set[str]
    again: set[str]
    counts: Mapping[str, Items]
    """Answers by option, by round, as they were counted when they were given."""


def lines(asked: Asked) -> tuple[Line, ...]:
    """Every subject of every measure through all rounds and their variants, begun or not; the sealed one first."""
    wanted = list(_subjects(asked))
    moved = {
        (one.round, subject.survey, subject.part)
        for measure, subject in wanted
        if subject.kind == "change"
        for one in _figures(asked, measure, subject, set())
        if _is_of_people(one)
    }
    found = [_line(asked, measure, subject, moved) for measure, subject in wanted]
    found += funnels.lines(asked.sprint, {one.id: data for one, data in asked.rounds}, asked.rule.minimum_group)
    found = kept_apart(found, asked.kit.surveys, asked.rule.minimum_group)
    return tuple(sorted(found, key=lambda line: not line.sealed))


def _line(asked: Asked, measure: Measure, subject: Subject, moved: set[tuple[str, str, str]]) -> Line:
    rule = asked.rule.expectation
    sealed = rule is not None and concerns(rule, subject)
    figures = _figures(asked, measure, subject, moved)
    groups = tuple(one for of in asked.rounds for one in _groups(asked, measure, subject, moved, *of))
    return Line(subject, sealed, figures, _same_people(asked, subject, figures, rule if sealed else None), groups)


def _figures(asked: Asked, measure: Measure, subject: Subject, moved: set[tuple[str, str, str]]) -> tuple[Figure, ...]:
    raws = (_taken(asked, measure, _counted(subject, data, moved), data) for data in _columns(asked, subject))
    return tuple(show(raw, asked.rule.minimum_group, raw.state) for raw in raws)


def _taken(asked: Asked, measure: Measure, subject: Subject, data: RoundData) -> Raw:
    """From the counts where they can tell, whatever the number of people; else from the records, one by one."""
    items = asked.counts.get(data.round)
    return (items.take(subject) if items and items.fits(data) else None) or measure.take(
        data, subject, asked.kit.surveys
    )


def _columns(asked: Asked, subject: Subject) -> list[RoundData]:
    return [part for planned, data in asked.rounds for part in variants.columns(planned, data, subject)]


def _groups(
    asked: Asked, measure: Measure, subject: Subject, moved: set[tuple[str, str, str]], planned: Round, data: RoundData
) -> tuple[Figure, ...]:
    """A round by its groups of people. One way to look at a time: not of a round that is parted by variants already."""
    if planned.variants or not segments.fits(subject):
        return ()
    counted = _counted(subject, data, moved)
    minimum = asked.rule.minimum_group
    return segments.figures(asked.sprint, data, lambda part: measure.take(part, counted, asked.kit.surveys), minimum)


def _pairs(figures: Sequence[Figure], rule: Expectation | None) -> list[tuple[Figure, Figure]]:
    """What stands beside one another: first the two of the rule, as it names them, then each figure and the next."""
    by_column = {one.round: one for one in figures}
    earlier, later = (by_column.get(name) for name in rule.compare) if rule else (None, None)
    others = list(pairwise(figures))
    if earlier is None or later is None:
        return others
    ruled = {earlier.round, later.round}
    return [(earlier, later), *(pair for pair in others if {one.round for one in pair} != ruled)]


def _same_people(
    asked: Asked, subject: Subject, figures: Sequence[Figure], rule: Expectation | None
) -> tuple[Comparison, ...]:
    """Variants that the same people tried, person by person."""
    data = dict(zip((one.round for one in figures), _columns(asked, subject), strict=True))
    both = {name for one, _ in asked.rounds if one.each_sees == "all" for name in variants.names(one)}
    pairs = [(a, b) for a, b in _pairs(figures, rule) if {a.round, b.round} <= both and a.round != b.round]
    found = (pair(a, b, data[a.round], data[b.round]) for a, b in pairs if variants.same_round(a.round, b.round))
    return tuple(one for one in found if one)


def _subjects(asked: Asked) -> Iterator[tuple[Measure, Subject]]:
    """Everything that is measured. A survey whose people were told that it is about them stays one."""
    kit, sprint, told = asked.kit, asked.sprint, asked.told
    there = _kinds(kit, sprint)
    for measure in (one for one in MEASURES if not one.blocks or one.blocks & there):
        of_blocks = measure.of_blocks(sprint, kit.prototypes.get(sprint.prototype, {}))
        for subject in (*measure.subjects(sprint, kit.surveys), *of_blocks):
            if subject.survey not in told or subject.about == "person":
                yield measure, subject
            elif subject.kind != "counts":
                yield measure, replace(subject, about="person")


def _kinds(kit: Kit, sprint: Sprint) -> set[str]:
    """The kinds of block that the tried prototype has, in any revision."""
    revisions = kit.prototypes.get(sprint.prototype, {}).values()
    return {kind_name(type(block)) for one in revisions for block in one.blocks.values()}


def _is_estimated(one: Figure) -> bool:
    return isinstance(one, Shown) and one.estimate is not None


def _is_of_people(one: Figure) -> bool:
    return isinstance(one, Shown) and one.subject.about == "person"


def _counted(subject: Subject, data: RoundData, moved: set[tuple[str, str, str]]) -> Subject:
    """Where people's change is shown, the scores before and after count the same people.

    With the mean of all of them beside it, one could reckon out what those few said who answered only once.
    """
    return replace(subject, paired=True) if (data.round, subject.survey, subject.part) in moved else subject


def seen(found: Sequence[Line], asked: Asked, begun: set[str]) -> tuple[Line, ...]:
    """Without the rounds in which nothing happened yet; each of the others beside the one before it, where they hold
    other people: the same people are never tested as if they were others. What nobody expected is adjusted together.
    """
    shown = (_seen(line, asked, begun) for line in found)
    return together([line for line in shown if line.subject.kind != "alpha" or any(map(_is_estimated, line.figures))])


def _seen(line: Line, asked: Asked, begun: set[str]) -> Line:
    figures = tuple(one for one in line.figures if one.round in begun)
    if line.subject.kind == "chain":
        steps = tuple(one for pair in pairwise(figures) for one in compare_steps(*pair))
        return replace(line, figures=figures, comparisons=steps)
    planned = [one for one, _ in asked.rounds]
    rule = asked.rule.expectation if line.sealed else None
    pairs = [
        pair for pair in _pairs(figures, rule) if variants.apart(planned, asked.again, *(one.round for one in pair))
    ]
    found = tuple(one for one in (compare(*pair) for pair in pairs) if one)
    others = tuple(told(one) if rule and _is_of(rule, one) else explored(one) for one in found)
    same = (replace(one, p=None) if rule and _is_of(rule, one) else one for one in line.comparisons)
    groups = tuple(one for one in line.groups if variants.column_of(one.round) in begun)
    beside = (compare(*pair) for pair in combinations(groups, 2) if variants.of_groups(pair[0].round, pair[1].round))
    return replace(
        line,
        figures=figures,
        comparisons=(*same, *others),
        groups=groups,
        group_comparisons=tuple(explored(one) for one in beside if one),
    )


def _is_of(rule: Expectation, one: Comparison) -> bool:
    return (one.earlier.round, one.later.round) == tuple(rule.compare)
