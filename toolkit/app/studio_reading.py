"""What a text means that is still being written: its problems, what can be drawn of it, the parts one can go to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from toolkit import schema, source
from toolkit.app.editor import Stop
from toolkit.app.faces import CONSENT
from toolkit.errors import KitError, Problem
from toolkit.experiments.sprint import Sprint
from toolkit.kit import Kit, read_kit
from toolkit.prototypes.prototype import Prototype
from toolkit.schema import Model
from toolkit.source import Map, Seq
from toolkit.surveys.survey import Survey

MODELS: Mapping[str, type[Model]] = {"prototypes": Prototype, "surveys": Survey, "experiments": Sprint}
"""What the files of each folder are."""

LISTS: Mapping[str, str] = {"prototypes": "screens", "surveys": "items", "experiments": "tasks"}
"""The list in each of them that one goes through: what stands in it has an id, and a title or a text."""

LONGEST = 40
"""Characters of a title; a row of buttons holds no more."""


@dataclass(frozen=True)
class Findings:
    """One reading of a kit with a draft in it. `made` is what can be drawn of the draft, None where nothing can."""

    here: tuple[Problem, ...]
    elsewhere: tuple[Problem, ...]
    made: Model | None
    kit: Kit


def read(folder: Path, name: str, text: str) -> Findings:
    """Read the kit as it would be with this text in the file called `name`."""
    try:
        reading = read_kit(folder, {name: text})
        problems, kit = reading.problems, reading.kit
    except KitError as error:  # too much of it to be read at all
        problems, kit = error.problems, Kit(folder, {}, {}, {})
    here = tuple(one for one in problems if one.file == name)
    elsewhere = tuple(one for one in problems if one.file != name)
    return Findings(here, elsewhere, _in(kit, name) or alone(name, text), kit)


def _in(kit: Kit, name: str) -> Model | None:
    """What a file became in the kit."""
    top, *rest = name.removesuffix(".yaml").split("/")
    if top == "prototypes":
        return kit.prototypes.get(rest[0], {}).get(rest[1])
    return (kit.surveys if top == "surveys" else kit.sprints).get(rest[0])


def alone(name: str, text: str) -> Model | None:
    """A file by itself: one that lacks a language, or does not fit the others, can still be looked at."""
    try:
        return schema.build(MODELS[name.split("/")[0]], source.read(text.encode(), name), name)
    except (KitError, UnicodeEncodeError):
        return None


def fingerprint(name: str, text: str) -> str:
    """The fingerprint of what a text means; empty where it has no meaning yet."""
    made = alone(name, text)
    return made.fingerprint() if made else ""


def stops(name: str, text: str, language: str) -> tuple[Stop, ...]:
    """The parts of a file that one can go to, each with its line; none where the text is no YAML now."""
    try:
        data = source.read(text.encode(), name)
    except (KitError, UnicodeEncodeError):
        return ()
    found = []
    if CONSENT in data:
        found.append(Stop(CONSENT, CONSENT, data.key_places[CONSENT][0]))
    rows = data.get(LISTS[name.split("/")[0]])
    if isinstance(rows, Seq):
        for row, (line, _) in zip(rows, rows.item_places, strict=True):
            if isinstance(row, Map) and isinstance(row.get("id"), str):
                found.append(Stop(row["id"], _title(row, language), line))
    return tuple(sorted(found, key=lambda one: one.line))


def _title(row: Map, language: str) -> str:
    title = row.get("title", row.get("text"))
    if isinstance(title, Map):
        title = title.get(language) or next(iter(title.values()), None)
    shown = str(title or row["id"])
    return shown if len(shown) <= LONGEST else shown[: LONGEST - 1].rstrip() + "…"


@lru_cache(maxsize=8)
def titles(folder: Path, stamp: str, language: str) -> Mapping[str, str]:  # noqa: ARG001  # the cache looks at it
    """What each file that can be read calls itself, by its name; `stamp` changes with the kit's files."""
    try:
        kit = read_kit(folder).kit
    except KitError:
        return {}
    found: dict[str, Prototype | Survey | Sprint] = {}
    for name, revisions in kit.prototypes.items():
        found |= {f"prototypes/{name}/{revision}.yaml": one for revision, one in revisions.items()}
    found |= {f"surveys/{name}.yaml": one for name, one in kit.surveys.items()}
    found |= {f"experiments/{name}.yaml": one for name, one in kit.sprints.items()}
    return {name: one.title(language) for name, one in found.items()}
