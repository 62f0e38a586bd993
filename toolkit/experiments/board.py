"""A member's way over a board: the receipt, and then the screens of the prototype, for as long as the board is open."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.experiments.journey import Journey, Place, Progress
from toolkit.experiments.sprint import Board, Sprint
from toolkit.prototypes.prototype import Prototype
from toolkit.surface import Fact, Surface

SCOPE = "board"


class BoardJourney(Journey):
    """The places of one board. There is no task and no end; nothing that is done here is judged."""

    def __init__(self, sprint: Sprint, board: Board, prototype: Prototype) -> None:
        self.board = board
        super().__init__(sprint, prototype, {})
        self.stops = [self.first, self.entrance]

    @property
    def entrance(self) -> str:
        """The screen that opens first."""
        return f"{SCOPE}.{self.prototype.first}"

    @property
    def first(self) -> str:
        return "receipt"

    def _places(self) -> Iterator[Place]:
        yield Place("receipt", "receipt", "receipt")
        shown = self.prototype.fingerprint()
        for screen in self.prototype.screens:
            yield Place(f"{SCOPE}.{screen.id}", "screen", SCOPE, screen.title, screen=screen.id, definition=shown)

    def draw(self, place_id: str, s: Surface, r: Progress) -> None:
        r.fixed_role = True
        super().draw(place_id, s, r)

    def _draw_screen(self, place: Place, s: Surface, r: Progress) -> None:
        with s.section("title"):
            s.heading(r.t(place.title or self.board.title))
        self.prototype.draw(place.screen, s, r)

    def _follows(self, _place: Place, _r: Progress) -> Iterator[Fact]:
        yield from ()
