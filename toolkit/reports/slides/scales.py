"""From where to where the axis of a chart runs, and how its numbers are written."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.evidence.disclosure import Shown
from toolkit.reports.document import FigureBlock

_STEPS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 36000)


@dataclass(frozen=True)
class Axis:
    """`format`: as spreadsheets write it, without decimals, so that every country's machine shows the same."""

    low: float
    high: float
    step: float
    format: str


def axis(block: FigureBlock) -> Axis:
    if block.unit in ("answers", "people"):  # counts by option or stage
        return _counts(block)
    if block.unit == "share":
        return Axis(0, 1, 0.25, "0%")
    if block.unit == "consensus":
        return Axis(0, 1, 1, "0")
    if block.unit == "seconds":
        return _times(block)
    subject = block.line.subject
    if subject.limits and subject.kind == "mean":
        low, high = subject.limits
        return Axis(low, high, _step(high - low, 10), "0")
    ends = [one for row in block.rows for one in (row.value, row.low, row.high) if one is not None]
    far = max(1.0, float(-(-max(map(abs, ends), default=1.0) // 1)))
    below = -far if subject.kind == "change" or min(ends, default=0.0) < 0 else 0.0
    return Axis(below, far, _step(far - below, 10), "0")


def _counts(block: FigureBlock) -> Axis:
    names = {name for name, _ in block.line.options}
    most = max((n for row in block.rows for name, _, n in row.counts if name in names), default=1)
    step = _step(most, 6)
    return Axis(0, float(-(-max(most, 1) // step) * step), step, "0")


def _times(block: FigureBlock) -> Axis:
    """To the end of the intervals, but no further than twice the slowest: of two people one can run to years."""
    ends = [one for row in block.rows for one in (row.value, row.high) if one is not None]
    dots = [dot for one in block.line.figures if isinstance(one, Shown) for dot in one.dots]
    values = [row.value for row in block.rows if row.value is not None]
    end = min(max(ends, default=60.0), 2 * max([*dots, *values], default=60.0))
    step = _step(end, 6)
    return Axis(0, float(-(-max(end, 1.0) // step) * step), step, '0" s"')


def _step(wide: float, most: int) -> float:
    """A round step of which not more than `most` go into the whole."""
    return float(next((one for one in _STEPS if wide / one <= most), _STEPS[-1]))
