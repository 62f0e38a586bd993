"""What the commands share: their options, the kit and the database that they work on, and clear refusals."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from toolkit.errors import Refused

if TYPE_CHECKING:
    from toolkit.kit import Kit
    from toolkit.storage.store import Store

_KIT = "The kit: a folder with prototypes/, surveys/ and experiments/. The working folder, if left out."
_DATABASE = "Where answers are kept: sqlite:///path/to/file.db. A file in the kit's .proeftuin/, if left out."
_DEMO_DATABASE = "Where answers are kept; .proeftuin/demo.db in the working folder, if left out."
_HOST = "Who can reach it: 127.0.0.1 for this machine alone, 0.0.0.0 for phones on the same wifi."
_LANGUAGE = "The language to write in; your system's, if left out."

KitOption = Annotated[Path | None, typer.Option("--kit", metavar="DIR", envvar="PROEFTUIN_KIT", help=_KIT)]
Database = Annotated[str | None, typer.Option(metavar="URL", envvar="PROEFTUIN_DATABASE_URL", help=_DATABASE)]
DemoDatabase = Annotated[str | None, typer.Option(metavar="URL", envvar="PROEFTUIN_DATABASE_URL", help=_DEMO_DATABASE)]
Unused = Annotated[str | None, typer.Option("--database", hidden=True, help="Scripts can pass it to every command.")]
Host = Annotated[str, typer.Option(metavar="ADDRESS", help=_HOST)]
Port = Annotated[int, typer.Option(metavar="NUMBER", min=0, max=65535, help="The port, or else the next free one.")]
NoBrowser = Annotated[bool, typer.Option("--no-browser", help="Do not open a browser.")]
PublicUrl = Annotated[str | None, typer.Option(metavar="URL", help="What phones type, behind a proxy or a tunnel.")]
SprintName = Annotated[str, typer.Argument(metavar="SPRINT", help="A file in experiments/, by its name without .yaml.")]
Language = Annotated[str | None, typer.Option(metavar="nl|en", envvar="PROEFTUIN_LANGUAGE", help=_LANGUAGE)]


def stop(message: str) -> NoReturn:
    """One clear line, and exit 2: the command could not be understood or carried out."""
    typer.echo(message, err=True)
    raise typer.Exit(2)


def counted(n: int, word: str) -> str:
    return f"{n} {word}" if n == 1 else f"{n} {word}s"


def own_name() -> str:
    """How this command was called, for lines that can be copied: a virtual environment need not be activated."""
    return "proeftuin" if shutil.which("proeftuin") else sys.argv[0]


def kit_folder(kit: Path | None) -> Path:
    """The kit's folder; it holds at least one of the three content folders."""
    from toolkit.kit import FOLDERS

    folder = kit or Path()
    if not folder.is_dir():
        beside = folder.parent if folder.parent.is_dir() else Path()
        kits = [one.name for one in beside.iterdir() if any((one / top).is_dir() for top in FOLDERS)]
        unknown("kit", folder.name, kits, "make one: proeftuin new my-kit")
    if not any((folder / top).is_dir() for top in FOLDERS):
        here = "here" if folder == Path() else f"in {folder}"
        stop(f"there is no kit {here}; name one by --kit, or make one: proeftuin new my-kit")
    return folder


def read_kit(folder: Path) -> Kit:
    from toolkit.kit import open_kit

    return open_kit(folder)


def known(what: str, name: str, known: Sequence[str]) -> None:
    if name not in known:
        unknown(what, name, known, "there is none in this kit yet")


def unknown(what: str, name: str, known: Sequence[str], otherwise: str) -> NoReturn:
    from toolkit.schema import did_you_mean

    stop(f"there is no {what} `{name}`; {did_you_mean(name, known) if known else otherwise}")


def round_names(kit: Kit, sprint: str) -> list[str]:
    known("sprint", sprint, list(kit.sprints))
    return [one.id for one in kit.sprints[sprint].rounds]


def language_of(asked: str | None) -> str:
    """What was asked for by --language or PROEFTUIN_LANGUAGE, else the system's language, else English."""
    from toolkit.text import LANGUAGES

    if asked is not None:
        known("language", asked, LANGUAGES)
        return asked
    system = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return system[:2] if system[:2] in LANGUAGES else "en"


def own_database(folder: Path) -> str:
    """The database that lies in a kit. What people gave is for the one who keeps the kit, so others cannot look in."""
    place = folder / ".proeftuin"
    try:
        place.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        stop(f"{place} cannot be made ({error.strerror}); name a place by --database sqlite:///path/to/file.db")
    return f"sqlite:///{(place / 'proeftuin.db').resolve()}"


@contextmanager
def opened(url: str) -> Iterator[Store]:
    from toolkit.storage.store import Store

    try:
        store = Store(url)
    except Refused:
        raise
    except Exception as error:  # whatever a driver says: an unknown dialect, a locked file, no permission, no server
        said = str(getattr(error, "orig", None) or error).strip().splitlines() or [type(error).__name__]
        stop(f"the database cannot be opened ({said[0]}); --database takes sqlite:///path/to/file.db")
    try:
        yield store
    finally:
        store.close()


def progress(label: str) -> Callable[[int, int], None]:
    """Shows how far long work is: one line that counts in a terminal, and one line in all in a log."""
    live = sys.stderr.isatty()

    def tell(done: int, of: int) -> None:
        if live or done == of:
            typer.echo(("\r" if live else "") + f"{label}: {done} of {of}", err=True, nl=done == of)

    return tell
