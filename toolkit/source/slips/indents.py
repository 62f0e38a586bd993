"""Dashes and indents: where a line stands, and what it therefore belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from toolkit.errors import Said, cited, say
from toolkit.source.trouble import Slip, Trouble, slip, written

_FAR = 1_000
_NO_SPACE = re.compile(r"(\s*)-([A-Za-z_{\"'].*)")
_OTHER_DASH = re.compile(r"(\s*)([–—−•·]|\*(?=\s))\s*(\S.*)")


def no_dash(t: Trouble) -> Slip | None:
    """`-kind: scale` or `– kind: scale`: to YAML these are no list."""
    return no_dash_at(t, t.line) if t.at_start or _NO_SPACE.match(t.here.text) else None


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
        return _without_dash(t, t.line)
    if not t.at_start or not t.here.item:
        return None
    found = None
    for number in range(t.line - 1, max(-1, t.line - 60), -1):
        upper = t.at(number)
        if not upper.empty and (upper.indent < t.here.indent or (upper.item and upper.indent == t.here.indent)):
            break
        found = number if upper.indent == t.here.indent and not upper.empty else found
    return None if found is None else _without_dash(t, found)


def _without_dash(t: Trouble, line: int) -> Slip:
    wrong = say("this line stands among the items of a list and does not begin with `- `")
    return slip((line, t.at(line).indent), wrong, say("begin it with `- `, or indent it further"), "item")


def first_without_dash(t: Trouble, line: int) -> Slip | None:
    """A line that is no item, where those that are indented as far below it are."""
    indent = t.at(line).indent
    for number in range(t.line, min(len(t.lines), t.line + 60)):
        lower = t.at(number)
        if not lower.empty and lower.indent <= indent:
            fits = lower.indent == indent and lower.item and not t.at(line).item
            return _without_dash(t, line) if fits else None
    return None


def item_moved(t: Trouble, line: int) -> Slip | None:
    """A first item that begins further left than the lines that belong to it, and than the items below it."""
    upper, moved = t.at(line), t.here.indent - t.at(line).start
    if not upper.item or moved <= 0:
        return None
    for number in range(t.line, min(len(t.lines), t.line + 60)):
        lower = t.at(number)
        if not lower.empty and lower.indent < t.here.indent:
            if not lower.item or lower.indent != upper.indent + moved:
                return None
            wrong = say("this line is indented by {n}, and what belongs to it does not fit", n=upper.indent)
            found = slip((line, upper.indent), wrong, say("indent it by {one} spaces", one=lower.indent), "item")
            return replace(found, indent=lower.indent)
    return None


def among_items(t: Trouble, line: int) -> Slip | None:
    """A line that is no item, where those that are indented as far above it are."""
    indent = t.at(line).indent
    for number in range(line - 1, max(-1, line - 60), -1):
        upper = t.at(number)
        if not upper.empty and upper.indent <= indent:
            return _without_dash(t, line) if upper.indent == indent and upper.item else None
    return None


def beside(t: Trouble, line: int) -> Slip | None:
    """`nl:` that stands beside the `text:` it belongs under."""
    found = t.at(line)
    above = next((one for one in range(line - 1, max(-1, line - 60), -1) if not t.at(one).empty), None)
    if found.key not in ("nl", "en") or above is None:
        return None
    upper = t.at(above)
    if upper.value or not upper.key or upper.start != found.start:
        return None
    return slip((line, found.start), *stands_beside(found.key, upper.key), "line")


def stands_beside(key: str, above: str) -> tuple[Said, Said]:
    wrong = say("`{key}:` stands beside `{above}:` and not under it", key=key, above=cited(above))
    return wrong, say("indent it by two more spaces")


def level(t: Trouble) -> Slip | None:
    """A line that stands neither below the line above nor below any other."""
    if not t.at_start or not t.says("expected key", "'-' indicator", "block end", "block sequence entries"):
        return None
    if t.sign == ":":
        return slip((t.line, t.column), say("before this colon a word is missing"), say("write `key: value`"), "line")
    above = next((one for one in _upwards(t) if t.at(one).indent < t.here.indent), None)
    found_above = None if above is None else beside(t, above) or no_dash_at(t, above) or _one_off(t, above)
    if found_above is not None:
        return found_above
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


def _one_off(t: Trouble, line: int) -> Slip | None:
    """The first of some lines that should begin in one column, one space too far to the left or to the right."""
    here = t.here.indent
    first = next((one for one in range(line, t.line) if abs(t.at(one).indent - here) == 1), None)
    if first is None or here % 2 or t.at(first).empty:
        return None
    wrong = say("this line is indented by {n}, and what belongs to it does not fit", n=t.at(first).indent)
    return slip((first, t.at(first).indent), wrong, say("indent it by {one} spaces", one=here), "block")


def _upwards(t: Trouble) -> Iterator[int]:
    """The lines above that are not empty, the nearest first; not more than somebody would look at."""
    return (one for one in range(t.line - 1, max(-1, t.line - _FAR), -1) if not t.at(one).empty)


def _levels(t: Trouble) -> set[int]:
    """The indents at which a line could stand here: those of the lines above, up to the outermost."""
    found: set[int] = set()
    lowest = 1_000
    for number in _upwards(t):
        upper = t.at(number)
        if upper.indent < lowest:
            lowest = upper.indent
            found |= {upper.indent} | ({upper.start} if upper.item and upper.key else set())
        if lowest == 0:
            break
    return found
