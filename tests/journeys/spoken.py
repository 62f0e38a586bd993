"""Whether a page speaks one language: held against the same place, drawn for the same person in the other one.

There is no list of words. A text that stands on the page as it does in the other language's drawing was not translated,
unless its author wrote the same for both (a name, a code), or somebody typed it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from copy import copy
from html.parser import HTMLParser

from playwright.sync_api import Page

from toolkit.door.rounds import draw
from toolkit.experiments.journey import Journey, Progress
from toolkit.languages import words
from toolkit.schema import Model, texts_in
from toolkit.surface import Value
from toolkit.text import LANGUAGES

LETTERS = re.compile(r"[^\W\d_]{3,}")
SHOWN = ("alt", "placeholder", "aria-label", "title")

READ = """(names) => {
  const found = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    if (!walk.currentNode.parentElement.closest("script, style, noscript, textarea, [lang]:not(html)"))
      found.push(walk.currentNode.data);
  }
  for (const e of document.querySelectorAll("body *")) for (const n of names) if (e.hasAttribute(n)) found.push(e.getAttribute(n));
  return found;
}"""


def texts(page: Page) -> list[str]:
    """Everything that can be read on a page, or heard by a screen reader."""
    found: list[str] = page.evaluate(READ, list(SHOWN))
    return found


class Spoken:
    """What is said along one journey, in `language` and in the other one."""

    def __init__(self, journey: Journey, language: str) -> None:
        self.journey, self.language = journey, language
        self.other_language = next(one for one in LANGUAGES if one != language)
        self.same = set(_same_in_both(journey))
        here, there = set(words(language).values()), set(words(self.other_language).values())
        self.foreign = {_tidy(one) for one in there - here}
        self.typed: set[str] = set()

    def other(self, place: str, progress: Progress) -> set[str]:
        """Every text of this place as the other language says it to the same person."""
        self.typed = set(_typed(progress))
        there = copy(progress)
        there.language, there.facts = self.other_language, []
        reader = _Texts()
        reader.feed(draw(self.journey, place, there).html())
        return {_tidy(one) for one in reader.found}

    def strange(self, read: Iterable[str], other: set[str]) -> list[str]:
        """Those of the texts on a page that are in the other language."""
        said = {_tidy(one) for one in read}
        return sorted(one for one in said & (other | self.foreign) if self._is_strange(one))

    def _is_strange(self, said: str) -> bool:
        """Whether it is in the other language alone: neither the same in both, nor typed, nor made up of such parts."""
        known, left = self.same | self.typed, said.casefold()
        if any(left in one for one in known):
            return False
        for one in sorted(known, key=len, reverse=True):
            left = left.replace(one, " ")
        return bool(LETTERS.search(left))


def _same_in_both(journey: Journey) -> Iterator[str]:
    """What authors and the interface say alike in both languages."""
    made: Iterable[Model] = (journey.sprint, journey.prototype, *journey.surveys.values())
    pairs = [tuple(text(one) for one in LANGUAGES) for model in made for _, text in texts_in(model)]
    first, second = (words(one) for one in LANGUAGES)
    pairs += [(first[key], second[key]) for key in first]
    for one, other in pairs:
        yield from _parts(one) & _parts(other)


def _parts(text: str) -> set[str]:
    """The lines of a text, cut where something is filled in."""
    return {_tidy(part).casefold() for part in re.split(r"\{\w*\}|\n", text) if LETTERS.search(part)}


def _typed(progress: Progress) -> Iterator[str]:
    """What people typed: their own answers, and what everybody put in the room."""
    values: list[Value] = list(progress.values.values())
    values += [value for facts in progress.room.by_block.values() for one in facts for value in one.value.values()]
    yield from (_tidy(one).casefold() for one in values if isinstance(one, str) and LETTERS.search(one))


def _tidy(text: str) -> str:
    return " ".join(text.split())


class _Texts(HTMLParser):
    """Each text of a page by itself, as a browser would have it in its nodes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside.append(tag)
        self.found += [value or "" for name, value in attrs if name in SHOWN]

    def handle_data(self, data: str) -> None:
        if not self._inside or self._inside[-1] != "textarea":
            self.found.append(data)

    def handle_endtag(self, tag: str) -> None:
        while self._inside and self._inside.pop() != tag:
            pass
