"""The next revision: the same file with `changes:` to fill in, and nothing else moved."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from toolkit import schema, source
from toolkit.authoring.branching import from_decisions, next_revision, unfilled, with_changes
from toolkit.errors import Refused
from toolkit.kit import open_kit
from toolkit.languages.problems import told
from toolkit.prototypes.prototype import Prototype

V2 = """\
# Het gesprek (revision v2).
#
# Wat dit is: de tweede poging.

title: {nl: Het gesprek, en: The talk}   # blijft zo
about: >
  Helpt een
  lijstje?

# Wat er anders is.
changes:
  # onder het kopje
  - what: {nl: Het lijstje is weg, en: The list is gone}

    because: "Niemand
      vinkte iets af"
# tussen twee veranderingen
  - {what: Meer, because: Minder}

# De schermen.
screens:
  - id: start
    title: Begin hier
    blocks:
      - kind: text
        text: |
          # geen opmerking
          changes: ook niet
"""

V3 = """\
# Het gesprek (revision v2).
#
# Wat dit is: de tweede poging.

title: {nl: Het gesprek, en: The talk}   # blijft zo
about: >
  Helpt een
  lijstje?

# Wat er anders is.
changes:
  # Wat is er anders dan in v2, zoals deelnemers het merken? En welke bevinding leidde daartoe?
  # Vul dit in, en schrijf voor elke verandering zo'n stukje erbij.
  - what: {nl: Vul in wat er anders is., en: Fill in what is different.}
    because: {nl: Vul in door welke bevinding., en: Fill in which finding led to it.}

# De schermen.
screens:
  - id: start
    title: Begin hier
    blocks:
      - kind: text
        text: |
          # geen opmerking
          changes: ook niet
