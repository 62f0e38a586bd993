"""Writes the report of a sprint to one file."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.errors import Refused
from toolkit.evidence.overview import overview
from toolkit.kit import Kit
from toolkit.reports.beside import beside
from toolkit.reports.build import build
from toolkit.reports.formats import DRAWN, packed
from toolkit.reports.placing import place

if TYPE_CHECKING:
    from toolkit.storage.store import Store


def write(kit: Kit, store: Store, sprint_id: str, language: str, path: Path, now: float | None = None) -> Path:
    """Write the report in the format that the file's ending names; gives the path.

    A file that stands there is replaced at once or not at all. Raises Refused for an unknown sprint or format, and
    OSError where the file cannot be written.
    """
    ending = path.suffix.lower()
    if ending not in DRAWN:
        *others, last = DRAWN
        known = f"{', '.join(others)} or {last}"
        raise Refused(f"a report cannot be written as `{path.suffix or path.name}`; use {known}")
    evidence = overview(kit, store, sprint_id, language)
    when = time.time() if now is None else now
    document = build(evidence, language, when, beside(kit, store, sprint_id))
    place({path: packed(ending, document)}, mode=0o644)  # a report is made to be passed on
    return path
