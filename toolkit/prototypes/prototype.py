"""One revision of a prototype: screens, and what changed since the revision before."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from functools import cached_property
from itertools import pairwise

from pydantic import Field

from toolkit.errors import say
from toolkit.options import alike
from toolkit.prototypes.block import Block
from toolkit.prototypes.blocks import AnyBlock
from toolkit.prototypes.blocks.button import Button
from toolkit.prototypes.checking import Check
from toolkit.prototypes.condition import Answers
from toolkit.prototypes.possible import Asked
from toolkit.prototypes.sharing import SharedBlock
from toolkit.prototypes.ways import unreached
from toolkit.schema import Complaint, Flag, Id, Model, fingerprint
from toolkit.surface import Record, Surface, Value
from toolkit.text import Text


class Screen(Model):
    """One state of a prototype."""

    id: Id = Field(description="The screen's name, for buttons that lead here and for the results.")
    title: Text = Field(description="The heading at the top of the screen.")
    end: Flag = Field(False, description="Nothing leads on from here, and that is meant.")
    blocks: tuple[AnyBlock, ...] = Field(min_length=1, max_length=20, description="What stands on it, in order.")

    def complaints(self) -> Iterator[Complaint]:
        # Side by side only: under two texts, two buttons may well both say "Read on".
        for index, (one, other) in enumerate(pairwise(self.blocks), 1):
            labels = [block.label for block in (one, other) if isinstance(block, Button) and not block.show_if]
            if any(alike((), say("button"), labels)):
                wrong = say("this button reads the same as the one above it")
                yield Complaint(("blocks", index, "label"), wrong, say("give one of them another `label`"))


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
    def _fingerprint(self) -> str:
        found = self.plain()
        for screen in found["screens"]:
            screen.pop("end", None)  # a word to the check; participants see the same text with it and without it
        return fingerprint(found)

    @cached_property
    def blocks(self) -> dict[str, Block]:
        """Every block that has a name, in the order of the file."""
        return {block.name: block for screen in self.screens for block in screen.blocks if block.id}

    @cached_property
    def where(self) -> dict[str, str]:
        """The screen on which each block stands that has a name."""
        return {block.name: screen.id for screen in self.screens for block in screen.blocks if block.id}

    @cached_property
    def ways(self) -> dict[str, tuple[str, ...]]:
        """For each screen the other screens that something on it leads to."""
        found: dict[str, tuple[str, ...]] = {}
        for screen in self.screens:
            leads = [to for block in screen.blocks for _, to in block.leads_to()]
            found[screen.id] = tuple(to for to in dict.fromkeys(leads) if to in self.by_id and to != screen.id)
        return found

    @cached_property
    def shares(self) -> bool:
        """Whether anything in it reads or adds to what people share."""
        return any(block.shares for screen in self.screens for block in screen.blocks)

    def is_shared(self, screen: str) -> bool:
        """Whether people share something on this screen."""
        return any(isinstance(one, SharedBlock) for one in self.by_id[screen].blocks)

    def answers(self, r: Record) -> dict[str, Value]:
        """Each named block's answer now, for conditions."""
        return {name: block.answer(r) for name, block in self.blocks.items()}

    def shapes(self) -> dict[str, Answers]:
        return {name: block.answers() for name, block in self.blocks.items()}

    def asked(self) -> dict[str, Asked]:
        """As `shapes()`, with the condition on which each block shows."""
        return {name: Asked(block.answers(), block.show_if) for name, block in self.blocks.items()}

    def draw(self, screen: str, s: Surface, r: Record) -> None:
        """Draw one screen: each block in a section of its own, if its condition holds."""
        for index, block in enumerate(self.by_id[screen].blocks):
            name = block.id or str(index)
            with s.section(f"block.{name}"):  # no id of an author can meet a section of the journey
                if block.show_if is None or block.show_if.holds(self.answers(r)):
                    with s.at(name):
                        block.draws(s, r)

    def complaints(self) -> Iterator[Complaint]:
        yield from Check(self).complaints()

    def lost(self, starts: Iterable[str] = (), ends: Container[str] = ()) -> Iterator[Complaint]:
        """Screens that no one can reach, and those where people get stuck.

        A file alone cannot know this: a task of a sprint may begin at a screen (`starts`) or be done there (`ends`).
        Every way counts, behind a condition too: `complaints()` has said which conditions can never hold.
        """
        alone = unreached(self.ways, [self.first, *starts])
        for name in alone:
            right = say("let a button's `to` name it, begin a task there, or take it out")
            yield Complaint(
                ("screens", self._number(name), "id"), say("no one can reach the screen `{screen}`", screen=name), right
            )
        for number, screen in enumerate(self.screens):
            stuck = not self.ways[screen.id] and not screen.end and screen.id not in ends
            if stuck and screen.id not in alone and len(self.screens) > 1:
                wrong = say("nothing leads on from the screen `{screen}`", screen=screen.id)
                yield Complaint(("screens", number, "id"), wrong, say("add a button, or `end: true` if that is meant"))

    def _number(self, screen: str) -> int:
        return next(number for number, one in enumerate(self.screens) if one.id == screen)
