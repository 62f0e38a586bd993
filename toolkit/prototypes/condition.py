"""Simple structured conditions: when a block shows (`show_if`), when a task is done (`done_when`).

One condition names one thing (`block: contract, is: temporary`); `all`, `any` and `not` combine them. There is no
expression language: what can be written can be checked against real names before anyone sees it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from toolkit.schema import Complaint, Flag, Id, Model, Path, Whole, did_you_mean, unknown
from toolkit.surface import Value

Shape = Literal["one", "many", "text", "none"]


@dataclass(frozen=True)
class Answers:
    """What a block can answer, as conditions see it: one of some ids, several of them, a text, or nothing at all."""

    shape: Shape = "none"
    ids: tuple[str, ...] = ()


class Condition(Model):
    """One condition, or several combined."""

    block: Id | None = Field(None, description="The id of an earlier block whose answer decides.")
    screen: Id | None = Field(None, description="A screen that has been reached (only in `done_when`).")
    is_: str | None = Field(None, alias="is", description="The answer is this option.")
    is_not: str | None = Field(None, description="There is an answer and it is not this option.")
    includes: str | None = Field(None, description="This option is among the answers.")
    at_least: Whole | None = Field(None, ge=1, le=100, description="At least so many answers are given or ticked.")
    answered: Flag | None = Field(None, description="Whether there is any answer.")
    all: tuple[Condition, ...] = Field((), description="Every one of these holds.")
    any: tuple[Condition, ...] = Field((), description="One of these holds.")
    not_: Condition | None = Field(None, alias="not", description="This does not hold.")

    def holds(self, answers: Mapping[str, Value], reached: frozenset[str] = frozenset()) -> bool:
        """Whether it holds, given each block's answer (by id) and the screens reached so far."""
        if self.all:
            return all(one.holds(answers, reached) for one in self.all)
        if self.any:
            return any(one.holds(answers, reached) for one in self.any)
        if self.not_:
            return not self.not_.holds(answers, reached)
        if self.screen:
            return self.screen in reached
        return self._compare(answers.get(self.block or ""))

    def _compare(self, answer: Value) -> bool:
        given = answer if isinstance(answer, list) else [] if answer in (None, "", False) else [str(answer)]
        if self.is_ is not None:
            return given == [self.is_]
        if self.is_not is not None:
            return bool(given) and given != [self.is_not]
        if self.includes is not None:
            return self.includes in given
        if self.at_least is not None:
            return len(given) >= self.at_least
        return bool(given) == bool(self.answered)

    def names(self) -> Iterator[tuple[Path, str]]:
        """Every block that is referred to, with the path that leads to the reference."""
        if self.block:
            yield ("block",), self.block
        for path, part in self._parts():
            for deeper, name in part.names():
                yield (*path, *deeper), name

    def _parts(self) -> Iterator[tuple[Path, Condition]]:
        for index, one in enumerate(self.all):
            yield ("all", index), one
        for index, one in enumerate(self.any):
            yield ("any", index), one
        if self.not_:
            yield ("not",), self.not_

    def _tests(self) -> list[str]:
        given = {"is": self.is_, "is_not": self.is_not, "includes": self.includes, "at_least": self.at_least}
        given["answered"] = self.answered
        return [name for name, value in given.items() if value is not None]

    def check(self, blocks: Mapping[str, Answers], screens: tuple[str, ...] | None) -> Iterator[Complaint]:
        """Complaints against the real names. `screens` is None where screens cannot be asked about."""
        forms = [bool(self.all), bool(self.any), self.not_ is not None, bool(self.screen), bool(self.block)]
        if sum(forms) != 1:
            right = "name one `block`" + (" or one `screen`" if screens is not None else "") + ", or use all, any, not"
            yield Complaint((), "this condition does not name one thing", right)
            return
        for path, part in self._parts():
            yield from (complaint.under(*path) for complaint in part.check(blocks, screens))
        if self.screen:
            yield from self._check_screen(screens)
        if self.block:
            yield from self._check_block(blocks, "earlier block" if screens is None else "block")

    def _check_screen(self, screens: tuple[str, ...] | None) -> Iterator[Complaint]:
        if screens is None:
            yield Complaint(("screen",), "a block cannot depend on a screen", "name an earlier `block`")
        elif self.screen not in screens:
            yield unknown(("screen",), "screen", self.screen, screens)
        if self._tests():
            yield Complaint(
                (self._tests()[0],), "a `screen` is reached or it is not", f"leave `{self._tests()[0]}` out"
            )

    def _check_block(self, blocks: Mapping[str, Answers], called: str) -> Iterator[Complaint]:
        found = blocks.get(self.block or "")
        if found is None or found.shape == "none":
            answering = [name for name, answers in blocks.items() if answers.shape != "none"]
            what = called if found is None else "answer in block"
            yield unknown(("block",), what, self.block, answering)
            return
        tests = self._tests()
        if len(tests) != 1:
            right = "write one of `is`, `is_not`, `includes`, `at_least`, `answered`"
            yield Complaint(("block",), "this condition does not say what it asks of the block", right)
            return
        yield from self._check_test(tests[0], found)

    def _check_test(self, test: str, found: Answers) -> Iterator[Complaint]:
        allowed = {"one": ("is", "is_not", "answered"), "many": ("includes", "at_least", "answered")}
        fitting = allowed.get(found.shape, ("answered",))
        if test not in fitting:
            right = f"use {' or '.join(f'`{one}`' for one in fitting)} for it"
            yield Complaint((test,), f"`{test}` does not fit what `{self.block}` answers", right)
            return
        wanted = self.is_ or self.is_not or self.includes
        if wanted is not None and wanted not in found.ids:
            yield Complaint((test,), f"`{self.block}` has no option `{wanted}`", did_you_mean(wanted, found.ids))
        if self.at_least is not None and self.at_least > len(found.ids):
            wrong = f"`{self.block}` has only {len(found.ids)} options"
            yield Complaint((test,), wrong, f"write at most {len(found.ids)}")
