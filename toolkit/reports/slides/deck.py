"""A deck of slides: a title each, words in boxes that they fit in, a foot with the sprint and the page.

Places and sizes are in inches on a slide of 13.33 by 7.5.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

from toolkit.reports.document import Document
from toolkit.reports.slides.fitting import Piece, Run, lines
from toolkit.reports.words import WORDS

WIDE, HIGH = 13.333, 7.5
LEFT, RIGHT, TOP, BOTTOM = 0.6, 12.733, 1.45, 6.85
"""The room for what a slide says."""

GREEN, TEXT, SOFT, SAFFRON, GROUND = "1F5A43", "1E2A26", "55625D", "8F3F07", "FBFAF6"
_FONT = "Arial"
_TITLE_ONLY = 5
_LONGEST_TITLE = 260
_PROPERTY = 255
"""Signs that a property of an Office file may have."""
_SPACES = "\n\t\u00a0\u202f"
"""What is not called printable and may stand in a text: also the spaces that keep a number with its unit."""
_LOCALES = {"nl": "nl-NL", "en": "en-GB"}


class Deck:
    """Slides in the making."""

    def __init__(self, document: Document) -> None:
        from pptx import Presentation
        from pptx.util import Inches

        self.document, self.own = document, WORDS[document.language]
        self._made: Any = Presentation()  # half of it has types
        self._widen(Inches(WIDE), Inches(HIGH))
        about = self._made.core_properties
        about.title, about.author = printable(document.title)[:_PROPERTY], "Proeftuin"
        about.subject, about.language = self.own["report"], _LOCALES[document.language]
        about.created = about.modified = dt.datetime.fromtimestamp(document.now, dt.UTC).replace(tzinfo=None)

    def _widen(self, wide: int, high: int) -> None:
        """The template is 4:3; its layouts get the new width too, for whoever adds a slide."""
        share = wide / self._made.slide_width
        self._made.slide_width, self._made.slide_height = wide, high
        for layout in (self._made.slide_master, *self._made.slide_layouts):
            for shape in layout.placeholders:
                shape.left, shape.width = round(shape.left * share), round(shape.width * share)

    def slide(self, title: str, *, simulated: bool = False, size: float = 28, top: float = 0.4) -> Any:
        """A new slide under its title; `simulated` marks it."""

        title = _short(title, _LONGEST_TITLE)
        made = self._made.slides.add_slide(self._made.slide_layouts[_TITLE_ONLY])
        made.background.fill.solid()
        made.background.fill.fore_color.rgb = rgb(GROUND)
        wide = RIGHT - LEFT - (2.3 if simulated else 0)
        while size > 14 and lines(title, size, wide) * size * 1.22 / 72 > TOP - top - 0.1:
            size -= 2
        place(made.shapes.title, LEFT, top, wide, TOP - top - 0.05)
        self.write(made.shapes.title, [Piece((Run(title, strong=True),), gap=0)], size, GREEN, anchor="bottom")
        if simulated:
            self._mark(made)
        self._foot(made)
        return made

    def box(self, slide: Any, at: tuple[float, float, float, float], pieces: Sequence[Piece], size: float) -> Any:
        """Words in a box at left, top, width, height."""
        made = slide.shapes.add_textbox(0, 0, 1, 1)
        place(made, *at)
        self.write(made, pieces, size)
        return made

    def write(
        self, shape: Any, pieces: Sequence[Piece], size: float, colour: str = TEXT, *, anchor: str = "top"
    ) -> None:
        """Put paragraphs into a shape, in letters of `size` points."""
        from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
        from pptx.util import Pt

        frame = shape.text_frame
        frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        frame.vertical_anchor = getattr(MSO_ANCHOR, anchor.upper())
        for index, piece in enumerate(pieces):
            paragraph = frame.paragraphs[0] if not index else frame.add_paragraph()
            paragraph.alignment, own = PP_ALIGN.LEFT, size * piece.size
            paragraph.space_after, paragraph.line_spacing = Pt(own * piece.gap), 1.0
            if piece.bullet:
                _bullet(paragraph, piece.bullet)
            for run in piece.runs:
                self._run(paragraph, run, own, SOFT if piece.soft else colour)

    def _run(self, paragraph: Any, of: Run, size: float, colour: str) -> None:
        from pptx.util import Pt

        made = paragraph.add_run()
        made.text = printable(of.text).replace("\n", " ").replace("\t", " ")
        made.font.size, made.font.name = Pt(round(size * 2) / 2), _FONT
        made.font.bold, made.font.italic = of.strong, of.italic
        made.font.color.rgb = rgb(colour)
        made._r.get_or_add_rPr().set("lang", _LOCALES[self.document.language])
        if of.url:
            made.hyperlink.address = of.url

    def _mark(self, slide: Any) -> None:
        """The word itself, hatched, in the corner of a slide with robots' figures."""
        from pptx.enum.shapes import MSO_SHAPE

        made = slide.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, 0, 0, 1, 1)
        place(made, RIGHT - 2.1, 0.4, 2.1, 0.42)
        hatch(made.fill, "FDE3CC", "FFFFFF")
        made.line.color.rgb, made.shadow.inherit = rgb(SAFFRON), False
        made.name = self.own["loud"]
        self.write(made, [Piece((Run(self.own["loud"].upper(), strong=True),), gap=0)], 13, SAFFRON, anchor="middle")
        made.text_frame.margin_left = 150_000

    def _foot(self, slide: Any) -> None:
        parts = [self.document.title, self.document.made]
        parts += [self.own["part_simulated"]] if self.document.simulated else []
        words = _short(" · ".join(parts), 150)
        self.box(slide, (LEFT, 7.0, RIGHT - LEFT - 0.8, 0.3), [Piece((Run(words),), soft=True, gap=0)], 10)
        page = str(len(self._made.slides))
        self.box(slide, (RIGHT - 0.5, 7.0, 0.5, 0.3), [Piece((Run(page),), soft=True, gap=0)], 10)

    def note(self, slide: Any, words: str) -> None:
        """What the speaker reads, and nobody sees on the wall."""
        slide.notes_slide.notes_text_frame.text = printable(words)

    def packed(self) -> bytes:
        file = io.BytesIO()
        self._made.save(file)
        return file.getvalue()


