"""The desk: a file of a kit is taken from its folder to be written on, and laid back whole or not at all.

Whoever opens a file gets a fingerprint of the bytes that lie there. Saving holds it against the bytes that lie there
now, so that nobody overwrites what somebody else saved meanwhile.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import Refused, Said, say
from toolkit.kit import FOLDERS
from toolkit.source import MAX_BYTES

NOTHING = ""
"""The fingerprint of a file that is not there."""

_BOM = b"\xef\xbb\xbf"
_WORD = r"[a-z][a-z0-9-]{0,39}"
_FILE = re.compile(rf"prototypes/{_WORD}/v[1-9][0-9]{{0,2}}\.yaml|(?:surveys|experiments)/{_WORD}\.yaml")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")

_one_at_a_time = threading.Lock()  # between looking at what lies there and laying the new text over it


@dataclass(frozen=True)
class Sheet:
    """A file as it lay there: its name inside the kit, its text (lines end in `\\n`), the fingerprint of its bytes."""

    name: str
    text: str
    seen: str

    @property
    def there(self) -> bool:
        return self.seen != NOTHING


class ChangedOnDisk(Refused):
    """Somebody else saved the file since it was opened. `theirs` lies there now, `mine` was not saved."""

    def __init__(self, theirs: Sheet, mine: str) -> None:
        super().__init__(say("`{name}` was changed by somebody else since you opened it", name=theirs.name))
        self.theirs, self.mine = theirs, mine


def names(folder: Path) -> tuple[str, ...]:
    """The files of a kit that one may write, by their names inside it: prototypes, surveys, sprints."""
    found: list[str] = []
    for top in FOLDERS:
        paths = (folder / top).glob("*/*.yaml" if top == "prototypes" else "*.yaml")
        found += sorted(path.relative_to(folder).as_posix() for path in paths)
    return tuple(one for one in found if _FILE.fullmatch(one) and _is_here(folder, one) and (folder / one).is_file())


def open_sheet(folder: Path, name: str) -> Sheet:
    """A file as it lies there now; an empty sheet where there is none. Raises Refused where it is no text of a kit."""
    raw = _bytes(_path(folder, name), name)
    return Sheet(name, "" if raw is None else _text(raw, name), _fingerprint(raw))


def seen_now(folder: Path, name: str) -> str:
    """The fingerprint of what lies there now, to see whether somebody else saved. Raises Refused as opening does."""
    return _fingerprint(_bytes(_path(folder, name), name))


def save(folder: Path, name: str, text: str, seen: str) -> Sheet:
    """Lay a text in place of what was `seen` there (NOTHING for a new file): whole or not at all.

    The file keeps its mode and its way of ending lines. Raises ChangedOnDisk where something else lies there by now,
    and Refused where the text cannot be a file of a kit or the disk does not take it.
    """
    path = _path(folder, name)
    _check(text, name)
    try:
        with _one_at_a_time, _alone(folder):
            before = _as_seen(path, name, text, seen)
            raw = _as_before(text, before)
            _lay_down(path, raw, lambda: _as_seen(path, name, text, seen))
    except FileExistsError:  # somebody made it in this very moment
        raise ChangedOnDisk(open_sheet(folder, name), text) from None
    except OSError as error:
        raise Refused(say("`{name}` could not be saved: {why}", name=name, why=_why(error))) from error
    return Sheet(name, _text(raw, name), _fingerprint(raw))


def _as_seen(path: Path, name: str, text: str, seen: str) -> bytes | None:
    """What lies there, if it is what was seen; raises ChangedOnDisk where it is something else."""
    there = _bytes(path, name)
    if _fingerprint(there) != seen:
        raise ChangedOnDisk(Sheet(name, "" if there is None else _text(there, name), _fingerprint(there)), text)
    return there


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep other processes out while one of them lays a file down: the Studio of another server, a command."""
    try:
        import fcntl

        (folder / ".proeftuin").mkdir(mode=0o700, exist_ok=True)
        lock = (folder / ".proeftuin" / "desk.lock").open("a")
    except (ImportError, OSError):  # Windows, or a kit that only its files may be written of: the last look must do
        yield
        return
    with lock:
        with suppress(OSError):  # a network disk without locks
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


