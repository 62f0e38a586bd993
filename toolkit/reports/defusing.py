"""Words that a spreadsheet must not take for a formula.

Source: OWASP, "CSV Injection": cells that begin with = + - @, a tab or a line end; also as full-width signs, which a
spreadsheet in an Asian language reads as the same. Numbers are written as numbers and never come by here.
"""

from __future__ import annotations

import unicodedata

_SIGNS = frozenset("=+-@\N{MINUS SIGN}")
_ENDS = ("\t", "\r", "\n")


def defused(words: str) -> str:
    """The words, behind an apostrophe where they could start a formula; signs that cannot be seen are no shelter.

    >>> [defused(one) for one in ("=1+1", "\uff1d1", " @x", "-2", "a=1", "")]
    ["'=1+1", "'\uff1d1", "' @x", "'-2", 'a=1', '']
    """
    first = next((one for one in words if not _invisible(one)), "")
    risky = unicodedata.normalize("NFKC", first)[:1] in _SIGNS if first else False
    return f"'{words}" if risky or words.startswith(_ENDS) else words


def _invisible(one: str) -> bool:
    return one.isspace() or unicodedata.category(one) in ("Cc", "Cf")
