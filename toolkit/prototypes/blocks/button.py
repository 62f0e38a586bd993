"""A button that leads to a screen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field

from toolkit.prototypes.block import KIND, Action, Block, Recorded, Robot
from toolkit.schema import Flag, Id
from toolkit.surface import Record, Surface
from toolkit.text import Text

KEY = "go"


class Button(Block):
    says: ClassVar = "A button that leads to another screen."
    example: ClassVar = """
kind: button
id: my-button
label: {nl: Naar de gesprekswijzer, en: To the conversation guide}
to: end
"""
    records: ClassVar = (Recorded("press", "the button was pressed"), Recorded("goto", "the screen it leads to"))

    kind: Literal["button"] = Field(description=KIND)
    label: Text = Field(description="What stands on the button.")
    to: Id = Field(description="The screen that it leads to.")
    main: Flag = Field(False, description="Whether this is the screen's main button.")

    def draws(self, s: Surface, r: Record) -> None:
        if s.button(KEY, r.t(self.label), primary=self.main and not r.quiet):
            r.emit("goto", self.name, self.to)

    def rehearses(self, robot: Robot, r: Record) -> Iterator[Action]:
        if robot.wants(self.to):
            yield KEY, True

    def leads_to(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        yield ("to",), self.to
