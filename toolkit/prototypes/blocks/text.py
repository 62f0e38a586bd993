"""A piece of text."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from toolkit.prototypes.block import KIND, Block
from toolkit.surface import Record, Surface
from toolkit.text import Text


class TextBlock(Block):
    says: ClassVar = "A piece of text: paragraphs, lists, **bold**, *italic* and links."
    example: ClassVar = """
kind: text
title: {nl: Welkom, en: Welcome}
text: {nl: "Dit is een **proef**.", en: "This is a **trial**."}
"""

    kind: Literal["text"] = Field(description=KIND)
    title: Text | None = Field(None, description="A heading above the text.")
    text: Text = Field(description="The text itself.")

    def draws(self, s: Surface, r: Record) -> None:
        if self.title:
            s.heading(r.t(self.title))
        s.prose(r.t(self.text))
