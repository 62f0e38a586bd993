"""What a rehearsing participant does on a board: join, add to the part that is open, then open another one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from toolkit.prototypes.block import Action, Robot
from toolkit.prototypes.blocks.expedition.members import has_joined
from toolkit.prototypes.blocks.expedition.overview import OVERVIEW, PART
from toolkit.prototypes.blocks.expedition.scene import OPEN
from toolkit.prototypes.blocks.expedition.sections import Section
from toolkit.prototypes.expedition.board import AMBITION, Board, Card
from toolkit.prototypes.expedition.timeline import doings
from toolkit.prototypes.sharing import SharedBlock, myself
from toolkit.surface import Record

WORDS = "Robot"

_ACTS: Mapping[str, tuple[str, ...]] = {
    "learning": ("learning",),
    "route": ("bend", "route"),
    "feedback": ("feedback", "answer"),
    "trials": ("trials", "result"),
    "obstacles": ("obstacles",),
    "ready": ("ready",),
    "ambition": ("ambition",),
}
"""What one does in each part: a robot rather opens one where it has something left to do, the first before the last."""


def rehearse(robot: Robot, r: Record, block: SharedBlock, parts: tuple[Section, ...], board: Board) -> Iterator[Action]:
    """In order: what it does in the part that is open, then which part it opens."""
    here = str(r.get(block.name, PART) or OVERVIEW) if len(parts) > 1 else parts[0].part
    section = next((one for one in parts if one.part == here), None)
    did = r.folded(block.name, doings).get(r.me, frozenset())
    may_join = here == "members" or (section is None and any(one.part == "members" for one in parts))
    if may_join and not has_joined(myself(r)):
        yield from _join(block.names == "named")
    elif section is not None and here in _DOES and robot.random.random() < robot.diligence:
        opened = str(r.get(block.name, OPEN) or "").partition(" ")[2]
        yield from _DOES[here](_Turn(robot, section, board, did, opened, r.me))
    others = [one.part for one in parts if one.part != here]
    if others and (section is None or did.issuperset(_ACTS.get(here, ())) or robot.random.random() < 0.1):
        left = [one for one in _ACTS if one in others and not did.issuperset(_ACTS[one])]
        yield PART, left[0] if left and robot.random.random() < 0.6 else robot.random.choice(others)


def _join(named: bool) -> Iterator[Action]:
    if named:
        yield "join/name", WORDS
    yield "join/function", WORDS
    yield "join/department", WORDS
    yield "join/join", True


@dataclass(frozen=True)
class _Turn:
    """A robot at one part of the board. Each way to act writes, then presses."""

    robot: Robot
    section: Section
    board: Board
    did: frozenset[str]
    opened: str
    me: str

    def of(self, cards: Sequence[Card]) -> str:
        """The card that it works on, if that is among these; where it is none of them, one that it could open."""
        names = [one.id for one in cards]
        return self.opened if self.opened in names else self.robot.random.choice(names)

    def adds(self) -> Iterator[Action]:
        name = f"add-{self.section.part}"
        yield f"{name}/text", f"{WORDS}: {self.section.part}"
        if self.section.part == "trials":
            yield f"{name}/expects", f"{WORDS}: expects"
        yield f"{name}/add", True

    def bends_or_adds(self) -> Iterator[Action]:
        steps = [one for one in self.board.of("route") if one.texts.heads and not one.bent]
        if not steps or ("bend" in self.did and "route" not in self.did):
            yield from self.adds()
            return
        card = self.of(steps)
        if card != self.opened:
            yield f"card-{card}/open/open", True
            return
        name = f"card-{card}/bend"
        yield f"{name}/because", f"{WORDS}: because"
        yield f"{name}/text", f"{WORDS}: another step"
        yield f"{name}/bend", True

    def answers_or_adds(self) -> Iterator[Action]:
        kind = "result" if self.section.part == "trials" else "answer"
        found = [one for one in self.board.of(self.section.part) if not one.hidden]
        if kind == "answer":
            found = [one for one in found if one.by != self.me]
        if not found or self.section.part not in self.did:
            yield from self.adds()
            return
        card = self.of(found)
        if card != self.opened:
            yield f"card-{card}/open/open", True
            return
        name = f"card-{card}/{kind}"
        yield f"{name}/text", f"{WORDS}: {kind}"
        yield f"{name}/send", True

    def rewrites(self) -> Iterator[Action]:
        if self.opened != AMBITION:
            yield "card-ambition/open/open", True
            return
        yield "card-ambition/edit/text", f"{WORDS}: ambition"
        yield "card-ambition/edit/text.from", self.board.ambition.texts.latest
        yield "card-ambition/edit/save", True

    def ticks(self) -> Iterator[Action]:
        yield f"point-{self.robot.random.choice(self.section.points).id}/tick", True


_DOES: Mapping[str, Callable[[_Turn], Iterator[Action]]] = {
    "ambition": _Turn.rewrites,
    "route": _Turn.bends_or_adds,
    "obstacles": _Turn.adds,
    "learning": _Turn.adds,
    "trials": _Turn.answers_or_adds,
    "feedback": _Turn.answers_or_adds,
    "ready": _Turn.ticks,
}
