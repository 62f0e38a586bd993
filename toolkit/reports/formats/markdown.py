"""The report as Markdown, for a wiki or a repository: every figure as a sentence, with its numbers in a table.

There are no pictures in it: a file of its own beside the text would get lost, and sentence and table say all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

from toolkit import text
from toolkit.evidence.structure import SprintEvidence
from toolkit.markdown import Span, paragraphs
from toolkit.reports.build import build
from toolkit.reports.document import Block, Card, Document, FigureBlock, Listing, Paragraph, Table, Verdict
from toolkit.reports.words import WORDS


def render(evidence: SprintEvidence, language: str, now: float) -> str:
    """The whole document in `language`; `now` is its date."""
    return draw(build(evidence, language, now))


def draw(document: Document) -> str:
    return "\n".join(_lines(document)) + "\n"


def _lines(document: Document) -> Iterator[str]:
    own = WORDS[document.language]
    yield f"# {plain(document.title)}"
    yield from ("", f"{own['report']}. {plain(document.made)}.")
    if document.simulated:
        yield from ("", f"> **{own['loud']}.** {plain(document.simulated)}")
    for section in document.sections:
        yield from ("", f"## {plain(section.heading)}", "")
        for block in (*section.intro, *section.blocks):
            yield from _block(block, document.language)
            yield ""
    yield from ("---", "", f"{own['made_with']} {plain(document.made)}.")


def _block(block: Block, language: str) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield from prose(block.text) if block.prose else [plain(block.text)]
    elif isinstance(block, Listing):
        for entry in block.entries:
            yield f"- {plain(entry.text)}"
            yield from (f"  - {plain(one)}" for one in entry.below)
    elif isinstance(block, Card):
        yield from (f"### {plain(block.title)}", "")
        for one in block.blocks:
            yield from _block(one, language)
            yield ""
    elif isinstance(block, Verdict):
        yield f"**{plain(block.label)}**"
        yield from (line for one in (block.sentence, block.plan) if one for line in ("", plain(one)))
    elif isinstance(block, FigureBlock):
        yield from _figure(block, language)
    else:
        yield from table_lines(block, language)


def _figure(block: FigureBlock, language: str) -> Iterator[str]:
    own = WORDS[language]
    yield from (f"### {plain(block.title)}", "", plain(block.measure), "")
    yield from (f"- **{plain(row.title)}** · {plain(row.sentence)}" for row in block.rows)
    yield from (f"- {plain(row.sentence)}" for row in block.comparisons)
    if block.groups:
        yield f"- {plain(block.by_group)}"
        yield from (f"  - **{plain(row.title)}** · {plain(row.sentence)}" for row in block.groups)
        yield from (f"  - {plain(row.sentence)}" for row in block.group_comparisons)
    yield ""
    heads = (own["x_round"], own["x_outcome"], own["x_n"], own["x_simulated"])
    cells = [
        (row.title, row.brief, row.n, own["x_yes"] if row.simulated else "") for row in (*block.rows, *block.groups)
    ]
    yield from table_lines(Table(heads, tuple(cells)), language)


def table_lines(of: Table, language: str) -> Iterator[str]:
    cell = partial(_cell, language)
    for row in (of.heads, ["---"] * len(of.heads), *of.rows):
        yield f"| {' | '.join(map(cell, row))} |"


def _cell(language: str, of: str | float | None) -> str:
    if of is None:
        return ""
    return (plain(of) if of != "---" else of) if isinstance(of, str) else text.decimal(of, language)


# -- words that stay words --------------------------------------------------------------------------------------------

_SIGNS = re.compile(r"([\\`*_\[\]<|~])")
_ENTITY = re.compile(r"&(?=#?\w{1,32};)")
_OPENS = re.compile(r"^([-+#>=])|^(\d{1,9})([.)])(?=\s|$)")


def plain(words: str) -> str:
    """Words on one line that mean nothing in Markdown: no heading, no link, no HTML, whatever somebody typed.

    >>> print(plain("# <b>[x](javascript:y)"), plain("1. een"), plain("4 van de 5 (2 tot 5)"))
    \\# \\<b>\\[x\\](javascript:y) 1\\. een 4 van de 5 (2 tot 5)
    """
    line = _ENTITY.sub(r"\\&", _SIGNS.sub(r"\\\1", " ".join(words.split())))
    return _OPENS.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", line)


def prose(markdown: str) -> Iterator[str]:
    """An author's text, with its own small Markdown and none besides."""
    for index, paragraph in enumerate(paragraphs(markdown)):
        if index:
            yield ""
        if paragraph.kind == "p":
            yield " ".join(_spans(line) for line in paragraph.lines)
        else:
            signs = ("-" if paragraph.kind == "ul" else f"{n}." for n in range(1, len(paragraph.lines) + 1))
            yield from (f"{sign} {_spans(line)}" for sign, line in zip(signs, paragraph.lines, strict=True))


def _spans(line: Sequence[Span]) -> str:
    made = "".join(_span(span) for span in line).replace("![", "\\![")
    return _OPENS.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", made)


def _span(span: Span) -> str:
    words = _ENTITY.sub(r"\\&", _SIGNS.sub(r"\\\1", span.text))
    if span.url:
        return f"[{words}](<{span.url}>)"  # a sign before it that would make a picture of it is escaped below
    mark = {"bold": "**", "italic": "*"}.get(span.style, "")
    return f"{mark}{words}{mark}"