"""


def test_the_changes_are_there_to_fill_in_and_every_other_line_stands_as_it_was() -> None:
    assert with_changes(V2, "v3.yaml", "v2", "nl") == V3


def test_a_first_revision_gets_its_changes_above_its_screens() -> None:
    made = with_changes("title: x\nabout: y\n\n# The screens.\nscreens: []", "v2.yaml", "v1", "en")
    assert made == (
        "title: x\nabout: y\n\n"
        "changes:\n"
        "  # What is different from v1, as people would notice it? And which finding led to it?\n"
        "  # Fill this in, and add one of these for every change.\n"
        "  - what: {nl: Vul in wat er anders is., en: Fill in what is different.}\n"
        "    because: {nl: Vul in door welke bevinding., en: Fill in which finding led to it.}\n"
        "\n# The screens.\nscreens: []"
    )


@pytest.mark.parametrize("changes", ["changes: []", "changes:", "changes:\n- what: a\n  because: b", "? changes\n: []"])
@pytest.mark.parametrize("end", ["", "\n", "\n\n# het einde\n", "\n...\n"])
def test_changes_at_the_end_of_a_file_are_found_as_well(changes: str, end: str) -> None:
    made = with_changes(f"title: x\nscreens: []\n{changes}{end}", "v3.yaml", "v2", "nl")
    assert made.startswith("title: x\nscreens: []\nchanges:\n  # Wat is er anders dan in v2")
    assert made.endswith("led to it.}\n" + end.removeprefix("\n"))


def test_the_new_file_gets_the_next_free_number_and_checks_clean(mini_kit: Path) -> None:
    text = (mini_kit / "prototypes/talk/v1.yaml").read_text(encoding="utf-8")
    assert next_revision(mini_kit, "talk", text, "nl") == "prototypes/talk/v3.yaml"
    assert next_revision(mini_kit, "talk", text, "nl") == "prototypes/talk/v4.yaml"
    revisions = open_kit(mini_kit).prototypes["talk"]
    assert list(revisions) == ["v1", "v2", "v3", "v4"]
    assert revisions["v4"].screens == revisions["v1"].screens
    assert len(revisions["v4"].changes) == 1
    assert "anders dan in v3" in (mini_kit / "prototypes/talk/v4.yaml").read_text(encoding="utf-8")


def test_what_nobody_filled_in_yet_is_found_by_its_line() -> None:
    made = with_changes(V2, "v3.yaml", "v2", "en")
    line = unfilled(made)
    assert line is not None
    assert "- what: {nl: Vul in" in made.splitlines()[line - 1]
    assert unfilled(V2) is None


def test_a_number_that_somebody_takes_at_the_same_moment_is_left_to_them(
    mini_kit: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from toolkit.authoring import branching

    monkeypatch.setattr(branching, "_revisions", lambda folder, prototype: ["v1"])
    assert next_revision(mini_kit, "talk", V2, "nl") == "prototypes/talk/v3.yaml"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("title: x\n  about: y\n", "line 2 cannot be read yet: "),
        ("title: x\ntitle: y\n", "line 2 cannot be read yet: "),
        ("{title: x, changes: [], screens: []}", "the whole file stands between braces"),
    ],
)
def test_what_cannot_be_cut_is_refused_and_nothing_is_written(mini_kit: Path, text: str, why: str) -> None:
    before = sorted(mini_kit.rglob("*"))
    with pytest.raises(Refused, match=why) as caught:
        next_revision(mini_kit, "talk", text, "nl")
    assert told(caught.value.args[0], "nl") != str(caught.value)
    assert sorted(mini_kit.rglob("*")) == before


def test_there_is_an_end_to_the_numbers(mini_kit: Path) -> None:
    (mini_kit / "prototypes/talk/v999.yaml").write_text("x")
    with pytest.raises(Refused, match="v999"):
        next_revision(mini_kit, "talk", V2, "nl")


# -- whatever the file looks like -------------------------------------------------------------------------------------

WORDS = st.text("aé #:'\"-.", min_size=1, max_size=12)
COMMENTS = st.lists(st.sampled_from(["", "# een opmerking", "#", "  # ingesprongen", "\t# tab"]), max_size=3)


def _scalar(words: str, style: str) -> str:
    quoted = words.replace("'", "''")
    return {
        "single": f"'{quoted}'",
        "double": '"' + words.replace('"', '\\"') + '"',
        "folded": f">-\n  x{words}",
        "literal": f"|\n  x{words}\n\n  # {words}",
        "several lines": f"'{quoted}\n  {quoted}\n\n  # {quoted}'",
        "at the margin": f"'{quoted}\n# {quoted}'",
    }[style]


STYLES = st.sampled_from(["single", "double", "folded", "literal", "several lines", "at the margin"])
VALUES = st.builds(_scalar, WORDS, STYLES)
CHANGES = st.one_of(
    st.sampled_from(["changes: []", "changes:", "changes: [{what: a,\n  because: b}]"]),
    st.builds(
        lambda dash, comments, value: f"changes:\n{comments}{dash}- what: a{comments}\n{dash}  because: {value}",
        st.sampled_from(["", "  "]),
        COMMENTS.map(lambda lines: "".join(f"{line}\n" for line in lines if line.startswith("#"))),
        st.sampled_from(["b", "'b # c'", "|\n      b\n\n      # c"]),
    ).filter(lambda text: "what: a#" not in text),
)


@st.composite
def files(draw: st.DrawFn) -> str:
    """Files of several keys, in any order and style, with comments between them."""
    parts = [f"{key}: {draw(VALUES)}" for key in ("title", "about", "screens")]
    if draw(st.booleans()):
        parts.append(draw(CHANGES))
    lines: list[str] = []
    for part in draw(st.permutations(parts)):
        lines += [*draw(COMMENTS), part]
    return "\n".join([*lines, *draw(COMMENTS)]) + draw(st.sampled_from(["", "\n"]))


@given(files())
def test_the_meaning_apart_from_the_changes_is_the_same_and_no_line_outside_them_moves(text: str) -> None:
    try:
        before = source.read(text.encode(), "v1.yaml")
    except Exception:
        assume(False)
    made = with_changes(text, "v2.yaml", "v1", "nl")
    after = source.read(made.encode(), "v2.yaml")
    assert {key: value for key, value in after.items() if key != "changes"} == {
        key: value for key, value in before.items() if key != "changes"
    }
    assert len(after["changes"]) == 1
    old, new = text.splitlines(), made.splitlines()
    cut = next(n for n, line in enumerate(new) if line == "changes:")
    head, tail = new[:cut], new[cut + 5 + ("changes" not in before) :]
    assert old[: len(head)] == head
    assert old[len(old) - len(tail) :] == tail


@pytest.mark.parametrize("name", ["manager-mobility-toolkit/v1", "manager-mobility-toolkit/v2", "vacancy-matching/v1"])
def test_what_we_ship_can_be_taken_further(starter: Path, name: str) -> None:
    text = (starter / "prototypes" / f"{name}.yaml").read_text(encoding="utf-8")
    made = with_changes(text, name, "v2", "en")
    before, after = (schema.build(Prototype, source.read(one.encode(), name), name) for one in (text, made))
    assert after.plain() | {"changes": []} == before.plain() | {"changes": []}


# -- from decisions ---------------------------------------------------------------------------------------------------

SHORTER = {
    "what": {"nl": "We korten hem in: drie zinnen.", "en": "We make it shorter."},
    "because": {"nl": "De uitleg was te lang,\nzeiden drie mensen.", "en": "Three people found it too long."},
}


def test_what_was_decided_stands_as_changes_and_every_other_line_as_it_was() -> None:
    head, tail = V3.split("changes:\n")
    assert with_changes(V2, "v3.yaml", "v2", "nl", [SHORTER]) == (
        head + "changes:\n"
        "  - what:\n"
        '      nl: "We korten hem in: drie zinnen."\n'
        "      en: We make it shorter.\n"
        "    because:\n"
        "      nl: De uitleg was te lang, zeiden drie mensen.\n"
        "      en: Three people found it too long.\n"
        "\n# De schermen.\n" + tail.split("# De schermen.\n")[1]
    )


def test_a_language_that_nobody_wrote_is_left_to_fill_in() -> None:
    dutch = {key: {"nl": one["nl"], "en": "  "} for key, one in SHORTER.items()}
    made = with_changes(V2, "v3.yaml", "v2", "en", [SHORTER, dutch])
    line = unfilled(made)
    assert line is not None
    assert made.splitlines()[line - 1] == "      en: Fill in what is different."
    assert "  # What is different from v2, as people would notice it?" in made
    assert unfilled(with_changes(V2, "v3.yaml", "v2", "en", [SHORTER])) is None


def test_the_newest_revision_becomes_the_next_one_with_what_was_decided(mini_kit: Path) -> None:
    before = (mini_kit / "prototypes/talk/v2.yaml").read_text(encoding="utf-8")
    assert from_decisions(mini_kit, "talk", [SHORTER], "nl") == "prototypes/talk/v3.yaml"
    revisions = open_kit(mini_kit).prototypes["talk"]
    assert revisions["v3"].screens == revisions["v2"].screens
    assert [one.because("en") for one in revisions["v3"].changes] == ["Three people found it too long."]
    assert (mini_kit / "prototypes/talk/v2.yaml").read_text(encoding="utf-8") == before


def test_a_revision_that_somebody_makes_at_the_same_moment_is_what_the_next_one_goes_on_from(
    mini_kit: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from toolkit.authoring import branching

    theirs = (mini_kit / "prototypes/talk/v2.yaml").read_text(encoding="utf-8").replace("Begin hier", "Van hen")
    seen = iter([2])

    def late(folder: Path, prototype: str) -> int:
        there = next(seen, 3)
        (mini_kit / "prototypes/talk/v3.yaml").write_text(theirs, encoding="utf-8")
        return there

    monkeypatch.setattr(branching, "newest", late)
    assert from_decisions(mini_kit, "talk", [SHORTER], "nl") == "prototypes/talk/v4.yaml"
    assert "Van hen" in (mini_kit / "prototypes/talk/v4.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "why"),
    [("title: x\ntitle: y\n", "line 2 cannot be read yet"), ("title: x\nabout: y\nscreens: []\n", "screens")],
)
def test_nothing_is_made_of_a_revision_with_problems(mini_kit: Path, text: str, why: str) -> None:
    (mini_kit / "prototypes/talk/v2.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(Refused, match=why):
        from_decisions(mini_kit, "talk", [SHORTER], "nl")
    assert not (mini_kit / "prototypes/talk/v3.yaml").exists()


def test_without_any_revision_there_is_none_to_go_on_from(mini_kit: Path) -> None:
    with pytest.raises(Refused, match="`walk` has no revision yet") as caught:
        from_decisions(mini_kit, "walk", [SHORTER], "nl")
    assert told(caught.value.args[0], "nl") == "`walk` heeft nog geen revisie"


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=3))
def test_whatever_was_decided_is_what_is_read_again(said: list[tuple[str, str]]) -> None:
    entries = [{"what": {"nl": one, "en": other}, "because": {"nl": other, "en": one}} for one, other in said]
    assume(all(one.strip() and other.strip() for one, other in said))
    made = source.read(with_changes(V2, "v3.yaml", "v2", "nl", entries).encode(), "v3.yaml")
    assert [one["what"]["nl"] for one in made["changes"]] == [" ".join(one.split()) for one, _ in said]
