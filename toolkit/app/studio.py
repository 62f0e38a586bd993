"""What lies on the desk of one browser's Studio: the files that are open in it, as typed and as they were saved."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from toolkit.app import studio_reading
from toolkit.app.drafts import Drafts, drafts
from toolkit.app.editor import Asked, Stop, Typed
from toolkit.app.faces import Face, face_of, opening
from toolkit.app.state import for_the_team
from toolkit.app.studio_reading import Findings
from toolkit.authoring import desk
from toolkit.authoring.desk import Sheet
from toolkit.errors import Refused
from toolkit.kit import LiveKit


@dataclass
class Work:
    """A file that is being written: what stands on the disk (`sheet`), what stands in the editor (`text`).

    `load` names the text that the editor was given; what it sends belongs to that one and is counted by `version`.
    """

    name: str
    sheet: Sheet
    text: str
    load: str = field(default_factory=lambda: secrets.token_hex(8))
    version: int = 0
    wished: bool = False
    token: str = field(default_factory=Drafts.token)
    goto: dict[str, Any] | None = None
    asking: bool = False
    """Whether the team is asked what becomes of an edit of a revision that people saw."""
    refused: Refused | None = None
    saved: bool = False
    """Whether it was saved here, and nothing was typed since."""
    found: Findings | None = None
    stops: tuple[Stop, ...] = ()
    face: Face | None = None
    """The last good drawing."""
    walk_to: str = ""
    """A place that the drawing on the big screen is to open."""
    _face_of: object = None
    _read_at: object = None
    _stop: str = ""

    @property
    def dirty(self) -> bool:
        return self.text != self.sheet.text

    @property
    def is_revision(self) -> bool:
        return self.name.startswith("prototypes/")

    @property
    def prototype(self) -> str:
        return self.name.split("/")[1]

    @property
    def revision(self) -> str:
        return self.name.removesuffix(".yaml").split("/")[-1]

    def moved(self) -> bool:
        """Whether somebody else saved the file since it was opened here."""
        try:
            return desk.seen_now(for_the_team().live.folder, self.name) != self.sheet.seen
        except Refused:  # what lies there now is no text of a kit
            return True

    def put(self, sheet: Sheet, *, wished: bool = False) -> None:
        """Show what lies on the disk in place of what was typed. `wished`: somebody asked for it in this very editor.

        Otherwise letters may be on their way, and the editor keeps them.
        """
        self.wished = wished
        self.sheet, self.text, self.load, self.version = sheet, sheet.text, secrets.token_hex(8), 0
        self.asking, self.refused, self.saved = False, None, False

    def laid(self, sheet: Sheet) -> None:
        """It was saved: this lies on the disk now."""
        self.sheet, self.asking, self.refused, self.saved = sheet, False, None, True

    def take(self, typed: Typed) -> bool:
        """Take in what was typed; False where it is older than what is known, or of a text that was taken away."""
        if typed.load != self.load or typed.version <= self.version:
            return False
        self.text, self.version, self.saved, self.refused = typed.text, typed.version, False, None
        if typed.seen != self.sheet.seen:  # typed before a reload, upon a file that is another one by now
            self.sheet = Sheet(self.name, self.sheet.text, typed.seen)
        stop = next((one.id for one in reversed(self.stops) if one.line <= typed.line), "")
        if stop != self._stop:  # the drawing follows whoever writes, and stays where it is while they write on
            self._stop = stop
            self.look_at(stop)
        return True

    def go_to(self, line: int, column: int = 0) -> None:
        self.goto = {"id": secrets.token_hex(4), "line": line, "column": column}

    # -- reading and drawing ------------------------------------------------------------------------------------------

    def read(self, live: LiveKit, language: str) -> Findings:
        """Read the kit with this text in it; what was read before and is the same still is not read again."""
        now = (self.text, live.stamp, language)
        if self.found is None or now != self._read_at:
            self._read_at, self.found = now, studio_reading.read(live.folder, self.name, self.text)
            self.stops = studio_reading.stops(self.name, self.text, language) or self.stops
        self._draw(self.found, live.stamp)
        return self.found

    def _draw(self, found: Findings, stamp: str) -> None:
        """Keep the last good drawing: for this page, and for the phone in it."""
        # A sprint shows its prototype and its surveys, too, so it is drawn anew with every change of the kit.
        if found.made is not None and self._face_of != (found.made, stamp):
            self.face, self._face_of = face_of(self.name, found.made, found.kit), (found.made, stamp)
        if self.face is not None:
            drafts.lay(self.token, self.face, found.kit)

    def look_at(self, stop: str) -> None:
        """Have the drawings open the place of a screen, an item or a task."""
        place = opening(self.face, stop) if self.face else ""
        draft = drafts.look(self.token)
        if place and draft:
            self.walk_to, draft.place, draft.turn = place, place, draft.turn + 1


@dataclass(frozen=True)
class Wish:
    """Something that was asked for by a press: `what` is to be done with a file, and what was said with it."""

    what: str
    file: str
    said: tuple[str, ...] = ()


@dataclass
class Desk:
    """The Studio of one browser's session. `page` tells a reloaded browser that its own memory is older than this.

    Wishes are noted before a run and granted at its beginning: a run may be stopped halfway by the next letter.
    """

    page: str = field(default_factory=lambda: secrets.token_hex(8))
    works: dict[str, Work] = field(default_factory=dict)
    at: str = ""
    address: str = ""
    wishes: list[Wish] = field(default_factory=list)
    heard: float = 0.0
    labels: dict[str, dict[str, str]] = field(default_factory=dict)
    """What each file is called in the list, by language."""
    made: str = ""
    """A file that was made a moment ago, for a page that has to lead to it."""
    why: str = ""
    """Why nothing could be made, for the reader."""
    turn: int = 0
    """How often something was made: each time the form begins anew, and closed."""

    def open(self, name: str) -> Work:
        """The work on a file: opened, or opened anew where somebody else saved it and nothing was typed here."""
        folder, work = for_the_team().live.folder, self.works.get(name)
        if work is None:
            sheet = desk.open_sheet(folder, name)
            work = self.works[name] = Work(name, sheet, sheet.text)
        elif not work.dirty and work.moved():
            work.put(desk.open_sheet(folder, name))
        return work

    @property
    def unsaved(self) -> tuple[str, ...]:
        return tuple(name for name, work in self.works.items() if work.dirty)

    def wish(self, what: str, *said: str) -> None:
        """Note what is asked for; for the callbacks of buttons."""
        self.wishes.append(Wish(what, self.at, said))

    def hear(self, typed: Typed | None, asked: Asked | None) -> bool:
        """Take in what the editor sent; whether there was anything new in it."""
        work = self.works.get(typed.file) if typed else None
        new = work.take(typed) if typed and work else False
        if asked is None or asked.when == self.heard:
            return new
        self.heard = asked.when
        self.wish(asked.what, asked.id)
        return True


def own_desk() -> Desk:
    made: Desk = st.session_state.setdefault("studio: desk", Desk())
    return made
