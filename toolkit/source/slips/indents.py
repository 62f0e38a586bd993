"""Dashes and indents: where a line stands, and what it therefore belongs to."""

from __future__ import annotations

import re

from toolkit.errors import say
from toolkit.source.trouble import Slip, Trouble, slip, written

_NO_SPACE = re.compile(r"(\s*)-([A-Za-z_{\"'].*)")
_OTHER_DASH = re.compile(r"(\s*)([–—−•·*])\s*(\S.*)")


def no_dash(t: Trouble) -> Slip | None:
    """`-kind: scale` or `– kind: scale`: to YAML these are no list."""
    return no_dash_at(t, t.line) if t.at_start else None


def no_dash_at(t: Trouble, line: int) -> Slip | None:
    text = t.lines[line][:2_000]
    close, other = _NO_SPACE.match(text), _OTHER_DASH.match(text)
    if close:
        return slip((line, len(close[1])), say("behind `-` a space is missing"), written(f"- {close[2]}"), "item")
    if other:
        wrong = say("`{sign}` does not make a list", sign=other[2])
        return slip((line, len(other[1])), wrong, written(f"- {other[3]}"), "item")
    return None


def dash(t: Trouble) -> Slip | None:
    """A list whose items do not all begin with a dash, or one that begins behind a key."""
    if t.says("block sequence entries") and not t.at_start:
        right = say("begin it on the next line, indented; a text that begins with `-` wants quotes")
        return slip((t.line, t.column), say("a list cannot begin behind `{key}:`", key=t.here.key), right)
    if t.says("'-' indicator") and t.column == t.begun[1]:
        wrong = say("this line stands among the items of a list and does not begin with `- `")
        return slip((t.line, t.column), wrong, say("begin it with `- `, or indent it further"), "item")
    if t.says("expected key") and t.here.item and t.column == t.begun[1]:
        wrong = say("an item of a list begins here, but the lines above it are none")
        return slip((t.line, t.column), wrong, say("begin every item of the list with `- `"), "block")
    return None


def level(t: Trouble) -> Slip | None:
    """A line that stands neither below the line above nor below any other."""
    if not t.at_start or not t.says("expected key", "'-' indicator", "block end", "block sequence entries"):
        return None
    if t.sign == ":":
        return slip((t.line, t.column), say("before this colon a word is missing"), say("write `key: value`"), "line")
    here, fitting = t.here.indent, _levels(t)
    deeper = min((one for one in fitting if one > here), default=None)
    flatter = max((one for one in fitting if one < here), default=None)
    found = [str(one) for one in (flatter, deeper) if one is not None]
    if not found or here in fitting:
        return None
    wrong = say("this line is indented by {n}, which fits none of the lines above", n=here)
    right = say("indent it by {one} or {other} spaces", one=found[0], other=found[-1])
    if len(found) == 1:
        right = say("indent it by {one} spaces", one=found[0])
    return slip((t.line, here), wrong, right, "block")


def _levels(t: Trouble) -> set[int]:
    """The indents at which a line could stand here: those of the lines above, up to the outermost."""
    found: set[int] = set()
    lowest = 1_000
    for number in range(t.line - 1, -1, -1):
        upper = t.at(number)
        if not upper.empty and upper.indent < lowest:
            lowest = upper.indent
            found |= {upper.indent} | ({upper.start} if upper.item and upper.key else set())
        if lowest == 0:
            break
    return found
