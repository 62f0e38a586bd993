"""What can never count in a match. A key that says such a thing is refused where it is written, with the reason.

The score cannot know it either: `Person` and `Vacancy` have no place for it.
"""

from __future__ import annotations

import re
from typing import Any

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from toolkit.errors import Said, say
from toolkit.schema import Model
from toolkit.text import Spoilt

_WORDS = {
    "age ages old birthdate birthday birth born leeftijd leeftijden geboortedatum geboortejaar": say("age"),
    "gender sex male female geslacht": say("gender"),
    "origin ethnicity race nationality birthplace country afkomst herkomst etniciteit nationaliteit land": say(
        "origin"
    ),
    "contract contracts employment permanent temporary dienstverband contractvorm": say("the kind of contract"),
    "internal external inside outside intern extern binnen buiten": say("coming from inside or outside"),
    "family children married pregnant gezin kinderen gehuwd zwanger": say("family"),
    "health disability illness gezondheid handicap ziekte verzuim": say("health"),
    "religion belief geloof godsdienst religie": say("religion"),
    "photo looks foto pasfoto uiterlijk": say("what somebody looks like"),
}
NEVER: dict[str, Said] = {word: what for words, what in _WORDS.items() for word in words.split()}
"""Words in a key that give away what it is about, in English and Dutch."""


def never_counts(key: str) -> Said | None:
    """What a key is about, if that can never count: `max_age` is about age."""
    return next((NEVER[word] for word in re.split(r"[^a-z]+", key.lower()) if word in NEVER), None)


class Fair(Model):
    """Base of whatever is matched: a key about what never counts is a problem of its own, at its own place."""

    @model_validator(mode="before")
    @classmethod
    def _refuse_what_never_counts(cls, data: Any) -> Any:
        keys = [key for key in data if isinstance(key, str)] if isinstance(data, dict) else []
        wrong = [_refusal(key, what) for key in keys if key not in cls.model_fields and (what := never_counts(key))]
        if wrong:
            context = {"wrong": wrong[0].wrong, "right": wrong[0].right, "all": wrong}
            raise PydanticCustomError("kit", "{wrong}", context)
        return data


def _refusal(key: str, what: Said) -> Spoilt:
    right = say("leave `{key}` out: only skills that are asked, there or wanted count", key=key)
    return Spoilt(key, say("{what} never counts in a match", what=what), right)
