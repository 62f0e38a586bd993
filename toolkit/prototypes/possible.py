"""Whether a condition can come true at all, and whether it can fail: tried on every answer that people could give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from math import prod

from toolkit.errors import Said, say
from toolkit.prototypes.condition import Answers, Condition
from toolkit.schema import Complaint
from toolkit.surface import Value

MOST = 4_096
"""A condition that more answers than this would have to be tried on is left alone."""

MANY = 12
"""Each block can be answered in two ways at least, so more blocks than this are always too much."""

ENOUGH = 400_000
"""So many comparisons are made for one file, which takes a fraction of a second; the rest is left alone."""


@dataclass(frozen=True)
class Asked:
    """A block as conditions see it: what it can answer, and when it shows."""

    answers: Answers
    show_if: Condition | None = None


class Trial:
    """Tries the conditions of one file. `blocks` may grow while the file is read from top to bottom."""

    def __init__(self, blocks: Mapping[str, Asked], reached: Iterable[str] = ()) -> None:
        self.blocks = blocks
        self.reached = frozenset(reached)
        self.left = ENOUGH

    def outcomes(self, condition: Condition) -> frozenset[bool]:
        """The values that a condition can take. Both, where there would be too much to try.

        It can hold if there are answers that people can really give: a block that does not show has none. It can fail
        if there are any answers at all for which it fails, so that a condition for the sake of safety is let alone.
        """
        concerned = self._concerned(condition)
        leaves = [leaf for one in (condition, *self._conditions(concerned)) for _, leaf in one.leaves()]
        if len(concerned) > MANY or len(leaves) > MANY**2:
            return frozenset((True, False))
        screens = sorted({leaf.screen for leaf in leaves if leaf.screen} - self.reached)
        counts = [_count(self.blocks[name].answers, _asked_of(name, leaves)) for name in concerned]
        tries = prod(counts) * 2 ** min(len(screens), 20)
        if tries > MOST or tries * len(leaves) > self.left:
            return frozenset((True, False))
        self.left -= tries * len(leaves)
        values = [_values(self.blocks[name].answers, _asked_of(name, leaves)) for name in concerned]
        found: set[bool] = set()
        for opened in _subsets(screens):
            for given in product(*values):
                answers = dict(zip(concerned, given, strict=True))
                holds = condition.holds(answers, self.reached | set(opened))
                if not holds or self._can_be(answers):
                    found.add(holds)
                if len(found) == 2:
                    return frozenset(found)
        return frozenset(found)

    def _conditions(self, names: Iterable[str]) -> Iterator[Condition]:
        return (one for one in (self.blocks[name].show_if for name in names) if one is not None)

    def _concerned(self, condition: Condition) -> list[str]:
        """The blocks that a condition asks, and those that decide whether these show."""
        found: dict[str, None] = {}
        todo = [condition]
        while todo and len(found) <= MANY:
            new = [name for _, name in todo.pop().names() if name not in found]
            found |= dict.fromkeys(new)
            todo += self._conditions(new)
        return list(found)

    def _can_be(self, answers: Mapping[str, Value]) -> bool:
        shows = ((name, self.blocks[name].show_if) for name, answer in answers.items() if answer)
        return all(one is None or one.holds(answers) for _, one in shows)

    # -- in words -----------------------------------------------------------------------------------------------------

    def hopeless(self, condition: Condition, right: Said) -> Iterator[Complaint]:
        """A complaint for each part that can never hold, at the smallest part that is to blame."""
        parts = [(path, part) for path, part in condition.parts() if path != ("not",)]
        if True in self.outcomes(condition):
            for path, part in parts:
                yield from (one.under(*path) for one in self.hopeless(part, right))
            return
        dead = [(path, part) for path, part in parts if True not in self.outcomes(part)]
        for path, part in dead:
            yield from (one.under(*path) for one in self.hopeless(part, right))
        if not dead:
            yield self._contradiction(condition, right)

    def _contradiction(self, condition: Condition, right: Said) -> Complaint:
        for (_, first), (index, second) in combinations(enumerate(condition.all), 2):
            if True not in self.outcomes(Condition(all=(first, second))):
                wrong = say("this can never hold if {other}", other=plainly(first))
                return Complaint(("all", index), wrong, say("change one of the two"))
        if condition.not_ is not None and False not in self.outcomes(condition.not_):
            return Complaint(("not",), say("this always holds, so its `not` never does"), right)
        return Complaint((), say("this condition can never hold"), right)


def plainly(condition: Condition) -> Said:
    """A condition in words, as part of a sentence."""
    block = condition.block
    if condition.screen:
        return say("the screen `{screen}` was opened", screen=condition.screen)
    if condition.is_ is not None:
        return say("`{block}` is `{option}`", block=block, option=condition.is_)
    if condition.is_not is not None:
        return say("`{block}` is something else than `{option}`", block=block, option=condition.is_not)
    if condition.includes is not None:
        return say("`{block}` includes `{option}`", block=block, option=condition.includes)
    if condition.at_least is not None:
        return say("`{block}` has at least {count}", block=block, count=condition.at_least)
    if condition.answered:
        return say("`{block}` is answered", block=block)
    if block:
        return say("`{block}` is not answered", block=block)
    return say("the condition above it holds")


def _asked_of(name: str, leaves: Sequence[Condition]) -> list[Condition]:
    return [leaf for leaf in leaves if leaf.block == name]


def _named(answers: Answers, asked: Sequence[Condition]) -> tuple[list[str], list[str]]:
    """The options that conditions name, and those that are all alike to them."""
    words = {word for leaf in asked for word in (leaf.is_, leaf.is_not, leaf.includes)}
    return [one for one in answers.ids if one in words], [one for one in answers.ids if one not in words]


def _more(others: Sequence[str], asked: Sequence[Condition]) -> list[Sequence[str]]:
    """How many of the unnamed options are among the answers: only whether there is one, unless they are counted."""
    counted = any(leaf.at_least is not None for leaf in asked)
    return [others[:number] for number in range((len(others) if counted else min(1, len(others))) + 1)]


def _count(answers: Answers, asked: Sequence[Condition]) -> int:
    named, others = _named(answers, asked)
    if answers.shape == "many":
        return int(2 ** len(named)) * len(_more(others, asked))
    return 1 + len(named) + min(1, len(others)) if answers.shape == "one" else 2


def _values(answers: Answers, asked: Sequence[Condition]) -> list[Value]:
    """An answer of every sort that these conditions can tell apart; as many as `_count` says."""
    named, others = _named(answers, asked)
    if answers.shape == "many":
        return [[*some, *more] for some in _subsets(named) for more in _more(others, asked)]
    return [None, *named, *others[:1]] if answers.shape == "one" else ["", "x"]


def _subsets(names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (some for count in range(len(names) + 1) for some in combinations(names, count))
