"""Opens the three folders of a kit, reads every file, and checks what no file can know by itself."""

from __future__ import annotations

import os
import re
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from toolkit import schema, source
from toolkit.errors import KitError, Problem
from toolkit.experiments.sprint import Sprint, Task
from toolkit.prototypes.blocks.picture import Picture
from toolkit.prototypes.prototype import Prototype
from toolkit.schema import Complaint, Model, did_you_mean, unknown
from toolkit.source import Map
from toolkit.surveys.survey import Survey
from toolkit.text import LANGUAGES

FOLDERS = ("prototypes", "surveys", "experiments")
MAX_FILES = 2_000
MAX_PICTURE = 2_000_000
PICTURE_TYPES = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
    "gif": "image/gif",
    "svg": "image/svg+xml",
}
_NAME = re.compile(r"[a-z][a-z0-9-]{0,39}\Z")
_REVISION = re.compile(r"v[1-9][0-9]{0,2}\Z")

M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Kit:
    """All content of one kit, read and checked. Revisions are kept by prototype name, then `v1`, `v2` …"""

    folder: Path
    prototypes: Mapping[str, Mapping[str, Prototype]]
    surveys: Mapping[str, Survey]
    sprints: Mapping[str, Sprint]
    files: int = 0

    def prototype(self, name: str, revision: str) -> Prototype:
        return self.prototypes[name][revision]

    def picture(self, prototype: str, file: str) -> Path:
        """Where a picture of a prototype lies. Both names have been checked against their patterns."""
        return self.folder / "prototypes" / prototype / "pictures" / file


def open_kit(folder: Path) -> Kit:
    """Read a kit whole; raises KitError with every problem in every file."""
    reader = _Reader(folder)
    kit = reader.read()
    if reader.problems:
        raise KitError(reader.problems)
    return kit


@dataclass
class _Reader:
    """One reading of a kit. Files with problems are left out of it, the others are still checked."""

    folder: Path
    problems: list[Problem] = field(default_factory=list)
    sources: dict[int, tuple[Map, str]] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    files: int = 0

    def read(self) -> Kit:
        if not any((self.folder / one).is_dir() for one in FOLDERS):
            wrong = f"there is no kit here: none of {', '.join(f'{one}/' for one in FOLDERS)} exists"
            raise KitError(
                [Problem(str(self.folder), 1, 1, wrong, "name a kit by --kit, or make one: proeftuin new my-kit")]
            )
        kit = Kit(
            self.folder,
            self._prototypes(),
            {path.stem: made for path, made in self._all(self.folder / "surveys", Survey)},
            {path.stem: made for path, made in self._all(self.folder / "experiments", Sprint)},
            self.files,
        )
        for made, complaint in _across(kit, self.broken):
            data, name = self.sources[id(made)]
            self.problems.append(schema.locate(complaint, data, name))
        return kit

    def _prototypes(self) -> dict[str, dict[str, Prototype]]:
        top = self.folder / "prototypes"
        found: dict[str, dict[str, Prototype]] = {}
        for folder in sorted(top.iterdir()) if top.is_dir() else []:
            if folder.suffix in (".yaml", ".yml"):
                right = f"move it to prototypes/{folder.stem}/v1.yaml"
                self._problem(folder, "a prototype has a folder of its own, with a file for each revision", right)
            if folder.is_dir() and not folder.name.startswith(".") and self._named(folder, folder.name, _NAME):
                revisions = {path.stem: made for path, made in self._all(folder, Prototype, _REVISION)}
                found[folder.name] = dict(sorted(revisions.items(), key=lambda one: int(one[0][1:])))
        return found

    def _all(self, folder: Path, model: type[M], pattern: re.Pattern[str] = _NAME) -> Iterator[tuple[Path, M]]:
        for path in sorted(folder.iterdir()) if folder.is_dir() else []:
            if path.suffix == ".yml":
                self._problem(path, "the file ends in .yml", f"call it {path.stem}.yaml")
            if path.suffix == ".yaml" and not path.name.startswith(".") and self._named(path, path.stem, pattern):
                made = self._one(path, model)
                if made is not None:
                    yield path, made

    def _one(self, path: Path, model: type[M]) -> M | None:
        self.files += 1
        name = self._shown(path)
        if self.files > MAX_FILES:
            raise KitError([Problem(name, 1, 1, f"the kit holds more than {MAX_FILES:,} files", "split the kit")])
        try:
            if not path.resolve().is_relative_to(self.folder.resolve()):
                raise KitError([Problem(name, 1, 1, "this is a link to a file outside the kit", "copy the file here")])
            data = source.read_file(path, name)
            made = schema.build(model, data, name)
        except KitError as error:
            self.problems.extend(error.problems)
            self.broken.add(name)
            return None
        self.sources[id(made)] = data, name
        self.problems.extend(schema.locate(one, data, name) for one in schema.untranslated(made, LANGUAGES))
        return made

    def _named(self, path: Path, name: str, pattern: re.Pattern[str]) -> bool:
        if pattern.match(name):
            return True
        right = "call it v1, v2 …" if pattern is _REVISION else "use lower-case letters, digits and hyphens"
        self._problem(path, f"`{name}` cannot be a name here", right)
        self.broken.add(self._shown(path))
        return False

    def _shown(self, path: Path) -> str:
        return _printable(path.relative_to(self.folder).as_posix())

    def _problem(self, path: Path, wrong: str, right: str) -> None:
        self.problems.append(Problem(self._shown(path), 1, 1, wrong, right))


