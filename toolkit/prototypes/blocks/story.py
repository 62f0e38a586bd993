"""A colleague's own story: text, a picture, a short video with its words written out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field

from toolkit.errors import say
from toolkit.languages import words
from toolkit.prototypes.block import KIND, Block
from toolkit.prototypes.blocks.picture import picture_file
from toolkit.schema import Complaint, Model, Path
from toolkit.surface import Record, Surface
from toolkit.text import Text

_VIDEO = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*\.(?:mp4|webm)\Z")


class StoryPicture(Model):
    file: str = Field(description="The picture's name in the prototype's `pictures/` folder.")
    alt: Text = Field(description="What the picture shows, for those who cannot see it.")


class StoryVideo(Model):
    """A video always has its words written out: for those who cannot hear it, and for an office without sound."""

    file: str = Field(description="The name of an mp4 or webm file in the prototype's `pictures/` folder.")
    poster: str = Field(description="The picture that shows until somebody plays it.")
    alt: Text = Field(description="What the video is, in one line below it.")
    transcript: Text = Field(description="Everything that is said in it.")


class Story(Block):
    says: ClassVar = "A colleague's story: text, a picture, or a short video with its words written out."
    example: ClassVar = """
kind: story
id: my-story
title: {nl: Ik dacht dat het niets voor mij was, en: I thought it was not for me}
who: {nl: "Noor, monteur (verzonnen)", en: "Noor, technician (made up)"}
text: {nl: Eén middag meelopen was genoeg., en: One afternoon of shadowing was enough.}
picture: {file: noor.svg, alt: {nl: Noor bij haar bus, en: Noor beside her van}}
video:
  file: noor.mp4
  poster: noor.jpg
  alt: {nl: "Video van 8 seconden", en: "Video of 8 seconds"}
  transcript: {nl: Ik ben gewoon een middag meegelopen., en: I just went along for an afternoon.}
"""

    kind: Literal["story"] = Field(description=KIND)
    title: Text | None = Field(None, description="A heading above the story; best a sentence of the colleague's own.")
    who: Text = Field(description="Whose story it is. Say so where the colleague is made up.")
    text: Text | None = Field(None, description="The story in the colleague's own words.")
    picture: StoryPicture | None = Field(None, description="A picture of the colleague or the work.")
    video: StoryVideo | None = Field(None, description="A short video of the colleague.")

    def draws(self, s: Surface, r: Record) -> None:
        with s.card():
            if self.title:
                s.heading(r.t(self.title))
            s.text(r.t(self.who), soft=True)
            if self.picture:
                s.picture(self.picture.file, r.t(self.picture.alt))
            if self.video:
                s.video(self.video.file, r.t(self.video.alt), self.video.poster)
                with s.expander(words(r.language)["story_transcript"]):
                    s.prose(r.t(self.video.transcript))
            if self.text:
                s.prose(r.t(self.text))

    def files(self) -> Iterator[tuple[Path, str]]:
        if self.picture:
            yield ("picture", "file"), self.picture.file
        if self.video:
            yield ("video", "file"), self.video.file
            yield ("video", "poster"), self.video.poster

    def complaints(self) -> Iterator[Complaint]:
        if self.text is None and self.video is None:
            yield Complaint((), say("this story tells nothing"), say("write its `text`, or give a `video`"))
        if self.picture:
            yield from picture_file(("picture", "file"), self.picture.file)
        if self.video:
            yield from picture_file(("video", "poster"), self.video.poster)
            if not _VIDEO.match(self.video.file):
                wrong = say("`{file}` is not a video's file name", file=self.video.file[:60])
                right = say("name an mp4 or webm file that lies in `pictures/`, without a path")
                yield Complaint(("video", "file"), wrong, right)
