"""Rehearsing a round: robots come through the door's own routes, as people do, and say what they met.

Everything they leave behind is marked as simulated by the door itself. A rehearsal opens its own connection to the
database, whose clock is the robots' clock, so that their times on task look like people's.
"""

from __future__ import annotations

from toolkit.door.rehearsal.fault import Fault, sentence
from toolkit.door.rehearsal.result import Clock, Rehearsal
from toolkit.door.rehearsal.walking import rehearse

__all__ = ["Clock", "Fault", "Rehearsal", "rehearse", "sentence"]
