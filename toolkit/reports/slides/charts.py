"""Native charts that can be edited: bars with the ends of their intervals, answers by option, stages of a chain.

Behind each lies a workbook of its own that holds what the picture shows and no more. Whatever robots left is hatched,
and its name begins with "Simulated".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from toolkit.evidence import sentences
from toolkit.evidence.svg import OKABE_ITO, short
from toolkit.evidence.templates import TEMPLATES
from toolkit.reports.document import Document, FigureBlock, FigureRow
from toolkit.reports.slides.behind import Column, workbook
from toolkit.reports.slides.deck import SOFT, TEXT, describe, hatch, rgb
from toolkit.reports.slides.scales import Axis, axis
from toolkit.reports.words import WORDS

Place = tuple[float, float, float, float]

COUNTED = ("answers", "people")
"""Units of figures that are counts by option or stage."""

_LONGEST = 60
"""Signs of a name in a chart; the whole of it stands in the sentence beside it."""


def drawable(block: FigureBlock) -> bool:
    """Whether there is anything to draw: a value, or somebody at one of the options."""
    if block.unit not in COUNTED:
        return any(row.value is not None for row in block.rows)
    options = {name for name, _ in block.line.options}
    return any(n for row in block.rows if row.n for name, _, n in row.counts if name in options)


def chart(slide: Any, block: FigureBlock, document: Document, at: Place) -> None:
    """Draw a figure at left, top, width, height (inches)."""
    language = document.language
    if block.unit in COUNTED:
        made = _counted(slide, block, [one for one in block.rows if one.n], at, language)
    else:
        made = _intervals(slide, block, at, language)
    described = " ".join(f"{one.title}: {one.sentence}" for one in block.rows)
    describe(made, f"{block.title}, {block.measure}. {described}")
    made.name = block.title


# -- an interval a round ----------------------------------------------------------------------------------------------


def _intervals(slide: Any, block: FigureBlock, at: Place, language: str) -> Any:
    """One bar a round; the lines on it reach as far as the interval does."""
    own, span = WORDS[language], axis(block)
    counted = block.unit != "share"  # "4 of 5" says already of how many
    names = [_name(one, language, with_n=counted) for one in block.rows]
    columns = (
        Column(own["x_value"], [one.value for one in block.rows]),
        Column(own["x_low"], [one.low for one in block.rows]),
        Column(own["x_high"], [one.high for one in block.rows]),
        Column(own["x_n"], [one.n for one in block.rows]),
        Column(own["x_sentence"], [one.sentence for one in block.rows]),
    )
    frame = _frame(slide, at, names, [(columns[0].head, columns[0].cells)], upright=False)
    made = frame.chart
    made.part.chart_workbook.update_from_xlsx_blob(workbook(own["x_round"], names, columns, ends=True))
    _plot(made, gap=70)
    _axes(made, span)
    made.has_legend = False
    series = made.plots[0].series[0]
    for index, row in enumerate(block.rows):
        _fill(series.points[index].format, index, row.simulated)
        _solid_below_zero(series, index)
    _error_bars(series, block.rows)
    return frame


def _error_bars(series: Any, rows: Sequence[FigureRow]) -> None:
    """From each value to the ends of its interval, read from the workbook, so that they move with it."""
    from pptx.oxml import parse_xml

    if not any(one.low is not None for one in rows):
        return
    space = "http://schemas.openxmlformats.org/drawingml/2006/chart"
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
    parts = (
        ("plus", "G", [_apart(one.high, one.value) for one in rows]),
        ("minus", "H", [_apart(one.value, one.low) for one in rows]),
    )
    told = "".join(
        f"<c:{sign}><c:numRef><c:f>Sheet1!${column}$2:${column}${len(rows) + 1}</c:f><c:numCache>"
        f'<c:formatCode>General</c:formatCode><c:ptCount val="{len(rows)}"/>'
        + "".join(f'<c:pt idx="{index}"><c:v>{cell!r}</c:v></c:pt>' for index, cell in enumerate(cells))
        + f"</c:numCache></c:numRef></c:{sign}>"
        for sign, column, cells in parts
    )
    bars = parse_xml(
        f'<c:errBars xmlns:c="{space}" xmlns:a="{drawing}"><c:errBarType val="both"/><c:errValType val="cust"/>'
        f'<c:noEndCap val="0"/>{told}<c:spPr><a:ln w="22225"><a:solidFill><a:srgbClr val="{TEXT}"/></a:solidFill>'
        "</a:ln></c:spPr></c:errBars>"
    )
    series._element.find(f"{{{space}}}cat").addprevious(bars)  # where the schema wants it


def _solid_below_zero(series: Any, index: int) -> None:
    """Where a point says nothing of it, some programs draw what lies below zero in white."""
    from pptx.oxml import parse_xml

    space = "http://schemas.openxmlformats.org/drawingml/2006/chart"
    point = series._element.findall(f"{{{space}}}dPt")[index]
    if point.find(f"{{{space}}}invertIfNegative") is None:
        point.find(f"{{{space}}}idx").addnext(parse_xml(f'<c:invertIfNegative xmlns:c="{space}" val="0"/>'))


def _apart(high: float | None, low: float | None) -> float:
    return 0.0 if high is None or low is None else float(high - low)


# -- answers by option, stages of a chain -----------------------------------------------------------------------------


def _counted(slide: Any, block: FigureBlock, rows: Sequence[FigureRow], at: Place, language: str) -> Any:
    """One bar an option and a round: how many people have it."""
    own, options = WORDS[language], block.line.options
    labels = [short(label(language), _LONGEST) for _, label in options]
    columns = [Column(_name(row, language), [_count(row, option) for option, _ in options]) for row in rows]
    upright = all(option.isdigit() for option, _ in options)
    frame = _frame(slide, at, labels, [(one.head, one.cells) for one in columns], upright=upright)
    made = frame.chart
    made.part.chart_workbook.update_from_xlsx_blob(workbook(own["x_option"], labels, columns))
    _plot(made, gap=45)
    _axes(made, axis(block), small=len(labels) * len(rows) > 14)
    made.plots[0].overlap = -5
    for row, series in zip(rows, made.plots[0].series, strict=True):
        _fill(series.format, block.rows.index(row), row.simulated)
        series.invert_if_negative = False
    _legend(made, len(rows))
    return frame


def _count(row: FigureRow, option: str) -> int | None:
    return next((n for name, _, n in row.counts if name == option), None)


def _legend(made: Any, rounds: int) -> None:
    from pptx.enum.chart import XL_LEGEND_POSITION
    from pptx.util import Pt

    made.has_legend = True
    made.legend.position = XL_LEGEND_POSITION.BOTTOM
    made.legend.include_in_layout = False
    made.legend.font.size = Pt(12 if rounds < 4 else 10)


# -- pieces -----------------------------------------------------------------------------------------------------------


def _name(of: FigureRow, language: str, *, with_n: bool = False) -> str:
    """A round and its figure in short: "Round 1: 4 of 5", "Simulated: round 1: 3.8 (12 robots)"."""
    told = f"{short(of.title, _LONGEST)}: {of.brief}"
    if with_n and of.n is not None and of.value is not None:
        told += f" ({sentences.people(of.n, 'simulated' if of.simulated else 'people', language)})"
    return TEMPLATES[language]["simulated"].format(text=told) if of.simulated else told


def _frame(
    slide: Any, at: Place, names: Sequence[str], series: Sequence[tuple[str, Sequence[Any]]], *, upright: bool
) -> Any:
    from pptx.chart import data as given
    from pptx.enum.chart import XL_CHART_TYPE
    from pptx.util import Inches

    chart_data: Any = given.CategoryChartData  # it has no types
    data = chart_data()
    data.categories = list(names)
    for name, cells in series:
        data.add_series(name, list(cells))
    kind = XL_CHART_TYPE.COLUMN_CLUSTERED if upright else XL_CHART_TYPE.BAR_CLUSTERED
    return slide.shapes.add_chart(kind, *(Inches(one) for one in at), data)


def _plot(made: Any, gap: int) -> None:
    from pptx.util import Pt

    made.has_title = False
    made.font.size, made.font.name = Pt(12), "Arial"
    made.font.color.rgb = rgb(TEXT)
    made.plots[0].gap_width = gap
    made.plots[0].vary_by_categories = False


def _axes(made: Any, of: Axis, *, small: bool = False) -> None:
    """Rounds from top to bottom, numbers at the bottom."""
    from pptx.enum.chart import XL_AXIS_CROSSES, XL_TICK_LABEL_POSITION, XL_TICK_MARK
    from pptx.util import Pt

    names, values = made.category_axis, made.value_axis
    if made.plots[0]._element.find(".//{*}barDir").get("val") == "bar":
        names.reverse_order = True
        values._element.crosses.val = XL_AXIS_CROSSES.MAXIMUM  # so that the numbers stay at the bottom
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    names.has_major_gridlines, names.major_tick_mark = False, XL_TICK_MARK.NONE
    names.tick_labels.font.size = Pt(10 if small else 12)
    values.minimum_scale, values.maximum_scale, values.major_unit = of.low, of.high, of.step
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = of.format, False
    values.tick_labels.font.size = Pt(11)
    values.major_gridlines.format.line.color.rgb = rgb("DDDFD6")
    values.format.line.fill.background()
    names.format.line.color.rgb = rgb(SOFT)


def _fill(of: Any, index: int, simulated: bool) -> None:

    colour = OKABE_ITO[index % len(OKABE_ITO)].lstrip("#")
    if simulated:
        hatch(of.fill, colour, "FFFFFF")
        of.line.color.rgb = rgb(colour)
    else:
        of.fill.solid()
        of.fill.fore_color.rgb = rgb(colour)
