"""What belongs together is said together: three reworded buttons are one sentence, so is one change on four screens."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace

from toolkit.prototypes.noticed.difference import Difference
from toolkit.prototypes.noticed.phrase import Part, Phrase

EVERYWHERE = ("reworded", "says")
"""What can be said of several screens in one sentence."""

TOGETHER = (*EVERYWHERE, "reworded_in", "reworded_at")
"""What can be said of several texts in one sentence."""


def gathered(found: Iterable[Difference]) -> tuple[Difference, ...]:
    """The same differences in fewer sentences. What shows on several screens is told first, with the whole."""
    differences = list(found)
    groups = _groups(differences, _change)
    everywhere = [group for group in groups if len({one.screen for one in group}) > 1]
    told = {id(one) for group in everywhere for one in group}
    left = [one for one in differences if id(one) not in told]
    whole = [one for one in left if one.screen is None]
    rest = [_merged(group) for group in _groups([one for one in left if one.screen], _sort)]
    return (*whole, *map(_on_screens, everywhere), *rest)


def _groups(differences: Sequence[Difference], by: Callable[[Difference], Hashable | None]) -> list[list[Difference]]:
    """Those of which `by` says the same, in the order in which the first of each was met; None stands alone."""
    groups: dict[Hashable, list[Difference]] = {}
    for index, one in enumerate(differences):
        key = by(one)
        groups.setdefault(index if key is None else key, []).append(one)
    return list(groups.values())


def _change(one: Difference) -> Hashable | None:
    """The change itself, wherever it is met. Parts of phrases are values, so their writing-out stands for them."""
    if one.said.key not in EVERYWHERE or one.screen is None:
        return None
    return one.said.key, repr(one.said.parts), one.only


def _sort(one: Difference) -> Hashable | None:
    """The screen, the sort of text and the block that it stands in."""
    if one.said.key not in TOGETHER:
        return None
    parts = one.said.parts
    return one.said.key, repr(one.screen), repr(parts["noun"]), repr(parts.get("above")), one.only


def _on_screens(group: Sequence[Difference]) -> Difference:
    screens = len({repr(one.screen) for one in group})
    return replace(group[0], said=Phrase("on_screens", {"said": group[0].said}, screens), screen=None)


def _merged(group: Sequence[Difference]) -> Difference:
    if len(group) == 1:
        return group[0]
    parts: dict[str, Part] = dict(group[0].said.parts)
    texts = tuple(text for one in group for text in _texts(one))
    parts["texts"] = texts
    if len({repr(one.said.parts.get("owner")) for one in group}) > 1:
        parts["owner"] = parts["above"]
    return replace(group[0], said=Phrase(group[0].said.key, parts, len(texts)))


def _texts(one: Difference) -> tuple[Part, ...]:
    texts = one.said.parts["texts"]
    return texts if isinstance(texts, tuple) else (texts,)
