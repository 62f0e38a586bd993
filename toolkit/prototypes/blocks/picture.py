"""A picture from the prototype's own folder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field

from toolkit.errors import Said, say
from toolkit.prototypes.block import KIND, Block
from toolkit.schema import Complaint, Path
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

    kind: Literal["picture"] = Field(description=KIND)
    file: str = Field(description="The file's name in the prototype's `pictures/` folder.")
    alt: Text = Field(description="What the picture shows, for those who cannot see it.")
    caption: Text | None = Field(None, description="A line under the picture.")

    def draws(self, s: Surface, r: Record) -> None:
        s.picture(self.file, r.t(self.alt))
        if self.caption:
            s.text(r.t(self.caption), soft=True)

    def files(self) -> Iterator[tuple[Path, str]]:
        yield ("file",), self.file

    def complaints(self) -> Iterator[Complaint]:
        yield from picture_file(("file",), self.file)


def picture_file(path: Path, file: str) -> Iterator[Complaint]:
    """A complaint where a file cannot be a picture of the prototype's folder."""
    if not _FILE.match(file):
        yield Complaint(path, say("`{file}` is not a picture's file name", file=file[:60]), _right(file))


def _right(file: str) -> Said:
    name = re.split(r"[/\\]", file)[-1]
    if _FILE.match(name) and len(name) <= 60:
        return say("did you mean `{word}`? It lies in `pictures/`, so leave the path out", word=name)
    return say("name a png, jpg, webp, gif or svg file that lies in `pictures/`, without a path")