# -- which file --------------------------------------------------------------------------------------------------------


def _path(folder: Path, name: str) -> Path:
    if not _FILE.fullmatch(name):
        raise Refused(say("`{name}` is no file of a kit", name=name[:120]))
    if not _is_here(folder, name):
        raise Refused(say("`{name}` is a link to another place; edit the file there", name=name))
    return folder / name


def _is_here(folder: Path, name: str) -> bool:
    """Whether no link stands on the way to a file: one could lead anywhere, also out of the kit."""
    try:
        return (folder / name).resolve() == folder.resolve() / name
    except (OSError, RuntimeError):  # links that lead round in a circle
        return False


# -- reading -----------------------------------------------------------------------------------------------------------


def _bytes(path: Path, name: str) -> bytes | None:
    try:
        if path.exists() and not path.is_file():  # reading a pipe would wait for ever
            raise Refused(say("`{name}` is no ordinary file", name=name))
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Refused(say("`{name}` could not be opened: {why}", name=name, why=_why(error))) from error
    if len(raw) > MAX_BYTES:
        raise Refused(say("`{name}` is larger than 1 MB", name=name))
    return raw


def _text(raw: bytes, name: str) -> str:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        why = say("`{name}` is not written in UTF-8; save it as UTF-8 in the program it came from", name=name)
        raise Refused(why) from None
    return _lines(text)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _fingerprint(raw: bytes | None) -> str:
    return NOTHING if raw is None else hashlib.sha256(raw).hexdigest()


# -- writing -----------------------------------------------------------------------------------------------------------


def _check(text: str, name: str) -> None:
    try:
        size = len(_lines(text).encode()) + text.count("\n")  # as it would be with Windows' ends of lines
    except UnicodeEncodeError:  # half of a sign that takes two places in a browser
        raise Refused(say("there is a broken character in `{name}`; remove it", name=name)) from None
    if size > MAX_BYTES:
        raise Refused(say("`{name}` would be larger than 1 MB; split it", name=name))
    hidden = _CONTROL.search(_lines(text))
    if hidden is not None:
        line, code = _lines(text).count("\n", 0, hidden.start()) + 1, f"U+{ord(hidden[0]):04X}"
        raise Refused(say("line {line} holds an invisible character ({code}); remove it", line=line, code=code))


def _as_before(text: str, before: bytes | None) -> bytes:
    """The text as bytes, with the line ends and the mark at the beginning that the file had."""
    raw = _lines(text).encode()
    if before is None:
        return raw
    windows = before.count(b"\r\n")
    if windows > before.count(b"\n") - windows:
        raw = raw.replace(b"\n", b"\r\n")
    return _BOM + raw if before.startswith(_BOM) else raw


def _lay_down(path: Path, raw: bytes, look: Callable[[], bytes | None]) -> None:
    """Write beside the file, see to it that it is on the disk, then put it in the file's place in one step.

    `look` is called right before: an editor that knows nothing of us may have saved while we wrote.
    """
    # Its name begins with a dot and does not end in .yaml: no reader of a kit takes it for content.
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        _write(beside, raw)
        if path.exists():
            _dress(beside, path.stat())
        if look() is None:
            os.link(beside, path)  # never over a file that was made in between
            beside.unlink()
        else:
            beside.replace(path)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
    _settle(path.parent)


def _write(path: Path, raw: bytes) -> None:
    with path.open("xb") as file:
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())


def _dress(path: Path, like: os.stat_result) -> None:
    with suppress(OSError, AttributeError):  # only an administrator gives files away, and Windows knows no owners
        os.chown(path, like.st_uid, like.st_gid)
    path.chmod(like.st_mode & 0o7777)


def _settle(folder: Path) -> None:
    """Have the folder's own entry written. The file is whole either way, and some disks know no such wish."""
    with suppress(OSError):
        here = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(here)
        finally:
            os.close(here)


def _why(error: OSError) -> Said | str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return say("the disk is full")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return say("the computer does not allow it")
    return error.strerror or type(error).__name__
