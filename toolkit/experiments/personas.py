"""The manners in which people take part, and which of them come along when few robots are sent."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Literal

from toolkit.text import LANGUAGES

Way = Literal["taps", "form", "keyboard", "wifi"]
"""How what somebody does reaches the server: tap by tap, as a page without a script, by Tab and Enter, or late."""


@dataclass(frozen=True)
class Persona:
    """A manner of taking part."""

    name: str
    pace: float
    """How long it takes to read, as a multiple of an ordinary reader's time."""
    diligence: float
    wander: float
    """The chance, for each link on a screen beyond the first, to follow the wrong one."""
    way: Way = "taps"
    declines: bool = False
    leaves: bool = False
    """Goes away half way, and comes back a day later on another phone, by the receipt code."""


CAREFUL = Persona("careful", 1.1, 0.9, 0.05)
HURRIED = Persona("hurried", 0.5, 0.4, 0.12)
DOUBTING = Persona("doubting", 1.6, 0.7, 0.16)

PERSONAS = (
    CAREFUL,
    Persona("without script", 1.0, 0.7, 0.07, way="form"),
    Persona("loses wifi", 1.0, 0.7, 0.07, way="wifi"),
    Persona("comes back a day later", 1.0, 0.7, 0.07, leaves=True),
    Persona("keyboard only", 1.1, 0.8, 0.05, way="keyboard"),
    Persona("declines", 1.0, 0.0, 0.0, declines=True),
    HURRIED,
    DOUBTING,
)
"""The most different first: a rehearsal with few robots takes them from the front."""

_THEN = (CAREFUL, HURRIED, DOUBTING, CAREFUL)
"""Who else comes along in a rehearsal of twelve: the manners of most people."""


def persona(index: int, chance: random.Random) -> Persona:
    """The manner of robot `index`, counted from 0: the first twelve are always the same ones, later ones are drawn."""
    first = (*PERSONAS, *_THEN)
    drawn = chance.choices(PERSONAS, (4, 2, 2, 1, 1, 1, 3, 2))[0]
    return first[index] if index < len(first) else drawn


def language(index: int, seed: int) -> str:
    """The languages take turns; whoever comes a second time speaks the other one."""
    return LANGUAGES[(seed + index + index // len(PERSONAS)) % len(LANGUAGES)]
