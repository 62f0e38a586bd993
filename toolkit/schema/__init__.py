"""The strict base of everything that is read from YAML, and its complaints turned into Problems.

Models check shapes; what a shape cannot say (a screen that does not exist, seven points with five labels) each model
says itself in `complaints()`, by a path that starts at itself. Both kinds of complaint get their line and column here.

A file is told all its problems at once (`check`): the parts that do not fit are left out or stood in for (`partial`),
and the rest is asked for its complaints, except those that only follow from what was left out.
"""

from __future__ import annotations

from toolkit.schema.building import Built, build, check
from toolkit.schema.model import Choosable, Complaint, Flag, Id, M, Model, Path, Whole, fingerprint
from toolkit.schema.near import did_you_mean, doubled, unknown
from toolkit.schema.shapes import keys_of, locate, place_of
from toolkit.schema.texts import cut_off, texts_in, untranslated

__all__ = [
    "Built",
    "Choosable",
    "Complaint",
    "Flag",
    "Id",
    "M",
    "Model",
    "Path",
    "Whole",
    "build",
    "check",
    "cut_off",
    "did_you_mean",
    "doubled",
    "fingerprint",
    "keys_of",
    "locate",
    "place_of",
    "texts_in",
    "unknown",
    "untranslated",
]
