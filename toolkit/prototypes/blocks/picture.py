"""A picture from the prototype's own folder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field

from toolkit.prototypes.block import Block
from toolkit.schema import Complaint
from toolkit.surface import Record, Surface
from toolkit.text import Text

_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*\.(?:png|jpe?g|webp|gif|svg)\Z")


class Picture(Block):
    says: ClassVar = "A picture that lies beside the YAML file, in the folder `pictures/`."
    example: ClassVar = """
kind: picture
file: four-journeys.svg
alt: {nl: De vier reizen van een medewerker, en: The four journeys of an employee}
"""

    kind: Literal["picture"]
    file: str = Field(description="The file's name in the prototype's `pictures/` folder.")
    alt: Text = Field(description="What the picture shows, for those who cannot see it.")
    caption: Text | None = Field(None, description="A line under the picture.")

    def draws(self, s: Surface, r: Record) -> None:
        s.picture(self.file, r.t(self.alt))
        if self.caption:
            s.text(r.t(self.caption), soft=True)

    def complaints(self) -> Iterator[Complaint]:
        yield from super().complaints()
        if not _FILE.match(self.file):
            right = "name a png, jpg, webp, gif or svg file that lies in `pictures/`, without a path"
            yield Complaint(("file",), f"`{self.file[:60]}` is not a picture's file name", right)
