"""What is typed into the form of a decision, by the keys of its widgets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, get_args

import streamlit as st

from toolkit.app.decisions.subjects import Subject
from toolkit.app.state import House
from toolkit.evidence.decided import thaw
from toolkit.records import Decision

Verdict = Literal["keep", "change", "drop"]

MOST = {"said": 600, "did": 600, "who": 80, "dissent": 600, "against": 600}
"""Signs that each field may have."""

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


@dataclass(frozen=True)
class Form:
    """A form in this browser: for a new decision after `round`, or for another wording of `one`."""

    served: House
    sprint: str
    round: str
    language: str
    one: Decision | None = None

    @property
    def place(self) -> str:
        return f"decisions: {self.sprint}"

    @property
    def key(self) -> str:
        return f"{self.place} form {self.one.id if self.one else ''} {st.session_state.get(f'{self.place}: turn', 0)}"

    def typed(self, name: str, default: Any = "") -> Any:
        return st.session_state.get(f"{self.key}: {name}", default)

    @property
    def subject(self) -> Subject:
        """What was chosen; what a decision is about does not change with its words."""
        if self.one:
            return Subject.of(self.one)
        return Subject(
            **{kind: self.typed(kind) or "" for kind in ("finding", "element") if self.typed("about") == kind}
        )

    @property
    def verdict(self) -> Verdict:
        chosen = self.typed("verdict")
        return chosen if chosen in VERDICTS else self.one.verdict if self.one else "change"

    @property
    def otherwise(self) -> str:
        """The key of the tick: another verdict is another question."""
        return f"against {self.verdict} {self.subject.finding}{self.subject.element}"

    def keeps(self) -> bool:
        """Whether what was known when it was decided stays with it: the same verdict, only in other words."""
        one = self.one
        return bool(one and one.verdict == self.verdict and thaw(one.evidence) and (one.against or not self.against()))

    def against(self) -> bool:
        """Whether it is ticked that this goes otherwise than agreed."""
        return bool(self.typed(self.otherwise, False))
