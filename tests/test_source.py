"""YAML text → data that knows its line and column."""

from __future__ import annotations

import string
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROOT
from toolkit import source
from toolkit.errors import KitError, Problem
from toolkit.source import Map, Seq


def said(typed: str | bytes) -> str:
    raw = typed if isinstance(typed, bytes) else typed.encode()
    with pytest.raises(KitError) as caught:
        source.read(raw, "f.yaml")
    return str(caught.value)


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("5", 5),
        ("-1", -1),
        ("0.5", 0.5),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("'5'", "5"),
        ("no", "no"),  # YAML 1.1 reads False
        ("on", "on"),
        ("True", "True"),
        ("1.10", "1.10"),  # a version, not 1.1
        ("0123", "0123"),  # a staff number, not 83
        ("12:30", "12:30"),  # a time, not 750
        ("2026-01-05", "2026-01-05"),
        ("1e3", "1e3"),
        ("-0", "-0"),
        ("9999999999999999", "9999999999999999"),  # too long to be exact in a browser
        (".inf", ".inf"),
        ("Hoe gaat het?", "Hoe gaat het?"),
    ],
)
def test_an_unquoted_word_means_what_its_author_sees(typed: str, means: object) -> None:
    read = source.read(f"a: {typed}\n".encode(), "f")["a"]
    assert (read, type(read)) == (means, type(means))


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("title: a\ntitle: b\n", "f.yaml:2:1 `title` stands twice here (first on line 1); keep one of the two"),
        ("a:\n  b: 1\n  c: 2\n  b: 3\n", "f.yaml:4:3 `b` stands twice here (first on line 2); keep one of the two"),
        (
            "a: *x\n",
            "f.yaml:1:4 `*x` is a YAML alias; write the text out in full; one that begins with `*` wants quotes",
        ),
        ("a: &x 1\n", "f.yaml:1:4 `&x` is a YAML anchor; leave it out; a text that begins with `&` wants quotes"),
        ("a:\n  <<: {d: 1}\n", "f.yaml:2:3 `<<` is a YAML merge key; write the keys out in full"),
        (
            "a: !!python/name:os.system x\n",
            "f.yaml:1:4 `!!python/name:os.system` is a YAML tag; leave it out; a text that begins with `!` wants quotes",
        ),
        ("a:\n\tb: 1\n", "f.yaml:2:1 this line begins with a tab; indent with spaces"),
        ("a: {nl: **Voer** het}\n", "f.yaml:1:9 a text that begins with `*` cannot be read; put the text in quotes"),
        ("a: @werk\n", 'f.yaml:1:4 a text that begins with `@` cannot be read; put the text in quotes: `"@werk"`'),
        ("a: 1\n---\nb: 2\n", "f.yaml:2:1 a second document begins (`---`); keep one document in a file"),
        ("? [a, b]\n: 1\n", "f.yaml:1:3 a key must be a single word; write `key: value`"),
        ("- a\n", "f.yaml:1:1 the file holds no keys; begin with `title:` and go on from there"),
        ("# nothing yet\n", "f.yaml:1:1 the file holds no keys; begin with `title:` and go on from there"),
        ("a: x\u202ey\n", "f.yaml:1:5 there is an invisible character (U+202E); remove it"),
        ('a: "x\\u202e"\n', "f.yaml:1:4 there is an invisible character (U+202E); remove it"),
        ("a: x\u2028b: y\n", "f.yaml:1:5 there is an invisible character (U+2028); remove it"),
        (b"a: 1\nb: caf\xe9\n", "f.yaml:2:7 byte 0xe9 is not UTF-8 (perhaps it was `é`); save the file as UTF-8"),
        ("a: 1\n".encode("utf-16"), "f.yaml:1:1 the file is saved as UTF-16; save the file as UTF-8"),
        ("a: " + "x" * 20_001, "f.yaml:1:4 this text is 20,001 characters long; use at most 20,000"),
        ("a: " + "[" * 30 + "]" * 30, "f.yaml:1:24 this nests deeper than 20 levels; make it flatter"),
        ("a: [" + "1," * 50_001 + "]", "f.yaml:1:100001 the file holds more than 50,000 values; split the file"),
    ],
)
def test_what_would_surprise_an_author_is_refused_with_its_place(typed: str | bytes, printed: str) -> None:
    assert said(typed) == printed


def test_all_that_reading_finds_is_said_at_once() -> None:
    assert said("a: &x 1\nb: *x\na: 2\nc: !!str 3\n").count("\n") == 3


def test_a_file_over_one_megabyte_is_not_even_read_on(tmp_path: Path) -> None:
    path = tmp_path / "big.yaml"
    path.write_bytes(b"a: 1\n" + b"#" * 1_000_000)
    with pytest.raises(KitError, match="larger than 1 MB"):
        source.read_file(path, "big.yaml")


def test_a_file_that_cannot_be_read_is_a_problem_and_no_traceback(tmp_path: Path) -> None:
    with pytest.raises(KitError) as caught:
        source.read_file(tmp_path / "gone.yaml", "gone.yaml")
    assert str(caught.value) == "gone.yaml:1:1 the file cannot be read (No such file or directory); make it readable"


