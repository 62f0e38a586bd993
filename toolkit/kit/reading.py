"""Reads a kit whole: what can be used of it, and everything that is wrong with the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from toolkit.errors import KitError, Problem, first_of, say
from toolkit.experiments import checking
from toolkit.experiments.sprint import Sprint
from toolkit.kit import data
from toolkit.kit.across import Shown
from toolkit.kit.content import FOLDERS, Kit, is_kit
from toolkit.kit.listing import MAX_FILES, File, Listing
from toolkit.kit.shelf import Entry, shelf_of
from toolkit.prototypes.prototype import Prototype
from toolkit.schema import Built, Model
from toolkit.surveys.survey import Survey

_NO_DRAFTS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Reading:
    """A kit as it was read: `kit` holds the files without problems, `problems` what is wrong, in the order of files.

    A sprint is in `kit` only with the prototype and the surveys that it names.
    """

    kit: Kit
    problems: tuple[Problem, ...]


def open_kit(folder: Path) -> Kit:
    """Read a kit whole; raises KitError with every problem in every file."""
    reading = read_kit(folder)
    if reading.problems:
        raise KitError(reading.problems)
    return reading.kit


def read_kit(folder: Path, drafts: Mapping[str, str] = _NO_DRAFTS) -> Reading:
    """Read a kit as far as it can be read; nothing that stands in a file makes it raise.

    `drafts` maps a file's name inside the kit (`prototypes/talk/v2.yaml`) to unsaved text, which is read in place of
    what is on disk, or beside it. Files that did not change since the last time are not read again.
    """
    if not is_kit(folder):
        wrong = say("there is no kit here: none of {folders} exists", folders=", ".join(f"{one}/" for one in FOLDERS))
        right = say("name a kit by --kit, or make one: {command}", command="proeftuin new my-kit")
        return Reading(_kit(folder, {}, 0), (Problem(str(folder), 1, 1, wrong, right),))
    listing = Listing(folder, drafts).look()
    if len(listing.files) > MAX_FILES:
        wrong = say("the kit holds more than {most} files", most=f"{MAX_FILES:,}")
        problem = Problem(listing.files[MAX_FILES].name, 1, 1, wrong, say("split the kit"))
        return Reading(_kit(folder, {}, 0), (problem,))
    shelf = shelf_of(folder)
    with shelf.lock:
        entries = {file: shelf.entry(file) for file in listing.files}
        shelf.keep((file.name for file in entries if file.draft is None), drafts)
    shown = _shown(folder, entries, listing.broken)
    problems = {file.name: _problems(entry, shown) for file, entry in entries.items()}
    for file, of_file in _lost(entries, problems, listing.broken).items():
        problems[file.name] += of_file
    found = [*listing.problems, *(one for of_file in problems.values() for one in of_file)]
    clean = {file: entry for file, entry in entries.items() if not problems[file.name]}
    return Reading(_kit(folder, clean, len(entries)), tuple(sorted(set(found))))


def _shown(folder: Path, entries: Mapping[File, Entry], broken: Iterable[str]) -> Shown:
    lost = set(broken) | {file.name for file, entry in entries.items() if entry.built.rest is None}
    prototypes: dict[str, dict[str, Built[Prototype]]] = {}
    surveys: dict[str, Built[Survey]] = {}
    for file, entry in entries.items():
        folder_name, stem = file.parts
        if file.model is Prototype:
            prototypes.setdefault(folder_name, {})
        if isinstance(entry.built.rest, Prototype):
            prototypes[folder_name][stem] = entry.built  # type: ignore[assignment]  # a Built of what its rest is
        elif isinstance(entry.built.rest, Survey):
            surveys[stem] = entry.built  # type: ignore[assignment]  # the same
    in_order = {name: dict(sorted(of.items(), key=_by_number)) for name, of in prototypes.items()}
    return Shown(folder, in_order, surveys, frozenset(lost))


def _problems(entry: Entry, shown: Shown) -> list[Problem]:
    """What is wrong with a file, by itself and beside the others."""
    rest = entry.built.rest
    found = list(entry.problems)
    if isinstance(rest, Prototype):
        found += entry.built.located(data.lost(shown.folder, entry.file.parts[0], rest))
        found += data.problems(shown.folder, entry.file.parts[0], rest)
    if entry.pictures:
        found += entry.built.located(shown.pictures(entry.file.parts[0], entry))
    if isinstance(rest, Sprint):
        found += entry.built.located(shown.references(rest))
    return first_of(found) if len(found) > len(entry.problems) else found


def _lost(
    entries: Mapping[File, Entry], problems: Mapping[str, list[Problem]], broken: Iterable[str]
) -> dict[File, list[Problem]]:
    """Screens that nobody gets to, and screens where people get stuck, in prototypes that are right by themselves.

    Only where all sprints are right: a task may begin or end at a screen, and a slip in one would look like one here.
    """
    sprints = [entry for file, entry in entries.items() if file.model is Sprint]
    if any(problems[one.file.name] for one in sprints) or any(one.startswith("experiments/") for one in broken):
        return {}
    tried: dict[str, list[Sprint]] = {}
    for one in sprints:
        if isinstance(one.built.model, Sprint):
            tried.setdefault(one.built.model.prototype, []).append(one.built.model)
    found: dict[File, list[Problem]] = {}
    for file, entry in entries.items():
        if isinstance(entry.built.model, Prototype) and not problems[file.name]:
            complaints = checking.of_prototype(entry.built.model, tried.get(file.parts[0], ()))
            found[file] = list(entry.built.located(complaints))
    return found


def _kit(folder: Path, clean: Mapping[File, Entry], files: int) -> Kit:
    prototypes: dict[str, dict[str, Prototype]] = {}
    surveys: dict[str, Survey] = {}
    sprints: dict[str, Sprint] = {}
    for file, entry in clean.items():
        folder_name, stem = file.parts
        model: Model | None = entry.built.model
        if isinstance(model, Prototype):
            prototypes.setdefault(folder_name, {})[stem] = data.filled(folder, folder_name, model)
        elif isinstance(model, Survey):
            surveys[stem] = model
        elif isinstance(model, Sprint):
            sprints[stem] = model
    in_order = {name: dict(sorted(of.items(), key=_by_number)) for name, of in prototypes.items()}
    usable = {name: one for name, one in sprints.items() if _has_all(one, in_order, surveys)}
    return Kit(folder, in_order, surveys, usable, files)


def _has_all(sprint: Sprint, prototypes: Mapping[str, Mapping[str, Prototype]], surveys: Mapping[str, Survey]) -> bool:
    revisions = prototypes.get(sprint.prototype, {})
    shown = {name for one in sprint.rounds for name in one.revisions} | {one.revision for one in sprint.boards}
    return shown <= revisions.keys() and {*sprint.before, *sprint.after} <= surveys.keys()


def _by_number(revision: tuple[str, object]) -> int:
    return int(revision[0][1:])
