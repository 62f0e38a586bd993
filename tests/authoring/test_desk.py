"""The desk: files are taken from a kit and laid back whole, or the old one stands untouched."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.authoring import desk
from toolkit.authoring.desk import NOTHING, ChangedOnDisk, Sheet
from toolkit.errors import Refused, Said
from toolkit.languages.problems import told

ROOT = Path(__file__).parents[2]
V1 = "prototypes/talk/v1.yaml"


def _said(error: pytest.ExceptionInfo[Refused]) -> str:
    """What a refusal says in English; it must be a sentence that can be said in Dutch, too."""
    said = error.value.args[0]
    assert isinstance(said, Said)
    assert told(said, "nl") != told(said, "en")
    return str(said)


def test_the_files_one_may_write_are_those_that_a_kit_reads(mini_kit: Path) -> None:
    (mini_kit / "prototypes" / "talk" / "notes.yaml").write_text("x")
    (mini_kit / "prototypes" / "talk" / ".v1.yaml.3f.new").write_text("x")
    (mini_kit / "surveys" / "README.md").write_text("x")
    (mini_kit / "surveys" / "Mine.yaml").write_text("x")
    assert desk.names(mini_kit) == (
        "prototypes/talk/v1.yaml",
        "prototypes/talk/v2.yaml",
        "surveys/ease.yaml",
        "surveys/feeling.yaml",
        "experiments/small.yaml",
    )
    assert desk.names(mini_kit / "nowhere") == ()


def test_what_is_saved_is_what_is_opened_next(mini_kit: Path) -> None:
    sheet = desk.open_sheet(mini_kit, V1)
    saved = desk.save(mini_kit, V1, sheet.text + "# nieuw: ✓ 👩‍💻\n", sheet.seen)
    assert desk.open_sheet(mini_kit, V1) == saved
    assert saved.seen == desk.seen_now(mini_kit, V1) != sheet.seen
    assert sorted(path.name for path in (mini_kit / "prototypes/talk").iterdir()) == ["v1.yaml", "v2.yaml"]


def test_a_new_file_gets_its_folder(mini_kit: Path) -> None:
    name = "prototypes/new-one/v1.yaml"
    assert desk.open_sheet(mini_kit, name) == Sheet(name, "", NOTHING)
    assert desk.save(mini_kit, name, "title: x\n", NOTHING).there
    assert (mini_kit / name).read_bytes() == b"title: x\n"


def test_a_file_that_somebody_else_saved_is_not_overwritten(mini_kit: Path) -> None:
    mine = desk.open_sheet(mini_kit, V1)
    (mini_kit / V1).write_text("title: van een ander\n")
    with pytest.raises(ChangedOnDisk) as caught:
        desk.save(mini_kit, V1, "title: van mij\n", mine.seen)
    assert _said(caught) == "`prototypes/talk/v1.yaml` was changed by somebody else since you opened it"
    assert (caught.value.theirs.text, caught.value.mine) == ("title: van een ander\n", "title: van mij\n")
    assert (mini_kit / V1).read_text() == "title: van een ander\n"
    desk.save(mini_kit, V1, caught.value.mine, caught.value.theirs.seen)  # keep mine
    assert (mini_kit / V1).read_text() == "title: van mij\n"


def test_a_file_that_somebody_took_away_or_made_meanwhile_is_noticed(mini_kit: Path) -> None:
    mine = desk.open_sheet(mini_kit, V1)
    (mini_kit / V1).unlink()
    with pytest.raises(ChangedOnDisk) as caught:
        desk.save(mini_kit, V1, mine.text, mine.seen)
    assert not caught.value.theirs.there
    with pytest.raises(ChangedOnDisk):
        desk.save(mini_kit, "prototypes/talk/v2.yaml", "title: x\n", NOTHING)


def test_of_two_who_save_at_once_one_is_told(mini_kit: Path) -> None:
    seen = desk.open_sheet(mini_kit, V1).seen
    told_no: list[str] = []

    def save(text: str) -> None:
        try:
            desk.save(mini_kit, V1, text, seen)
        except ChangedOnDisk:
            told_no.append(text)

    both = [threading.Thread(target=save, args=(f"title: {who}\n",)) for who in ("een", "twee", "drie")]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert len(told_no) == 2
    assert (mini_kit / V1).read_text() not in told_no


FAULTS = ("write", "flush", "fsync", "chmod", "replace")


@pytest.mark.parametrize("step", FAULTS)
@pytest.mark.parametrize("name", [V1, "prototypes/new-one/v1.yaml"])
def test_when_the_disk_is_full_at_any_step_the_old_file_stands(
    step: str, name: str, mini_kit: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = desk.open_sheet(mini_kit, name)
    before = _files(mini_kit)
    if step == "chmod" and not sheet.there:
        pytest.skip("a new file takes the mode that new files have")
    _break(step, monkeypatch)
    with pytest.raises(Refused) as caught:
        desk.save(mini_kit, name, "title: half\n" * 9_000, sheet.seen)
    assert _said(caught) == f"`{name}` could not be saved: the disk is full"
    monkeypatch.undo()
    assert _files(mini_kit) == before


def _files(kit: Path) -> dict[Path, bytes]:
    """The kit's content; beside it lies the lock that keeps two processes from saving at once."""
    return {path: path.read_bytes() for path in kit.rglob("*") if path.is_file() and ".proeftuin" not in path.parts}


