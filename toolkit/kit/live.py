"""A kit that follows its files."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path

from toolkit.errors import KitError, Problem
from toolkit.kit.content import FOLDERS, Kit
from toolkit.kit.listing import printable
from toolkit.kit.reading import read_kit
from toolkit.schema import fingerprint


@dataclass
class _Held:
    """What one page is drawn from."""

    live: LiveKit
    kit: Kit | None
    stamp: str


_held: ContextVar[_Held | None] = ContextVar("held", default=None)


@dataclass
class LiveKit:
    """A kit that follows its files: an edit shows at the next look, and a broken edit never reaches a participant.

    `problems` holds what is wrong with the files as they are now, while `kit` stays the last one that was clean. Only
    the files that changed are read again.
    """

    folder: Path
    every: float = 0.25
    problems: tuple[Problem, ...] = ()
    _kit: Kit | None = None
    _stamp: tuple[tuple[str, int, int, int], ...] = ()
    _looked: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def kit(self) -> Kit:
        """The last clean reading. Raises KitError only where there never was one."""
        held = self._mine()
        if held is not None and held.kit is not None:
            return held.kit
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
            if (held := self._mine()) is not None:
                held.kit, held.stamp = self._kit, self._printed()

    @contextmanager
    def held(self) -> Iterator[None]:
        """One and the same kit for everything that asks in this block, whatever becomes of the files meanwhile: a page
        that asked twice once found a sprint the first time and not the second. `refresh` takes in what is new.
        """
        token = _held.set(_Held(self, None, ""))
        try:
            self.refresh()
            yield
        finally:
            _held.reset(token)

    def _mine(self) -> _Held | None:
        held = _held.get()
        return held if held is not None and held.live is self else None

    @property
    def stamp(self) -> str:
        """Changes whenever a file of the kit does; in a block that holds the kit, as what it holds was read."""
        held = self._mine()
        return held.stamp if held is not None else self._printed()

    def _printed(self) -> str:
        return fingerprint([list(one) for one in self._stamp])

    def _follow(self) -> None:
        stamp = _stamp(self.folder)
        if stamp == self._stamp and (self._kit is not None or self.problems):
            return
        self._stamp = stamp
        reading = read_kit(self.folder)
        self.problems = reading.problems
        if not reading.problems:
            self._kit = reading.kit


def _stamp(folder: Path) -> tuple[tuple[str, int, int, int], ...]:
    found: list[tuple[str, int, int, int]] = []
    for top in FOLDERS:
        for where, _, files in os.walk(folder / top):
            for name in files:
                try:
                    stat = os.stat(os.path.join(where, name))
                except OSError:  # an editor replaces files while we look
                    continue
                path = printable(os.path.join(where, name))
                found.append((path, stat.st_mtime_ns, stat.st_size, stat.st_ino))
    return tuple(sorted(found))
