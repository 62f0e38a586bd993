"""A line of the evidence as a block: the same sentences, and the numbers that the gate let through."""

from __future__ import annotations

from dataclasses import replace

from toolkit.evidence import output, sentences
from toolkit.evidence.comparison import Comparison
from toolkit.evidence.disclosure import Figure, Hidden
from toolkit.evidence.intervals import Estimate
from toolkit.evidence.structure import Line
from toolkit.evidence.templates import TEMPLATES
from toolkit.reports.document import ComparisonRow, FigureBlock, FigureRow
from toolkit.reports.words import WORDS


def figure_block(line: Line, language: str) -> FigureBlock:
    of = line.subject
    return FigureBlock(
        id=of.id,
        title=of.title(language),
        measure=output.measure_name(line, language),
        unit=output.UNITS[of.kind],
        about=of.about,
        sealed=line.sealed,
        rows=tuple(_row(one, language) for one in line.figures),
        comparisons=tuple(_comparison(one, language) for one in line.comparisons),
        line=line,
        groups=tuple(_row(one, language) for one in line.groups),
        group_comparisons=tuple(_comparison(one, language) for one in line.group_comparisons),
        by_group=TEMPLATES[language]["by_group"],
    )


def _row(of: Figure, language: str) -> FigureRow:
    told = FigureRow(
        round=of.round,
        title=of.title(language),
        brief=sentences.brief(of, language),
        sentence=sentences.figure(of, language),
        simulated=of.source == "simulated",
        interim=of.interim,
    )
    if isinstance(of, Hidden):
        return replace(told, hidden=of.reason)
    labels = dict(of.subject.options)
    own = WORDS[language]
    counts = tuple(
        (name, labels[name](language) if name in labels else own.get(f"v_{name}", name), n) for name, n in of.counts
    )
    value, low, high = _numbers(of.estimate)
    return replace(told, n=of.n, value=value, low=low, high=high, counts=counts)


def _numbers(of: Estimate | None) -> tuple[float | None, float | None, float | None]:
    """The value and the ends of its interval, where it has them."""
    if of is None:
        return None, None, None
    if of.ends is None:
        return float(of.value), None, None
    return float(of.value), float(of.ends[0]), float(of.ends[1])


def _comparison(of: Comparison, language: str) -> ComparisonRow:
    value, low, high = _numbers(of.estimate)
    return ComparisonRow(
        earlier=of.earlier.title(language),
        later=of.later.title(language),
        change="ratio" if of.earlier.subject.kind == "time" else "difference",
        sentence=sentences.comparison(of, language),
        simulated=of.simulated,
        interim=of.interim,
        n=tuple(of.estimate.n),
        value=value,
        low=low,
        high=high,
    )
