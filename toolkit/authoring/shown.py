"""Edits of what people were shown. A file may be edited at any time; what people saw does not change in silence.

A round keeps showing what its first person saw, and the team decides about an edit: it becomes the next revision, or it
changes nothing that counts, and then the round shows it from that moment on. Who decided, and why, is recorded.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ValidationError

from toolkit.authoring import desk
from toolkit.authoring.branching import next_revision
from toolkit.authoring.pinned import FOLDERS, MODELS, Kind, journey_of, newest, part_of, parts_of, show
from toolkit.errors import Refused, say
from toolkit.experiments.sprint import Sprint
from toolkit.kit import Kit, LiveKit
from toolkit.prototypes.prototype import Prototype
from toolkit.records import ShownText
from toolkit.schema import Model
from toolkit.storage.store import Store, Transaction
from toolkit.text import Text

_SEEN: dict[Kind, tuple[str, ...]] = {
    "prototype": ("title", "start", "screens"),
    # Its other rounds, and what the team expects, may change meanwhile.
    "sprint": ("title", "question", "prototype", "consent", "before", "tasks", "after", "minimum_group"),
    "survey": ("title", "about", "intro", "per_screen", "items", "scales"),
}
"""What participants see or are told of each text, and what their answers are counted by."""


@dataclass(frozen=True)
class Showing:
    """A round that has shown a revision: how many people took part, and the text that they see (its fingerprint)."""

    sprint: str
    round: str
    state: Literal["planned", "open", "closed"]
    people: int
    fingerprint: str


@dataclass(frozen=True)
class Edit:
    """A text of a round that differs from its file as it is now. `gone`: there is no such file any more."""

    kind: Kind
    name: str
    gone: bool
    words_only: bool

    @property
    def file(self) -> str:
        return f"{FOLDERS[self.kind]}/{self.name}.yaml"


def edits(kit: Kit, store: Store, sprint: str, round: str) -> list[Edit]:
    """The texts of a round whose files say something else now, for the team to decide about."""
    found = [_edit(kit, store, one) for one in newest(store.shown(sprint, round)).values()]
    return [one for one in found if one is not None]


def _edit(kit: Kit, store: Store, shown: ShownText) -> Edit | None:
    now = _now(kit, shown)
    if now is None:
        return Edit(shown.kind, shown.name, gone=True, words_only=False)
    was = _kept(store, shown.kind, shown.fingerprint)
    if isinstance(was, Sprint) and isinstance(now, Sprint) and _tries(was, shown.round) != _tries(now, shown.round):
        return Edit(shown.kind, shown.name, gone=False, words_only=False)
    if was is None or _same(was, now, shown.kind):
        return None
    same = all(_bones(getattr(was, key)) == _bones(getattr(now, key)) for key in _SEEN[shown.kind])
    return Edit(shown.kind, shown.name, gone=False, words_only=same)


def _tries(sprint: Sprint, round: str) -> tuple[str, ...]:
    """The revisions that a round tries; none where the round is gone."""
    return sprint.revisions_of(round)


def differs(store: Store, showing: Showing, now: Prototype) -> bool:
    """Whether the people of a round would see something else, if they saw the revision as it is `now`."""
    was = _kept(store, "prototype", showing.fingerprint)
    return was is not None and not _same(was, now, "prototype")


def _kept(store: Store, kind: Kind, fingerprint: str) -> Model | None:
    """A text as people saw it; None where it was kept by an older kit that knew other keys."""
    try:
        return MODELS[kind].model_validate(store.definition(fingerprint))
    except ValidationError:
        return None


def _same(was: Model, now: Model, kind: Kind) -> bool:
    return was.fingerprint() == now.fingerprint() or all(getattr(was, key) == getattr(now, key) for key in _SEEN[kind])


def _now(kit: Kit, shown: ShownText) -> Model | None:
    if shown.kind == "prototype":
        name, revision = shown.name.split("/")
        return kit.prototypes.get(name, {}).get(revision)
    return (kit.sprints if shown.kind == "sprint" else kit.surveys).get(shown.name)


def _bones(value: object) -> object:
    """A text without its words: the same before and after an edit of nothing but the wording."""
    if isinstance(value, Text):
        return "words"
    if isinstance(value, BaseModel):
        return {key: _bones(getattr(value, key)) for key in type(value).model_fields}
    return [_bones(one) for one in value] if isinstance(value, (list, tuple)) else value


def showings(store: Store, prototype: str, revision: str) -> tuple[Showing, ...]:
    """The rounds whose people have seen this revision, in the order in which they did."""

    def look(tx: Transaction) -> tuple[Showing, ...]:
        latest: dict[tuple[str, str], ShownText] = {}
        for one in tx.rounds_that_showed("prototype", f"{prototype}/{revision}"):
            latest[(one.sprint, one.round)] = one
        found: list[Showing] = []
        for (sprint, round), one in latest.items():
            people = sum(not session.robot for session in tx.sessions(sprint, round))
            found.append(Showing(sprint, round, tx.round(sprint, round).state, people, one.fingerprint))
        return tuple(found)

    return store.reading(look)


def keep_counting(live: LiveKit, store: Store, prototype: str, revision: str, who: str, why: str) -> None:
    """Record that an edit of a revision changes nothing that counts: every round that showed it shows it from now on.

    Raises Refused where a round's tasks do not fit the revision as it is now, or where nobody says who decided and why.
    """
    _named(who, why)
    kit = _clean(live)
    part = part_of(kit, "prototype", f"{prototype}/{revision}", kit.prototype(prototype, revision))
    rounds = showings(store, prototype, revision)
    for one in rounds:
        sprint = journey_of(kit, one.sprint, one.round, store).sprint
        _fits(sprint, kit.prototype(prototype, revision))

    def job(tx: Transaction) -> None:
        for one in rounds:
            if one.fingerprint != part.definition.fingerprint:
                show(tx, one.sprint, one.round, part, "kept", who, why)

    store.write(job).result(timeout=30)


def accept(live: LiveKit, store: Store, sprint: str, round: str, who: str, why: str) -> None:
    """Record that all edits of a round's texts change nothing that counts: it shows the files as they are now."""
    _named(who, why)
    kit = _clean(live)
    try:
        parts = {(one.kind, one.name): one for one in parts_of(kit, sprint, round)}
    except KeyError:
        raise Refused(say("something that this round shows is no longer in the kit")) from None

    def job(tx: Transaction) -> None:
        before = newest(tx.shown(sprint, round))
        for key, part in parts.items():
            if key not in before or before[key].fingerprint != part.definition.fingerprint:
                show(tx, sprint, round, part, "kept", who, why)

    store.write(job).result(timeout=30)


