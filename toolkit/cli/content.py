"""Commands that look at content."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli.shared import KitOption, Unused, counted, kit_folder, read_kit


def check(
    folder: Annotated[Path | None, typer.Argument(metavar="KIT", help="The same as --kit.")] = None,
    kit: KitOption = None,
    _database: Unused = None,
) -> None:
    """Read every file of a kit and say what is wrong, one line a problem: file:line:column what; what would be right.

    \b
    Example:
      proeftuin check my-kit
    """
    typer.echo(f"{counted(read_kit(kit_folder(folder or kit)).files, 'file')}, no problems")
