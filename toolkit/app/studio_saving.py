"""Saving in the Studio: whole or not at all, and never in silence over what somebody else saved or what people saw."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from toolkit.app import studio_reading
from toolkit.app.state import House
from toolkit.app.studio import Desk, Work
from toolkit.authoring import desk, shown
from toolkit.authoring.branching import next_revision, unfilled
from toolkit.authoring.desk import Sheet
from toolkit.authoring.shown import Showing
from toolkit.errors import Refused, say
from toolkit.kit.data import filled
from toolkit.prototypes.prototype import Prototype


def grant(served: House, mine: Desk, language: str) -> None:
    """Do what was asked for since the last run. No call of Streamlit's stands in between, so nothing is half done."""
    while mine.wishes:
        wish = mine.wishes.pop(0)
        work = mine.works.get(wish.file)
        if work is not None:
            try:
                _ACTS[wish.what](Granted(served, mine, work, wish.said, language))
            except Refused as error:
                work.refused = error


def showings(served: House, work: Work) -> tuple[Showing, ...]:
    """The rounds whose people saw this revision; none for another kind of file."""
    if not work.is_revision:
        return ()
    return shown.showings(served.store, work.prototype, work.revision)


def edited_since(served: House, work: Work, text: str) -> bool:
    """Whether people would see something else than before, if they saw this text; one without meaning nobody sees."""
    alone = studio_reading.alone(work.name, text)
    now = alone and filled(served.live.folder, work.prototype, alone)
    return isinstance(now, Prototype) and any(shown.differs(served.store, one, now) for one in showings(served, work))


def _other_than_shown(served: House, work: Work) -> bool:
    """Whether saving would change what people saw. What was saved like that before is asked about in the Cockpit."""
    if not work.dirty or not edited_since(served, work, work.text):
        return False
    now, before = (studio_reading.fingerprint(work.name, one) for one in (work.text, work.sheet.text))
    return now != before


@dataclass(frozen=True)
class Granted:
    """A wish that is being granted; its methods may raise Refused, and then say why to whoever wished it."""

    served: House
    mine: Desk
    work: Work
    said: tuple[str, ...]
    language: str

    @property
    def _there(self) -> Sheet:
        return desk.open_sheet(self.served.live.folder, self.work.name)

    def look(self) -> None:
        self.work.look_at(self.said[0])

    def open(self) -> None:
        """Go to a problem of another file."""
        for one in self.work.found.elsewhere if self.work.found else ():
            if [f"{one.file}:{one.line}:{one.column}"] == [*self.said]:
                self.mine.open(one.file).go_to(one.line, one.column)
                self.mine.at = one.file

    def save(self) -> None:
        """A revision that people saw is not saved with another meaning before the team was asked."""
        if _other_than_shown(self.served, self.work):
            self.work.asking = True
        else:
            self._save()

    def _save(self) -> None:
        work = self.work
        work.laid(desk.save(self.served.live.folder, work.name, work.text, work.sheet.seen))
        self.served.live.refresh()

    def not_now(self) -> None:
        self.work.asking = False

    def revert(self) -> None:
        self.work.put(self._there, wished=True)

    def keep_mine(self) -> None:
        """Save over what somebody else saved, if that still is what was shown here."""
        theirs = self._there
        if theirs.seen == self.said[0]:
            self.work.sheet = theirs
            self.save()

    def next(self) -> None:
        """What stands in the editor becomes the next revision; the file that it was typed in stays as it was saved."""
        made = next_revision(self.served.live.folder, self.work.prototype, self.work.text, self.language)
        self.served.live.refresh()
        self.work.put(self._there, wished=True)
        new = self.mine.open(made)
        new.saved = True
        new.go_to(unfilled(new.text) or 1)
        self.mine.at = made

    def keep_counting(self) -> None:
        """By somebody's word the edit changes nothing that counts: rounds that showed the revision go on with it."""
        who, why = self.said
        served, work = self.served, self.work
        if not who.strip() or not why.strip():
            raise Refused(say("say who decides this, and why"))
        found = studio_reading.read(served.live.folder, work.name, work.text)
        if found.here or found.elsewhere:
            raise Refused(say("the kit has problems now, so nobody can be shown the edit; mend them first"))
        self._save()
        shown.keep_counting(served.live, served.store, work.prototype, work.revision, who, why)


_ACTS: Mapping[str, Callable[[Granted], None]] = {
    "screen": Granted.look,
    "open": Granted.open,
    "save": Granted.save,
    "not now": Granted.not_now,
    "revert": Granted.revert,
    "theirs": Granted.revert,
    "mine": Granted.keep_mine,
    "next": Granted.next,
    "keep": Granted.keep_counting,
}
