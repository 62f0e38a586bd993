"""The author's Markdown: the same small part of it on every surface. Anything else stays text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Span:
    """A run of words with one look; `url` is http(s) or mailto, or empty."""

    text: str
    style: Literal["plain", "bold", "italic"] = "plain"
    url: str = ""


@dataclass(frozen=True)
class Paragraph:
    kind: Literal["p", "ul", "ol"]
    lines: tuple[tuple[Span, ...], ...]


_LINK = r"\[(?P<label>[^\]]+)\]\((?P<url>[^)\s]+)\)"
_SPAN = re.compile(r"\*\*(?P<bold>[^*]+)\*\*|\*(?!\s)(?P<italic>[^*]+)(?<!\s)\*|" + _LINK)
_SAFE_URL = re.compile(r"(?:https?://|mailto:)[^\s<>\"']+\Z", re.IGNORECASE)
_BULLET = re.compile(r"\s*[-*]\s+(.*)")
_NUMBERED = re.compile(r"\s*\d+[.)]\s+(.*)")


def safe_url(url: str) -> bool:
    """Whether a link may stand in a kit: http(s) and mailto only."""
    return bool(_SAFE_URL.match(url))


def inline(text: str) -> tuple[Span, ...]:
    """The spans of one line."""
    spans: list[Span] = []
    at = 0
    for found in _SPAN.finditer(text):
        if found.start() > at:
            spans.append(Span(text[at : found.start()]))
        if found["bold"]:
            spans.append(Span(found["bold"], "bold"))
        elif found["italic"]:
            spans.append(Span(found["italic"], "italic"))
        elif safe_url(found["url"]):
            spans.append(Span(found["label"], "plain", found["url"]))
        else:
            spans.append(Span(found[0]))
        at = found.end()
    if at < len(text):
        spans.append(Span(text[at:]))
    return tuple(spans)


def paragraphs(markdown: str) -> tuple[Paragraph, ...]:
    """The author's text as paragraphs and lists. Anything else that looks like Markdown or HTML stays text."""
    found: list[Paragraph] = []
    for chunk in re.split(r"\n\s*\n", markdown.strip()):
        kind: Literal["p", "ul", "ol"] = "p"
        lines: list[str] = []
        for line in chunk.splitlines():
            bullet, numbered = _BULLET.match(line), _NUMBERED.match(line)
            now: Literal["p", "ul", "ol"] = "ul" if bullet else "ol" if numbered else kind
            words = (bullet or numbered)[1] if (bullet or numbered) else line.strip()  # type: ignore[index]  # one of the two matched
            if now != kind and lines:
                found.append(_paragraph(kind, lines))
                lines = []
            kind = now
            if lines and (kind == "p" or not (bullet or numbered)):
                lines[-1] += " " + words
            else:
                lines.append(words)
        if lines:
            found.append(_paragraph(kind, lines))
    return tuple(found)


def _paragraph(kind: Literal["p", "ul", "ol"], lines: Sequence[str]) -> Paragraph:
    return Paragraph(kind, tuple(inline(line) for line in lines))
