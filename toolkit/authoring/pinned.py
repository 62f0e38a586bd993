"""The texts that a round shows: from its first person on they stay what they were, whatever happens to the files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from pydantic import ValidationError

from toolkit import schema, source
from toolkit.errors import KitError
from toolkit.experiments.assignment import arms_of
from toolkit.experiments.board import BoardJourney
from toolkit.experiments.journey import Journey
from toolkit.experiments.sprint import Sprint
from toolkit.kit import Kit
from toolkit.kit.data import filled
from toolkit.prototypes.prototype import Prototype
from toolkit.records import ShownText
from toolkit.schema import Model, fingerprint
from toolkit.storage.store import Definition, Store, Transaction
from toolkit.surveys.survey import Survey

Kind = Literal["prototype", "sprint", "survey"]
M = TypeVar("M", bound=Model)

FOLDERS: Mapping[Kind, str] = {"prototype": "prototypes", "sprint": "experiments", "survey": "surveys"}
MODELS: Mapping[Kind, type[Model]] = {"prototype": Prototype, "sprint": Sprint, "survey": Survey}


@dataclass(frozen=True)
class Part:
    """One text that a round shows: what it says, and its file as its author typed it (None where it just changed)."""

    kind: Kind
    name: str
    made: Model
    file: Definition | None

    @property
    def definition(self) -> Definition:
        return Definition(self.made.fingerprint(), self.kind, self.name, self.made.plain())


def texts_of(kit: Kit, sprint: str, round: str) -> list[tuple[Kind, str, Model]]:
    """Everything that participants of a round would see now. KeyError where something is not in the kit."""
    found = kit.sprints[sprint]
    revisions = found.revisions_of(round)
    if not revisions:
        raise KeyError(round)
    surveys = dict.fromkeys(() if found.board(round) else (*found.before, *found.after))
    return [
        *(("prototype", f"{found.prototype}/{one}", kit.prototype(found.prototype, one)) for one in revisions),
        ("sprint", sprint, found),
        *(("survey", one, kit.surveys[one]) for one in surveys),
    ]


def contents(kit: Kit, sprint: str, round: str) -> list[Definition]:
    """The same, to be kept by fingerprint."""
    return [
        Definition(made.fingerprint(), kind, name, made.plain()) for kind, name, made in texts_of(kit, sprint, round)
    ]


def parts_of(kit: Kit, sprint: str, round: str) -> list[Part]:
    """The same, with the files as their authors typed them: these are read once more."""
    return [part_of(kit, *one) for one in texts_of(kit, sprint, round)]


def part_of(kit: Kit, kind: Kind, name: str, made: Model) -> Part:
    """The part with its file as typed, unless the file has been edited since the kit was read."""
    path = kit.folder / FOLDERS[kind] / f"{name}.yaml"
    try:
        raw = path.read_bytes()
        read = schema.build(type(made), source.read(raw, name), name)
        same = filled(kit.folder, name.partition("/")[0], read).fingerprint() == made.fingerprint()
    except (OSError, KitError):
        return Part(kind, name, made, None)
    typed = {"text": raw.decode("utf-8-sig")}
    return Part(kind, name, made, Definition(fingerprint(typed), "file", name, typed) if same else None)


def pin(tx: Transaction, sprint: str, round: str, parts: Sequence[Part]) -> None:
    """From the first person on, the round shows these texts. Later calls change nothing."""
    if not tx.shown(sprint, round):
        for part in parts:
            show(tx, sprint, round, part, "seen")


def show(
    tx: Transaction, sprint: str, round: str, part: Part, why: Literal["seen", "kept"], who: str = "", reason: str = ""
) -> None:
    kept = [part.definition, *([part.file] if part.file else [])]
    for definition in kept:
        tx.keep(definition)
    file = part.file.fingerprint if part.file else ""
    shown = part.definition.fingerprint
    tx.show(ShownText(sprint, round, part.kind, part.name, shown, file, tx.now, why, who.strip(), reason.strip()))


def journey_of(kit: Kit, sprint: str, round: str, store: Store | None = None, variant: str = "") -> Journey:
    """The journey of one round as the files say; with a store, as its participants see it.

    `variant`: what a session was given, where the round has variants; the first one without. KeyError where a part of
    it is nowhere to be found.
    """
    shown = newest(store.shown(sprint, round)) if store else {}
    found = _made(store, Sprint, kit.sprints.get(sprint), shown.get(("sprint", sprint)))
    revision = found.revision_of(round)
    if revision is None:
        raise KeyError(round)

    def prototype(name: str) -> Prototype:
        now = kit.prototypes.get(found.prototype, {}).get(name)
        return _made(store, Prototype, now, shown.get(("prototype", f"{found.prototype}/{name}")))

    board = found.board(round)
    if board is not None:
        return BoardJourney(found, board, prototype(revision))
    names = dict.fromkeys((*found.before, *found.after))
    surveys = {one: _made(store, Survey, kit.surveys.get(one), shown.get(("survey", one))) for one in names}
    arms = [(name, prototype(revision)) for name, revision in arms_of(found.round(round), variant)]
    return Journey(found, arms[0][1] if arms else prototype(revision), surveys, arms)


def newest(texts: Iterable[ShownText]) -> dict[tuple[str, str], ShownText]:
    return {(one.kind, one.name): one for one in texts}


def _made(store: Store | None, model: type[M], now: M | None, shown: ShownText | None) -> M:
    """The text as it was shown; the file's where nobody saw it yet, or where it cannot be read any more."""
    if store and shown and (now is None or now.fingerprint() != shown.fingerprint):
        kept = store.definition(shown.fingerprint)
        try:
            return model.model_validate(kept)
        except ValidationError:  # kept by an older kit that knew other keys
            pass
    if now is None:
        raise KeyError(model.__name__)
    return now
