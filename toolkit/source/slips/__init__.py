"""Slips of people who never learnt YAML, in their words: the place where it happened, and what to do there.

Each finder looks at what the parser said and at the lines around, and finds its own slip or None. The parser often
stops far from the slip: at the end of the file for a quote that was never closed, a line below for a colon without its
space.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from yaml import YAMLError

from toolkit.errors import say
from toolkit.source.slips import brackets, colons, indents, quotes, signs
from toolkit.source.trouble import Mend, Slip, Trouble, slip

FINDERS: tuple[Callable[[Trouble], Slip | None], ...] = (
    signs.two_versions,
    signs.ends_early,
    signs.tab,
    signs.other_space,
    indents.no_dash,
    quotes.curly,
    quotes.opened_above,
    quotes.never_ends,
    quotes.backslash,
    signs.first_sign,
    signs.text_behind_bar,
    brackets.inside,
    quotes.goes_on,
    brackets.closes_nothing,
    brackets.goes_on,
    colons.inside_text,
    colons.below_value,
    colons.missing,
    indents.dash,
    indents.level,
)
"""The surest first: a tab explains more than the indent that it makes."""


def slip_in(error: YAMLError, lines: Sequence[str], keys: Collection[str]) -> Slip:
    """The slip behind a syntax error. `keys` are the words that can stand before a colon in such a file."""
    trouble = Trouble(error, lines, keys)
    for finder in FINDERS:
        found = finder(trouble)
        if found is not None:
            return found
    right = say("hold it against the lines around it: indent, a space behind each colon, quotes and brackets in pairs")
    column = min(trouble.column, len(trouble.lines[trouble.line]))
    mend: Mend = "block" if trouble.at_start else "value"
    return slip((trouble.line, column), say("this cannot be read as YAML"), right, mend)
