"""One revision of a prototype: screens, and what changed since the revision before."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from pydantic import Field

from toolkit.prototypes.block import Block
from toolkit.prototypes.blocks import AnyBlock
from toolkit.prototypes.condition import Answers
from toolkit.schema import Complaint, Id, Model, doubled, unknown
from toolkit.surface import Record, Surface, Value
from toolkit.text import Text


class Screen(Model):
    """One state of a prototype."""

    id: Id = Field(description="The screen's name, for buttons that lead here and for the results.")
    title: Text = Field(description="The heading at the top of the screen.")
    blocks: tuple[AnyBlock, ...] = Field(min_length=1, max_length=20, description="What stands on it, in order.")


class Change(Model):
    """What is different since the revision before, and why."""

    what: Text = Field(description="What changed, as people would notice it.")
    because: Text = Field(description="The finding that led to it.")


class Prototype(Model):
    """One file in `prototypes/<name>/`: a revision, `v1.yaml`, `v2.yaml` …"""

    title: Text = Field(description="The prototype's name.")
    about: Text = Field(description="One or two sentences for the team: what this is meant to find out.")
    start: Id | None = Field(None, description="The screen that opens; the first, where this is left out.")
    changes: tuple[Change, ...] = Field((), max_length=40, description="What changed since the revision before.")
    screens: tuple[Screen, ...] = Field(min_length=1, max_length=60, description="The screens.")

    @cached_property
    def by_id(self) -> dict[str, Screen]:
        return {screen.id: screen for screen in self.screens}

    @property
    def first(self) -> str:
        return self.start or self.screens[0].id

    @cached_property
    def blocks(self) -> dict[str, Block]:
        """Every block that has a name, in the order of the file."""
        return {block.name: block for screen in self.screens for block in screen.blocks if block.id}

    def answers(self, r: Record) -> dict[str, Value]:
        """Each named block's answer now, for conditions."""
        return {name: block.answer(r) for name, block in self.blocks.items()}

    def shapes(self) -> dict[str, Answers]:
        return {name: block.answers() for name, block in self.blocks.items()}

    def draw(self, screen: str, s: Surface, r: Record) -> None:
        """Draw one screen: each block in a section of its own, if its condition holds."""
        for index, block in enumerate(self.by_id[screen].blocks):
            name = block.id or str(index)
            with s.section(f"block.{name}"):  # no id of an author can meet a section of the journey
                if block.show_if is None or block.show_if.holds(self.answers(r)):
                    with s.at(name):
                        block.draws(s, r)

    def complaints(self) -> Iterator[Complaint]:
        screens = [screen.id for screen in self.screens]
        yield from doubled(("screens",), "screen", screens)
        if self.start and self.start not in screens:
            yield unknown(("start",), "screen", self.start, screens)
        earlier: dict[str, Answers] = {}
        where: dict[str, str] = {}
        for number, screen in enumerate(self.screens):
            for index, block in enumerate(screen.blocks):
                path = ("screens", number, "blocks", index)
                for complaint in self._block_complaints(block, earlier, screens):
                    yield complaint.under(*path)
                if block.id and block.id in where:
                    wrong = f"the id `{block.id}` is already used by a block on screen `{where[block.id]}`"
                    yield Complaint((*path, "id"), wrong, "give it another id")
                elif block.id:
                    earlier[block.id] = block.answers()
                    where[block.id] = screen.id

    def _block_complaints(self, block: Block, earlier: dict[str, Answers], screens: list[str]) -> Iterator[Complaint]:
        yield from block.complaints()
        for path, to in block.leads_to():
            if to not in screens:
                yield unknown(path, "screen", to, screens)
        if block.show_if:
            # Only earlier blocks: a screen is drawn from top to bottom in one pass, so a later answer would come late.
            yield from (one.under("show_if") for one in block.show_if.check(earlier, None))
