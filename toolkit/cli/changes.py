"""The command that says what people would notice between two revisions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from toolkit.cli.shared import KitOption, Language, Unused, kit_folder, known, language_of, read_kit, stop

_NAME = "A folder in prototypes/."
_BEFORE = "The earlier revision; the last but one, if left out."
_AFTER = "The later revision; the last one, if left out."


def diff(
    name: Annotated[str, typer.Argument(metavar="PROTOTYPE", help=_NAME)],
    before: Annotated[str | None, typer.Argument(metavar="BEFORE", help=_BEFORE, show_default=False)] = None,
    after: Annotated[str | None, typer.Argument(metavar="AFTER", help=_AFTER, show_default=False)] = None,
    language: Language = None,
    kit: KitOption = None,
    _database: Unused = None,
) -> None:
    """Say what people would notice between two revisions of a prototype, screen by screen.

    \b
    Examples:
      proeftuin diff manager-mobility-toolkit
      proeftuin diff manager-mobility-toolkit v1 v2 --language nl
    """
    chosen = language_of(language)
    prototypes = {folder: one for folder, one in read_kit(kit_folder(kit)).prototypes.items() if one}
    known("prototype", name, list(prototypes))
    earlier, later = _two(name, list(prototypes[name]), before, after)
    from toolkit.prototypes.diff import account, differences

    found = differences(prototypes[name][earlier], prototypes[name][later])
    typer.echo(f"{name}: {earlier} → {later}\n\n{account(found, chosen)}")


def _two(name: str, revisions: Sequence[str], before: str | None, after: str | None) -> tuple[str, str]:
    """The two revisions to hold side by side: those that were named, else the last two."""
    for one in (before, after):
        if one is not None:
            known("revision", one, revisions)
    if len(revisions) < 2:
        stop(f"{name} has only {revisions[0]}; there is nothing to hold it against yet")
    if after is None and before == revisions[-1]:
        before = revisions[-2]  # "what is different in v3?": from the one before it
    later = after or revisions[-1]
    if before == later:
        stop(f"{later} twice is one revision; name two of {', '.join(revisions)}")
    return before or revisions[-2], later