@pytest.mark.parametrize("name", [V1, "prototypes/new-one/v1.yaml"])
def test_what_somebody_else_saves_while_ours_is_being_written_is_not_overwritten(
    name: str, mini_kit: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet, write = desk.open_sheet(mini_kit, name), desk._write

    def and_theirs(path: Path, raw: bytes) -> None:
        write(path, raw)
        (mini_kit / name).write_text("title: theirs\n")

    monkeypatch.setattr(desk, "_write", and_theirs)
    with pytest.raises(desk.ChangedOnDisk) as caught:
        desk.save(mini_kit, name, "title: mine\n", sheet.seen)
    assert caught.value.theirs.text == "title: theirs\n"
    assert (mini_kit / name).read_text() == "title: theirs\n"
    assert not list((mini_kit / name).parent.glob(".*.new"))


SAVE = """
import sys
from pathlib import Path
from toolkit.authoring import desk
kit, done = Path(sys.argv[1]), 0
while done < 40:
    sheet = desk.open_sheet(kit, "surveys/lines.yaml")
    try:
        desk.save(kit, sheet.name, sheet.text + "# a line\\n", sheet.seen)
        done += 1
    except desk.ChangedOnDisk:
        pass
"""


def test_two_processes_that_save_at_once_lose_no_line(mini_kit: Path) -> None:
    (mini_kit / "surveys/lines.yaml").write_text("title: x\n")
    both = [subprocess.Popen([sys.executable, "-c", SAVE, str(mini_kit)], cwd=ROOT) for _ in range(2)]
    assert [one.wait(60) for one in both] == [0, 0]
    assert (mini_kit / "surveys/lines.yaml").read_text().count("# a line") == 80


def _break(step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the disk be full at one step; a write fails when half of it is written."""

    def full(*_: Any, **__: Any) -> Any:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    if step == "fsync":
        monkeypatch.setattr(desk.os, step, full)
    elif step in ("chmod", "replace"):
        monkeypatch.setattr(Path, step, full)
        monkeypatch.setattr(desk.os, "link", full)  # what takes a new file to its place
    else:
        real = Path.open

        class Half:
            def __init__(self, file: Any) -> None:
                self.file = file

            def __enter__(self) -> Half:
                return self

            def __exit__(self, *_: object) -> None:
                self.file.close()

            def write(self, raw: bytes) -> None:
                self.file.write(raw[: len(raw) // 2])
                if step == "write":
                    full()

            def flush(self) -> None:
                full()

        monkeypatch.setattr(
            Path, "open", lambda self, mode="r", **given: Half(real(self, mode)) if "x" in mode else real(self, mode)
        )


def test_a_folder_that_cannot_be_settled_does_not_undo_the_save(
    mini_kit: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows and some network disks know no fsync of a folder; the file is whole by then."""
    sheet, real = desk.open_sheet(mini_kit, V1), os.fsync

    def only_files(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "no folder can be settled here")
        real(handle)

    monkeypatch.setattr(desk.os, "fsync", only_files)
    assert desk.save(mini_kit, V1, "title: x\n", sheet.seen).text == (mini_kit / V1).read_text() == "title: x\n"


def test_the_text_is_on_the_disk_before_it_takes_the_file_s_place(
    mini_kit: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet, steps = desk.open_sheet(mini_kit, V1), []
    fsync, replace = os.fsync, Path.replace
    monkeypatch.setattr(desk.os, "fsync", lambda handle: steps.append("fsync") or fsync(handle))
    monkeypatch.setattr(Path, "replace", lambda path, to: steps.append("replace") or replace(path, to))
    desk.save(mini_kit, V1, "title: x\n", sheet.seen)
    assert steps == ["fsync", "replace", "fsync"]


@pytest.mark.parametrize("mode", [0o640, 0o600, 0o664])
def test_a_file_keeps_its_mode(mini_kit: Path, mode: int) -> None:
    (mini_kit / V1).chmod(mode)
    desk.save(mini_kit, V1, "title: x\n", desk.open_sheet(mini_kit, V1).seen)
    assert stat.S_IMODE((mini_kit / V1).stat().st_mode) == mode


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"title: x\r\nabout: y\r\n", b"title: z\r\nabout: y\r\n"),
        (b"\xef\xbb\xbftitle: x\nabout: y\n", b"\xef\xbb\xbftitle: z\nabout: y\n"),
        (b"title: x\nabout: y", b"title: z\nabout: y"),
    ],
)
def test_a_file_keeps_its_way_of_ending_lines(mini_kit: Path, before: bytes, after: bytes) -> None:
    (mini_kit / V1).write_bytes(before)
    sheet = desk.open_sheet(mini_kit, V1)
    assert "\r" not in sheet.text
    assert "\ufeff" not in sheet.text
    desk.save(mini_kit, V1, sheet.text.replace("x", "z"), sheet.seen)
    assert (mini_kit / V1).read_bytes() == after


