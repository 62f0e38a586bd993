"""How the room stands on a statement: agreement, how much of one mind, and who moved; or why that is not shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.languages import words
from toolkit.prototypes.statements.points import consensus
from toolkit.prototypes.statements.released import (
    FLOOR,
    Move,
    Picture,
    first_votes,
    joined,
    last_votes,
    moves,
    pooled,
)
from toolkit.prototypes.statements.talk import either
from toolkit.surface import Record, Surface

if TYPE_CHECKING:
    from toolkit.prototypes.blocks.statements import Statements


def draw(block: Statements, s: Surface, r: Record, statement: str) -> None:
    s.heading(words(r.language)["stm_outcome"])
    votes = (last_votes if block.again else first_votes)(block.minimum_group)
    if _stands(block, s, r, r.folded(block.name, votes).get(statement, Picture())) and block.again:
        _moved(block, s, r, r.folded(block.name, moves(block.minimum_group)).get(statement, Picture()))


def _stands(block: Statements, s: Surface, r: Record, picture: Picture[str]) -> bool:
    """How many voted what; False where that stays hidden, with the reason on the screen."""
    own, least = words(r.language), max(FLOOR, block.minimum_group)
    counts = [picture.counts.get(one.id, 0) for one in block.scale]
    cells = joined(counts)
    if picture.why == "few":
        s.text(own["stm_few_twice" if block.again else "stm_few"].format(n=least, m=picture.voted))
        return False
    if picture.why or len(cells) < 2:
        s.text(own["stm_alike"])
        return False
    labels = [r.t(one.text) for one in block.scale]
    bars = [(either(labels[low:high], r.language), float(n)) for low, high, n in cells]
    s.bars(own["stm_bars"].format(n=picture.n), bars, limits=(0.0, float(picture.n)))
    found = consensus(counts)
    # What was joined must not be worked out again from how much the room is of one mind.
    if found is not None and len(cells) == len(counts):
        s.text(own["stm_consensus"].format(n=round(found * 10) * 10), soft=True)
    s.text(own["stm_counted"].format(n=picture.n, m=picture.voted, least=least), soft=True)
    return True


def _moved(block: Statements, s: Surface, r: Record, picture: Picture[Move]) -> None:
    """What people moved from and to, in the same people; a move of one person stands with the others."""
    own = words(r.language)
    apart, together = pooled(picture.counts)
    if picture.why or not apart:
        s.text(own["stm_moved_alike" if picture.why else "stm_moved_few"], soft=True)
        return
    order = {one.id: index for index, one in enumerate(block.scale)}
    rows = [(_move(block, r, key), float(n)) for key, n in sorted(apart.items(), key=lambda one: _rank(one[0], order))]
    if together:
        rows.append((own["stm_otherwise"], float(together)))
    s.bars(own["stm_moved"].format(n=picture.n), rows, limits=(0.0, float(picture.n)))


def _move(block: Statements, r: Record, key: Move) -> str:
    return " → ".join(block.called(r, one) for one in key) if key else words(r.language)["stm_stayed"]


def _rank(key: Move, order: dict[str, int]) -> tuple[int, ...]:
    return tuple(order.get(one, len(order)) for one in key)
