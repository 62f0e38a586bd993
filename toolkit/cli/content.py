"""Commands that look at content."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli.shared import KitOption, Language, Unused, kit_folder, language_of, own_name, stop


def check(
    folder: Annotated[Path | None, typer.Argument(metavar="KIT", help="The same as --kit.")] = None,
    kit: KitOption = None,
    language: Language = None,
    _database: Unused = None,
) -> None:
    """Read every file of a kit and say what is wrong, one line a problem: file:line:column what; what would be right.

    \b
    Example:
      proeftuin check my-kit
    """
    from toolkit.cli.problems import files, tell
    from toolkit.errors import KitError, say
    from toolkit.kit import kit_above, open_kit
    from toolkit.languages.problems import told

    spoken = language_of(language)
    above = kit_above(folder or kit or Path())
    if above is not None:
        named = {"inside": folder or kit or Path(), "kit": above, "command": f"{own_name()} check {above}"}
        stop(told(say("{inside} lies inside the kit {kit}, which is checked whole: {command}", **named), spoken))
    try:
        read = open_kit(kit_folder(folder or kit)).files
    except KitError as error:
        tell(error, spoken)
        raise typer.Exit(1) from None
    typer.echo(told(say("{files}, no problems", files=files(read)), spoken))
