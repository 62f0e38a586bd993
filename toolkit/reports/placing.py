"""Files that are put in place at once or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path


def place(files: Mapping[Path, bytes], mode: int) -> None:
    """Write files, all of them or none: what stood there stays or comes back where anything goes wrong.

    Everything is on the disk under other names before the first is put in its place. Raises OSError.
    """
    beside: dict[Path, Path] = {}
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            beside[path] = _written(path, content, mode)
        _swap(beside)
    finally:
        for one in beside.values():
            one.unlink(missing_ok=True)


def _written(path: Path, content: bytes, mode: int) -> Path:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    with os.fdopen(handle, "wb") as file:
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            Path(name).chmod(mode)  # a temporary file is its owner's alone
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    return Path(name)


def _swap(beside: Mapping[Path, Path]) -> None:
    """Put each in its place, keeping what stood there until all of them stand."""
    kept: dict[Path, Path | None] = {}
    try:
        for path, new in beside.items():
            kept[path] = _copied(path) if len(beside) > 1 else None  # one file alone is replaced in one step anyway
            new.replace(path)
    except BaseException:
        for path, old in kept.items():
            if old is not None:
                old.replace(path)
            elif len(beside) > 1 and not beside[path].exists():
                path.unlink(missing_ok=True)
        raise
    for old in kept.values():
        if old is not None:
            old.unlink(missing_ok=True)


def _copied(path: Path) -> Path | None:
    """A copy of what stands there; None where nothing stands."""
    if not path.exists():
        return None
    old = path.with_name(f".{path.name}-{os.getpid()}-was")
    shutil.copy2(path, old)
    return old
