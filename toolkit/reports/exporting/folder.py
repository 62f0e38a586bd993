"""Whose the files of a folder are: an export replaces an earlier one, and nothing that somebody else put there."""

from __future__ import annotations

import os
from pathlib import Path

from toolkit.errors import Refused, say
from toolkit.reports.exporting import codebook
from toolkit.reports.exporting.sheets import DUTCH_EXCEL, PLAIN, written

BOOK = "codebook.csv"
NAMES = (*codebook.COLUMNS, BOOK, "codebook.md")
"""The files of an export."""


def refuse_others(folder: Path) -> None:
    """Raise Refused where a file of a folder has one of our names, and no codebook of ours stands beside it."""
    there = [name for name in NAMES if os.path.lexists(folder / name)]
    if there and not _is_ours(folder / BOOK):
        raise Refused(
            say("{folder} holds a `{name}` that is not of an export; name another folder", folder=folder, name=there[0])
        )


def _is_ours(book: Path) -> bool:
    """Whether a file begins as our codebook does, in either manner."""
    heads = [written(codebook.HEADS, (), manner) for manner in (PLAIN, DUTCH_EXCEL)]
    try:
        with book.open("rb") as file:
            return file.read(max(map(len, heads))).startswith(tuple(heads))
    except OSError:
        return False
