"""The report as a workbook: the sentences first, then every figure and comparison as a row, then what to know.

Nothing in it is a formula: words are written as words, whatever they begin with.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from toolkit.markdown import paragraphs
from toolkit.reports import table
from toolkit.reports.defusing import defused
from toolkit.reports.document import Block, Card, Document, FigureBlock, Listing, Paragraph, Section, Verdict
from toolkit.reports.slides.fitting import lines
from toolkit.reports.table import Cell
from toolkit.reports.words import WORDS

_LONGEST = 32_000
"""Signs in a cell; a spreadsheet takes 32,767."""

_WIDTHS = {
    "subject": 34, "measure": 24, "round_title": 20, "earlier": 18, "later": 18, "counts": 36, "sentence": 80,
    "measure_id": 30, "n": 6, "round": 12, "about": 15, "unit": 17, "hidden": 18, "change": 12,
}  # fmt: skip
_WIDE = 11
_WORDS = ("about", "unit", "change", "hidden")
"""Columns whose codes are said in words."""
_NUMBERS = ("value", "low", "high")
_LINE = 15.0
"""Points that a line takes."""
_HIGHEST = 400.0
"""Points of a row; a spreadsheet takes 409."""


def draw(document: Document) -> bytes:
    """The whole workbook."""
    return _Book(document).packed()


class _Book:
    """A workbook in the making."""

    def __init__(self, document: Document) -> None:
        import xlsxwriter  # type: ignore[import-untyped]  # it has no types of its own

        self.document, self.own = document, WORDS[document.language]
        self.file = io.BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self.book = xlsxwriter.Workbook(self.file, options)
        made = dt.datetime.fromtimestamp(document.now, dt.UTC).replace(tzinfo=None)
        about = {"title": document.title, "subject": self.own["report"], "author": "Proeftuin", "created": made}
        self.book.set_properties(about)
        robots = {"pattern": 14, "bg_color": "#FDE3CC", "fg_color": "#FFFFFF"}
        looks: dict[str, dict[str, Any]] = {
            "head": {"bold": True, "bg_color": "#1F5A43", "font_color": "#FFFFFF", "text_wrap": True},
            "strong": {"bold": True, "font_size": 13, "font_color": "#1F5A43", "text_wrap": True},
            "plain": {"text_wrap": True},
            "number": {"num_format": "0.00"},
            "robots": {"text_wrap": True, **robots},
            "robots_number": {"num_format": "0.00", **robots},
            "loud": {"bold": True, "text_wrap": True, "bg_color": "#FDE3CC", "font_color": "#8F3F07"},
        }
        self.looks = {name: self.book.add_format({"valign": "top", **look}) for name, look in looks.items()}

    def packed(self) -> bytes:
        front = [one for one in self.document.sections if not one.aside]
        aside = [one for one in self.document.sections if one.aside]
        self._told(self.own["sheet_summary"], front, first=True)
        self._rows(self.own["sheet_figures"], table.FIGURES, table.figures(self.document))
        self._rows(self.own["sheet_comparisons"], table.COMPARISONS, table.comparisons(self.document))
        self._told(self.own["sheet_notes"], aside)
        self.book.close()
        return self.file.getvalue()

    # -- sheets of words ----------------------------------------------------------------------------------------------

    def _told(self, name: str, sections: Iterable[Section], *, first: bool = False) -> None:
        """Sections under one another, for reading: what it is about on the left, what it says on the right."""
        sheet = self._sheet(name)
        sheet.set_column(0, 0, 36)
        sheet.set_column(1, 1, 110)
        told = list(self._front()) if first else []
        for section in sections:
            told += [("strong", section.heading, ""), *_lines(section), ("plain", "", "")]
        sheet.freeze_panes(1, 0)
        self._line(sheet, 0, ("head", self.document.title if first else name, self.document.made))
        for row, line in enumerate(told, 1):
            self._line(sheet, row, line)
        sheet.fit_to_pages(1, 0)

    def _front(self) -> Iterator[tuple[str, str, str]]:
        if self.document.simulated:
            yield "loud", self.own["loud"], self.document.simulated
        yield "plain", "", self.own["made_with_sheets"]
        yield "plain", "", ""

    def _line(self, sheet: Any, row: int, of: tuple[str, str, str]) -> None:
        look, left, right = of
        sheet.set_row(row, _high(((left, 36), (right, 110)), 13 if look == "strong" else 11))
        for column, words in enumerate((left, right)):
            self._write(sheet, row, column, words, self.looks[look])

    # -- sheets of rows -----------------------------------------------------------------------------------------------

    def _rows(self, name: str, columns: Sequence[str], rows: Iterable[tuple[Cell, ...]]) -> None:
        sheet, count = self._sheet(name), 0
        widths = [_WIDTHS.get(column, _WIDE) for column in columns]
        heads = [self.own[f"h_{column}"] for column in columns]
        sheet.set_row(0, _high(tuple(zip(heads, widths, strict=True)), 11))
        for index, (head, wide) in enumerate(zip(heads, widths, strict=True)):
            sheet.set_column(index, index, wide)
            self._write(sheet, 0, index, head, self.looks["head"])
        for count, row in enumerate(rows, 1):
            self._row(sheet, count, dict(zip(columns, row, strict=True)), widths)
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, max(count, 1), len(columns) - 1)
        sheet.fit_to_pages(1, 0)

    def _row(self, sheet: Any, at: int, row: dict[str, Cell], widths: Sequence[int]) -> None:
        """One figure or comparison; robots' are hatched."""
        told = {name: self._said(cell) if name in _WORDS else cell for name, cell in row.items()}
        words = ((one, wide) for one, wide in zip(told.values(), widths, strict=True) if isinstance(one, str))
        sheet.set_row(at, _high(tuple(words), 11))
        for index, (name, cell) in enumerate(told.items()):
            look = "number" if name in _NUMBERS else "plain"
            robots = {"number": "robots_number", "plain": "robots"}[look]
            self._write(sheet, at, index, cell, self.looks[robots if row["simulated"] else look])

    def _said(self, cell: Cell) -> Cell:
        return self.own.get(f"v_{cell}", cell) if isinstance(cell, str) else cell

    # -- pieces -------------------------------------------------------------------------------------------------------

    def _sheet(self, name: str) -> Any:
        sheet = self.book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.repeat_rows(0)
        return sheet

    def _write(self, sheet: Any, row: int, column: int, cell: Cell, look: Any) -> None:
        if isinstance(cell, str):
            sheet.write_string(row, column, defused(cell)[:_LONGEST], look)
        elif cell is None:
            sheet.write_blank(row, column, None, look)
        else:
            sheet.write_number(row, column, cell, look)


