"""The formats of a report, by the ending of the file, listed by hand: a new format is its file and its line here.

Each draws a document as a whole file. What a format is written with is loaded when it is used, so that a page that only
offers a report stays light.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from toolkit.evidence.structure import SprintEvidence
from toolkit.reports.document import Document
from toolkit.reports.formats import html, markdown, pptx, xlsx

DRAWN: Mapping[str, Callable[[Document], str | bytes]] = {
    ".html": html.draw,
    ".pptx": pptx.draw,
    ".xlsx": xlsx.draw,
    ".md": markdown.draw,
}

FORMATS: Mapping[str, Callable[[SprintEvidence, str, float], str]] = {
    ".html": html.render,
    ".md": markdown.render,
}
"""Those that are text, straight from the evidence: its language and the moment of writing (seconds since 1970)."""


def packed(ending: str, document: Document) -> bytes:
    """The whole file, as it is written to disk; `ending` is one of DRAWN."""
    made = DRAWN[ending](document)
    return made.encode("utf-8") if isinstance(made, str) else made
