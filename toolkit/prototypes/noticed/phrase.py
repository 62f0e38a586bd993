"""A sentence before it has a language: which template, and what fills its gaps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, Union

from toolkit.prototypes.noticed import excerpt
from toolkit.prototypes.noticed.nouns import noun
from toolkit.prototypes.noticed.templates import TEMPLATES
from toolkit.text import Text

SHOWN = 6
"""Names in one sentence; of a longer list the first four are named and the rest is counted."""


@dataclass(frozen=True)
class Quote:
    """A text as it stands on the screen, with its number where participants see one."""

    text: Text
    number: int | None = None


@dataclass(frozen=True)
class Reworded:
    """One text, before and after."""

    old: Text
    new: Text


@dataclass(frozen=True)
class Naming:
    """What a piece of this sort is called, by its path of keys in `nouns`."""

    path: str


@dataclass(frozen=True)
class Thing:
    """A piece of a screen: its noun and its name, or what it begins with, or what it is a part of.

    `fresh` is for what nobody has heard of yet: "a text", "two pictures".
    """

    path: str
    name: Quote | None = None
    begins: bool = False
    when: Part | None = None
    whole: Thing | None = None
    fresh: bool = False


@dataclass(frozen=True)
class Count:
    n: int
    path: str


@dataclass(frozen=True)
class Word:
    """One of the words that an author may choose from, or a number."""

    path: str
    value: str | None


@dataclass(frozen=True)
class Joined:
    """Parts with "and" or "or" between them."""

    parts: tuple[Part, ...]
    word: str


@dataclass(frozen=True)
class Phrase:
    """A template and its parts. `n` says how many things it is about, where that changes the wording."""

    key: str
    parts: Mapping[str, Part] = field(default_factory=dict)
    n: int | None = None


Part = Union[Quote, Reworded, Naming, Thing, Count, Word, Joined, Phrase, int, "tuple[Part, ...]"]


@dataclass(frozen=True)
class Voice:
    """In which language it is told, and in which language the two sides of a change are quoted."""

    language: str
    quoting: str

    def template(self, key: str, n: int | None = None) -> str:
        """The template of a key, in its form for one; `key:sort` falls back on `key`."""
        own = TEMPLATES[self.language]
        base, _, sort = key.partition(":")
        one = "_one" if n == 1 else ""
        tried = [f"{base}{one}:{sort}", key, f"{base}{one}", base] if sort else [f"{key}{one}", key]
        return next(own[name] for name in tried if name in own)

    def tell(self, phrase: Phrase) -> str:
        gaps = {name: self.fill(part) for name, part in phrase.parts.items()}
        return self.template(phrase.key, phrase.n).format(n=phrase.n, **gaps)

    def fill(self, part: Part) -> Any:
        """What stands in a gap: words, or something that has forms of its own."""
        if isinstance(part, Phrase):
            return self.tell(part)
        if isinstance(part, tuple):
            return self._several(part)
        if isinstance(part, Quote):
            return self._quote(part)
        if isinstance(part, Reworded):
            old, new = excerpt.changed(part.old(self.quoting), part.new(self.quoting))
            return self.template("change").format(old=old, new=new)
        if isinstance(part, Naming):
            return self._forms(part.path)
        if isinstance(part, Thing):
            return self._thing(part)
        if isinstance(part, Count):
            return self.template("count", part.n).format(n=part.n, noun=self._forms(part.path))
        if isinstance(part, Word):
            return self._word(part)
        if isinstance(part, Joined):
            return self.join([self.fill(one) for one in part.parts], part.word)
        return str(part)

    def _quote(self, quote: Quote) -> str:
        shown = excerpt.brief(quote.text(self.language))
        return shown if quote.number is None else f"{shown[0]}{quote.number}. {shown[1:]}"

    def _word(self, word: Word) -> str:
        key = f"word:{word.path}:{word.value}" if word.value is not None else "word:none"
        return TEMPLATES[self.language].get(key, str(word.value))

    def _forms(self, path: str) -> SimpleNamespace:
        found = noun(path)
        own = self.language
        return SimpleNamespace(one=found.one(own), many=found.many(own), the=found.the(own), a=found.a(own))

    def _thing(self, thing: Thing) -> str:
        forms = self._forms(thing.path)
        return self._named(forms.a if thing.fresh else forms.the, thing)

    def _named(self, word: str, thing: Thing) -> str:
        if thing.name is not None:
            key = "named_with" if thing.begins else "named"
            word = self.template(key).format(noun=word, name=self._quote(thing.name))
        if thing.whole is not None:
            word = self.template("at").format(part=word, whole=self._thing(thing.whole))
        return self._conditional(word, thing)

    def _conditional(self, word: str, thing: Thing) -> str:
        return self.template("condition").format(thing=word, when=self.fill(thing.when)) if thing.when else word

    def _several(self, parts: Sequence[Part]) -> Any:
        if parts and all(isinstance(one, Reworded) for one in parts):
            return self._changes([one for one in parts if isinstance(one, Reworded)])
        if all(isinstance(one, Thing) for one in parts):
            return self._things([one for one in parts if isinstance(one, Thing)])
        told = [self.fill(one) for one in parts]
        if all(isinstance(one, Phrase) for one in parts):
            return "; ".join(told)
        if len(told) > SHOWN:
            told = [*told[:4], self.template("others").format(n=len(told) - 4)]
        return self.join(told)

    def _changes(self, parts: Sequence[Reworded]) -> Any:
        """All changes; `.old` and `.new` are the sides of the first."""
        sides = [excerpt.changed(one.old(self.quoting), one.new(self.quoting)) for one in parts]
        told = "; ".join(self.template("change").format(old=old, new=new) for old, new in sides)
        return _Changes(told, *sides[0])

    def _things(self, things: Sequence[Thing]) -> str:
        """Things by their noun: "the picture “…” and the buttons “…”, “…” and “…”"."""
        groups: dict[tuple[str, int], list[Thing]] = {}
        for index, one in enumerate(things):
            simple = not one.begins and one.whole is None and (one.fresh or one.name is not None)
            groups.setdefault((one.path, -1 if simple else index), []).append(one)
        return self.join([self._alike(group) for group in groups.values()])

    def _alike(self, things: Sequence[Thing]) -> str:
        if len(things) == 1:
            return self._thing(things[0])
        many = self._forms(things[0].path).many
        named = [(one, self._quote(one.name)) for one in things if one.name is not None]
        if things[0].fresh:
            told = f"{len(things)} {many}"
            return f"{told} ({self.join(name for _, name in named)})" if named else told
        names = [self._conditional(name, one) for one, name in named]
        return f"{'de' if self.language == 'nl' else 'the'} {many} {self.join(names)}"

    def join(self, each: Iterable[str], word: str = "and") -> str:
        """ "a, b and c" as each language writes it."""
        told = list(each)
        if len(told) < 2:
            return told[0] if told else ""
        return self.template(word).format(a=", ".join(told[:-1]), b=told[-1])


class _Changes(str):
    """Changes in words, with the two sides of the first."""

    old: str
    new: str

    def __new__(cls, told: str, old: str, new: str) -> _Changes:
        made = super().__new__(cls, told)
        made.old, made.new = old, new
        return made
