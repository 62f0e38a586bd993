"""Which screen, block and part of the old revision goes with which of the new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

from toolkit.prototypes.block import Block
from toolkit.prototypes.noticed import alike
from toolkit.prototypes.noticed.alike import Bag
from toolkit.prototypes.noticed.shapes import Part, id_of, keys, listed, name_of
from toolkit.prototypes.prototype import Prototype, Screen
from toolkit.schema import Model
from toolkit.text import Text

SAME_SCREEN = 0.25
"""What standing on the same screen adds: a second button "Back" stays with its own screen."""

ALIKE = 0.4
"""From this likeness on, two blocks of a kind on the same screen are one that was reworded."""

MOVED = 0.8
"""From this likeness on, a block on another screen is one that was moved."""

SUBSTANCE = 20
"""Words, of both languages, that a block needs before likeness alone says that it moved: "Back" stands everywhere."""

MANY = 10_000
"""Pairs of blocks that are looked at for a move; where so much is gone and new, nobody would see that one moved."""

TARGET = 8
"""How many words a button's target weighs at most: a button with another label and another target is another button."""


@dataclass(frozen=True)
class Spot:
    """Where a block stands."""

    screen: Screen
    index: int

    @property
    def block(self) -> Block:
        return self.screen.blocks[self.index]

    @property
    def key(self) -> Key:
        return self.screen.id, self.index


Key = tuple[str, int]
Twin = tuple[Spot, Spot]


def spots(prototype: Prototype) -> list[Spot]:
    return [Spot(screen, index) for screen in prototype.screens for index in range(len(screen.blocks))]


