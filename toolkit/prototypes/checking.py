"""What can be wrong with one revision of a prototype by itself: names, ways, and conditions that come to nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.errors import say
from toolkit.naming import free, name_from
from toolkit.prototypes.block import Block
from toolkit.prototypes.condition import Answers, Condition
from toolkit.prototypes.possible import Asked, Trial
from toolkit.prototypes.ways import reached
from toolkit.schema import Complaint, did_you_mean, doubled, texts_in, unknown

if TYPE_CHECKING:
    from toolkit.prototypes.prototype import Prototype, Screen


class Check:
    """Goes through a revision from top to bottom, as participants meet it."""

    def __init__(self, prototype: Prototype) -> None:
        self.prototype = prototype
        self.screens = [screen.id for screen in prototype.screens]
        self.taken = {block.id for screen in prototype.screens for block in screen.blocks if block.id}
        self.asked: dict[str, Asked] = {}
        self.shapes: dict[str, Answers] = {}
        self.where: dict[str, str] = {}
        self.trial = Trial(self.asked)
        # With a mistyped `to` the ways are not whole, and what cannot be reached would only be a second complaint.
        leads = [to for screen in prototype.screens for block in screen.blocks for _, to in block.leads_to()]
        self.whole = set(leads) <= set(self.screens)

    def complaints(self) -> Iterator[Complaint]:
        yield from doubled(("screens",), say("screen"), self.screens)
        if self.prototype.start and self.prototype.start not in self.screens:
            yield unknown(("start",), say("screen"), self.prototype.start, self.screens)
        for number, screen in enumerate(self.prototype.screens):
            for complaint in screen.complaints():
                yield complaint.under("screens", number)
            for index, block in enumerate(screen.blocks):
                for complaint in self._block(screen, block):
                    yield complaint.under("screens", number, "blocks", index)

    def _block(self, screen: Screen, block: Block) -> Iterator[Complaint]:
        yield from block.complaints()
        yield from self._leads(screen, block)
        conditions = list(self._show_if(screen, block, block.show_if)) if block.show_if else []
        yield from conditions
        if block.id and block.id in self.where:
            wrong = say(
                "the id `{id}` is already used by a block on screen `{screen}`",
                id=block.id,
                screen=self.where[block.id],
            )
            right = say("give it another id, such as `{id}`", id=free(block.id, self.taken))
            yield Complaint(("id",), wrong, right)
        elif block.id:
            self.where[block.id] = screen.id
            self.shapes[block.id] = block.answers()
            self.asked[block.id] = Asked(self.shapes[block.id], None if conditions else block.show_if)
        elif block.records:
            yield self._nameless(block)

    def _nameless(self, block: Block) -> Complaint:
        name = free(name_from(next((text("en") for _, text in texts_in(block)), "")) or "block", self.taken)
        self.taken.add(name)
        wrong = say("this block has no `id`, so its answers would have no name")
        return Complaint((), wrong, say("add `id: {id}`", id=name))

    def _leads(self, screen: Screen, block: Block) -> Iterator[Complaint]:
        for path, to in block.leads_to():
            if to not in self.screens:
                yield unknown(path, say("screen"), to, self.screens)
            elif to == screen.id:
                others = [one for one in self.screens if one != to]
                yield Complaint(path, say("`{to}` is the screen that this stands on", to=to), did_you_mean(to, others))

    def _show_if(self, screen: Screen, block: Block, condition: Condition) -> Iterator[Complaint]:
        found = list(self._too_early(block, condition))
        if not found:
            found = list(condition.check(self.shapes, None))
        if not found and self.whole:
            found = list(self._from_nowhere(screen, condition))
        if not found:
            found = list(self.trial.hopeless(condition, say("change it: as it is, nobody ever sees this block")))
        if not found and False not in self.trial.outcomes(condition):
            right = say("leave `show_if` out, or change it")
            found = [Complaint((), say("this condition always holds"), right)]
        yield from (one.under("show_if") for one in found)

    def _too_early(self, block: Block, condition: Condition) -> Iterator[Complaint]:
        """Only earlier blocks: a screen is drawn from top to bottom in one pass, so a later answer would come late."""
        for path, name in condition.names():
            if name in self.taken and name not in self.asked:
                if name == block.id:
                    right = say("name another `block`, one that comes earlier")
                    yield Complaint(path, say("this block depends on itself"), right)
                else:
                    wrong = say("the block `{block}` comes only after this one", block=name)
                    yield Complaint(path, wrong, say("move it up, or move this block below it"))

    def _from_nowhere(self, screen: Screen, condition: Condition) -> Iterator[Complaint]:
        for path, name in condition.names():
            if screen.id not in reached(self.prototype.ways, [self.where[name]]):
                wrong = say(
                    "`{block}` is asked on the screen `{screen}`, and nothing leads from there to this one",
                    block=name,
                    screen=self.where[name],
                )
                yield Complaint(path, wrong, say("ask it on the way here, or let a button there lead here"))
