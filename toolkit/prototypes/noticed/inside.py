"""What differs inside one block, or inside one part of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from toolkit.prototypes.block import Block
from toolkit.prototypes.noticed import alike, excerpt, twins
from toolkit.prototypes.noticed.difference import Difference, Where
from toolkit.prototypes.noticed.nouns import NUMBERED, ONLY_WITH, SAYS
from toolkit.prototypes.noticed.phrase import Count, Naming, Part, Phrase, Quote, Reworded, Thing, Word
from toolkit.prototypes.noticed.shapes import Key, id_of, keys, listed, name_key, name_of, path_in
from toolkit.prototypes.noticed.twins import Spot, Twins
from toolkit.prototypes.prototype import Prototype
from toolkit.schema import Model
from toolkit.text import LANGUAGES, Text


class Inside:
    """One block, before and after. `block` is how a sentence calls it."""

    def __init__(self, both: Twins, old: Spot, new: Spot, block: Thing, where: Where) -> None:
        self.both, self.old, self.new, self.block, self.where = both, old.block, new.block, block, where
        self.ids = twins.ids(self.old, self.new)
        self.kind = block.path

    def differences(self) -> Iterator[Difference]:
        yield from self._model(self.old, self.new, self.kind, None)

    def _tell(self, key: str, parts: dict[str, Part], n: int | None = None, only: tuple[str, ...] = ()) -> Difference:
        return Difference(Phrase(key, parts, n), self.where, only)

    def _model(
        self, old: Model, new: Model, path: str, owner: Thing | None, *, named: bool = False
    ) -> Iterator[Difference]:
        """Key by key. `named`: what names this part has been told where it is listed."""
        for key in keys(type(new)):
            a, b = getattr(old, key.name), getattr(new, key.name)
            inner = f"{path}.{key.name}"
            if a == b and key.sort not in ("reference", "references", "part", "parts"):
                continue
            if key.sort == "text" and not (named and key.name == name_key(type(new))):
                yield from self._text(a, b, inner, owner)
            elif key.sort in ("texts", "parts"):
                yield from self._list(old, new, key, path, owner)
            elif key.sort == "part":
                yield from self._part(a, b, inner)
            elif key.sort == "reference":
                yield from self._reference(key, a, b, owner)
            elif key.sort == "references":
                yield from self._references(a, b, inner, owner)
            elif key.sort == "value" and _seen(old, new, inner):
                yield self._value(a, b, inner, owner)

    # -- texts ----------------------------------------------------------------------------------------------------

    def _text(self, old: Text | None, new: Text | None, path: str, owner: Thing | None) -> Iterator[Difference]:
        inside = "_at" if owner else ""
        parts: dict[str, Part] = {"noun": Naming(path), **({"owner": owner} if owner else {})}
        if old is None or new is None:
            if new is not None:
                yield self._tell(f"text_new{inside}", {"new": (Quote(new),), **parts})
            elif old is not None:
                yield self._tell(f"text_gone{inside}", {"gone": (Quote(old),), **parts})
            return
        yield from self._reworded(old, new, path, owner, "_at" if owner else "")

    def _reworded(self, old: Text, new: Text, path: str, owner: Thing | None, inside: str = "") -> Iterator[Difference]:
        """A text in other words, or with other bold words, lists or links; said of the languages in which it is so."""
        parts: dict[str, Part] = {"noun": Naming(path), **({"owner": owner, "above": self.block} if owner else {})}
        words = tuple(one for one in LANGUAGES if excerpt.plain(old(one)) != excerpt.plain(new(one)))
        looks = tuple(one for one in LANGUAGES if excerpt.look(old(one)) != excerpt.look(new(one)))
        if words:
            key = "says" if path in SAYS else f"reworded{inside}"
            yield self._tell(key, {"texts": (Reworded(old, new),), **parts}, 1, _only(words))
        if set(looks) - set(words):  # where the words are new as well, one sentence is enough
            yield self._tell(f"layout{inside}", {"texts": (Reworded(new, new),), **parts}, None, _only(looks))

    # -- lists ----------------------------------------------------------------------------------------------------

    def _list(self, old: Model, new: Model, key: Key, path: str, owner: Thing | None) -> Iterator[Difference]:
        olds, news = getattr(old, key.name), getattr(new, key.name)
        pairs = alike.pairs(olds, news)
        inner, above = f"{path}.{key.name}", owner or self.block
        yield from self._members(olds, news, pairs, inner, above)
        yield from self._order(news, pairs, inner, above)
        for i, j in sorted(pairs, key=lambda one: one[1]):
            a, b = olds[i], news[j]
            one = path_in(path, key, b)
            before, after = name_of(a), name_of(b)
            if before is not None and after is not None and before != after:
                yield from self._reworded(before, after, one, above, "_in")
            if isinstance(a, Model) and isinstance(b, Model) and type(a) is type(b):
                part = Thing(one, Quote(after) if after else None, whole=owner if id_of(new) else None)
                yield from self._model(a, b, one, part, named=after is not None)

    def _members(
        self, olds: Sequence[Any], news: Sequence[Any], pairs: Sequence[tuple[int, int]], path: str, owner: Thing
    ) -> Iterator[Difference]:
        """What has left a list and what has come."""
        kept = {i for i, _ in pairs}, {j for _, j in pairs}
        gone = tuple(_quoted(olds, i, path) for i in range(len(olds)) if i not in kept[0])
        new = tuple(_quoted(news, j, path) for j in range(len(news)) if j not in kept[1])
        if not gone and not new:
            return
        if len(gone) == len(new) == 1:
            yield self._tell("list_swap", {"owner": owner, "gone": gone, "new": new})
            return
        changes: tuple[Part, ...] = (
            *((Phrase("listed_gone", {"gone": gone}, len(gone)),) if gone else ()),
            *((Phrase("listed_new", {"new": new}, len(new)),) if new else ()),
        )
        if len(gone) == len(new):
            yield self._tell("list_other", {"owner": owner, "noun": Naming(path), "changes": changes})
        else:
            counts: dict[str, Part] = {"now": Count(len(news), path), "was": len(olds)}
            yield self._tell("list", {"owner": owner, "changes": changes, **counts})

    def _order(
        self, news: Sequence[Any], pairs: Sequence[tuple[int, int]], path: str, owner: Thing
    ) -> Iterator[Difference]:
        stayed = sorted(pairs, key=lambda one: one[1])
        names = [Quote(name_of(news[j]) or Text("…")) for _, j in stayed]
        for key, parts in ordered([i for i, _ in stayed], names):
            yield self._tell(f"{key}_in", {"owner": owner, **parts})

    # -- everything else ------------------------------------------------------------------------------------------

    def _part(self, old: Model | None, new: Model | None, path: str) -> Iterator[Difference]:
        here, there = (None if one is None else Thing(path, _quote(name_of(one))) for one in (old, new))
        if old is not None and new is not None:
            before, after = name_of(old), name_of(new)
            if before is not None and after is not None and before != after:
                yield from self._reworded(before, after, f"{path}.{name_key(type(new))}", None)
            yield from self._model(old, new, path, there, named=True)
        elif there is not None:
            yield self._tell("part_new", {"new": (there,)})
        elif here is not None:
            yield self._tell("part_gone", {"gone": (here,)})

    def _reference(self, key: Key, old: str | None, new: str | None, owner: Thing | None) -> Iterator[Difference]:
        """Where something leads: a screen, or another part of the block."""
        screens = {path[-1] for one in (self.old, self.new) for path, _ in one.leads_to()}
        twin = self.both.screens if key.name in screens else self.ids
        if (old is None) == (new is None) and (old is None or twin.get(old) == new):
            return
        parts: dict[str, Part] = {"block": owner or self.block}
        if old is not None:
            parts["was"] = self._target(self.both.before, self.old, old, key.name in screens)
        if new is not None:
            parts["now"] = self._target(self.both.after, self.new, new, key.name in screens)
        yield self._tell("leads" if old and new else "leads_on" if new else "leads_off", parts)

    def _references(
        self, old: Sequence[str], new: Sequence[str], path: str, owner: Thing | None
    ) -> Iterator[Difference]:
        """Which other parts of the block are named; their order says nothing."""
        pairs = [(i, new.index(self.ids[one])) for i, one in enumerate(old) if self.ids.get(one) in new]
        olds, news = ([self._named(block, one) for one in ids] for block, ids in ((self.old, old), (self.new, new)))
        yield from self._members(olds, news, pairs, path, owner or self.block)

    def _named(self, block: Block, name: str) -> Text:
        found = next((part for one, _, part in listed(block, self.kind) if one == name), None)
        return (name_of(found) if found is not None else None) or Text("…")

    def _target(self, prototype: Prototype, block: Block, name: str, is_screen: bool) -> Part:
        if is_screen:
            return Quote(prototype.by_id[name].title)
        path, part = next((path, part) for one, path, part in listed(block, self.kind) if one == name)
        return Thing(path, _quote(name_of(part)))

    def _value(self, old: Any, new: Any, path: str, owner: Thing | None) -> Difference:
        block = owner or self.block
        if isinstance(new, bool):
            return self._tell(f"value:{path}:{'on' if new else 'off'}", {"block": block})
        return self._tell(f"value:{path}", {"block": block, "was": _word(path, old), "now": _word(path, new)})


def ordered(places: Sequence[int], names: Sequence[Part]) -> Iterator[tuple[str, dict[str, Part]]]:
    """What stands in another place among those that stayed: one sentence each, or the whole order where much moved."""
    moved = alike.displaced(places)
    if len(moved) > 2:
        yield "order", {"all": tuple(names)}
        return
    for at in moved:
        if at + 1 < len(names):
            yield "before", {"block": names[at], "other": names[at + 1]}
        else:
            yield "after", {"block": names[at], "other": names[at - 1]}


def _seen(old: Model, new: Model, path: str) -> bool:
    """Whether anybody sees this key: some count only where another key says so, before and after."""
    key, value = ONLY_WITH.get(path, (None, None))
    return key is None or getattr(old, key) == getattr(new, key) == value


def _only(changed: tuple[str, ...]) -> tuple[str, ...]:
    """The languages to name: none where the change is in all."""
    return () if len(changed) == len(LANGUAGES) else changed


def _quoted(parts: Sequence[Any], index: int, path: str) -> Quote:
    name = name_of(parts[index])
    return Quote(name if name is not None else Text("…"), index + 1 if path in NUMBERED else None)


def _quote(name: Text | None) -> Quote | None:
    return None if name is None else Quote(name)


def _word(path: str, value: Any) -> Word:
    return Word(path, None if value is None else str(value))
