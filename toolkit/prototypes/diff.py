"""What people would notice between two revisions of a prototype, in sentences.

People notice what they see and where it leads: texts, what can be chosen, when something shows, the screens and the
way between them. They do not notice names that only the file knows, the order of keys, a quote style, a comment; nor
what only the team reads: the prototype's own title, `about:` and `changes:`. What a picture shows is not looked into:
another file is another picture, an edited file is not noticed here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from toolkit.prototypes.noticed.difference import Difference, Where
from toolkit.prototypes.noticed.excerpt import brief
from toolkit.prototypes.noticed.gather import gathered
from toolkit.prototypes.noticed.phrase import Voice
from toolkit.prototypes.noticed.screens import Screens
from toolkit.prototypes.noticed.twins import Twins
from toolkit.prototypes.prototype import Prototype

__all__ = ["Difference", "Group", "Where", "account", "by_screen", "differences", "sentence"]

_STOPS = re.compile(r"([.?!…]”)\.$")

_NAMES_ITS_SCREEN = ("screen_",)
"""How the keys begin of sentences that name the screen themselves."""


def differences(before: Prototype, after: Prototype) -> tuple[Difference, ...]:
    """What people would notice: first the prototype as a whole, then screen by screen as they meet them."""
    return gathered(Screens(Twins(before, after)).differences())


def sentence(difference: Difference, language: str) -> str:
    """The difference as a sentence that stands by itself: it says on which screen one meets it."""
    said = _said(difference, language)
    if difference.screen is not None and not difference.said.key.startswith(_NAMES_ITS_SCREEN):
        screen = brief(difference.screen.title(language))
        said = Voice(language, language).template("on").format(screen=screen, said=said)
    return _begun(said)


@dataclass(frozen=True)
class Group:
    """The differences of one screen; of the prototype as a whole, where `screen` is None."""

    screen: Where | None
    differences: tuple[Difference, ...]

    @property
    def _renamed(self) -> Difference | None:
        """The new title, where the heading can tell it: not where it is all that changed, or in one language only."""
        titles = [one for one in self.differences if one.said.key == "screen_title" and not one.only]
        return titles[0] if titles and len(self.differences) > 1 else None

    def heading(self, language: str) -> str:
        voice = Voice(language, language)
        if self.screen is None:
            return voice.template("whole")
        if self._renamed is not None:
            return voice.tell(replace(self._renamed.said, key="heading_was"))
        return voice.template("heading").format(screen=brief(self.screen.title(language)))

    def lines(self, language: str) -> tuple[str, ...]:
        """What stands below the heading, a sentence for each difference."""
        return tuple(_begun(_said(one, language)) for one in self.differences if one is not self._renamed)


def by_screen(found: Iterable[Difference]) -> tuple[Group, ...]:
    """The differences by the screen on which one meets them, in order."""
    groups: dict[Where | None, list[Difference]] = {}
    for one in found:
        groups.setdefault(one.screen, []).append(one)
    return tuple(Group(screen, tuple(group)) for screen, group in groups.items())


def account(found: Iterable[Difference], language: str) -> str:
    """All differences as a text to read aloud, screen by screen."""
    groups = by_screen(found)
    if not groups:
        return Voice(language, language).template("none")
    told = ("\n".join([one.heading(language), *(f"- {line}" for line in one.lines(language))]) for one in groups)
    return "\n\n".join(told)


def _said(difference: Difference, language: str) -> str:
    voice = Voice(language, difference.only[0] if difference.only else language)
    said = voice.tell(difference.said)
    if not difference.only:
        return said
    languages = voice.join(voice.template(f"language_{one}") for one in difference.only)
    return voice.template("only").format(languages=languages, said=said)


def _begun(said: str) -> str:
    """With a capital, and one full stop where a quote brings its own."""
    return _STOPS.sub(r"\1", said[0].upper() + said[1:])
