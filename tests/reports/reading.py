"""What a reader finds in each format, read back without the program that wrote it."""

from __future__ import annotations

import html
import io
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pptx import Presentation

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
Cell = str | float | None


def squeezed(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def of_html(content: bytes) -> str:
    page = content.decode("utf-8").split("<body>")[1]
    return squeezed(html.unescape(re.sub(r"<[^>]+>", " ", page)))


def of_markdown(content: bytes) -> str:
    """The words, without the backslashes that keep them words."""
    return squeezed(re.sub(r"\\(.)", r"\1", content.decode("utf-8")).replace("**", ""))


@dataclass(frozen=True)
class Slide:
    title: str
    text: str
    notes: str
    marked: bool
    charts: tuple[Any, ...]
    described: tuple[str, ...]


def slides(content: bytes, mark: str = "") -> list[Slide]:
    made = Presentation(io.BytesIO(content))
    return [_slide(one, mark) for one in made.slides]


def _slide(of: Any, mark: str) -> Slide:
    texts = [shape.text_frame.text for shape in of.shapes if shape.has_text_frame]
    frames = [shape for shape in of.shapes if shape.has_chart]
    notes = of.notes_slide.notes_text_frame.text if of.has_notes_slide else ""
    described = tuple(shape._element._nvXxPr.cNvPr.get("descr") or "" for shape in frames)
    marked = any(shape.name == mark for shape in of.shapes)
    charts = tuple(shape.chart for shape in frames)
    return Slide(of.shapes.title.text_frame.text, squeezed(" ".join(texts)), notes, marked, charts, described)


def of_pptx(content: bytes) -> str:
    return " ".join(one.text for one in slides(content))


def behind(chart: Any) -> bytes:
    """The workbook behind a chart."""
    blob: bytes = chart.part.chart_workbook.xlsx_part.blob
    return blob


def sheets(content: bytes) -> dict[str, list[list[Cell]]]:
    """Every sheet of a workbook by its name: rows of cells."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        strings = list(_strings(package)) if "xl/sharedStrings.xml" in package.namelist() else []
        names = [one.get("name", "") for one in ET.fromstring(package.read("xl/workbook.xml")).iter(f"{SHEET}sheet")]
        read = (ET.fromstring(package.read(f"xl/worksheets/sheet{n}.xml")) for n in range(1, len(names) + 1))
        return {
            name: [[_cell(one, strings) for one in row] for row in sheet.iter(f"{SHEET}row")]
            for name, sheet in zip(names, read, strict=True)
        }


def formulas(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = [package.read(name) for name in package.namelist() if name.startswith("xl/worksheets/")]
    return [one.text or "" for part in parts for one in ET.fromstring(part).iter(f"{SHEET}f")]


def _strings(package: zipfile.ZipFile) -> Iterator[str]:
    for one in ET.fromstring(package.read("xl/sharedStrings.xml")).iter(f"{SHEET}si"):
        yield "".join(part.text or "" for part in one.iter(f"{SHEET}t"))


def _cell(of: ET.Element, strings: list[str]) -> Cell:
    value = of.find(f"{SHEET}v")
    if value is None or value.text is None:
        return None
    return strings[int(value.text)] if of.get("t") == "s" else float(value.text)


def of_xlsx(content: bytes) -> str:
    cells = (one for rows in sheets(content).values() for row in rows for one in row if isinstance(one, str))
    return squeezed(" ".join(cells))


READERS = {".html": of_html, ".md": of_markdown, ".pptx": of_pptx, ".xlsx": of_xlsx}