def _across(kit: Kit, broken: set[str]) -> Iterator[tuple[Model, Complaint]]:
    """What is wrong between files. A reference to a file that has problems of its own is no second problem."""
    for name, revisions in kit.prototypes.items():
        for prototype in revisions.values():
            for complaint in _pictures(kit, name, prototype):
                yield prototype, complaint
    for sprint in kit.sprints.values():
        for complaint in _references(kit, sprint, broken):
            yield sprint, complaint


def _pictures(kit: Kit, name: str, prototype: Prototype) -> Iterator[Complaint]:
    for number, screen in enumerate(prototype.screens):
        for index, block in enumerate(screen.blocks):
            if not isinstance(block, Picture):
                continue
            path = kit.picture(name, block.file)
            at = ("screens", number, "blocks", index, "file")
            if not path.is_file() or not path.resolve().is_relative_to(kit.folder.resolve()):
                near = sorted(one.name for one in path.parent.iterdir()) if path.parent.is_dir() else []
                yield Complaint(at, f"there is no picture `{block.file}`", did_you_mean(block.file, near))
            elif path.stat().st_size > MAX_PICTURE:
                yield Complaint(
                    at, f"the picture `{block.file}` is larger than 2 MB", "make it smaller; phones load it"
                )


def _references(kit: Kit, sprint: Sprint, broken: set[str]) -> Iterator[Complaint]:
    for moment in ("before", "after"):
        for index, survey in enumerate(getattr(sprint, moment)):
            if survey not in kit.surveys and f"surveys/{survey}.yaml" not in broken:
                yield unknown((moment, index), "survey", survey, list(kit.surveys))
    expectation = sprint.expectation
    if expectation and expectation.survey and expectation.scale and expectation.survey in kit.surveys:
        scales = [scale.id for scale in kit.surveys[expectation.survey].scales]
        if expectation.scale not in scales:
            yield unknown(("expectation", "scale"), "scale", expectation.scale, scales)
    if sprint.prototype not in kit.prototypes:
        if f"prototypes/{sprint.prototype}" not in broken:
            yield unknown(("prototype",), "prototype", sprint.prototype, list(kit.prototypes))
        return
    revisions = kit.prototypes[sprint.prototype]
    for index, one in enumerate(sprint.rounds):
        if one.revision not in revisions and f"prototypes/{sprint.prototype}/{one.revision}.yaml" not in broken:
            wrong = f"`{sprint.prototype}` has no revision `{one.revision}`"
            yield Complaint(("rounds", index, "revision"), wrong, did_you_mean(one.revision, list(revisions)))
    tried = {one.revision: revisions[one.revision] for one in sprint.rounds if one.revision in revisions}
    for index, task in enumerate(sprint.tasks):
        yield from (complaint.under("tasks", index) for complaint in _task(task, tried))


def _task(task: Task, tried: Mapping[str, Prototype]) -> Iterator[Complaint]:
    """What is wrong with a task in the revisions that are tried; named are they only where not all have it."""
    found: dict[Complaint, list[str]] = {}
    for revision, prototype in tried.items():
        screens = tuple(prototype.by_id)
        if task.start and task.start not in screens:
            found.setdefault(unknown(("start",), "screen", task.start, screens), []).append(revision)
        for complaint in task.done_when.check(prototype.shapes(), screens):
            found.setdefault(complaint.under("done_when"), []).append(revision)
    for complaint, names in found.items():
        everywhere = len(names) == len(tried)
        yield complaint if everywhere else replace(complaint, wrong=f"in {' and '.join(names)} {complaint.wrong}")


@dataclass
class LiveKit:
    """A kit that follows its files: an edit shows at the next look, and a broken edit never reaches a participant.

    `problems` holds what is wrong with the files as they are now, while `kit` stays the last one that was clean.
    """

    folder: Path
    every: float = 0.25
    problems: tuple[Problem, ...] = ()
    _kit: Kit | None = None
    _stamp: tuple[tuple[str, int, int], ...] = ()
    _looked: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def kit(self) -> Kit:
        """The last clean reading. Raises KitError only where there never was one."""
        with self._lock:
            now = time.monotonic()
            if self._kit is None or now - self._looked > self.every:
                self._looked = now
                self._follow()
            if self._kit is None:
                raise KitError(self.problems)
            return self._kit

    def refresh(self) -> None:
        """Look at once, however short ago the last look was: whoever was told of a change must not miss it."""
        with self._lock:
            self._looked = time.monotonic()
            self._follow()

    @property
    def stamp(self) -> str:
        """Changes whenever a file of the kit changes."""
        return schema.fingerprint([list(one) for one in self._stamp])

    def _follow(self) -> None:
        stamp = _stamp(self.folder)
        if stamp == self._stamp and (self._kit is not None or self.problems):
            return
        self._stamp = stamp
        try:
            self._kit = open_kit(self.folder)
            self.problems = ()
        except KitError as error:
            self.problems = error.problems


def _stamp(folder: Path) -> tuple[tuple[str, int, int], ...]:
    found: list[tuple[str, int, int]] = []
    for top in FOLDERS:
        for where, _, files in os.walk(folder / top):
            for name in files:
                try:
                    stat = os.stat(os.path.join(where, name))
                except OSError:  # an editor replaces files while we look
                    continue
                found.append((_printable(os.path.join(where, name)), stat.st_mtime_ns, stat.st_size))
    return tuple(sorted(found))


def _printable(name: str) -> str:
    """A file's name that can be shown: names from other systems need not be UTF-8."""
    return os.fsencode(name).decode("utf-8", "replace")


def starter_folder() -> Path:
    """The starter kit: inside the installed wheel, else the repository that this package lies in."""
    inside = Path(__file__).parent / "starter"
    return inside if inside.is_dir() else Path(__file__).parent.parent