class Twins:
    """Two revisions, and what of the one is what of the other."""

    def __init__(self, before: Prototype, after: Prototype) -> None:
        self.before, self.after = before, after
        found = alike.best(_screens(before.screens, after.screens))
        self.screens = {before.screens[i].id: after.screens[j].id for i, j in found}
        self.back = {new: old for old, new in self.screens.items()}
        self.olds, self.news = spots(before), spots(after)
        self._old_bags = {one.key: _bag(one.block, self.screens) for one in self.olds}
        self._new_bags = {one.key: _bag(one.block, {}) for one in self.news}
        self.blocks = self._blocks()

    def same_screen(self, old: Spot, new: Spot) -> bool:
        return self.screens.get(old.screen.id) == new.screen.id

    @cached_property
    def old_of(self) -> dict[Key, Spot]:
        """The old spot of each new one that has one."""
        return {new.key: old for old, new in self.blocks}

    @cached_property
    def new_of(self) -> dict[Key, Spot]:
        return {old.key: new for old, new in self.blocks}

    @cached_property
    def names(self) -> dict[str, str]:
        """The new name of each old block that has one."""
        return {old.block.name: new.block.name for old, new in self.blocks if old.block.id and new.block.id}

    @cached_property
    def _ids(self) -> dict[str, dict[str, str]]:
        both = [(old.block, new.block) for old, new in self.blocks if old.block.id and new.block.id]
        return {old.name: {**fixed(old, new), **ids(old, new)} for old, new in both}

    def renamed(self, block: str, option: str | None) -> tuple[Hashable, Hashable]:
        """An old block's name and one of its options in the names of the new revision; what is gone matches nothing."""
        known = self._ids.get(block, {})
        return self.names.get(block, ("gone", block)), option and known.get(option, ("gone", option))

    def likeness(self, old: Spot, new: Spot) -> float:
        return alike.likeness(self._old_bags[old.key], self._new_bags[new.key])

    def _blocks(self) -> list[Twin]:
        pairs = alike.best(self._near())
        pairs += alike.best(self._far({i for i, _ in pairs}, {j for _, j in pairs}))
        pairs += self._left({i for i, _ in pairs}, {j for _, j in pairs}, pairs)
        return [(self.olds[i], self.news[j]) for i, j in sorted(pairs, key=lambda one: one[1])]

    def _near(self) -> Iterator[tuple[float, int, int]]:
        """Blocks on one screen that are alike, and blocks of the same id wherever they stand."""
        for i, j in {*self._on_one_screen(), *self._of_one_id()}:
            old, new = self.olds[i], self.news[j]
            score = self.likeness(old, new)
            same = alike.same_id(old.block, new.block)
            if same or (score >= ALIKE and _kin(old, new)):
                yield score + alike.SAME_ID * same + SAME_SCREEN * self.same_screen(old, new), i, j

    def _on_one_screen(self) -> Iterator[tuple[int, int]]:
        by_screen: dict[str, list[int]] = {}
        for j, new in enumerate(self.news):
            by_screen.setdefault(new.screen.id, []).append(j)
        for i, old in enumerate(self.olds):
            yield from ((i, j) for j in by_screen.get(self.screens.get(old.screen.id, ""), ()))

    def _of_one_id(self) -> Iterator[tuple[int, int]]:
        by_id = {new.block.id: j for j, new in enumerate(self.news) if new.block.id}
        for i, old in enumerate(self.olds):
            if old.block.id in by_id:
                j = by_id[old.block.id]
                if self.same_screen(old, self.news[j]) or not (_leads(old) or _leads(self.news[j])):
                    yield i, j

    def _far(self, olds: set[int], news: set[int]) -> Iterator[tuple[float, int, int]]:
        """Of what is left: blocks that stand almost word for word on another screen now."""
        left = [i for i, one in enumerate(self.olds) if i not in olds and self._old_bags[one.key].total() >= SUBSTANCE]
        come = [j for j, one in enumerate(self.news) if j not in news and self._new_bags[one.key].total() >= SUBSTANCE]
        if len(left) * len(come) > MANY:
            return
        for i, old in ((i, self.olds[i]) for i in left):
            for j, new in ((j, self.news[j]) for j in come):
                if _kin(old, new) and self.likeness(old, new) >= MOVED:
                    yield self.likeness(old, new), i, j

    def _left(self, olds: set[int], news: set[int], pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """Of what is left: the only one of its kind on a screen, between the same neighbours; or of the same name."""
        left = [(i, j) for i, j in self._on_one_screen() if i not in olds and j not in news]
        kin = {(i, j) for i, j in left if _kin(self.olds[i], self.news[j])}
        of_old, of_new = Counter(i for i, _ in kin), Counter(j for _, j in kin)
        known = {self.olds[i].key: self.news[j].key for i, j in pairs}
        found = []
        for i, j in left:
            old, new = self.olds[i], self.news[j]
            if (i, j) in kin:
                fits = of_old[i] == of_new[j] == 1 and self._between(old, new, known)
            else:
                fits = name_of(old.block) is not None and name_of(old.block) == name_of(new.block)
            if fits:
                found.append((1.0, i, j))
        return alike.best(found)

    def _between(self, old: Spot, new: Spot, known: Mapping[Key, Key]) -> bool:
        """Whether what stands before it, or what stands after it, is the same in both revisions."""
        for step in (-1, 1):
            a, b = old.index + step, new.index + step
            ends = not 0 <= a < len(old.screen.blocks), not 0 <= b < len(new.screen.blocks)
            if all(ends) or (not any(ends) and known.get((old.screen.id, a)) == (new.screen.id, b)):
                return True
        return False


def _kin(old: Spot, new: Spot) -> bool:
    return type(old.block) is type(new.block)


def _leads(spot: Spot) -> bool:
    """Whether it is a button: it leads on and holds nothing, so it belongs to its screen and never moves to another."""
    sorts = {key.sort for key in keys(type(spot.block))}
    return "reference" in sorts and not sorts & {"part", "parts", "texts"}


def _bag(block: Block, screens: Mapping[str, str]) -> Bag:
    """A block's words, and where it leads: two buttons to one place are alike, whatever they say."""
    found = alike.bag(block)
    weight = min(TARGET, found.total())
    for _, to in block.leads_to():
        found[f">{screens.get(to, to)}"] += weight
    return found


def _screens(olds: Sequence[Screen], news: Sequence[Screen]) -> Iterator[tuple[float, int, int]]:
    bags = [_whole(one) for one in news]
    for i, old in enumerate(olds):
        own = _whole(old)
        for j, new in enumerate(news):
            score, same = alike.likeness(own, bags[j]), old.id == new.id
            if same or score >= 0.5:
                yield score + alike.SAME_ID * same, i, j


def _whole(screen: Screen) -> Bag:
    """A screen's words; those of its title count three times."""
    title = alike.bag(screen.title)
    return alike.bag(screen) + title + title


def parts(old: Model, new: Model, key: str) -> list[tuple[int, int]]:
    """Which parts of a list go together."""
    return alike.pairs(getattr(old, key), getattr(new, key))


def fixed(old: Block, new: Block) -> dict[str, str]:
    """The answers that are no part that an author named: the kind's own words mean the same in both, and those that a
    kind puts together from its parts (a theme and its level) go together by what they say.
    """
    own = {name for block in (old, new) for name, _, _ in listed(block, "")}
    before, after = (_said(block) for block in (old, new))
    found = {one: one for one in before if one not in own and one in after}
    left = [one for one in after if one not in own and one not in found]
    for one, text in before.items():
        twin = next((other for other in left if text is not None and after[other] == text), None)
        if one not in own and one not in found and twin is not None:
            left.remove(twin)
            found[one] = twin
    return found


def _said(block: Block) -> dict[str, Text | None]:
    """What each answer says, by its id; nothing where it is a word of its own."""
    answers = block.answers()
    return dict(zip_longest(answers.ids, answers.texts[: len(answers.ids)]))


def ids(old: Model, new: Model) -> dict[str, str]:
    """The new id of every part inside a block whose twin is known; nearer lists first."""
    found: dict[str, str] = {}
    waiting: list[tuple[Part, Part]] = [(old, new)]
    while waiting:
        a, b = waiting.pop(0)
        if isinstance(a, Model) and isinstance(b, Model) and type(a) is type(b):
            for one, other in _inside(a, b):
                if id_of(one) is not None and id_of(other) is not None:
                    found.setdefault(str(id_of(one)), str(id_of(other)))
                waiting.append((one, other))
    return found


def _inside(old: Model, new: Model) -> Iterator[tuple[Part, Part]]:
    for key in keys(type(old)):
        a, b = getattr(old, key.name), getattr(new, key.name)
        if key.sort == "part" and a is not None and b is not None:
            yield a, b
        elif key.sort == "parts":
            yield from ((a[i], b[j]) for i, j in parts(old, new, key.name))
