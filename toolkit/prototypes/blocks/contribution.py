"""The picture of a community: who contributes, as numbers of people; and one's own part in it, for oneself alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal

from pydantic import Field

from toolkit.languages import words
from toolkit.prototypes.block import KIND
from toolkit.prototypes.community.contribution import (
    MINIMUM,
    PICTURES,
    Part,
    counted,
    parts,
    settled,
    together,
    why_not,
)
from toolkit.prototypes.sharing import SharedBlock
from toolkit.surface import Record, Surface
from toolkit.text import Text

GAVE = ("shared", "asked", "replies", "given", "thanked")
GOT = ("answers", "received", "thanks")


class Contribution(SharedBlock):
    says: ClassVar = "Who contributes to a community, as numbers of people from five on, never names."
    example: ClassVar = """
kind: contribution
id: my-part
names: anonymous
title: {nl: Wie draagt bij?, en: Who contributes?}
"""

    kind: Literal["contribution"] = Field(description=KIND)
    names: Literal["anonymous"] = Field(
        "anonymous", description="Always `anonymous`: these are numbers of people, never names."
    )
    title: Text | None = Field(None, description="A heading above the picture.")

    def draws(self, s: Surface, r: Record) -> None:
        own = words(r.language)
        if self.title:
            s.heading(r.t(self.title))
        self._mine(s, r)
        s.heading(own["com_all"])
        s.text(own["com_all_why"].format(n=MINIMUM), soft=True)
        everybody = together(r.folded(block, settled) for block in r.room.by_block)
        for picture in PICTURES:
            self._picture(s, r, picture, counted(everybody, picture))

    def _mine(self, s: Surface, r: Record) -> None:
        own = words(r.language)
        mine = together(r.folded(block, parts) for block in r.room.by_block).get(r.me, Part())
        with s.card():
            s.heading(own["com_mine"])
            s.text(own["com_mine_why"], soft=True)
            gave, got = _numbers(r, mine, GAVE), _numbers(r, mine, GOT)
            if any(value for _, value in (*gave, *got)):
                s.bars(own["com_mine_gave"], gave)
                s.bars(own["com_mine_got"], got)
            else:
                s.text(own["com_mine_none"])

    def _picture(self, s: Surface, r: Record, picture: str, counts: tuple[tuple[str, int], ...]) -> None:
        own, why = words(r.language), why_not(counts)
        with s.card():
            s.heading(own[f"com_pic_{picture}"])
            if why:
                s.text(own[f"com_pic_{why}"].format(n=MINIMUM))
            else:
                s.bars(own["com_pic_people"], [(own[f"com_sort_{name}"], float(n)) for name, n in counts])
            s.text(own[f"com_pic_{picture}_why"], soft=True)


def _numbers(r: Record, part: Part, names: Sequence[str]) -> list[tuple[str, float]]:
    return [(words(r.language)[f"com_n_{name}"], float(getattr(part, name))) for name in names]
