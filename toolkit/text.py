"""Words in several languages, and figures and dates as each language writes them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, takewhile
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

from toolkit.errors import Said, cited, say
from toolkit.source.lines import in_quotes
from toolkit.source.slips.colons import NO_SPACE, no_space
from toolkit.source.trouble import written

LANGUAGES = ("nl", "en")
"""The languages that the kit itself speaks, in the order of falling back."""

MAX_TEXT = 5_000


class Text:
    """One text in one or more languages.

    In YAML either `{nl: ..., en: ...}` or a bare text, which then stands for every language. That is meant for names
    and codes (`who: HR`, `title: Proeftuin`). A bare text that reads like a sentence is a translation that somebody
    forgot, and `untranslated` says so: two words or more, with `.`, `?`, `!`, `:` or `…` at the end or with a word in
    small letters that no name has inside it (`de`, `van`, `of`, `and` … are in names). A name that is taken for a
    sentence is written twice: `{nl: Team zorg, en: Team zorg}`.
    """

    __slots__ = ("by_language",)

    def __init__(self, by_language: Mapping[str, str] | str) -> None:
        self.by_language: dict[str, str] = {"": by_language} if isinstance(by_language, str) else dict(by_language)

    def __call__(self, language: str) -> str:
        """The text in `language`, else in the first language that it has."""
        found = self.by_language
        for one in (language, "", *LANGUAGES):
            if one in found:
                return found[one]
        return next(iter(found.values()), "")

    def missing(self, languages: tuple[str, ...]) -> tuple[str, ...]:
        """The languages among `languages` that have no words here."""
        if "" in self.by_language:
            return ()
        return tuple([one for one in languages if not self.by_language.get(one, "").strip()])

    @property
    def forgot_language(self) -> bool:
        """Whether it stands for every language although it reads like a sentence in one of them."""
        return "" in self.by_language and reads_like_a_sentence(self.by_language[""])

    def plain(self) -> str | dict[str, str]:
        """The text as YAML holds it."""
        return self.by_language[""] if "" in self.by_language else dict(self.by_language)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and self.by_language == other.by_language

    def __hash__(self) -> int:
        return hash(tuple(sorted(self.by_language.items())))

    def __repr__(self) -> str:
        return f"Text({self.plain()!r})"

    @classmethod
    def read(cls, value: Any) -> Text:
        """Read what YAML gave; raises PydanticCustomError with what would be right."""
        if isinstance(value, Text):
            return value
        if isinstance(value, dict):
            return cls(_by_language(value))
        if value is None or isinstance(value, list):
            raise _wrong(say("a text is missing here") if value is None else say("a list stands here"), _RIGHT)
        return cls(_words(value))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.read, serialization=core_schema.plain_serializer_function_ser_schema(cls.plain)
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        words = {"type": "string", "maxLength": MAX_TEXT}
        by_language = {"type": "object", "properties": dict.fromkeys(LANGUAGES, words), "additionalProperties": False}
        return {"anyOf": [words, {**by_language, "minProperties": 1}]}


_IN_NAMES = frozenset(
    "a aan and bij de den der en for het in la le of op te ten ter the to van voor von".split()  # noqa: SIM905  # one a line would be long
)
_SMALL = re.compile(r"[^\W\d_]{2,}")


def reads_like_a_sentence(words: str) -> bool:
    """Whether a text is more than a name or a code.

    >>> texts = ("HR", "Begin hier", "Samira de Vries", "Waarom?", "Ga door!", "SUS 2.0")
    >>> [one for one in texts if reads_like_a_sentence(one)]
    ['Begin hier', 'Ga door!']
    """
    parts = words.split()
    if len(parts) < 2:
        return False
    small = (one for one in parts if one.islower() and _SMALL.match(one.strip("'\"(*_")) and one not in _IN_NAMES)
    return words.rstrip("*_ \n)\"'")[-1:] in tuple(".?!:…") or any(small)


_RIGHT = say("write a text, or one for each language: `{shape}`", shape="{nl: ..., en: ...}")


def _by_language(value: Mapping[str, Any]) -> dict[str, str]:
    wrong = list(islice(_spoilt(value), 20))
    if wrong:
        raise PydanticCustomError("kit", "{wrong}", {"wrong": wrong[0].wrong, "right": wrong[0].right, "all": wrong})
    if not value:
        raise _wrong(say("a text is missing here"), _RIGHT)
    return {key: _words(words, key) for key, words in value.items()}


@dataclass(frozen=True)
class Spoilt:
    """Something wrong at a key inside a text."""

    key: str
    wrong: Said
    right: Said


def _spoilt(value: Mapping[str, Any]) -> Iterator[Spoilt]:
    """The keys that are no language: one for each comma that ended a text, or colon without its space."""
    keys = list(value)
    for index, key in enumerate(keys):
        if key in LANGUAGES:
            continue
        close = NO_SPACE.match(str(key))
        before = keys[index - 1] if index else ""
        if close and close[2] in LANGUAGES:  # {nl:Tuin}: without the space the whole of it is a key
            yield Spoilt(key, no_space(close[2]), written(f"{close[2]}: {close[3]}"))
        elif before in LANGUAGES and (value[key] is None or " " in key):  # {nl: Ja, graag}: a comma ends the text
            rest = list(takewhile(lambda one: one not in LANGUAGES, keys[index:]))
            yield Spoilt(key, *cut_by_comma(before, value[before], rest))
        elif value[key] is not None or not before:
            yield Spoilt(key, say("`{key}` is no language of this kit", key=cited(key)), _RIGHT)


def cut_by_comma(key: str, words: object, rest: list[str]) -> tuple[Said, Said]:
    """What is wrong and what would be right where a text ended at a comma; `rest` are the keys that came of it."""
    wrong = say("the text behind `{key}:` ends at the comma before `{rest}`", key=key, rest=cited(rest[0], 30))
    whole = in_quotes(", ".join((str(words), *rest))) if isinstance(words, str) else None
    if whole is None:
        return wrong, say("put the whole text in quotes")
    return wrong, say("put the whole text in quotes: `{key}: {whole}`", key=key, whole=whole)


def _words(value: Any, language: str | None = None) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    if not isinstance(value, str) or not value.strip():
        raise _wrong(say("a text is missing here"), _RIGHT, language)
    if len(value) > MAX_TEXT:
        wrong = say("this text is {length} characters long", length=f"{len(value):,}")
        raise _wrong(wrong, say("use at most {most}", most=f"{MAX_TEXT:,}"), language)
    return value.strip()


def _wrong(wrong: Said, right: Said, at: str | None = None) -> PydanticCustomError:
    """`at` is the language whose words are to blame."""
    return PydanticCustomError("kit", "{wrong}", {"wrong": wrong, "right": right, "at": at})


def decimal(value: float, language: str) -> str:
    """A number as short as it can be: 3,5 in Dutch. Without Babel, which a participant's page does not load."""
    told = f"{value:.10g}"
    return told.replace(".", ",") if language == "nl" else told