BOMBS = {
    "brackets": "x: " + "[" * 990_000,
    "braces": "x: " + "{" * 990_000,
    "braces with keys": "x: " + "{a: " * 240_000,
    "dashes": "- " * 490_000,
    "question marks": "x: " + "? " * 490_000,
    "laughs": "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(20_000)),
    "keys": "".join(f"k{n}: 1\n" for n in range(49_000)),
    "one key": "a: 1\n" * 190_000,
    "commas": "a: [" + "," * 990_000,
    "a quote": 'a: "' + "x" * 990_000,
    "a quote and empty lines": 'a: "' + "\n" * 990_000,
    "quotes": 'a: "\n' * 190_000,
    "colons": "a: " * 320_000,
    "tabs": "a:\n" + "\tb: 1\n" * 140_000,
    "indents": "".join(" " * (n % 19) + f"k{n}:\n" for n in range(45_000)),
    "a word": "a: " + "x " * 490_000,
    "number signs": "a: " + "x #y\n b: " * 90_000,
    "empty lines": "\n" * 990_000,
    "a bar": "a: |\n" + "  x\n" * 240_000 + " y\nb: 1\n",
    "long lines": "".join(f'k{n}: "{"x, " * 600}"\n' for n in range(500)) + "".join(f"a{n}: x: y\n" for n in range(20)),
    "texts": "title: {" + ",".join(f"k{n}: 1" for n in range(40_000)) + "}",
    "items": "items: [" + "{}," * 24_000 + "]",
}


def test_no_file_takes_256_megabytes_or_holds_the_reader_up() -> None:
    """In a process of its own, which tells the most memory that it ever had. What each file costs is measured beside an
    ordinary one in `tests/benchmarks/hostile.py`; here a reader that never comes back is noticed.
    """
    code = """
import sys
from tests.test_source import BOMBS
from toolkit import schema, source
from toolkit.surveys.survey import Survey
for name, typed in BOMBS.items():
    built = schema.check(Survey, source.look(typed.encode(), "f", schema.keys_of(Survey)))
    if not built.problems or len(built.problems) > 101:
        print(name, len(built.problems))
if sys.platform == "linux":  # not by getrusage: there a new process begins with the figure of the one that started it
    most = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))
    if most > 256_000:
        print("memory", most)
"""
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, timeout=300
    )
    assert ran.stdout == ""


def test_a_byte_order_mark_and_windows_line_ends_are_fine() -> None:
    assert source.read("\ufeffa: 1\r\nb: 2\r\n".encode(), "f") == {"a": 1, "b": 2}


def test_a_question_mark_after_nl_is_a_text_and_no_key() -> None:
    """The pure loader of PyYAML crashes on this line; ours is the C parser's."""
    assert source.read(b"{nl: Hoe gaat het?, en: How are you?}", "f") == {"nl": "Hoe gaat het?", "en": "How are you?"}


# -- properties -------------------------------------------------------------------------------------------------------

words = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=30)
scalars = st.one_of(st.none(), st.booleans(), st.integers(-(10**14), 10**14), words)
keys = st.text(string.ascii_lowercase, min_size=1, max_size=6)
trees = st.recursive(
    scalars, lambda deeper: st.lists(deeper, max_size=4) | st.dictionaries(keys, deeper, max_size=4), max_leaves=20
)


@given(st.dictionaries(keys, trees, min_size=1, max_size=4))
def test_what_is_written_as_yaml_is_read_as_it_was(data: dict[str, object]) -> None:
    """PyYAML writes, we read: a text that looks like a number of YAML 1.1 comes quoted, and quoted means text."""
    assert source.read(yaml.safe_dump(data, allow_unicode=True).encode(), "f") == data


@given(st.dictionaries(keys, trees, min_size=1, max_size=4))
def test_every_value_knows_the_place_where_it_stands(data: dict[str, object]) -> None:
    typed = yaml.safe_dump(data, allow_unicode=True, width=10_000)
    lines = typed.splitlines()

    def walk(node: object) -> None:
        if isinstance(node, Map):
            for key, (line, column) in node.key_places.items():
                assert lines[line - 1][column - 1 :].lstrip("'\"").startswith(key)
                walk(node[key])
        if isinstance(node, Seq):
            assert len(node.item_places) == len(node)
            for one in node:
                walk(one)

    walk(source.read(typed.encode(), "f"))


def outcome(raw: bytes) -> Map | tuple[Problem, ...]:
    try:
        return source.read(raw, "f")
    except KitError as error:
        return error.problems


awkward = st.text(st.sampled_from("abc:- ?[]{}#&*!|>'\"%@`,\n\t 019.~<"), max_size=60).map(str.encode)


@given(st.binary(max_size=200) | awkward)
def test_whatever_comes_there_is_data_or_a_problem_with_a_place_and_never_a_crash(raw: bytes) -> None:
    found = outcome(raw)
    assert isinstance(found, Map) or all(one.line >= 1 and one.column >= 1 and one.right for one in found)
