"""How a round was looked at when its figures were fixed: its groups of people, its variants, the surveys asked.

Groups that are cut otherwise, beside those that were fixed, would tell what one person said: managers and the boss,
less the managers. So from then on a round is counted again only where all of this is as it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from toolkit.experiments.comparing import PART
from toolkit.experiments.sprint import Round, Sprint
from toolkit.surveys.survey import Survey


@dataclass(frozen=True)
class Asking:
    """`segments`, `variants`: their ids in order, as small groups are merged in that order. `surveys`: the fingerprint
    of each text, by the name of its file.
    """

    segments: tuple[str, ...]
    variants: tuple[str, ...]
    each_sees: str
    surveys: Mapping[str, str]

    @classmethod
    def of(cls, sprint: Sprint, planned: Round, surveys: Mapping[str, Survey]) -> Asking:
        return cls(
            tuple(one.id for one in sprint.segments),
            tuple(one.id for one in planned.variants),
            planned.each_sees,
            {name: surveys[name].fingerprint() for name in (*sprint.before, *sprint.after)},
        )

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Asking:
        """Of data that `plain` made."""
        return cls(tuple(data["segments"]), tuple(data["variants"]), data["each_sees"], data["surveys"])

    def plain(self) -> dict[str, Any]:
        return asdict(self)

    def parts_as(self, then: Asking) -> bool:
        """Whether people are parted as they were."""
        return (self.segments, self.variants, self.each_sees) == (then.segments, then.variants, then.each_sees)

    def is_as(self, then: Asking) -> bool:
        """Whether people are parted as they were, and asked the same; a file may have another name."""
        names = self.renamed(then)
        return self.parts_as(then) and {names.get(one, one): text for one, text in self.surveys.items()} == then.surveys

    def renamed(self, then: Asking) -> dict[str, str]:
        """What a survey was called, by its name now, where its file was renamed and holds the same text."""
        gone = {text: name for name, text in then.surveys.items() if name not in self.surveys}
        new = {name: text for name, text in self.surveys.items() if name not in then.surveys}
        return {name: gone.pop(text) for name, text in new.items() if text in gone}

    def columns(self, round: str) -> set[str]:
        """The columns that a round has by now, without its groups."""
        return {round, *(f"{round}{PART}{one}" for one in self.variants)}