def _clean(live: LiveKit) -> Kit:
    """The kit as its files are now. Participants are never shown a text that has problems."""
    live.refresh()
    if live.problems:
        raise Refused(say("the kit has problems now, so nobody can be shown the edit; mend them first"))
    return live.kit


def _named(who: str, why: str) -> None:
    if not who.strip() or not why.strip():
        raise Refused(say("say who decides this, and why"))
    if len(who) > 80 or len(why) > 400:
        raise Refused(say("keep it short: at most 80 characters for who, 400 for why"))


def _fits(sprint: Sprint, prototype: Prototype) -> None:
    screens = tuple(prototype.by_id)
    for task in sprint.tasks:
        lost = [*task.done_when.check(prototype.shapes(), screens)]
        if lost or (task.start and task.start not in screens):
            raise Refused(
                say(
                    "the task `{task}`, as people have it, does not fit this edit; make it the next revision",
                    task=task.id,
                )
            )


def as_typed(store: Store, kind: Kind, name: str) -> str | None:
    """The file of a text as its people see it, with its author's comments; None where it was not kept."""
    for one in reversed(store.reading(lambda tx: tx.rounds_that_showed(kind, name))):
        kept = store.definition(one.file) if one.file else None
        if kept is not None:
            return str(kept["text"])
    return None


def put_back(folder: Path, store: Store, kind: Kind, name: str, seen: str = desk.NOTHING) -> None:
    """Lay a file back as its people see it. `seen` is what lies there now (see `desk`); by itself, nothing."""
    file, before = f"{FOLDERS[kind]}/{name}.yaml", as_typed(store, kind, name)
    if before is None:
        raise Refused(say("`{file}` was not kept as people saw it", file=file))
    desk.save(folder, file, before, seen)


def to_next_revision(folder: Path, store: Store, prototype: str, revision: str, language: str) -> str:
    """Make the edit of a revision the next one, and lay back what people saw; gives the new file's name in the kit."""
    name = f"{prototype}/{revision}"
    edited = desk.open_sheet(folder, f"{FOLDERS['prototype']}/{name}.yaml")
    if as_typed(store, "prototype", name) is None:
        raise Refused(say("`{file}` was not kept as people saw it", file=edited.name))
    made = next_revision(folder, prototype, edited.text, language)
    put_back(folder, store, "prototype", name, edited.seen)
    return made