def place(shape: Any, left: float, top: float, wide: float, high: float) -> None:
    from pptx.util import Inches

    shape.left, shape.top, shape.width, shape.height = (Inches(one) for one in (left, top, wide, high))


def rgb(colour: str) -> Any:
    """A colour from its six signs."""
    from pptx.dml import color

    made: Any = color.RGBColor  # its maker has no types
    return made.from_string(colour)


def hatch(fill: Any, colour: str, ground: str) -> None:
    """Stripes for what robots left."""
    from pptx.enum.dml import MSO_PATTERN

    fill.patterned()
    fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
    fill.fore_color.rgb, fill.back_color.rgb = rgb(colour), rgb(ground)


def describe(shape: Any, words: str) -> None:
    """The text alternative of a picture or a chart."""
    shape._element._nvXxPr.cNvPr.set("descr", printable(words))


def printable(words: str) -> str:
    """Words without signs that XML cannot hold; lines stay lines."""
    return "".join(one for one in words if one.isprintable() or one in _SPACES)


def _bullet(paragraph: Any, level: int) -> None:
    """A real list: the sign hangs left of the words."""
    from pptx.oxml import parse_xml

    own = paragraph._p.get_or_add_pPr()
    own.set("marL", str(round(0.22 * level * 914_400)))
    own.set("indent", str(round(-0.22 * 914_400)))
    space = "http://schemas.openxmlformats.org/drawingml/2006/main"
    own.append(parse_xml(f'<a:buChar xmlns:a="{space}" char="•"/>'))


def _short(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
