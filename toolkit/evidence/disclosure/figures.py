"""What comes out of the gate: a figure that may be shown, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from toolkit.evidence.gather import Source
from toolkit.evidence.intervals import Estimate, Summary
from toolkit.evidence.measure import Subject
from toolkit.text import Text

Reason = Literal[
    "open", "too_few", "unanimous", "small_part", "beside_part", "crossed", "overlap", "later", "otherwise"
]  # fmt: skip
"""`open`: its round is; `too_few` people; `unanimous` or all but one; a part that is small, or beside which a small one
could be reckoned out; two filters at once; a score with the same questions as another; `later`: it came when the
figures of its round had been fixed; and `otherwise`: those were asked or grouped in another way.
"""


@dataclass(frozen=True)
class Shown:
    """A figure that may be shown.

    `round`: the round, or the part of one that it counts (`round/variant`, `round@group+group`). `n`: people whom it
    counts. `estimate`: a share (0 to 1), a score, or seconds; None where nobody is counted, and for answers by option.
    `summary`: of scores, or of the logarithms of seconds. `dots`: one a person, in the estimate's unit, smallest first;
    only about the prototype.
    """

    subject: Subject
    round: str
    title: Text
    source: Source
    interim: bool
    n: int
    estimate: Estimate | None
    summary: Summary | None
    counts: tuple[tuple[str, int], ...]
    dots: tuple[float, ...]

    def count(self, name: str) -> int:
        return dict(self.counts).get(name, 0)

    @property
    def base(self) -> int:
        """The people of whom each count is a share: of a chain, those at its first stage."""
        return self.counts[0][1] if self.subject.kind == "chain" else self.n


@dataclass(frozen=True)
class Hidden:
    """A figure that may not be shown, and why. It carries no number that people gave."""

    subject: Subject
    round: str
    title: Text
    source: Source
    interim: bool
    reason: Reason
    minimum: int


Figure = Shown | Hidden
