"""The report as one HTML file: nothing is loaded from outside, everything is escaped, it prints."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, partial

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from toolkit import text
from toolkit.evidence import pictures
from toolkit.evidence.structure import SprintEvidence
from toolkit.markdown import Span, paragraphs
from toolkit.reports.build import build
from toolkit.reports.document import Document, FigureBlock, Layout, Verdict
from toolkit.reports.words import WORDS

LAYOUTS: Mapping[Layout, str] = {
    "plain": "stack",
    "lead": "lead",
    "grid": "grid",
    "pairs": "pairs",
    "small": "pairs small",
}
"""How wide a section stands, as classes of the template's style."""


def render(evidence: SprintEvidence, language: str, now: float) -> str:
    """The whole document in `language`; `now` is its date."""
    return draw(build(evidence, language, now))


def draw(document: Document) -> str:
    return _template().render(
        document=document,
        own=WORDS[document.language],
        LAYOUTS=LAYOUTS,
        name=lambda block: type(block).__name__,
        picture=partial(picture, document.language),
        written=partial(_written, document.language),
        kept=_kept,
        prose=prose,
    )


@cache
def _template() -> Template:
    loader = PackageLoader("toolkit.reports")
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("report.html")


def prose(markdown: str) -> Markup:
    """An author's text with the small Markdown that participants see too; everything else stays text."""
    made = Markup("")
    for paragraph in paragraphs(markdown):
        lines = [Markup("").join(map(_span, line)) for line in paragraph.lines]
        if paragraph.kind == "p":
            made += Markup("<p>{}</p>").format(Markup(" ").join(lines))
        else:
            items = Markup("").join(Markup("<li>{}</li>").format(line) for line in lines)
            made += Markup("<{0}>{1}</{0}>").format(Markup(paragraph.kind), items)  # noqa: S704  # "ul" or "ol"
    return made


def _span(span: Span) -> Markup:
    if span.url:
        return Markup('<a href="{}">{}</a>').format(span.url, span.text)
    tag = {"bold": "strong", "italic": "em"}.get(span.style)
    return Markup("<{0}>{1}</{0}>").format(Markup(tag), span.text) if tag else escape(span.text)  # noqa: S704  # our own tags


def picture(language: str, of: FigureBlock | Verdict) -> Markup:
    """The chart of a figure, or of a verdict; empty where there is nothing to draw."""
    svg = pictures.verdict(of.of, language) if isinstance(of, Verdict) else pictures.line(of.line, language)
    return Markup(svg)  # noqa: S704  # evidence/svg.py escapes every word that it is given


def _kept(sentence: str) -> str:
    """Numbers stay beside what they count where a line ends."""
    return re.sub(r" (?=· |\(\d|s\b|min\b)", "\u00a0", sentence)


def _written(language: str, cell: str | float | None) -> str:
    """A cell of a table: words as they are, numbers as the language writes them."""
    if cell is None:
        return ""
    return cell if isinstance(cell, str) else text.decimal(cell, language)
