"""Records row by row, for somebody who computes with them elsewhere: the part of the gate that is about whole rows.

What leaves here is not anonymous: whoever knows how one person answered one question finds the rest of that row. So it
leaves by the command line alone, and of it as little as a computation needs:

- a number for each sitting that is drawn anew every time: no code of a participant, no moment of the day, no language,
  no invitation, no mark of who came back, and no order that says who came first;
- answers about people under another number than what anybody could see them do, and another one before than after
  (`numbering`);
- answers about people only of closed rounds in the state that their figures count (`standing`), from the minimum group,
  not where (all but one of) them are alike, and only where every figure over them is shown;
- seconds rounded;
- what people wrote only as it may be read anyway, without anything beside it (`evidence.comments`);
- a group of people or a variant only where every one of them is large enough, and never both of them;
- of what observers saw nothing that says whom, and quotes only of rounds that are closed and large enough for them.

People and robots are told apart in every row.
"""

from __future__ import annotations

from toolkit.evidence.rows.kinds import Answer, LeftOut, Rows, Seen, Sitting, Try, Words
from toolkit.evidence.rows.standing import record
from toolkit.evidence.rows.taking import rows

__all__ = ["Answer", "LeftOut", "Rows", "Seen", "Sitting", "Try", "Words", "record", "rows"]
