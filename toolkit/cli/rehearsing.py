"""What `proeftuin rehearse` prints: how the robots fared, and everything that would meet people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from toolkit.cli.problems import tell
from toolkit.cli.shared import progress, read_kit
from toolkit.errors import KitError, say
from toolkit.languages.problems import told

if TYPE_CHECKING:
    from toolkit.door.rehearsal import Rehearsal
    from toolkit.kit import Kit
    from toolkit.storage.store import Store


def read(folder: Path, language: str) -> Kit:
    """The kit; where it has problems these are printed in `language`, and no robot is sent."""
    try:
        return read_kit(folder)
    except KitError as error:
        tell(error, language)
        raise typer.Exit(1) from None


def all_of(
    folder: Path,
    store: Store,
    sprint: str,
    rounds: Sequence[str],
    people: int,
    seed: int,
    language: str,
    *,
    browser: bool = False,
) -> int:
    """Rehearse these rounds one after the other; gives how many faults there are in all."""
    from toolkit.door.rehearsal import rehearse
    from toolkit.kit import LiveKit

    live, wrong = LiveKit(folder), 0
    for one in rounds:
        if len(rounds) > 1:
            typer.echo(f"{sprint}, {one}")
        found = rehearse(live, store, sprint, one, people, seed, progress("Robots on their way"), browser=browser)
        for line in lines(found, language):
            typer.echo(line)
        wrong += len(found.faults)
    return wrong


def lines(found: Rehearsal, language: str) -> Iterator[str]:
    """What came of one round, in the reader's language; faults begin with `!`."""
    from toolkit.door.rehearsal import sentence

    came = say(
        "{joined} joined, {declined} declined, {finished} finished. All of it is marked as simulated.",
        joined=found.joined,
        declined=found.declined,
        finished=found.finished,
    )
    yield told(came, language)
    if found.minutes:
        yield told(
            say("A careful person takes about {minutes} minutes.", minutes=max(1, round(found.minutes))), language
        )
    if not found.faults:
        yield told(say("Nothing is in people's way."), language)
    yield from (f"! {sentence(one, language)}" for one in found.faults)
    yield from (told(say("worth a look: {what}", what=sentence(one, language)), language) for one in found.notes)
