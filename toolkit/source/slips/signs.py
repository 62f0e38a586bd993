"""Single signs that mean something else to YAML than to their author."""

from __future__ import annotations

import re

from toolkit.errors import Said, say
from toolkit.source.lines import line_of, signs_of
from toolkit.source.trouble import Mend, Slip, Trouble, quoted, slip

_VERSIONS = ("<<<<<<< ", ">>>>>>> ", "=======")
_SPACE = "[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
OTHER_SPACE = re.compile(rf"^[ ]*({_SPACE})|^[ ]*(?:-[ ]+)*[\w-]+:({_SPACE})|^[ ]*-({_SPACE})")
_FIRST = ("an alias", "an anchor", "a tag", "cannot start any token", "directive", "mapping keys", "node content")
_STANDS_FOR_MORE = "*&@`%!?,]}|>"


def two_versions(t: Trouble) -> Slip | None:
    """What git leaves in a file where two people changed the same lines."""
    line = next((one for one in (t.begun[0], t.line) if t.lines[one].startswith(_VERSIONS)), None)
    if line is None:
        return None
    right = say("keep one of them, and take out the lines with `<<<<`, `====` and `>>>>`")
    return slip((line, 0), say("two versions of this file meet here"), right, "stop")


def ends_early(t: Trouble) -> Slip | None:
    """`...` on a line of its own ends a YAML file, whatever follows."""
    if not t.says("document start"):
        return None
    line = next((one for one in range(t.line - 1, max(-1, t.line - 20), -1) if t.lines[one].startswith("...")), None)
    if line is None:
        return None
    return slip(
        (line, 0), say("to YAML the file ends at this `...`"), say("take the line out, or put it in quotes"), "stop"
    )


def tab(t: Trouble) -> Slip | None:
    if not t.says("tab character") and not (t.sign == "\t" and not t.before.strip(" \t-")):
        return None
    tabbed = [number for number, line in enumerate(t.lines) if "\t" in line[: len(line) - len(line.lstrip())]]
    line = next((one for one in tabbed if t.begun[0] <= one <= t.line), None)
    if line is None:
        return slip((t.line, t.column), say("a tab stands here"), say("type a space instead"), "block")
    wrong = say("this line begins with a tab")
    if len(tabbed) > 1:
        wrong = say("{n} lines begin with a tab, this is the first", n=len(tabbed))
    return slip((tabbed[0], t.lines[tabbed[0]].index("\t")), wrong, say("indent with spaces"), "tabs")


def other_space(t: Trouble) -> Slip | None:
    """A space that was copied out of a text processor or a chat: it looks like one, and YAML takes it for a letter."""
    for line in dict.fromkeys((t.begun[0], t.line, t.above, t.key_above, t.begins)):
        if line is None:
            continue
        found = OTHER_SPACE.match(t.lines[line])
        if found:
            group = next(number for number in (1, 2, 3) if found[number])
            mend: Mend = "value" if group == 2 else "line"  # behind a colon, or before the key
            return slip((line, found.start(group)), strange_space(found[group]), say("type a space instead"), mend)
    return None


def strange_space(sign: str) -> Said:
    return say("the space here is of another kind ({code})", code=f"U+{ord(sign):04X}")


def first_sign(t: Trouble) -> Slip | None:
    """A text that begins with a sign which YAML keeps for itself."""
    line, column = t.begun
    if not t.says(*_FIRST):
        line, column = t.line, t.here.at  # `*Let op* dit` is read as a word of its own, and then there is more
        if t.at_start or t.here.value[:1] not in ("*", "&", "!"):
            return None
    text = t.lines[line]
    sign = text[column : column + 1]
    if not sign or sign not in _STANDS_FOR_MORE:
        return None
    inside = bool(signs_of(line_of(text[:column])).opened)
    if sign in ",]}" and inside:
        return slip((line, column), say("before this `{sign}` something is missing", sign=sign), say("take it out"))
    right = say("put the text in quotes") if inside else quoted(text[column:])
    return slip((line, column), begins_with(sign), right)


def begins_with(sign: str) -> Said:
    if sign == "`":
        return say("a text that begins with a backtick cannot be read")
    return say("a text that begins with `{sign}` cannot be read", sign=sign)


def text_behind_bar(t: Trouble) -> Slip | None:
    if not t.says("a block scalar"):
        return None
    line, column = t.begun
    sign = t.lines[line][column : column + 1]
    right = say("begin the text on the next line and indent it; or leave `{sign}` out", sign=sign)
    return slip((line, column), say("behind `{sign}` no text can stand on the same line", sign=sign), right)
