"""About the house itself: what the package promises to those who install it and to those who build on."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

import toolkit
from tests.conftest import ROOT

FILES = sorted((ROOT / "toolkit").rglob("*.py"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def python(code: str) -> list[str]:
    """Run code in a process of its own, so that nothing is loaded yet; gives what it printed."""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True, timeout=60)
    return ran.stdout.split()


HEAVY = ("streamlit", "pandas", "plotly", "scipy", "statsmodels", "numpy", "sqlalchemy", "starlette", "httpx", "babel")


def test_importing_the_package_loads_next_to_nothing() -> None:
    code = "import sys; before = set(sys.modules); import toolkit; print(*[m for m in set(sys.modules) - before if 'toolkit' in m])"
    assert python(code) == ["toolkit"]


def test_checking_the_starter_kit_loads_nothing_that_serves_or_computes() -> None:
    code = f"""
import sys
from toolkit.cli import main
sys.argv = ["proeftuin", "check", "."]
try:
    main()
except SystemExit as end:
    print("exit", end.code or 0)
print(*[name for name in {HEAVY!r} if name in sys.modules])
"""
    said = python(code)
    assert said[1:] == ["files,", "no", "problems", "exit", "0"]


def test_help_loads_no_more_than_it_needs() -> None:
    code = f"import sys; from toolkit.cli import main; sys.argv = ['proeftuin', '--help']\ntry: main()\nexcept SystemExit: pass\nprint('=', *[name for name in ('yaml', 'pydantic', *{HEAVY!r}) if name in sys.modules])"
    assert python(code)[-1] == "="


def test_the_front_door_holds_about_ten_names_and_each_opens() -> None:
    assert 8 <= len(toolkit.__all__) <= 12
    assert all(getattr(toolkit, name).__name__ == name for name in toolkit.__all__)
    assert set(toolkit.__all__) <= set(dir(toolkit))
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = toolkit.nothing


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_can_be_read_in_one_sitting(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_begins_by_saying_what_it_is(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree) or not tree.body


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (one.name.partition(".")[0] for one in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            yield node.module.partition(".")[0]


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_everything_that_is_imported_is_declared_and_everything_declared_is_needed() -> None:
    """`pydantic_core` and `markupsafe` come with pydantic and Jinja2, whose own API hands them out."""
    asked = PROJECT["project"]["dependencies"] + PROJECT["project"]["optional-dependencies"]["text"]
    declared = {normal(re.split(r"[<>=!\[; ]", one)[0]) for one in asked}
    owners = packages_distributions()
    used = {name for path in FILES for name in imports(path)} - {"toolkit", "__future__"} - sys.stdlib_module_names
    needed = {
        name: {normal(one) for one in owners.get(name, [name])} for name in used - {"pydantic_core", "markupsafe"}
    }
    assert {name: who for name, who in needed.items() if not who & declared} == {}
    assert declared - {one for who in needed.values() for one in who} == set()


def test_the_version_stands_in_one_place() -> None:
    assert PROJECT["project"]["dynamic"] == ["version"]
    assert re.fullmatch(r"\d+\.\d+\.\d+", toolkit.__version__)
    assert f"## {toolkit.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_starter_kit_travels_in_the_wheel() -> None:
    carried = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert carried == {top: f"toolkit/starter/{top}" for top in ("prototypes", "surveys", "experiments")}


def test_git_keeps_every_file_of_the_package() -> None:
    """A pattern that was meant for files at the top once left a template out of the repository and of the wheel."""
    if not (ROOT / ".git").exists() or not shutil.which("git"):
        pytest.skip("this is no git repository, or there is no git")
    files = [str(path) for path in (ROOT / "toolkit").rglob("*") if path.is_file() and path.suffix != ".pyc"]
    ran = subprocess.run(["git", "check-ignore", *files], capture_output=True, text=True, cwd=ROOT, check=False)
    assert ran.stdout.split() == []


def test_nothing_stands_at_the_top_that_the_plan_does_not_name() -> None:
    plan = {"README.md", "pyproject.toml", "LICENSE", "CHANGELOG.md"}
    plan |= {"prototypes", "surveys", "experiments", "toolkit", "tests"}
    assert {path.name for path in ROOT.iterdir() if not path.name.startswith(".")} - {"build", "dist"} <= plan


TEXTS = [path for ext in ("py", "yaml", "md", "toml", "html", "js", "css", "sh") for path in ROOT.rglob(f"*.{ext}")]


def test_no_file_knows_the_machine_that_it_was_written_on() -> None:
    own = re.compile(r"(?<![\w.])/(?:home|root|Users|work)/\w")
    hidden = {".venv", ".git", ".proeftuin", "__pycache__", "node_modules"}
    ours = [path for path in TEXTS if not hidden & set(path.relative_to(ROOT).parts)]
    assert [
        str(path.relative_to(ROOT)) for path in ours if own.search(path.read_text(encoding="utf-8", errors="replace"))
    ] == []
