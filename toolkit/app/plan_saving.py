"""Saving what is expected: into the sprint's file, and after the seal as a change that stays visible."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from toolkit.app.state import House
from toolkit.authoring import expecting
from toolkit.errors import Refused, say
from toolkit.evidence.expectation import sealed
from toolkit.evidence.seals import changing
from toolkit.experiments.sprint import Expectation


@dataclass(frozen=True)
class Wish:
    """What somebody wants to be expected (as YAML holds it), in place of what they saw."""

    given: Mapping[str, Any]
    before: Expectation | None
    names: tuple[str, str, str] | None = None
    """Why, by whom and who agreed; None where the form did not ask, because nothing was sealed yet."""


def save(served: House, name: str, wish: Wish) -> str:
    """Save it; gives the new seal where a sealed expectation was changed. Raises Refused, and then nothing changed.

    The file comes first: if the change could not be recorded after that, what was sealed still counts.
    """
    store, folder = served.store, served.live.folder
    draft = expecting.draft(folder, name, wish.given, wish.before)
    # Looked at anew: somebody may have opened a round since the form was drawn.
    now = sealed(store, name, served.live.kit.sprints[name])
    if not now.fingerprint:
        draft.save(folder)
        served.live.refresh()
        return ""
    if wish.names is None:
        raise Refused(say("what is expected was sealed meanwhile; a change needs a reason and two names now"))
    changing.check(now, draft.expectation, *wish.names)
    draft.save(folder)
    change = changing.change(store, name, now, draft.expectation, *wish.names)
    served.live.refresh()
    return change.seal
