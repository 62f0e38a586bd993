"""Quotes: never closed, closed too early, of another kind."""

from __future__ import annotations

import re

from toolkit.errors import cited, say
from toolkit.source.trouble import Slip, Trouble, quoted, slip

_CURLY = re.compile(r"(?:[:,{\[]\s+|[{\[]|^\s*(?:-\s+)+)([“”„‟‘‛«»])")
_APOSTROPHE = re.compile(r"'[a-z]\b(?!')")
_NEXT_KEY = re.compile(r",\s*[\w-]+:\s*\Z")
_FAR = 1_000
"""So many lines are searched upwards for the quote that was opened."""


def curly(t: Trouble) -> Slip | None:
    """Quotes that a text processor made round: to YAML they are letters, so they hold nothing together."""
    for line in dict.fromkeys((t.line, t.begun[0])):
        found = _CURLY.search(t.lines[line][:2_000])
        if found and (line, found.start(1)) < (t.line, t.column):
            wrong = say("`{quote}` is no quote to YAML", quote=found[1])
            return slip((line, found.start(1)), wrong, say('type straight quotes (`"`) around the text'))
    return None


def never_ends(t: Trouble) -> Slip | None:
    if not (t.says("quoted scalar") and t.says("end of stream", "document indicator")):
        return None
    return _never_ends(t, *t.begun)


def _never_ends(t: Trouble, line: int, column: int) -> Slip:
    text = t.lines[line]
    quote = text[column : column + 1]
    if _APOSTROPHE.match(text, column):
        return slip((line, column), say("the `'` here opens a text in quotes that never ends"), quoted(text[column:]))
    right = say("put `{quote}` where the text ends", quote=quote)
    return slip((line, column), say("the text in quotes that begins here never ends"), right)


def opened_above(t: Trouble) -> Slip | None:
    """A quote that was never closed: the next one closes it, lines below, and there YAML stops to understand."""
    for line in range(t.line - 1, max(-1, t.line - _FAR), -1):
        column = t.signs(line).open_quote if '"' in t.lines[line] or "'" in t.lines[line] else None
        if column is not None and t.at(line).key and _is_key(t, line + 1):
            return _never_ends(t, line, column)
    return None


def _is_key(t: Trouble, line: int) -> bool:
    """Whether the next line that is not empty has a key, and so is no text that goes on."""
    below = next((t.at(one) for one in range(line, min(line + 5, len(t.lines))) if not t.at(one).empty), None)
    return below is not None and bool(below.key or below.item)


def backslash(t: Trouble) -> Slip | None:
    if not t.says("escape", "hexdecimal"):
        return None
    text = t.lines[t.line]
    column = max(0, text.rfind("\\", 0, t.column + 1))
    wrong = say("`{sign}` means something else between double quotes", sign=cited(text[column : column + 2]))
    return slip((t.line, column), wrong, say("put single quotes (`'`) around the text"), first=t.begun[0])


def goes_on(t: Trouble) -> Slip | None:
    """A text in quotes that ends and is followed by more: a quote inside it, or one that was never closed."""
    before = t.before
    if t.at_start or before[-1:] not in ("'", '"'):
        return None
    start = t.signs(t.line).quote_before(len(before))
    if start is None:
        return _opened_above(t)
    if _NEXT_KEY.search(before[start + 1 : -1]):
        return _never_ends(t, t.line, start)
    text = t.lines[t.line]
    wrong = say("the text in quotes ends before `{rest}`", rest=cited(text[t.column :], 20))
    other = "'" if before[-1] == '"' else '"'
    whole = text[start:].strip()
    inner = whole[1:-1] if whole.endswith(before[-1]) else whole
    if t.signs(t.line).opened or other in inner or len(inner) > 50 or not inner.isprintable():
        return slip((t.line, t.column), wrong, say("put `{quote}` around the whole text instead", quote=other))
    return slip((t.line, t.column), wrong, say("write `{fixed}`", fixed=f"{other}{inner}{other}"))


def _opened_above(t: Trouble) -> Slip | None:
    for line in range(t.line - 1, max(-1, t.line - _FAR), -1):
        column = t.signs(line).open_quote
        if column is not None:
            return _never_ends(t, line, column)
    return None
