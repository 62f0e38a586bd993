"""Braces and brackets: never closed, closed twice, and what goes wrong between them."""

from __future__ import annotations

import re

from toolkit.errors import cited, say
from toolkit.source.lines import PAIRS
from toolkit.source.slips import quotes
from toolkit.source.slips.signs import begins_with
from toolkit.source.trouble import Slip, Trouble, quoted, slip

_WORD = re.compile(r"([\w-]+)\s*\Z")
_PAIR = re.compile(r"[{]\s*[\w-]+\s*:")


def inside(t: Trouble) -> Slip | None:
    """Something between `{` and `}` or `[` and `]`; `begun` is the bracket that was opened."""
    if not t.says("a flow mapping", "a flow sequence"):
        return None
    for finder in (_comment, quotes.goes_on, _never_closed, _colon, _wrong_pair):
        found = finder(t)
        if found is not None:
            return found
    opened, closes = _pair(t)
    right = say("a text with , : # or brackets in it wants quotes")
    wrong = say("what stands between `{opens}` and `{closes}` cannot be read from here on", opens=opened, closes=closes)
    return slip((t.line, t.column), wrong, right, first=t.begun[0])


def _pair(t: Trouble) -> tuple[str, str]:
    opened = t.lines[t.begun[0]][t.begun[1] : t.begun[1] + 1]
    return opened, PAIRS.get(opened, "}")


def _comment(t: Trouble) -> Slip | None:
    """`{nl: Stap #1 is klaar, en: ...}`: behind ` #` YAML reads nothing, so the closing brace is gone too."""
    for line in range(t.begun[0], t.line + 1):
        column, text = t.signs(line).comment, t.lines[line]
        if column is not None and (_pair(t)[1] in text[column:] or text[column + 1 : column + 2].isalnum()):
            wrong = say("behind ` #` nothing is read, so `{closes}` is missing", closes=_pair(t)[1])
            return slip((line, column), wrong, say("put the text with the # in quotes"), first=t.begun[0])
    return None


def _never_closed(t: Trouble) -> Slip | None:
    opened, closes = _pair(t)
    if t.line == t.begun[0] or t.begun[1] not in [column for column, _ in t.signs(t.begun[0]).opened]:
        return None
    at_end = t.here.empty and t.line == len(t.lines) - 1
    if t.here.indent > t.at(t.begun[0]).start and closes in t.here.text and not at_end:
        return None  # it goes on below on purpose
    return slip(
        t.begun,
        say("this `{opens}` is never closed", opens=opened),
        say("write `{closes}` where it ends", closes=closes),
    )


def _colon(t: Trouble) -> Slip | None:
    if t.sign != ":":
        return None
    word = _WORD.search(t.before)
    if word and word[1] in t.keys:
        above = t.at_start or not t.before[: word.start(1)].strip()
        wrong = say("before `{key}:` a comma is missing", key=word[1])
        right = say("write a comma at the end of the line above") if above else say("write `, {key}:`", key=word[1])
        return slip((t.line, word.start(1)), wrong, right, first=t.begun[0])
    return slip((t.line, t.column), WITH_COLON, say("put the text in quotes"), first=t.begun[0])


WITH_COLON = say("a text with `: ` in it cannot be read")


def _wrong_pair(t: Trouble) -> Slip | None:
    opened, closes = _pair(t)
    if not t.sign or t.sign not in "}]" or t.sign == closes:
        return None
    wrong = say("`{opens}` is closed by `{sign}`", opens=opened, sign=t.sign)
    return slip((t.line, t.column), wrong, say("write `{fixed}`", fixed=closes), first=t.begun[0])


def closes_nothing(t: Trouble) -> Slip | None:
    if not t.sign or t.sign not in "}]":
        return None
    return slip((t.line, t.column), say("this `{sign}` closes nothing", sign=t.sign), say("take it out"))


def goes_on(t: Trouble) -> Slip | None:
    """`[name] hello`, or braces that were closed too early."""
    before = t.before
    if t.at_start or before[-1:] not in ("}", "]"):
        return None
    value, rest = t.here.value, cited(t.lines[t.line][t.column :], 20)
    if _PAIR.match(value):
        wrong = say("`{closes}` ends it here, but `{rest}` follows", closes=before[-1], rest=rest)
        return slip((t.line, t.column), wrong, say("take one of the two out"))
    return slip((t.line, t.here.at), begins_with(value[:1]), quoted(value))
