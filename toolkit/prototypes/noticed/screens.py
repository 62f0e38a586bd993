"""What differs in the prototype as a whole and on each screen, in the order in which people meet it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.prototypes.block import Block
from toolkit.prototypes.noticed import conditions, excerpt
from toolkit.prototypes.noticed.difference import Difference, Where
from toolkit.prototypes.noticed.inside import Inside, ordered
from toolkit.prototypes.noticed.nouns import noun
from toolkit.prototypes.noticed.phrase import Naming, Part, Phrase, Quote, Reworded, Thing
from toolkit.prototypes.noticed.shapes import first_of, heading_of, name_of
from toolkit.prototypes.noticed.twins import Spot, Twins
from toolkit.prototypes.prototype import Prototype, Screen
from toolkit.text import LANGUAGES

_BETWEEN = {
    (True, True): "screen_between",
    (True, False): "screen_after",
    (False, True): "screen_before",
    (False, False): "screen_alone",
}
"""How a new screen is placed, by whether there is a screen before it and one after it."""


def way(prototype: Prototype) -> list[str]:
    """The screens that one can reach, as somebody meets them who takes the first way at every turn."""
    met: list[str] = []
    waiting = [prototype.first]
    while waiting:
        here = waiting.pop()
        if here not in met and here in prototype.by_id:
            met.append(here)
            leads = [to for block in prototype.by_id[here].blocks for _, to in block.leads_to()]
            waiting.extend(reversed(leads))
    return met


class Screens:
    """Two revisions, screen by screen."""

    def __init__(self, both: Twins) -> None:
        self.both = both
        self.old_way, self.new_way = way(both.before), way(both.after)

    def differences(self) -> Iterator[Difference]:
        yield from self._whole()
        unmet = [screen.id for screen in self.both.after.screens if screen.id not in self.new_way]
        for name in (*self.new_way, *unmet):
            screen = self.both.after.by_id[name]
            old = self.both.before.by_id.get(self.both.back.get(name, ""))
            where = Where(old.id if old else None, name, screen.title)
            yield from self._screen(old, screen, where) if old else self._new(screen, where)

    # -- the whole ------------------------------------------------------------------------------------------------

    def _whole(self) -> Iterator[Difference]:
        before, after, screens = self.both.before, self.both.after, self.both.screens
        if screens.get(before.first) != after.first:
            parts: dict[str, Part] = {"was": _title(before, before.first), "now": _title(after, after.first)}
            yield Difference(Phrase("start", parts))
        unmet = [screen.id for screen in before.screens if screen.id not in self.old_way]
        gone = tuple(_title(before, one) for one in (*self.old_way, *unmet) if one not in screens)
        if gone:
            yield Difference(Phrase("screens_gone", {"gone": gone}, len(gone)))
        lost = [screens[one] for one in self.old_way if one in screens and screens[one] not in self.new_way]
        found = [one for one in self.new_way if self.both.back.get(one, self.old_way[0]) not in self.old_way]
        for key, names in (("unreachable", lost), ("reachable", found)):
            if names:
                told = tuple(_title(after, one) for one in names)
                yield Difference(Phrase(key, {"screens": told}, len(told)))

    # -- a screen that is new -------------------------------------------------------------------------------------

    def _new(self, screen: Screen, where: Where) -> Iterator[Difference]:
        parts: dict[str, Part] = {"new": (Quote(screen.title),), "on": _contents(screen)}
        key = "screen_apart"
        if screen.id in self.new_way:
            at = self.new_way.index(screen.id)
            if at:
                parts["a"] = _title(self.both.after, self.new_way[at - 1])
            if at + 1 < len(self.new_way):
                parts["b"] = _title(self.both.after, self.new_way[at + 1])
            key = _BETWEEN["a" in parts, "b" in parts]
        yield Difference(Phrase(key, parts), where)
        yield from self._blocks([], [Spot(screen, index) for index in range(len(screen.blocks))], where)

    # -- a screen that stayed -------------------------------------------------------------------------------------

    def _screen(self, old: Screen, new: Screen, where: Where) -> Iterator[Difference]:
        words = [one for one in LANGUAGES if excerpt.plain(old.title(one)) != excerpt.plain(new.title(one))]
        if words:
            only = () if len(words) == len(LANGUAGES) else tuple(words)
            yield Difference(Phrase("screen_title", {"texts": (Reworded(old.title, new.title),)}), where, only)
        olds, news = ([Spot(one, index) for index in range(len(one.blocks))] for one in (old, new))
        yield from self._blocks(olds, news, where)

    def _blocks(self, olds: Sequence[Spot], news: Sequence[Spot], where: Where) -> Iterator[Difference]:
        gone = [self._thing(one) for one in olds if one.key not in self.both.new_of]
        if gone:
            yield Difference(Phrase("gone", {"gone": tuple(gone)}, len(gone)), where)
        new = [self._arrival(one) for one in news if one.key not in self.both.old_of]
        if new and where.before is not None:
            yield Difference(Phrase("new", {"new": tuple(new)}, len(new)), where)
        for spot in news:
            if spot.key in self.both.old_of:
                yield from self._block(self.both.old_of[spot.key], spot, where)
        yield from self._order(news, where)
        if olds:
            yield from self._main(olds, news, where)

    def _block(self, old: Spot, new: Spot, where: Where) -> Iterator[Difference]:
        if not self.both.same_screen(old, new):
            parts: dict[str, Part] = {"block": self._thing(new), "screen": Quote(old.screen.title)}
            yield Difference(Phrase("moved", parts), where)
        if type(old.block) is not type(new.block):
            yield self._other_kind(old, new, where)
        elif self._another(old, new):
            yield Difference(Phrase("replaced", {"was": self._thing(old), "now": self._thing(new)}), where)
        else:
            yield from Inside(self.both, old, new, self._called(old, new), where).differences()
        yield from self._shows(old, new, where)

    def _another(self, old: Spot, new: Spot) -> bool:
        """Whether only the place is the same, so that one would say that it was replaced, and not reworded."""
        nameless = old.block.id is None or old.block.id != new.block.id
        return nameless and self.both.likeness(old, new) < 0.2

    def _other_kind(self, old: Spot, new: Spot, where: Where) -> Difference:
        was, now = self._thing(old), self._thing(new)
        parts: dict[str, Part] = {"was": was, "now": Naming(now.path)}
        if now.name is None or (was.name is not None and was.name.text == now.name.text):
            return Difference(Phrase("kind", parts), where)
        return Difference(Phrase("kind_other", {**parts, "name": now.name}), where)

    def _order(self, news: Sequence[Spot], where: Where) -> Iterator[Difference]:
        stayed = [one for one in news if one.key in self.both.old_of]
        stayed = [one for one in stayed if self.both.same_screen(self.both.old_of[one.key], one)]
        places = [self.both.old_of[one.key].index for one in stayed]
        for key, parts in ordered(places, [self._thing(one) for one in stayed]):
            yield Difference(Phrase(key, parts), where)

    def _main(self, olds: Sequence[Spot], news: Sequence[Spot], where: Where) -> Iterator[Difference]:
        """The button that stands out, where it is another one now."""
        was = [one for one in olds if getattr(one.block, "main", False)]
        now = [one for one in news if getattr(one.block, "main", False)]
        old_of, keys = self.both.old_of, {one.key for one in was}
        stayed = {one.key for one in now if one.key in old_of and old_of[one.key].key in keys}
        lost = [one for one in was if self.both.new_of.get(one.key, one).key not in stayed]
        won = [one for one in now if one.key not in stayed]
        if not lost and not won:
            return
        parts: dict[str, Part] = {}
        for key, buttons in (("was", lost), ("now", won)):
            names = tuple(Quote(name) for one in buttons if (name := name_of(one.block)) is not None)
            parts.update({key: names} if names else {})
        yield Difference(Phrase("main" if lost and won else "main_on" if won else "main_off", parts), where)

    # -- when a block shows ---------------------------------------------------------------------------------------

    def _shows(self, old: Spot, new: Spot, where: Where) -> Iterator[Difference]:
        a, b = old.block.show_if, new.block.show_if
        if conditions.canonical(a, self.both.renamed) == conditions.canonical(b, lambda *names: names):
            return
        parts: dict[str, Part] = {"block": self._thing(new)}
        if a is not None:
            parts["was"] = conditions.told(a, self.both.before)
        if b is not None:
            parts["now"] = conditions.told(b, self.both.after)
        yield Difference(Phrase("shows_other" if a and b else "shows" if b else "shows_always", parts), where)

    # -- what a block is called -----------------------------------------------------------------------------------

    def _thing(self, spot: Spot) -> Thing:
        """A block by its name, or by what its list begins with."""
        name = name_of(spot.block)
        if name is not None:
            return Thing(_kind(spot.block), Quote(name))
        first = first_of(spot.block)
        return Thing(_kind(spot.block), Quote(first) if first is not None else None, begins=True)

    def _arrival(self, spot: Spot) -> Thing:
        """A block that is new, with the condition under which it shows."""
        thing, condition = self._thing(spot), spot.block.show_if
        when = conditions.briefly(condition, self.both.after) if condition else None
        return Thing(thing.path, thing.name, thing.begins, when)

    def _called(self, old: Spot, new: Spot) -> Thing:
        """How a sentence about its inside calls a block: the noun will do where the screen has only one."""
        kind = _kind(new.block)
        several = any(sum(_kind(one) == kind for one in spot.screen.blocks) > 1 for spot in (old, new))
        if noun(kind).shown_by == "name" or several:
            return self._thing(new)
        return Thing(kind)


def _kind(block: Block) -> str:
    return str(getattr(block, "kind", ""))


def _contents(screen: Screen) -> tuple[Thing, ...]:
    """What stands on a new screen; its buttons go without saying, unless there is nothing else."""
    others = [one for one in screen.blocks if _kind(one) != "button"]
    headings = [(one, heading_of(one)) for one in others or screen.blocks]
    return tuple(Thing(_kind(one), Quote(text) if text else None, fresh=True) for one, text in headings)


def _title(prototype: Prototype, screen: str) -> Quote:
    return Quote(prototype.by_id[screen].title)
