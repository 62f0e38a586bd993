"""The workbook behind a chart: what the chart shows, for whoever clicks "edit data"."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.reports.defusing import defused


@dataclass(frozen=True)
class Column:
    head: str
    cells: Sequence[str | float | None]


def workbook(corner: str, names: Sequence[str], columns: Sequence[Column], *, ends: bool = False) -> bytes:
    """Names in column A, the columns beside them, on the sheet that the chart refers to.

    `ends`: the first three columns are a value, the low and the high end of its interval; how far those lie from the
    value follows in two columns that reckon it (the only formulas, and ours), so that the chart moves with the ends.
    """
    import xlsxwriter  # type: ignore[import-untyped]  # it has no types of its own

    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("Sheet1")
    sheet.set_column(0, 0, 40)
    for index, one in enumerate((Column(corner, names), *columns)):
        sheet.write_string(0, index, defused(one.head))
        for row, cell in enumerate(one.cells, 1):
            if isinstance(cell, str):
                sheet.write_string(row, index, defused(cell))
            elif cell is not None:
                sheet.write_number(row, index, cell)
    if ends:
        for row, (value, low, high) in enumerate(zip(*(one.cells for one in columns[:3]), strict=True)):
            if isinstance(value, float) and isinstance(low, float) and isinstance(high, float):
                at = 1 + len(columns)
                sheet.write_formula(row + 1, at, f"=D{row + 2}-B{row + 2}", None, high - value)
                sheet.write_formula(row + 1, at + 1, f"=B{row + 2}-C{row + 2}", None, value - low)
    book.close()
    return file.getvalue()
