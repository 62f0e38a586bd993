"""What is wrong with a kit, in the reader's language."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from toolkit.cli import app


def check(*given: object, **around: str) -> Result:
    """`proeftuin check` with these arguments, where the system says nothing but `around`."""
    nothing = dict.fromkeys(("LC_ALL", "LC_MESSAGES", "LANG", "PROEFTUIN_LANGUAGE"), "")
    return CliRunner().invoke(app, ["check", *map(str, given)], env={**nothing, **around})


@pytest.fixture
def broken(mini_kit: Path) -> Path:
    path = mini_kit / "surveys/ease.yaml"
    path.write_text(path.read_text().replace("kind: scale", "kind: scal"))
    return mini_kit


ENGLISH = "surveys/ease.yaml:4:12 `scal` is not a kind that is known here; did you mean `scale`?\n"
DUTCH = "surveys/ease.yaml:4:12 `scal` is hier geen bekende soort; bedoel je `scale`?\n"


@pytest.mark.parametrize(
    ("asked", "around", "lines", "count"),
    [
        ((), {}, ENGLISH, "1 problem in 1 file\n"),
        ((), {"LANG": "C.UTF-8"}, ENGLISH, "1 problem in 1 file\n"),
        ((), {"LANG": "nl_NL.UTF-8"}, DUTCH, "1 fout in 1 bestand\n"),
        ((), {"PROEFTUIN_LANGUAGE": "nl"}, DUTCH, "1 fout in 1 bestand\n"),
        (("--language", "nl"), {"LANG": "en_GB.UTF-8"}, DUTCH, "1 fout in 1 bestand\n"),
        (("--language", "en"), {"LANG": "nl_NL.UTF-8"}, ENGLISH, "1 problem in 1 file\n"),
    ],
)
def test_problems_are_said_in_the_language_that_was_asked_for(
    broken: Path, asked: tuple[str, ...], around: dict[str, str], lines: str, count: str
) -> None:
    said = check(broken, *asked, **around)
    assert (said.exit_code, said.stdout, said.stderr) == (1, lines, count)


def test_a_clean_kit_is_said_in_that_language_too(mini_kit: Path) -> None:
    assert check(mini_kit).stdout == "5 files, no problems\n"
    assert check(mini_kit, "--language", "nl").stdout == "5 bestanden, geen fouten\n"


def test_problems_of_other_commands_are_said_in_the_language_around(broken: Path) -> None:
    nothing = dict.fromkeys(("LC_ALL", "LC_MESSAGES", "LANG"), "")
    given = ["rehearse", "small", "--round", "round-1", "--kit", str(broken)]
    said = CliRunner().invoke(app, given, env={**nothing, "PROEFTUIN_LANGUAGE": "nl"})
    assert (said.exit_code, said.stdout, said.stderr) == (1, DUTCH, "1 fout in 1 bestand\n")


def test_a_folder_inside_a_kit_is_answered_with_the_kit(mini_kit: Path) -> None:
    said = check(mini_kit / "prototypes")
    assert said.exit_code == 2
    assert said.stderr.startswith(f"{mini_kit}/prototypes lies inside the kit {mini_kit}, which is checked whole: ")
    assert said.stderr.endswith(f"check {mini_kit}\n")
    assert "ligt in de kit" in check(mini_kit / "surveys/ease.yaml", "--language", "nl").stderr
