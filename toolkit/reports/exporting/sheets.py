"""Tables as CSV, in one of two manners. Words that could start a formula are defused; numbers stay numbers."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from toolkit.reports.defusing import defused

Cell = str | float | None


@dataclass(frozen=True)
class Manner:
    """How a table is written down."""

    between: str
    decimal: str
    encoding: str


PLAIN = Manner(",", ".", "utf-8")
DUTCH_EXCEL = Manner(";", ",", "utf-8-sig")
"""What a Dutch Excel opens by a double click: with a byte order mark, or it reads é as Ã©."""


def written(heads: Sequence[str], rows: Iterable[Sequence[Cell]], manner: Manner) -> bytes:
    """A whole file: heads, then rows, each ending as RFC 4180 says."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=manner.between, lineterminator="\r\n")
    writer.writerow(heads)
    for row in rows:
        writer.writerow([_cell(one, manner) for one in row])
    return file.getvalue().encode(manner.encoding)


def _cell(of: Cell, manner: Manner) -> str:
    if of is None:
        return ""
    if isinstance(of, str):
        return defused(of)
    told = str(int(of)) if float(of).is_integer() else repr(float(of))
    return told.replace(".", manner.decimal)