@lru_cache(maxsize=4096)  # Babel takes 60 us for a number, and a page shows a hundred of them again and again
def figure(value: float, language: str, digits: int = 0) -> str:
    """A number as `language` writes it: figure(1234.5, "nl", 1) is "1.234,5"."""
    from babel.numbers import format_decimal  # 40 ms of import that a participant's page never needs

    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return format_decimal(value, format=pattern, locale=language)


@lru_cache(maxsize=1024)
def percent(share: float, language: str) -> str:
    """A share of 1 in whole percents, as `language` writes it."""
    from babel.numbers import format_percent

    return format_percent(share, format="#,##0%", locale=language)


def seconds(value: float, language: str) -> str:
    """A time on task in words short enough for a chart: 48 s, 2 min 5 s."""
    whole = round(value)
    minutes, rest = divmod(whole, 60)
    if not minutes:
        return f"{figure(whole, language)} s"
    return f"{figure(minutes, language)} min {rest} s" if rest else f"{figure(minutes, language)} min"


def clock(at: float, language: str) -> str:
    """A time of the day (seconds since 1970, shown in the machine's time zone): 15:40."""
    from babel.dates import format_time

    when = dt.datetime.fromtimestamp(at).astimezone()
    return format_time(when, "HH:mm", locale=language, tzinfo=when.tzinfo)


def moment(at: float, language: str) -> str:
    """A point in time (seconds since 1970, shown in the machine's time zone) as `language` writes it."""
    from babel.dates import format_datetime

    when = dt.datetime.fromtimestamp(at).astimezone()
    return format_datetime(when, "d MMMM y HH:mm", locale=language, tzinfo=when.tzinfo)
