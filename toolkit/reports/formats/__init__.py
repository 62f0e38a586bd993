"""The formats of a report, by the ending of the file, listed by hand: a new format is its file and its line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from toolkit.evidence.structure import SprintEvidence
from toolkit.reports.formats import html

FORMATS: Mapping[str, Callable[[SprintEvidence, str, float], str]] = {".html": html.render}
"""Each takes the evidence, the language and the moment of writing (seconds since 1970); gives the whole document."""
