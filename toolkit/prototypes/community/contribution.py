"""Who contributes, as numbers of people: never a name, never a rank. The definitions are the whole of it.

- *writers* wrote a post, a reply or a question, or gave feedback; *readers* are there and did none of that;
- people *add* who shared something, replied or gave feedback; people *receive* who got a reply or feedback;
- *experts* were appreciated by two different people or more; *beginners* were not, and asked a question, asked for
  feedback or say what they want to learn.

What was taken back or hidden does not count. In an open community the numbers are those of a moment ago: they move only
with every fifth fact of a block, so that nobody can watch one person's act change them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from toolkit.prototypes.community.feedback import Desk, feedback
from toolkit.prototypes.community.posts import Entry, posts
from toolkit.room import Shared

MINIMUM = 5
"""From so many people the picture shows: the floor of every figure about people."""

STEP = 5
EXPERT_FROM = 2

PICTURES: Mapping[str, tuple[str, ...]] = {
    "writing": ("writers", "readers"),
    "giving": ("both", "adds", "receives", "neither"),
    "knowing": ("experts", "beginners", "between"),
}


@dataclass(frozen=True)
class Part:
    """What one person put in and got out. `fans`: who appreciated it, for counting different people."""

    shared: int = 0
    asked: int = 0
    replies: int = 0
    given: int = 0
    thanked: int = 0
    answers: int = 0
    received: int = 0
    thanks: int = 0
    fans: frozenset[str] = frozenset()
    learns: bool = False

    def plus(self, other: Part) -> Part:
        summed = {name: getattr(self, name) + getattr(other, name) for name in _NUMBERS}
        return Part(**summed, fans=self.fans | other.fans, learns=self.learns or other.learns)

    @property
    def adds(self) -> bool:
        return bool(self.shared or self.replies or self.given)

    @property
    def receives(self) -> bool:
        return bool(self.answers or self.received)

    def sort(self, picture: str) -> str:
        """Which of the sorts of a picture this person is."""
        if picture == "writing":
            return "writers" if self.adds or self.asked else "readers"
        if picture == "giving":
            return ("both" if self.receives else "adds") if self.adds else "receives" if self.receives else "neither"
        if len(self.fans) >= EXPERT_FROM:
            return "experts"
        return "beginners" if self.asked or self.learns else "between"


_NUMBERS = ("shared", "asked", "replies", "given", "thanked", "answers", "received", "thanks")

Parts = dict[str, Part]
"""By person. Whoever did anything at all is in it."""


def parts(facts: tuple[Shared, ...]) -> Parts:
    """What everybody put in and got out at one block, whatever its kind."""
    found: Parts = {one.by: Part() for one in facts}
    learns = {one.by: one.get("learns") for one in facts if one.kind == "profile" and "learns" in one.value}
    for by, said in learns.items():
        found[by] = replace(found[by], learns=bool(said.strip()))
    written = posts(facts)
    for entry in written.entries.values():
        _entry(found, entry, ("asked" if entry.asks else "shared") if entry.id in written.tops else "replies")
    _desk(found, feedback(facts))
    return found


def settled(facts: tuple[Shared, ...]) -> Parts:
    """As `parts`, a moment ago: every fifth fact brings it up to date."""
    return parts(facts[: len(facts) // STEP * STEP])


def together(blocks: Iterable[Parts]) -> Parts:
    """Several blocks of one room."""
    found: Parts = {}
    for block in blocks:
        for by, part in block.items():
            found[by] = found[by].plus(part) if by in found else part
    return found


def counted(found: Parts, picture: str) -> tuple[tuple[str, int], ...]:
    """How many people are of each sort; everybody is of one."""
    sorts = [part.sort(picture) for part in found.values()]
    return tuple((sort, sorts.count(sort)) for sort in PICTURES[picture])


def why_not(counts: tuple[tuple[str, int], ...]) -> str:
    """Why these numbers are not shown: "few", or "alike", where they would tell what everybody did; "" if they are."""
    total = sum(n for _, n in counts)
    if total < MINIMUM:
        return "few"
    return "alike" if max(n for _, n in counts) >= total - 1 else ""


def _entry(found: Parts, entry: Entry, kind: str) -> None:
    if entry.by in found and entry.is_open:
        answers = sum(one.is_open and one.by != entry.by for one in entry.standing)
        more = Part(answers=answers, thanks=len(entry.thanks), fans=frozenset(entry.thanks))
        found[entry.by] = found[entry.by].plus(more).plus(_once(kind))
    for by in entry.thanks:
        found[by] = found[by].plus(Part(thanked=1))


def _once(kind: str) -> Part:
    return {"asked": Part(asked=1), "shared": Part(shared=1), "replies": Part(replies=1)}[kind]


def _desk(found: Parts, desk: Desk) -> None:
    for ask in desk.asks.values():
        if not ask.hidden:
            got = sum(not one.hidden for one in desk.on(ask.id))
            found[ask.by] = found[ask.by].plus(Part(asked=1, received=got))
    for given in desk.given.values():
        if not given.hidden:
            found[given.by] = found[given.by].plus(Part(given=1))
