"""The report as slides, with native charts. Where words do not fit they get smaller, and then go on on the next slide.

Every slide has a title of its own, so that an outline and a screen reader have them too; every chart has a text
alternative, and the speaker's notes say how many people were counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit import text
from toolkit.markdown import Span, paragraphs
from toolkit.reports.document import Block, Card, Document, FigureBlock, FigureRow, Listing, Paragraph, Section, Verdict
from toolkit.reports.slides.charts import chart, drawable
from toolkit.reports.slides.deck import BOTTOM, LEFT, RIGHT, TOP, Deck
from toolkit.reports.slides.fitting import Piece, Run, pages, size_for, told
from toolkit.reports.words import WORDS

_SIZES = (20, 18, 16, 14, 13, 12)
_LARGE = (28, 24, *_SIZES)
_BESIDE = 5.3
"""Inches for the words beside a chart."""


def draw(document: Document) -> bytes:
    """The whole deck."""
    deck, own = Deck(document), WORDS[document.language]
    _front(deck, document)
    for section in document.sections:
        _section(deck, section)
    _words(deck, own["made_of"], [told(own["made_with_slides"]), told(document.made, soft=True)])
    return deck.packed()


def _front(deck: Deck, document: Document) -> None:
    """The title; in a report with robots' figures also which rounds are theirs."""
    own = WORDS[document.language]
    slide = deck.slide(document.title, simulated=bool(document.simulated), size=40, top=0.4)
    pieces = [told(own["report"], strong=True, size=1.1), told(document.made, soft=True)]
    if document.simulated:
        pieces += [told(own["loud"], strong=True), told(document.simulated)]
    size = size_for(pieces, _LARGE, RIGHT - LEFT, 4.5) or _SIZES[-1]
    deck.box(slide, (LEFT, 2.0, RIGHT - LEFT, 4.5), pieces, size)


def _section(deck: Deck, section: Section) -> None:
    """What it says in words on slides together, each of its figures on a slide of its own."""
    language, own = deck.document.language, WORDS[deck.document.language]
    figures = [block for block in section.blocks if isinstance(block, FigureBlock)]
    words = [one for block in (*section.intro, *section.blocks) for one in _pieces(block, language)]
    words += [told(own[f"slides_{section.legend}"], soft=True)] if section.legend else []
    robots = any(isinstance(one, Card | Verdict) and one.simulated for one in section.blocks)
    if words:
        _words(deck, section.heading, words, simulated=robots)
    for one in figures:
        if drawable(one):
            _figure(deck, one, section.heading)
    rest = [piece for one in figures if not drawable(one) for piece in (told(one.title, strong=True), *_told(one))]
    if rest:
        _words(
            deck, f"{section.heading}: {own['without_picture']}", rest, simulated=any(one.simulated for one in figures)
        )


def _words(deck: Deck, title: str, pieces: Sequence[Piece], *, simulated: bool = False) -> None:
    """Words over as many slides as they need."""
    wide, high = RIGHT - LEFT, BOTTOM - TOP
    size = size_for(pieces, _LARGE, wide, high)
    shared = [list(pieces)] if size else pages(pieces, 14, wide, high)
    for index, page in enumerate(shared, 1):
        heading = title if index == 1 else f"{title} ({index})"
        slide = deck.slide(heading, simulated=simulated)
        deck.box(slide, (LEFT, TOP, wide, high), page, size or 14)


def _figure(deck: Deck, block: FigureBlock, heading: str) -> None:
    """The chart, with its sentences beside it; those that do not fit there stand on the next slide."""
    top, high = TOP + 0.15, BOTTOM - TOP - 0.15
    slide = deck.slide(block.title, simulated=block.simulated, size=26, top=0.62)
    deck.box(slide, (LEFT, 0.34, 9.0, 0.3), [Piece((Run(heading),), soft=True, gap=0)], 12)
    left = LEFT + _BESIDE + 0.3
    chart(slide, block, deck.document, (left, top, RIGHT - left, high))
    pieces = _told(block)
    size = size_for(pieces, _SIZES, _BESIDE, high)
    first, *others = [pieces] if size else pages(pieces, 12, _BESIDE, high)
    deck.box(slide, (LEFT, top, _BESIDE, high), first, size or 12)
    deck.note(slide, _note(block, deck.document))
    rest = [piece for page in others for piece in page]
    if rest:
        _words(deck, f"{block.title} (2)", rest, simulated=block.simulated)


def _told(block: FigureBlock) -> list[Piece]:
    pieces = [told(block.measure, soft=True, size=0.9), *map(_said, block.rows)]
    pieces += [told(row.sentence) for row in block.comparisons]
    if block.groups:
        pieces += [told(block.by_group, strong=True), *map(_said, block.groups)]
        pieces += [told(row.sentence) for row in block.group_comparisons]
    return pieces


def _said(row: FigureRow) -> Piece:
    return Piece((Run(row.title, strong=True), Run(f" · {row.sentence}")))


def _note(block: FigureBlock, document: Document) -> str:
    """Who was counted, and every sentence of the slide, for whoever presents it."""
    own = WORDS[document.language]
    shown = (row for row in block.rows if row.n is not None)
    counted = [own["x_counted"].format(round=row.title, n=text.figure(row.n or 0, document.language)) for row in shown]
    said = [f"{row.title}: {row.sentence}" for row in block.rows]
    return "\n".join([*counted, *said, *(row.sentence for row in block.comparisons)])


# -- words ------------------------------------------------------------------------------------------------------------


def _pieces(block: Block, language: str) -> Iterator[Piece]:
    if isinstance(block, Paragraph):
        yield from _prose(block) if block.prose else [told(block.text, soft=block.look != "plain", size=_of(block))]
    elif isinstance(block, Listing):
        for entry in block.entries:
            yield told(entry.text, bullet=1)
            yield from (told(one, bullet=2, size=0.9, soft=True) for one in entry.below)
    elif isinstance(block, Card):
        yield told(block.title, strong=True)
        yield from (piece for one in block.blocks for piece in _pieces(one, language))
    elif isinstance(block, Verdict):
        yield told(block.label, strong=True, size=1.5)
        yield told(block.sentence)
        yield from [told(block.plan, strong=True)] if block.plan else []
    elif not isinstance(block, FigureBlock):
        for row in block.rows:
            cells = (one if isinstance(one, str) else text.decimal(one or 0, language) for one in row)
            yield told(" · ".join(f"{head}: {cell}" for head, cell in zip(block.heads, cells, strict=True)), bullet=1)


def _of(block: Paragraph) -> float:
    return {"question": 1.25, "plain": 1.0, "soft": 0.9, "seal": 0.8}[block.look]


def _prose(block: Paragraph) -> Iterator[Piece]:
    """An author's text; its paragraphs, lists, bold and italic words and links."""
    for paragraph in paragraphs(block.text):
        if paragraph.kind == "p":
            spans = [span for index, line in enumerate(paragraph.lines) for span in (*_space(index), *line)]
            yield Piece(tuple(map(_run, spans)), _of(block), block.look == "soft")
        else:
            yield from (Piece(tuple(map(_run, line)), _of(block), block.look == "soft", 1) for line in paragraph.lines)


def _space(index: int) -> tuple[Span, ...]:
    return (Span(" "),) if index else ()


def _run(of: Span) -> Run:
    return Run(of.text, of.style == "bold", of.style == "italic", of.url)
