"""Commands that make and check content."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli.shared import KitOption, Unused, counted, kit_folder, own_name, read_kit, stop


def new(
    name: Annotated[Path | None, typer.Argument(metavar="NAME", help="The folder to make.", show_default=False)] = None,
    kit: KitOption = None,
    _database: Unused = None,
) -> None:
    """Make a kit of your own, as a copy of the starter. Nothing is ever overwritten.

    \b
    Example:
      proeftuin new my-kit
    """
    from toolkit.kit import FOLDERS, starter_folder

    folder = name or kit
    if folder is None:
        stop("the new kit needs a name: proeftuin new my-kit")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        stop(f"{folder} exists and is not empty, and nothing is overwritten; choose another name")
    try:
        _copy(starter_folder(), folder, FOLDERS)
    except OSError as error:
        stop(f"{folder} cannot be made: {error.strerror}")
    typer.echo(f"{folder} is yours: prototypes/, surveys/ and experiments/, each with a README for its authors.\n")
    quoted = shlex.quote(str(folder))
    typer.echo(f"  {own_name()} check {quoted}        after each edit")
    typer.echo(f"  {own_name()} run {quoted}          to see it and to share it")


def _copy(starter: Path, folder: Path, tops: Sequence[str]) -> None:
    for top in tops:
        for path in sorted((starter / top).rglob("*")):
            if path.is_file() and not path.name.startswith("."):
                to = folder / path.relative_to(starter)
                to.parent.mkdir(parents=True, exist_ok=True)
                to.write_bytes(path.read_bytes())  # bytes only: an installed starter may be read-only, a kit is not
    (folder / ".gitignore").write_text("# What participants gave never goes into version control.\n.proeftuin/\n")


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
