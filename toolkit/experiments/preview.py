"""A prototype by itself: what a design team looks at. Nothing is stored."""

from __future__ import annotations

from toolkit.experiments.journey import Progress
from toolkit.prototypes.prototype import Prototype
from toolkit.surface import Fact, Surface


class Preview:
    """The screens of one revision as places, with the face of a Journey."""

    scope = "preview"

    def __init__(self, prototype: Prototype) -> None:
        self.prototype = prototype

    def draw(self, screen: str, s: Surface, r: Progress) -> None:
        with s.section("title"):
            s.heading(r.t(self.prototype.by_id[screen].title))
        self.prototype.draw(screen, s, r)

    def title(self, screen: str, language: str) -> str:
        return self.prototype.by_id[screen].title(language)

    def settle(self, _: str, r: Progress) -> list[Fact]:
        """Take the facts of a drawing in; a `goto` names the next screen."""
        settled = list(r.facts)
        r.facts.clear()
        for fact in settled:
            r.settled(fact)
        return settled
