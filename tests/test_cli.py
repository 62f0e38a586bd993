"""The command: what it says, what it leaves behind, and what it answers to a mistake."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import stat
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

import toolkit
from tests.conftest import ROOT
from toolkit.cli import GROUPS, app, serving
from toolkit.errors import Refused
from toolkit.kit import open_kit
from toolkit.storage.store import Store

VARIABLES = ("PROEFTUIN_KIT", "PROEFTUIN_DATABASE_URL", "PROEFTUIN_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)


def say(*words: str | Path) -> Said:
    """Run the command in this process; a traceback fails the test."""
    result = CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=False)
    return Said(result.exit_code, result.stdout, result.stderr)


# -- help -------------------------------------------------------------------------------------------------------------


def test_help_tells_the_story_and_names_every_command_in_its_group() -> None:
    page = say("--help").out
    told = [
        page.index(word)
        for word in ("Begin here:", "See it:", "Make a kit:", "Lead a round:", "Learn from it:", "Options:")
    ]
    assert told == sorted(told)
    for functions in GROUPS.values():
        for function in functions:
            assert re.search(rf"^  {function.__name__} +\w", page, re.MULTILINE)


@pytest.mark.parametrize("name", [function.__name__ for functions in GROUPS.values() for function in functions])
def test_every_command_says_what_it_does_in_one_sentence_and_shows_an_example(name: str) -> None:
    page = say(name, "--help").out
    assert re.search(rf"Examples?:\n +proeftuin {name}\b", page)
    assert page.startswith(f"Usage: proeftuin {name}")
    assert "--kit DIR" in page


@pytest.mark.parametrize("name", [function.__name__ for functions in GROUPS.values() for function in functions])
def test_an_example_in_the_help_is_a_command_that_exists(name: str) -> None:
    understood(re.findall(r"^ +proeftuin (.*?)(?:   .*)?$", say(name, "--help").out, re.MULTILINE))


@pytest.mark.parametrize("name", ["README.md", "prototypes/README.md", "surveys/README.md", "experiments/README.md"])
def test_a_command_in_a_readme_is_one_that_exists(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    inside = re.findall(r"```sh\n(.*?)```", text, re.DOTALL) + re.findall(r"`(proeftuin [a-z].*?)`", text)
    found = re.findall(r"(?:^|/)proeftuin ([a-z].*?)(?: *#.*)?$", "\n".join(inside), re.MULTILINE)
    understood([line for line in found if "SPRINT" not in line and line.split()[1:]])


def understood(lines: list[str]) -> None:
    """Every one of these is a command with options and arguments that it takes."""
    for line in lines:
        words = line.split()
        command = get_command(app).commands[words[0]]  # type: ignore[attr-defined]  # it is a group
        command.make_context(words[0], words[1:])


def test_the_version_is_the_packages() -> None:
    assert say("--version").out == f"proeftuin {toolkit.__version__}\n"


def test_a_command_that_is_nearly_right_is_guessed() -> None:
    said = say("chek")
    assert said.code == 2
    assert "check" in said.err


# -- check ------------------------------------------------------------------------------------------------------------


def test_a_clean_kit_is_a_count(mini_kit: Path) -> None:
    assert say("check", mini_kit) == Said(0, "5 files, no problems\n", "")
    assert say("check", "--kit", mini_kit, "--database", "sqlite:///unused.db").code == 0


def test_the_kit_is_the_one_named_else_the_variables_else_the_working_folder(
    mini_kit: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(mini_kit)
    assert say("check").out == "5 files, no problems\n"
    monkeypatch.chdir(mini_kit.parent)
    monkeypatch.setenv("PROEFTUIN_KIT", str(mini_kit))
    assert say("check").out == "5 files, no problems\n"
    assert say("check", ROOT).out != "5 files, no problems\n"


def test_problems_are_a_line_each_on_stdout_and_exit_one(mini_kit: Path) -> None:
    path = mini_kit / "surveys/ease.yaml"
    path.write_text(path.read_text().replace("kind: scale", "kind: scal").replace("about: prototype", "about: it"))
    said = say("check", mini_kit)
    assert said.code == 1
    assert said.out == (
        "surveys/ease.yaml:2:8 `about` cannot be `it`; use one of `person`, `prototype`\n"
        "surveys/ease.yaml:4:12 `scal` is not a kind that is known here; did you mean `scale`?\n"
    )
    assert said.err == "2 problems in 1 file\n"


def test_a_folder_that_is_no_kit_or_does_not_exist_is_one_line(mini_kit: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert say("check", tmp_path / "empty").code == 2
    assert say("check", tmp_path / "mini-kitt") == Said(
        2, "", "there is no kit `mini-kitt`; did you mean `mini-kit`?\n"
    )


# -- new --------------------------------------------------------------------------------------------------------------


def test_a_new_kit_is_clean_and_its_own(tmp_path: Path) -> None:
    kit = tmp_path / "my-kit"
    said = say("new", kit)
    assert said.code == 0
    assert f"check {kit}" in said.out
    assert say("check", kit).code == 0
    assert open_kit(kit).files == open_kit(ROOT).files
    assert {path.name for path in kit.iterdir()} == {"prototypes", "surveys", "experiments", ".gitignore"}
    assert (kit / "surveys/README.md").exists()
    assert ".proeftuin/" in (kit / ".gitignore").read_text()


def test_a_new_kit_never_overwrites(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("precious")
    said = say("new", tmp_path / "mine")
    assert said.code == 2
    assert "exists and is not empty, and nothing is overwritten" in said.err
    assert (tmp_path / "mine" / "notes.txt").read_text() == "precious"
    assert say("new").err == "the new kit needs a name: proeftuin new my-kit\n"


def test_a_new_kit_can_be_edited_although_the_starter_cannot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = tmp_path / "shipped"
    for top in ("prototypes", "surveys", "experiments"):
        shutil.copytree(ROOT / top, shipped / top)
    for path in sorted(shipped.rglob("*"), reverse=True):
        path.chmod(0o555 if path.is_dir() else 0o444)
    monkeypatch.setattr("toolkit.kit.starter_folder", lambda: shipped)
    assert say("new", tmp_path / "kit").code == 0
    assert all(path.stat().st_mode & stat.S_IWUSR for path in (tmp_path / "kit").rglob("*"))
    for path in shipped.rglob("*"):
        path.chmod(0o755)


# -- rehearse, compare, report ----------------------------------------------------------------------------------------


@pytest.fixture
def rehearsed(mini_kit: Path) -> Path:
    assert say("rehearse", "small", "--round", "round-1", "--people", "6", "--seed", "7", "--kit", mini_kit).code == 0
    return mini_kit


def test_a_rehearsal_leaves_marked_records_in_the_kits_own_database(rehearsed: Path) -> None:
    place = rehearsed / ".proeftuin"
    assert stat.S_IMODE(place.stat().st_mode) == 0o700  # what people give is not for others on this machine
    store = Store(f"sqlite:///{place / 'proeftuin.db'}")
    sessions = store.sessions("small", "round-1")
    store.close()
    assert 1 <= len(sessions) <= 6
    assert all(session.robot for session in sessions)


def test_a_rehearsal_shows_how_far_it_is_and_says_what_came_of_it(mini_kit: Path) -> None:
    said = say("rehearse", "small", "--round", "round-2", "--people", "3", "--kit", mini_kit)
    assert said.err == "Robots on their way: 3 of 3\n"
    assert said.out == (
        "3 joined, 0 declined, 3 finished. All of it is marked as simulated.\n"
        "A careful person takes about 2 minutes.\n"
        "Nothing is in people's way.\n"
    )


def test_a_sprint_is_rehearsed_round_by_round_in_the_language_asked_for(mini_kit: Path) -> None:
    said = say("rehearse", "small", "--people", "2", "--kit", mini_kit, "--language", "nl")
    assert said.code == 0
    assert [line for line in said.out.splitlines() if line.startswith(("small", "Niets"))] == [
        "small, round-1",
        "Niets zit mensen in de weg.",
        "small, round-2",
        "Niets zit mensen in de weg.",
    ]


@pytest.mark.parametrize(("language", "words"), [("nl", "Gesimuleerd"), ("en", "Simulated")])
def test_compare_tells_the_rounds_in_the_language_asked_for(rehearsed: Path, language: str, words: str) -> None:
    said = say("compare", "small", "--kit", rehearsed, "--language", language)
    assert said.code == 0
    assert words in said.out
    assert said.out.endswith("\n")
    assert not said.out.endswith("\n\n")


@pytest.mark.parametrize(
    ("variables", "title"),
    [
        ({}, "Small"),
        ({"LANG": "nl_NL.UTF-8"}, "Klein"),
        ({"LANG": "nl_NL.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "Small"),
        ({"LANG": "fr_FR.UTF-8"}, "Small"),
        ({"LANG": "en_GB.UTF-8", "PROEFTUIN_LANGUAGE": "nl"}, "Klein"),
    ],
)
def test_the_language_is_the_variables_else_the_systems_else_english(
    mini_kit: Path, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], title: str
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert say("compare", "small", "--kit", mini_kit).out.splitlines()[0] == title


def test_compare_as_json_is_the_same_for_programs(rehearsed: Path) -> None:
    found = json.loads(say("compare", "small", "--kit", rehearsed, "--json").out)
    assert (found["decisions"], set(found["heard"])) == ([], {"questions", "findings"})
    assert found["sprint"] == "small"
    assert [one["id"] for one in found["rounds"]] == ["round-1", "round-2"]
    assert found["simulated"] is True


def test_a_report_is_one_file(rehearsed: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    assert say("report", "small", "--out", out, "--kit", rehearsed, "--language", "nl") == Said(
        0, f"{out} is ready\n", ""
    )
    page = out.read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "Gesimuleerd" in page


@pytest.mark.parametrize(("ending", "starts"), [(".pptx", b"PK"), (".xlsx", b"PK"), (".md", b"# Klein")])
def test_a_report_has_the_format_that_its_ending_names(
    rehearsed: Path, tmp_path: Path, ending: str, starts: bytes
) -> None:
    out = tmp_path / f"report{ending}"
    assert say("report", "small", "--out", out, "--kit", rehearsed, "--language", "nl").code == 0
    assert out.read_bytes().startswith(starts)


def asked_for_rows(kit: Path, out: Path, *words: str, typed: str = "") -> Said:
    asked = ["export", "small", "--out", str(out), "--kit", str(kit), *words]
    result = CliRunner().invoke(app, asked, input=typed, catch_exceptions=False)
    return Said(result.exit_code, result.stdout, result.stderr)


def test_rows_leave_after_a_warning_and_a_yes(rehearsed: Path, tmp_path: Path) -> None:
    said = asked_for_rows(rehearsed, tmp_path / "rows", "--language", "nl", typed="ja\n")
    assert said.code == 0
    assert said.out.startswith("Dit zijn antwoorden rij voor rij")
    assert "is er verantwoordelijk voor" in said.out
    assert said.out.endswith(f"8 bestanden staan in {tmp_path / 'rows'}\n")
    assert (tmp_path / "rows" / "responses.csv").read_text(encoding="utf-8").startswith("session,round")


@pytest.mark.parametrize("typed", ["", "nee\n", "\n"])
def test_without_a_yes_no_row_leaves(rehearsed: Path, tmp_path: Path, typed: str) -> None:
    said = asked_for_rows(rehearsed, tmp_path / "rows", "--language", "nl", typed=typed)
    assert said.code == 2
    assert said.err == "er is niets geschreven; typ ja, of zet --yes erbij\n"
    assert not (tmp_path / "rows").exists()


def test_rows_as_a_dutch_excel_opens_them(rehearsed: Path, tmp_path: Path) -> None:
    said = asked_for_rows(rehearsed, tmp_path / "rows", "--yes", "--dutch-excel")
    assert said.code == 0
    assert "Type yes" not in said.out
    assert (tmp_path / "rows" / "tasks.csv").read_bytes().startswith(b"\xef\xbb\xbfsession;round")


def test_a_place_where_no_rows_can_be_written_is_one_line(rehearsed: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    said = asked_for_rows(rehearsed, tmp_path / "file", "--yes")
    assert (said.code, said.err) == (2, f"{tmp_path / 'file'} cannot be written: File exists\n")
    assert (tmp_path / "file").read_text() == "mine"


def test_a_file_that_is_not_of_an_export_is_not_replaced(rehearsed: Path, tmp_path: Path) -> None:
    (tmp_path / "codebook.csv").write_text("name,what\nmine,kept\n")
    said = asked_for_rows(rehearsed, tmp_path, "--yes")
    line = f"{tmp_path} holds a `codebook.csv` that is not of an export; name another folder\n"
    assert (said.code, said.out, said.err) == (2, "", line)
    assert (tmp_path / "codebook.csv").read_text() == "name,what\nmine,kept\n"
    assert not (tmp_path / "people.csv").exists()


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        (["compare", "smal"], "there is no sprint `smal`; did you mean `small`?"),
        (["report", "smal", "--out", "x.html"], "there is no sprint `smal`; did you mean `small`?"),
        (["rehearse", "smal", "--round", "round-1"], "there is no sprint `smal`; did you mean `small`?"),
        (["rehearse", "small", "--round", "round-3"], "there is no round `round-3`; did you mean `round-2`?"),
        (["compare", "small", "--language", "de"], "there is no language `de`; use one of `en`, `nl`"),
        (["compare", "small", "--database", "sqlite://"], "the database must be a file: sqlite:///path/to/file.db"),
        (
            ["compare", "small", "--database", "nothing"],
            "the database cannot be opened (Could not parse SQLAlchemy URL from given URL string); "
            "--database takes sqlite:///path/to/file.db",
        ),
        (["export", "smal", "--out", "x"], "there is no sprint `smal`; did you mean `small`?"),
        (
            ["report", "small", "--out", "x.docx"],
            "a report cannot be written as `.docx`; use .html, .pptx, .xlsx or .md",
        ),
        (["report", "small", "--out", "/proc/none/x.html"], None),
        (
            ["report", "small", "--out", ".html"],
            "`.html` is an ending without a name; use for instance `report.html`",
        ),
        (["report", "small", "--out", ""], "--out needs a name; what you gave is empty"),
        (["export", "small", "--out", "", "--yes"], "--out needs a name; what you gave is empty"),
    ],
)
def test_a_name_that_is_not_there_is_one_line_with_what_was_meant(
    mini_kit: Path, words: list[str], printed: str | None
) -> None:
    said = say(*words, "--kit", mini_kit)
    assert said.code == 2
    assert said.err.count("\n") == 1
    assert printed is None or said.err == printed + "\n"


def test_a_database_that_cannot_be_read_is_one_line(mini_kit: Path, tmp_path: Path) -> None:
    (tmp_path / "no.db").write_text("this is no database, whatever its name says\n" * 40)
    said = say("compare", "small", "--kit", mini_kit, "--database", f"sqlite:///{tmp_path / 'no.db'}")
    assert (said.code, said.err.count("\n")) == (2, 1)
    assert said.err.startswith("the database cannot be opened (file is not a database)")


def test_the_database_can_be_named_by_the_variable(
    mini_kit: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PROEFTUIN_DATABASE_URL", f"sqlite:///{tmp_path / 'elsewhere' / 'a.db'}")
    assert say("compare", "small", "--kit", mini_kit).code == 0
    assert (tmp_path / "elsewhere" / "a.db").exists()
    assert not (mini_kit / ".proeftuin").exists()


# -- the demo's first round -------------------------------------------------------------------------------------------


def test_a_demo_is_a_round_of_robots_that_is_closed_and_a_round_for_people_that_is_open(
    mini_kit: Path, store: Store
) -> None:
    told: list[tuple[int, int]] = []
    assert serving.prepare_demo(mini_kit, store, lambda done, of: told.append((done, of))) == "small"
    assert told[-1] == (serving.ROBOTS, serving.ROBOTS)
    assert [store.round("small", name).state for name in ("round-1", "round-2")] == ["closed", "open"]
    assert all(one.robot for one in store.sessions("small"))
    assert store.sessions("small", "round-2") == []
    assert store.round("small", "round-1").seal


def test_a_demo_that_is_started_again_rehearses_no_second_time(mini_kit: Path, store: Store) -> None:
    serving.prepare_demo(mini_kit, store, lambda done, of: None)
    before = store.sessions("small")
    code = store.round("small", "round-2").code
    store.close_round("small", "round-2")  # somebody closed it in the Cockpit; it stays closed
    serving.prepare_demo(mini_kit, store, lambda done, of: pytest.fail("it rehearses again"))
    assert store.sessions("small") == before
    assert (store.round("small", "round-2").state, store.round("small", "round-2").code) == ("closed", code)


def test_the_demos_database_lies_in_the_working_folder_or_where_one_may_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert serving.demo_database() == f"sqlite:///{tmp_path / '.proeftuin' / 'demo.db'}"
    blocked = tmp_path / "blocked"
    blocked.mkdir()
    (blocked / ".proeftuin").write_text("a file, so that no folder can be made here")
    monkeypatch.chdir(blocked)
    assert str(blocked) not in serving.demo_database()


# -- serving ----------------------------------------------------------------------------------------------------------


def test_a_taken_port_gives_the_next_free_one() -> None:
    with serving.listen("127.0.0.1", 0) as first:
        port = first.getsockname()[1]
        with serving.listen("127.0.0.1", port) as second:
            assert second.getsockname()[1] > port


def test_an_address_that_is_not_ours_is_refused_in_words() -> None:
    with pytest.raises(Refused, match=r"192\.0\.2\.1 port 8501 cannot be used: "):
        serving.listen("192.0.2.1", 8501)


def test_small_answers_leave_at_once() -> None:
    """asyncio sets TCP_NODELAY only on sockets that were made as TCP: without it every page takes 42 ms longer."""
    with serving.listen("127.0.0.1", 0) as listening:
        assert listening.proto == socket.IPPROTO_TCP


@pytest.mark.parametrize(
    ("host", "shown"),
    [
        ("127.0.0.1", "http://localhost:8501"),
        ("localhost", "http://localhost:8501"),
        ("10.1.2.3", "http://10.1.2.3:8501"),
        ("fd00::7", "http://[fd00::7]:8501"),
    ],
)
def test_the_address_is_one_that_a_browser_can_open(host: str, shown: str) -> None:
    assert serving.address(host, 8501) == shown


def test_an_open_house_is_known_by_its_address_in_the_wifi() -> None:
    assert serving.address("0.0.0.0", 8501) == f"http://{serving.lan_address()}:8501"
    assert serving.lan_address() == "localhost" or re.fullmatch(r"\d+(\.\d+){3}", serving.lan_address())


@contextmanager
def started(*words: str | Path, cwd: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The command in a process of its own, up to the line that says how to stop it; and what it had said by then."""
    code = "from toolkit.cli import main; main()"
    variables = {name: value for name, value in os.environ.items() if name not in VARIABLES}
    process = subprocess.Popen(
        [sys.executable, "-c", code, *map(str, words)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=cwd,
        env={**variables, "PYTHONPATH": str(ROOT)},
    )
    assert process.stdout is not None
    assert process.stderr is not None
    said = ""
    try:
        for line in process.stdout:
            said += line
            if "Ctrl-C stops it" in line:
                break
        yield process, said
    finally:
        process.kill()
        process.wait(timeout=30)
        process.stdout.close()
        process.stderr.close()


def test_run_serves_the_kit_says_where_and_stops_cleanly(mini_kit: Path, tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'run.db'}")
    code = store.open_round("small", "round-1").code
    store.close()
    words = ("run", mini_kit, "--database", f"sqlite:///{tmp_path / 'run.db'}", "--port", "0", "--no-browser")
    with started(*words, cwd=tmp_path) as (process, said):
        (address,) = re.findall(r"Proeftuin is open at (\S+)\n", said)
        assert f"{address}/j/{code}" in said
        assert f"short code {code} (Small, Round 1)" in said
        assert "add --host 0.0.0.0" in said
        (team,) = re.findall(r"Your team +(\S+)\n", said)
        with urllib.request.urlopen(f"{address}/health", timeout=10) as reply:
            assert reply.read() == b"ok"
        with urllib.request.urlopen(f"{address}/j/{code}", timeout=10) as reply:
            assert b"We proberen iets uit." in reply.read()
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        with opener.open(team, timeout=10) as reply:
            assert reply.url == f"{address}/"
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert "Stopped. What was saved stays saved." in out
    assert "Traceback" not in err
    assert process.returncode == 0


def test_run_says_aloud_when_the_port_was_taken(mini_kit: Path, tmp_path: Path) -> None:
    with serving.listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with started("run", "--kit", mini_kit, "--port", str(port), "--no-browser", cwd=tmp_path) as (_, said):
            assert re.search(rf"Port {port} is taken, so this is port \d+\.", said)


def test_run_with_a_broken_kit_says_the_problems_and_does_not_start(mini_kit: Path) -> None:
    (mini_kit / "surveys/ease.yaml").write_text("title: x\n")
    said = say("run", mini_kit, "--no-browser")
    assert said.code == 1
    assert said.out.startswith("surveys/ease.yaml:1:1 `about` is missing; add `about:` here")
