"""What comes of a rehearsal, and the time in which it takes place."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median

from toolkit.door.rehearsal.fault import Fault


@dataclass
class Rehearsal:
    """What came of it. Everything in `faults` would have met a person as well; `notes` are worth a look, no more."""

    joined: int = 0
    declined: int = 0
    finished: int = 0
    replaced: int = 0
    """How many robots of the rehearsal before it were taken out."""
    faults: list[Fault] = field(default_factory=list)
    notes: list[Fault] = field(default_factory=list)
    came: list[tuple[str, str]] = field(default_factory=list)
    """The manner and the language of each robot, in the order in which they came."""
    seconds: list[float] = field(default_factory=list)
    """How long each careful robot took, from the first page to the thanks."""
    tasks: dict[str, tuple[int, int]] = field(default_factory=dict)
    """For each task how many robots tried it, and how many of them finished it."""
    pages: dict[tuple[str, str, str], set[str]] = field(default_factory=dict)
    """What was shown: by variant, place and language."""

    @property
    def problems(self) -> list[str]:
        """The faults as English sentences."""
        return [str(one) for one in self.faults]

    @property
    def minutes(self) -> float:
        """How long it takes a careful person; 0 where no careful robot came to the end."""
        return median(self.seconds) / 60 if self.seconds else 0.0

    def fault(self, found: Fault) -> None:
        """Take a fault in; the same one of several robots is one."""
        if found not in self.faults:
            self.faults.append(found)

    def note(self, found: Fault) -> None:
        if found not in self.notes:
            self.notes.append(found)


class Clock:
    """The robots' time: it stands still until one of them thinks."""

    def __init__(self, start: float) -> None:
        self.now = start

    def __call__(self) -> float:
        return self.now
