"""Writes the report of a sprint to one file."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.errors import Refused
from toolkit.evidence.overview import overview
from toolkit.kit import Kit
from toolkit.reports.formats import FORMATS

if TYPE_CHECKING:
    from toolkit.storage.store import Store


def write(kit: Kit, store: Store, sprint_id: str, language: str, path: Path, now: float | None = None) -> Path:
    """Write the report in the format that the file's ending names; gives the path.

    A file that stands there is replaced at once or not at all. Raises Refused for an unknown sprint or format, and
    OSError where the file cannot be written.
    """
    render = FORMATS.get(path.suffix.lower())
    if render is None:
        raise Refused(f"a report cannot be written as `{path.suffix or path.name}`; use {' or '.join(FORMATS)}")
    evidence = overview(kit, store, sprint_id, language)
    document = render(evidence, language, time.time() if now is None else now)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    beside = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(document)
        beside.chmod(0o644)  # a temporary file is its owner's alone; a report is made to be passed on
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return path
