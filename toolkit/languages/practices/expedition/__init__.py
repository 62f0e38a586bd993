"""Practice 4: the expedition board."""

from __future__ import annotations

from toolkit.languages.practices.expedition.en import EN, NOTICED_EN
from toolkit.languages.practices.expedition.nl import KEYS, NL, NOTICED_NL, PROBLEMS

__all__ = ["EN", "KEYS", "NL", "NOTICED_EN", "NOTICED_NL", "PROBLEMS"]
