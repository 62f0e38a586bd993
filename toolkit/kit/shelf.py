"""What was read before, file by file: a file that did not change is not read again."""

from __future__ import annotations

import hashlib
import os
import stat
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from toolkit import schema, source
from toolkit.errors import KitError, Problem, first_of, say
from toolkit.kit.listing import File, printable
from toolkit.prototypes.prototype import Prototype
from toolkit.schema import Built, Model
from toolkit.text import LANGUAGES

Stamp = tuple[int, ...]

_SETTLED = 2_000_000_000
"""Nanoseconds after which a file's time tells every later change from the one before: old file systems count by two
seconds. Of a younger file the bytes are looked at again."""


@dataclass(frozen=True)
class Entry:
    """One file as it was read: everything that can be said about it without the other files."""

    file: File
    stamp: Stamp | None
    digest: bytes
    built: Built[Model]
    problems: tuple[Problem, ...]
    pictures: tuple[tuple[schema.Path, str], ...]
    """The pictures and videos that a prototype shows, with the path to the name of each."""


@dataclass
class Shelf:
    """The files of one kit. Whoever uses it holds its lock."""

    folder: Path
    entries: dict[str, Entry] = field(default_factory=dict)
    drafts: dict[str, Entry] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def entry(self, file: File) -> Entry:
        """The file as it is now."""
        if file.draft is not None:
            return self._from(self.drafts, file, None, file.draft.encode("utf-8", "surrogatepass"))
        known = self.entries.get(file.name)
        path = self.folder / file.name
        try:
            stamp, settled = self._stamp(path, file)
            if known is not None and settled and known.stamp == stamp and known.file == file:
                return known
            raw = source.bytes_of(path, printable(file.name))
        except KitError as error:
            return Entry(file, None, b"", Built(file.name, None, None, error.problems), error.problems, ())
        return self._from(self.entries, file, stamp, raw)

    def _from(self, shelf: dict[str, Entry], file: File, stamp: Stamp | None, raw: bytes) -> Entry:
        digest = hashlib.sha256(raw).digest()
        known = shelf.get(file.name)
        if known is None or known.digest != digest:
            known = read_one(file, raw, digest)
        shelf[file.name] = Entry(file, stamp, digest, known.built, known.problems, known.pictures)
        return shelf[file.name]

    def _stamp(self, path: Path, file: File) -> tuple[Stamp, bool]:
        """What changes with the file, and whether its time is old enough to be trusted. Raises KitError."""
        name = printable(file.name)
        if file.linked and not _stays(path, self.folder):
            wrong = say("this is a link to a file outside the kit")
            raise KitError([Problem(name, 1, 1, wrong, say("copy the file here"))])
        try:
            found = os.stat(path)
        except OSError as error:
            wrong = say("the file cannot be read ({why})", why=error.strerror)
            raise KitError([Problem(name, 1, 1, wrong, say("make it readable"))]) from None
        if not stat.S_ISREG(found.st_mode):  # reading a pipe would wait for ever
            wrong = say("this is no ordinary file")
            raise KitError([Problem(name, 1, 1, wrong, say("take it out of the folder"))])
        stamp = (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino, found.st_dev)
        return stamp, time.time_ns() - max(found.st_mtime_ns, found.st_ctime_ns) > _SETTLED

    def keep(self, names: Iterable[str], drafts: Iterable[str]) -> None:
        """Forget the files and drafts that are there no longer."""
        gone = self.entries.keys() - set(names)
        for name in gone:
            del self.entries[name]
        for name in self.drafts.keys() - set(drafts):
            del self.drafts[name]


def _stays(path: Path, folder: Path) -> bool:
    """Whether a link leads to a place inside the kit."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # links that lead round in a circle
        return False


def read_one(file: File, raw: bytes, digest: bytes) -> Entry:
    """Read one file and say all that is wrong with it by itself."""
    found = source.look(raw, printable(file.name), schema.keys_of(file.model))
    built = schema.check(file.model, found)
    problems = list(built.problems)
    if built.rest is not None and built.data is not None:
        problems += built.located(schema.untranslated(built.rest, LANGUAGES), alone=True)
        if found.cut:
            problems += built.located(schema.cut_off(built.rest, built.data), alone=True)
    pictures = tuple(_pictures(built.rest)) if isinstance(built.rest, Prototype) else ()
    return Entry(file, None, digest, built, tuple(first_of(problems)), pictures)


def _pictures(prototype: Prototype) -> Iterable[tuple[schema.Path, str]]:
    for number, screen in enumerate(prototype.screens):
        for index, block in enumerate(screen.blocks):
            yield from ((("screens", number, "blocks", index, *path), file) for path, file in block.files())


_SHELVES: dict[Path, Shelf] = {}
_MOST = 4
_LOCK = threading.Lock()


def shelf_of(folder: Path) -> Shelf:
    """The shelf of a kit in this process; of the kits that were read last, because a test run reads hundreds."""
    where = folder.absolute()
    with _LOCK:
        found = _SHELVES.pop(where, None) or Shelf(where)
        _SHELVES[where] = found
        while len(_SHELVES) > _MOST:
            del _SHELVES[next(iter(_SHELVES))]
        return found


def forget() -> None:
    """Let every shelf go, as if the process had just begun."""
    with _LOCK:
        _SHELVES.clear()
