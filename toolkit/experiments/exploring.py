"""Every way that people could take through a prototype in one task, whatever they answer. It is counted out, not tried.

What a block shows depends on answers, and on nothing else, so people are at a *state*: the screen, the answers that
some condition asks about, the screens so far that the task asks about, and whether it is done. All states that can be
reached are finitely many; for most prototypes some hundreds.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from toolkit.experiments.sprint import Task
from toolkit.prototypes.block import Block
from toolkit.prototypes.condition import Answers, Condition
from toolkit.prototypes.prototype import Prototype
from toolkit.prototypes.ways import reached
from toolkit.surface import Value

MOST = 20_000
"""So many states are looked at, which takes a second; a prototype with more is told by its ways alone."""

MANY = 6
"""So many options of one block are told apart; of more, each by itself and all at once."""


@dataclass(frozen=True)
class State:
    """Where somebody can be. `answers`: by block; a list as a tuple. `seen`: of the screens that the task asks for."""

    screen: str
    answers: tuple[tuple[str, str | tuple[str, ...]], ...]
    seen: frozenset[str]
    done: bool


@dataclass
class Ways:
    """What can come of one task. With `whole` false there was too much to look at, and only ways were followed."""

    whole: bool = True
    can_be_done: bool = False
    screens: set[str] = field(default_factory=set)
    blocks: dict[str, set[int]] = field(default_factory=dict)
    """For each screen that can be reached the blocks (by their place on it) that somebody can see."""
    most: dict[str, int] = field(default_factory=dict)
    """For each screen how many blocks show at once, at most."""
    stuck: dict[str, tuple[Condition, ...]] = field(default_factory=dict)
    """The screens where somebody can get stuck, with the answers after which nothing leads on; none: always."""


def explore(prototype: Prototype, task: Task) -> Ways:
    """Follow every way of one task through one revision."""
    walk = _Walk(prototype, task)
    found = Ways()
    states = walk.states()
    if states is None:
        return _by_ways(prototype, task)
    for one in states:
        shown = walk.shown(one)
        found.screens.add(one.screen)
        found.blocks.setdefault(one.screen, set()).update(shown)
        found.most[one.screen] = max(found.most.get(one.screen, 0), len(shown))
        found.can_be_done = found.can_be_done or one.done
    for screen, given in walk.stuck(states):
        found.stuck.setdefault(screen, given)
    return found


def _by_ways(prototype: Prototype, task: Task) -> Ways:
    """What can be said without looking at answers: nothing that is not sure."""
    screens = set(reached(prototype.ways, [task.start or prototype.first]))
    blocks = {one: set(range(len(prototype.by_id[one].blocks))) for one in screens}
    always = {one: sum(block.show_if is None for block in prototype.by_id[one].blocks) for one in screens}
    return Ways(whole=False, can_be_done=True, screens=screens, blocks=blocks, most=always)


class _Walk:
    def __init__(self, prototype: Prototype, task: Task) -> None:
        self.prototype, self.task = prototype, task
        conditions = [block.show_if for screen in prototype.screens for block in screen.blocks if block.show_if]
        leaves = [leaf for one in (*conditions, task.done_when) for _, leaf in one.leaves()]
        self.asked = {leaf.block: prototype.blocks[leaf.block].answers() for leaf in leaves if leaf.block}
        self.goals = frozenset(leaf.screen for leaf in leaves if leaf.screen)
        self.choices = {name: list(_choices(one, name, leaves)) for name, one in self.asked.items()}

    def states(self) -> list[State] | None:
        """Every state that can be reached, the nearest first; None where there are more than MOST."""
        first = self._at(self.task.start or self.prototype.first, (), frozenset(), False)
        found = {first: None}
        queue = deque([first])
        while queue:
            here = queue.popleft()
            for there in self._next(here):
                if there not in found:
                    if len(found) >= MOST:
                        return None
                    found[there] = None
                    queue.append(there)
        return list(found)

    def _at(
        self, screen: str, answers: tuple[tuple[str, str | tuple[str, ...]], ...], seen: frozenset[str], done: bool
    ) -> State:
        now = seen | (self.goals & {screen})
        return State(screen, answers, now, done or self.task.done_when.holds(_values(answers), now))

    def _next(self, here: State) -> Iterator[State]:
        blocks = self.prototype.by_id[here.screen].blocks
        for index in self.shown(here):
            block = blocks[index]
            for value in self.choices.get(block.name, ()):
                answers = dict(here.answers) | {block.name: value}
                yield self._at(here.screen, tuple(sorted(answers.items())), here.seen, here.done)
            for _, to in block.leads_to():
                yield self._at(to, here.answers, here.seen, here.done)

    def shown(self, state: State) -> list[int]:
        """The blocks that show, by their place on the screen."""
        given = _values(state.answers)
        blocks = enumerate(self.prototype.by_id[state.screen].blocks)
        return [index for index, one in blocks if one.show_if is None or one.show_if.holds(given)]

    # -- stuck --------------------------------------------------------------------------------------------------------

    def stuck(self, states: Iterable[State]) -> Iterator[tuple[str, tuple[Condition, ...]]]:
        """Where nothing leads on for somebody who has made every choice on a screen, whatever else they fill in there.

        A choice is an honest answer, so its every option must lead on. A tick, a field or a question that is still open
        can be made good at once, so a button may wait for those.
        """
        groups: dict[tuple[object, ...], list[State]] = {}
        for one in states:
            if not one.done:
                groups.setdefault(self._group(one), []).append(one)
        for alike in groups.values():
            if any(self._chosen(one) for one in alike) and not any(self._leads_on(one) for one in alike):
                yield alike[0].screen, tuple(self._given(alike[0]))

    def _group(self, one: State) -> tuple[object, ...]:
        """What cannot be made good on this screen: choices that were made here, and everything from before."""
        free = {block.name for block in self._here(one) if self.asked[block.name].shape != "one"}
        return one.screen, one.seen, tuple(pair for pair in one.answers if pair[0] not in free)

    def _here(self, one: State) -> list[Block]:
        return [block for block in self.prototype.by_id[one.screen].blocks if block.name in self.asked]

    def _chosen(self, one: State) -> bool:
        """Whether every choice that shows here has been made."""
        blocks, given = self.prototype.by_id[one.screen].blocks, dict(one.answers)
        shown = [blocks[index].name for index in self.shown(one)]
        return all(given.get(name) for name in shown if name in self.asked and self.asked[name].shape == "one")

    def _leads_on(self, one: State) -> bool:
        blocks = self.prototype.by_id[one.screen].blocks
        done = any(after.done for after in self._next(one))
        return done or any(True for index in self.shown(one) for _ in blocks[index].leads_to())

    def _given(self, one: State) -> Iterator[Condition]:
        """The choices that decide what shows on this screen."""
        own = [
            block.show_if
            for block in self.prototype.by_id[one.screen].blocks
            if block.show_if and any(block.leads_to())
        ]
        names = {name for condition in own for _, name in condition.names()}
        for name, value in one.answers:
            if name in names and isinstance(value, str) and value:
                yield Condition(block=name, **{"is": value})


def _values(answers: Iterable[tuple[str, str | tuple[str, ...]]]) -> Mapping[str, Value]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in answers}


def _choices(answers: Answers, name: str, leaves: Iterable[Condition]) -> Iterator[str | tuple[str, ...]]:
    """An answer of every sort that the conditions about this block can tell apart."""
    asked = [leaf for leaf in leaves if leaf.block == name]
    if answers.shape == "text":
        yield "x"
    elif answers.shape == "one":
        named = {word for leaf in asked for word in (leaf.is_, leaf.is_not) if word}
        yield from [one for one in answers.ids if one in named]
        yield from [one for one in answers.ids if one not in named][:1]
    elif answers.shape == "many":
        told = [one for one in answers.ids if one in {leaf.includes for leaf in asked}]
        counted = any(leaf.at_least for leaf in asked)
        others = [one for one in answers.ids if one not in told]
        for number in range((len(others) if counted else min(1, len(others))) + 1):
            for some in _some(told):
                yield (*some, *others[:number])


def _some(names: list[str]) -> Iterator[tuple[str, ...]]:
    if len(names) > MANY:
        yield from ((), *((one,) for one in names), tuple(names))
        return
    for count in range(len(names) + 1):
        yield from combinations(names, count)
