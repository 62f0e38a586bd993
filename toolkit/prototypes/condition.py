"""Simple structured conditions: when a block shows (`show_if`), when a task is done (`done_when`).

One condition names one thing (`block: contract, is: temporary`); `all`, `any` and `not` combine them. There is no
expression language: what can be written can be checked against real names before anyone sees it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from toolkit.errors import Said, say
from toolkit.schema import Complaint, Flag, Id, Model, Path, Whole, did_you_mean, unknown
from toolkit.surface import Value
from toolkit.text import Text

Shape = Literal["one", "many", "text", "none"]


@dataclass(frozen=True)
class Answers:
    """What a block can answer, as conditions see it: one of some ids, several of them, a text, or nothing at all."""

    shape: Shape = "none"
    ids: tuple[str, ...] = ()
    texts: tuple[Text, ...] = ()
    """What participants read for each id, for authors who write that in a condition."""

    def near(self, wanted: str) -> str:
        """What would be right in place of `wanted`."""
        words = " ".join(wanted.split()).casefold()
        for name, text in zip(self.ids, self.texts, strict=False):
            if words in (" ".join(one.split()).casefold() for one in text.by_language.values()):
                return say("write its id: `{id}`", id=name)
        return did_you_mean(wanted, self.ids)


def ids_and_texts(parts: Iterable[tuple[str, Text]]) -> tuple[tuple[str, ...], tuple[Text, ...]]:
    """The ids and the texts of what can be answered, apart."""
    pairs = tuple(parts)
    return tuple(name for name, _ in pairs), tuple(text for _, text in pairs)


class Condition(Model):
    """One condition, or several combined."""

    block: Id | None = Field(None, description="The id of an earlier block whose answer decides.")
    screen: Id | None = Field(None, description="A screen that has been reached (only in `done_when`).")
    is_: str | None = Field(None, alias="is", description="The answer is this option.")
    is_not: str | None = Field(None, description="There is an answer and it is not this option.")
    includes: str | None = Field(None, description="This option is among the answers.")
    at_least: Whole | None = Field(None, ge=1, le=100, description="At least so many answers are given or ticked.")
    answered: Flag | None = Field(None, description="Whether there is any answer.")
    all: tuple[Condition, ...] = Field((), max_length=12, description="Every one of these holds.")
    any: tuple[Condition, ...] = Field((), max_length=12, description="One of these holds.")
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
        yield from (((*path, "block"), leaf.block) for path, leaf in self.leaves() if leaf.block)

    def leaves(self) -> Iterator[tuple[Path, Condition]]:
        """The conditions that ask one thing, with the path to each."""
        parts = list(self.parts())
        if not parts:
            yield (), self
        for path, part in parts:
            yield from (((*path, *deeper), leaf) for deeper, leaf in part.leaves())

    def parts(self) -> Iterator[tuple[Path, Condition]]:
        """The conditions that this one combines, with the path to each."""
        yield from ((("all", index), one) for index, one in enumerate(self.all))
        yield from ((("any", index), one) for index, one in enumerate(self.any))
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
            yield Complaint((), say("this condition does not name one thing"), _ONE_BLOCK if screens is None else _ONE)
            return
        for path, part in self.parts():
            yield from (complaint.under(*path) for complaint in part.check(blocks, screens))
        if self.screen:
            yield from self._check_screen(screens)
        if self.block:
            yield from self._check_block(blocks, say("earlier block") if screens is None else say("block"))
        elif not self.screen and self._tests():
            test = self._tests()[0]
            wrong = say("`{test}` asks something, but of no block", test=test)
            yield Complaint((test,), wrong, say("move it to a `block`, or leave it out"), at_key=True)

    def _check_screen(self, screens: tuple[str, ...] | None) -> Iterator[Complaint]:
        if screens is None:
            wrong = say("a block cannot depend on a screen")
            yield Complaint(("screen",), wrong, say("name an earlier `block`"))
        elif self.screen not in screens:
            yield unknown(("screen",), say("screen"), self.screen, screens)
        if self._tests():
            test = self._tests()[0]
            wrong = say("a `screen` is reached or it is not")
            yield Complaint((test,), wrong, say("leave `{key}` out", key=test))

    def _check_block(self, blocks: Mapping[str, Answers], called: Said) -> Iterator[Complaint]:
        found = blocks.get(self.block or "")
        if found is None or found.shape == "none":
            answering = [name for name, answers in blocks.items() if answers.shape != "none"]
            what = called if found is None else say("answer in block")
            yield unknown(("block",), what, self.block, answering)
            return
        tests = self._tests()
        if len(tests) != 1:
            wrong = say("this condition does not say what it asks of the block")
            right = say("write one of `is`, `is_not`, `includes`, `at_least`, `answered`")
            yield Complaint(("block",), wrong, right)
            return
        yield from self._check_test(tests[0], found)

    def _check_test(self, test: str, found: Answers) -> Iterator[Complaint]:
        if test not in _FITTING[found.shape]:
            wrong = say("`{test}` does not fit what `{block}` answers", test=test, block=self.block)
            yield Complaint((test,), wrong, _RIGHT_TEST[found.shape], at_key=True)
            return
        wanted = next((one for one in (self.is_, self.is_not, self.includes) if one is not None), None)
        if wanted is not None and wanted not in found.ids:
            wrong = say("`{block}` has no option `{option}`", block=self.block, option=wanted)
            yield Complaint((test,), wrong, found.near(wanted))
        if self.at_least is not None and self.at_least > len(found.ids):
            wrong = say("`at_least` asks for more than `{block}` has", block=self.block)
            yield Complaint((test,), wrong, say("write at most {most}", most=len(found.ids)))


_ONE_BLOCK = say("name one `block`, or use all, any, not")
_ONE = say("name one `block` or one `screen`, or use all, any, not")
_FITTING: Mapping[Shape, tuple[str, ...]] = {
    "one": ("is", "is_not", "answered"),
    "many": ("includes", "at_least", "answered"),
    "text": ("answered",),
}
_RIGHT_TEST: Mapping[Shape, Said] = {
    "one": say("use `is` or `is_not` or `answered` for it"),
    "many": say("use `includes` or `at_least` or `answered` for it"),
    "text": say("use `answered` for it"),
}