def _high(cells: Sequence[tuple[str, int]], size: int) -> float:
    """How high a row must be for its words; `cells`: each with the width of its column, in digits of 11 points."""
    most = max(
        (sum(lines(one, size, wide * 0.078) for one in words.split("\n")) for words, wide in cells if words), default=1
    )
    return min(_HIGHEST, _LINE * most * size / 11)


def _lines(section: Section) -> Iterator[tuple[str, str, str]]:
    """A section as lines of a look, what it is about, and what it says."""
    for block in (*section.intro, *section.blocks):
        yield from _of(block)


def _of(block: Block) -> Iterator[tuple[str, str, str]]:
    if isinstance(block, Paragraph):
        yield "plain", "", _words(block)
    elif isinstance(block, Listing):
        yield from (("plain", "", "\n".join((one.text, *one.below))) for one in block.entries)
    elif isinstance(block, Card):
        told = [words for one in block.blocks for _, _, words in _of(one)] or [""]
        titles = (block.title, *[""] * (len(told) - 1))
        yield from (("robots" if block.simulated else "plain", *pair) for pair in zip(titles, told, strict=True))
    elif isinstance(block, Verdict):
        yield "robots" if block.simulated else "plain", block.label, "\n".join((block.sentence, block.plan)).strip()
    elif isinstance(block, FigureBlock):
        yield "plain", f"{block.title} ({block.measure})", ""
        yield from (("robots" if one.simulated else "plain", one.title, one.sentence) for one in block.rows)
        yield from (("robots" if one.simulated else "plain", "", one.sentence) for one in block.comparisons)
        yield from (("robots" if one.simulated else "plain", one.title, one.sentence) for one in block.groups)
        yield from (("robots" if one.simulated else "plain", "", one.sentence) for one in block.group_comparisons)
    else:
        for row in block.rows:
            yield "plain", str(row[0] or ""), " · ".join(str(one) for one in row[1:] if one is not None)


def _words(of: Paragraph) -> str:
    if not of.prose:
        return of.text
    lines = ("".join(span.text for span in line) for one in paragraphs(of.text) for line in one.lines)
    return "\n".join(lines)
