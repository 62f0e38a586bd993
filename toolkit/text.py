"""Words in several languages, and figures and dates as each language writes them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

LANGUAGES = ("nl", "en")
"""The languages that the kit itself speaks, in the order of falling back."""

MAX_TEXT = 5_000


class Text:
    """One text in one or more languages.

    In YAML either `{nl: ..., en: ...}` or a bare text, which then stands for every language (names, codes).
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
        return tuple(one for one in languages if not self.by_language.get(one, "").strip())

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
            raise _wrong("a text is missing here" if value is None else "a list stands here", _RIGHT)
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


_RIGHT = "write a text, or one for each language: `{nl: ..., en: ...}`"


def _by_language(value: Mapping[str, Any]) -> dict[str, str]:
    for key in value:
        if key not in LANGUAGES:
            raise _wrong(
                f"`{str(key)[:60]}` is no language of this kit", _RIGHT + "; a text with a comma in it wants quotes"
            )
    if not value:
        raise _wrong("a text is missing here", _RIGHT)
    return {key: _words(words) for key, words in value.items()}


def _words(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    if not isinstance(value, str) or not value.strip():
        raise _wrong("a text is missing here", _RIGHT)
    if len(value) > MAX_TEXT:
        raise _wrong(f"this text is {len(value):,} characters long", f"use at most {MAX_TEXT:,}")
    return value.strip()


def _wrong(wrong: str, right: str) -> PydanticCustomError:
    return PydanticCustomError("kit", "{wrong}", {"wrong": wrong, "right": right})


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


def moment(at: float, language: str) -> str:
    """A point in time (seconds since 1970, shown in the machine's time zone) as `language` writes it."""
    from babel.dates import format_datetime

    when = dt.datetime.fromtimestamp(at).astimezone()
    return format_datetime(when, "d MMMM y HH:mm", locale=language, tzinfo=when.tzinfo)
