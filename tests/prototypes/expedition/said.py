"""What stands on a board, wherever it stands: for tests that look for words."""

from __future__ import annotations

from toolkit.prototypes.expedition.board import Board
from toolkit.room import Shared


def fact(seq: int, by: str, kind: str, at: float | None = None, **parts: object) -> Shared:
    """A fact, with numbers as a person would write them in a test. Each comes ten minutes after the one before."""
    return Shared(seq, by, kind, {key: str(one) for key, one in parts.items()}, seq * 600.0 if at is None else at)


def said(board: Board) -> set[str]:
    """Every text that a member can find on the board: what stands there now, before that, and beside it."""
    found: set[str] = set()
    for card in board.cards.values():
        found |= {one.text for one in (*card.texts.heads, *card.texts.earlier)}
        found |= {one.text for one in card.notes if not one.hidden}
        found |= {one for one in (card.expects, card.round, card.because) if one and card.whole}
    return found


def stands(board: Board, card: object) -> list[str]:
    """What stands on a card now."""
    return [one.text for one in board.cards[str(card)].texts.heads]