LINES = st.lists(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=20), max_size=6)


@given(LINES, st.sampled_from(["\n", "\r\n"]))
def test_a_text_that_is_saved_unchanged_leaves_every_byte_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], end: str
) -> None:
    folder = tmp_path_factory.mktemp("kit")
    (folder / "surveys").mkdir()
    raw = "".join(line + end for line in lines).encode()
    (folder / "surveys/one.yaml").write_bytes(raw)
    sheet = desk.open_sheet(folder, "surveys/one.yaml")
    desk.save(folder, "surveys/one.yaml", sheet.text, sheet.seen)
    assert (folder / "surveys/one.yaml").read_bytes() == raw


@pytest.mark.parametrize(
    "name",
    [
        "../outside.yaml",
        "prototypes/../../outside.yaml",
        "prototypes/talk/../../../outside.yaml",
        "prototypes/talk/v1.yaml\n",
        "prototypes/talk/v0.yaml",
        "prototypes/talk/v1.yml",
        "prototypes/v1.yaml",
        "surveys/.hidden.yaml",
        "surveys/Ease.yaml",
        "/etc/passwd",
        "pyproject.toml",
        "",
    ],
)
def test_a_name_that_is_no_file_of_a_kit_is_refused(mini_kit: Path, name: str) -> None:
    for act in (
        lambda: desk.open_sheet(mini_kit, name),
        lambda: desk.seen_now(mini_kit, name),
        lambda: desk.save(mini_kit, name, "title: x\n", NOTHING),
    ):
        with pytest.raises(Refused) as caught:
            act()
        assert "is no file of a kit" in _said(caught)
    assert list(mini_kit.parent.glob("outside*")) == []


def test_a_link_is_neither_followed_nor_replaced(mini_kit: Path, tmp_path: Path) -> None:
    """A kit that was unpacked from somewhere could lead a save out of its folder."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "v1.yaml").write_text("title: buiten\n")
    (mini_kit / "surveys/linked.yaml").symlink_to(outside / "v1.yaml")
    (mini_kit / "prototypes/away").symlink_to(outside)
    (mini_kit / "surveys/circle.yaml").symlink_to(mini_kit / "surveys/circle.yaml")
    for name in ("surveys/linked.yaml", "prototypes/away/v1.yaml", "surveys/circle.yaml"):
        assert name not in desk.names(mini_kit)
        with pytest.raises(Refused) as caught:
            desk.save(mini_kit, name, "title: x\n", NOTHING)
        assert _said(caught) == f"`{name}` is a link to another place; edit the file there"
    assert (outside / "v1.yaml").read_text() == "title: buiten\n"


def test_a_kit_that_lies_behind_a_link_itself_is_a_kit_like_any_other(mini_kit: Path, tmp_path: Path) -> None:
    (tmp_path / "shortcut").symlink_to(mini_kit)
    sheet = desk.open_sheet(tmp_path / "shortcut", V1)
    assert desk.save(tmp_path / "shortcut", V1, "title: x\n", sheet.seen).text == "title: x\n"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("title: x\nabout: a\x00b\n", "line 2 holds an invisible character (U+0000); remove it"),
        ("\x1b[31m", "line 1 holds an invisible character (U+001B); remove it"),
        ("title: \ud83d\n", "there is a broken character in `prototypes/talk/v1.yaml`; remove it"),
        ("x" * 1_000_001, "`prototypes/talk/v1.yaml` would be larger than 1 MB; split it"),
    ],
)
def test_a_text_that_can_be_no_file_is_refused(mini_kit: Path, text: str, why: str) -> None:
    sheet = desk.open_sheet(mini_kit, V1)
    with pytest.raises(Refused) as caught:
        desk.save(mini_kit, V1, text, sheet.seen)
    assert _said(caught) == why
    assert desk.open_sheet(mini_kit, V1) == sheet


@pytest.mark.parametrize(
    ("raw", "why"),
    [(b"title: caf\xe9\n", "is not written in UTF-8"), (b"x" * 1_000_001, "is larger than 1 MB")],
)
def test_a_file_that_is_no_text_of_a_kit_is_not_opened(mini_kit: Path, raw: bytes, why: str) -> None:
    (mini_kit / V1).write_bytes(raw)
    with pytest.raises(Refused) as caught:
        desk.open_sheet(mini_kit, V1)
    assert why in _said(caught)


def test_what_the_computer_does_not_allow_is_said(mini_kit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    sheet = desk.open_sheet(mini_kit, V1)
    monkeypatch.setattr(Path, "replace", no)
    with pytest.raises(Refused) as caught:
        desk.save(mini_kit, V1, "title: x\n", sheet.seen)
    assert _said(caught) == "`prototypes/talk/v1.yaml` could not be saved: the computer does not allow it"
