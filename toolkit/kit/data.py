"""Exports that lie in a prototype's `data/` folder: read with the kit, and counted into the blocks that show them.

What is counted becomes a part of the revision, so its fingerprint covers the facts that people see: an export that is
replaced is an edit like any other, a round goes on showing the facts that its first person saw, and no row of an
export is ever stored.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import cast

from toolkit import schema
from toolkit.errors import KitError, Problem, say
from toolkit.kit.listing import printable
from toolkit.prototypes.blocks.service_facts import ServiceFacts, is_file_name
from toolkit.prototypes.prototype import Prototype
from toolkit.prototypes.service.cells import MAX_BYTES
from toolkit.prototypes.service.export import rows
from toolkit.prototypes.service.figures import count
from toolkit.schema import Complaint, M, did_you_mean

FOLDER = "data"

Counts = tuple[float, ...]


def lost(folder: Path, name: str, prototype: Prototype) -> Iterator[Complaint]:
    """The exports that a revision of the prototype `name` asks for and that do not lie there."""
    beside = folder / "prototypes" / name / FOLDER
    for path, block in _blocks(prototype):
        if is_file_name(block.file) and _stamp(folder, beside / block.file) is None:
            near = sorted(one.name for one in beside.iterdir()) if beside.is_dir() else []
            wrong = say("there is no file `{file}`", file=block.file)
            yield Complaint((*path, "file"), wrong, did_you_mean(block.file, near), word=block.file)


def problems(folder: Path, name: str, prototype: Prototype) -> list[Problem]:
    """What is wrong inside the exports that a revision shows, at their own lines."""
    return [one for file in exports(prototype) for one in _read(folder, name, file)[1]]


def filled(folder: Path, name: str, made: M) -> M:
    """A revision of the prototype `name` with the facts of its exports; any other model as it is."""
    if not isinstance(made, Prototype) or not exports(made):
        return made
    counts = {file: _read(folder, name, file)[0] for file in exports(made)}
    return cast("M", _with(_Same(made), tuple(counts.items())))


def exports(prototype: Prototype) -> list[str]:
    """The files that a revision counts, by their names in `data/`."""
    return list(dict.fromkeys(block.file for _, block in _blocks(prototype) if is_file_name(block.file)))


def _blocks(prototype: Prototype) -> Iterator[tuple[schema.Path, ServiceFacts]]:
    for number, screen in enumerate(prototype.screens):
        for index, block in enumerate(screen.blocks):
            if isinstance(block, ServiceFacts):
                yield ("screens", number, "blocks", index), block


class _Same:
    """A revision as the key of a cache: the very same one, not one that is equal."""

    def __init__(self, prototype: Prototype) -> None:
        self.prototype = prototype

    def __hash__(self) -> int:
        return id(self.prototype)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.prototype is self.prototype


@lru_cache(maxsize=64)
def _with(same: _Same, counts: tuple[tuple[str, Counts], ...]) -> Prototype:
    """The revision with its facts. Made anew: a copy would take along what was worked out from the old one."""
    by_file = dict(counts)
    screens = []
    for screen in same.prototype.screens:
        blocks = [
            _made_with(block, counts=by_file.get(block.file, ())) if isinstance(block, ServiceFacts) else block
            for block in screen.blocks
        ]
        screens.append(_made_with(screen, blocks=tuple(blocks)))
    return _made_with(same.prototype, screens=tuple(screens))


def _made_with(model: M, **other: object) -> M:
    return type(model)(**{name: getattr(model, name) for name in type(model).model_fields} | other)


# -- the files --------------------------------------------------------------------------------------------------------


def _read(folder: Path, name: str, file: str) -> tuple[Counts, tuple[Problem, ...]]:
    path = folder / "prototypes" / name / FOLDER / file
    stamp = _stamp(folder, path)
    if stamp is None:
        return (), ()
    return _counted(path, f"prototypes/{printable(name)}/{FOLDER}/{file}", stamp)


def _stamp(folder: Path, path: Path) -> tuple[int, ...] | None:
    """What changes with a file; None where there is none inside the kit."""
    try:
        if not path.resolve().is_relative_to(folder.resolve()):
            return None
        found = os.stat(path)
    except (OSError, RuntimeError):
        return None
    same = (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)
    return same if stat.S_ISREG(found.st_mode) else None  # reading a pipe would wait for ever


@lru_cache(maxsize=32)
def _counted(path: Path, name: str, stamp: tuple[int, ...]) -> tuple[Counts, tuple[Problem, ...]]:  # noqa: ARG001  # the key
    try:
        with path.open("rb") as file:
            return count(rows(file.read(MAX_BYTES + 1), name)), ()
    except KitError as error:
        return (), error.problems
    except OSError as error:
        wrong = say("the file cannot be read ({why})", why=error.strerror)
        return (), (Problem(name, 1, 1, wrong, say("make it readable")),)
