"""Figures and comparisons as rows: the same in the workbook of a report and in the file of an export."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.reports.document import Document, FigureBlock

Cell = str | float | None

FIGURES = (
    "measure_id", "subject", "measure", "about", "sealed", "round", "round_title", "n", "unit", "value", "low", "high",
    "counts", "simulated", "interim", "hidden", "sentence",
)  # fmt: skip
"""The names of a figure's columns; WORDS has the heads that people read, under `h_` and this."""

COMPARISONS = (
    "measure_id", "subject", "measure", "earlier", "later", "change", "value", "low", "high", "n_earlier", "n_later",
    "simulated", "interim", "sentence",
)  # fmt: skip


def figures(document: Document) -> Iterator[tuple[Cell, ...]]:
    """One row for each subject and round. A hidden figure has its reason and its sentence, and no number."""
    for block in document.figures:
        for row in (*block.rows, *block.groups):
            counts = "; ".join(f"{label}: {n}" for _, label, n in row.counts if n)
            numbers: tuple[Cell, ...] = (row.n, block.unit, row.value, row.low, row.high, counts or None)
            yield (
                *_of(block), block.about, _yes(block.sealed), row.round, row.title, *numbers,
                _yes(row.simulated), _yes(row.interim), row.hidden or None, row.sentence,
            )  # fmt: skip


def comparisons(document: Document) -> Iterator[tuple[Cell, ...]]:
    """One row for each comparison that the evidence makes."""
    for block in document.figures:
        for row in (*block.comparisons, *block.group_comparisons):
            earlier, later = (*row.n, None, None)[:2]
            yield (
                *_of(block), row.earlier, row.later, row.change, row.value, row.low, row.high, earlier, later,
                _yes(row.simulated), _yes(row.interim), row.sentence,
            )  # fmt: skip


def _of(block: FigureBlock) -> tuple[Cell, ...]:
    return block.id, block.title, block.measure


def _yes(holds: bool) -> int:
    """1 or 0: a filter in any country's spreadsheet knows them."""
    return int(holds)
