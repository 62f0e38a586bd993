"""How much two things have in common, and which of the old goes with which of the new.

Everything here is symmetrical: with the two sides exchanged it finds the same pairs. That is why likeness is Dice's
coefficient over words (Dice 1945) and not difflib's ratio, which depends on the side that one begins at.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from toolkit.prototypes.noticed.shapes import Part, id_of, keys, name_of
from toolkit.schema import texts_in
from toolkit.text import Text

Bag = Counter[str]
"""Words with how often they stand there."""

SAME_ID = 0.5
"""What the same id adds to a likeness: two things that are alike in all but their id still win over two strangers."""

_WORD = re.compile(r"\w+")


def bag(part: Part) -> Bag:
    """The words of a part of a prototype, in all its languages, and the files that it names."""
    if isinstance(part, Text):
        return _words(part)
    found: Bag = Counter()
    for _, text in texts_in(part):
        found += _words(text)
    for key in keys(type(part)):
        value = getattr(part, key.name)
        if key.sort == "value" and isinstance(value, str) and not key.choices:
            found[f"={value}"] += 6  # another file is another picture, whatever its description says
    return found


def _words(text: Text) -> Bag:
    found: Bag = Counter()
    for one in set(text.by_language.values()):
        found.update(_WORD.findall(one.lower()) or [one])
    return found


def likeness(a: Bag, b: Bag) -> float:
    """Between 0 (no word in common) and 1 (the same words)."""
    total = a.total() + b.total()
    return 2 * (a & b).total() / total if total else 1.0


def best(candidates: Iterable[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """Pairs (old, new) out of (score, old, new): the best first, each once; at the same score, the nearer."""
    pairs: list[tuple[int, int]] = []
    olds: set[int] = set()
    news: set[int] = set()
    for _, i, j in sorted(candidates, key=lambda one: (-one[0], abs(one[1] - one[2]), one[1] + one[2])):
        if i not in olds and j not in news:
            pairs.append((i, j))
            olds.add(i)
            news.add(j)
    return sorted(pairs)


def pairs(olds: Sequence[Part], news: Sequence[Part], *, least: float = 0.5) -> list[tuple[int, int]]:
    """Which parts of one list go with which of another: by likeness, helped by the same id."""
    return best(_candidates(olds, news, least))


def _candidates(olds: Sequence[Part], news: Sequence[Part], least: float) -> Iterator[tuple[float, int, int]]:
    bags = [bag(one) for one in news]
    for i, old in enumerate(olds):
        own = bag(old)
        for j, new in enumerate(news):
            alike, same = likeness(own, bags[j]), same_id(old, new)
            # What people would call the same is the same to them, whatever else about it is new.
            named = name_of(old) is not None and name_of(old) == name_of(new)
            if same or named or alike >= least:
                yield alike + SAME_ID * same, i, j


def same_id(old: Part, new: Part) -> bool:
    return id_of(old) is not None and id_of(old) == id_of(new)


def displaced(places: Sequence[int]) -> list[int]:
    """Which of these have left the order: as few as possible, by a longest rising run (patience sorting).

    >>> displaced([3, 0, 1, 2])
    [0]
    """
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, place in enumerate(places):
        at = bisect_left(tops, place)
        before.append(ends[at - 1] if at else -1)
        tops[at : at + 1] = [place]
        ends[at : at + 1] = [index]
    kept, here = set(), ends[-1] if ends else -1
    while here >= 0:
        kept.add(here)
        here = before[here]
    return [index for index in range(len(places)) if index not in kept]
