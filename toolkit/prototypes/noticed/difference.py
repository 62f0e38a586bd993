"""One difference, before it has a language."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.prototypes.noticed.phrase import Phrase
from toolkit.text import Text


@dataclass(frozen=True)
class Where:
    """The screen on which one meets a difference: its id in both revisions (None where it is not there), its title."""

    before: str | None
    after: str | None
    title: Text


@dataclass(frozen=True)
class Difference:
    """One thing that people would notice.

    `screen` is None for what concerns the prototype as a whole; `only` names the languages in which it shows, and is
    empty where it shows in all.
    """

    said: Phrase
    screen: Where | None = None
    only: tuple[str, ...] = ()
