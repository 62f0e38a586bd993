"""THE GATE: every figure passes here or is not shown. What comes out is `Shown` or `Hidden`; nothing else has numbers.

Figures about the prototype show from the first person, with one nameless dot a person (none by group:
there a dot would have a name). Figures about people show

- only when the round is closed: otherwise whoever looks before and after one answer knows that answer;
- only from the minimum group, never from fewer than five, whatever a file says;
- never when everybody answered alike, or all but one: then the figure is each person's answer, or tells the odd one
  out what all the others said;
- rounded, without dots;
- by one filter at a time: of a whole round, a variant or a group of people, never of a group within a variant. Small
  groups are merged with the next smallest, and nothing that is hidden can be reckoned out of what is shown;
- as they were when somebody first looked at the closed round, until enough has changed (`evidence.published`).

Robots' figures pass the same gate, so that a rehearsal shows what people's will look like.
"""

from __future__ import annotations

from toolkit.evidence.disclosure.figures import Figure, Hidden, Reason, Shown
from toolkit.evidence.disclosure.parts import show_parts
from toolkit.evidence.disclosure.showing import FLOOR, show
from toolkit.evidence.measure import Subject

__all__ = ["FLOOR", "Figure", "Hidden", "Reason", "Shown", "Subject", "show", "show_parts"]
