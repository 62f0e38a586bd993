"""Every key that an author can write has its sentence, in English and in Dutch."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from toolkit.experiments.sprint import Sprint
from toolkit.languages.keys import DUTCH, described
from toolkit.prototypes.blocks import KINDS as BLOCKS
from toolkit.prototypes.prototype import Prototype
from toolkit.schema import Model
from toolkit.surveys.items import KINDS as ITEMS
from toolkit.surveys.survey import Survey

DOCUMENTS = (Prototype, Survey, Sprint)


def below(model: type[Model]) -> Iterator[type[Model]]:
    for one in model.__subclasses__():
        yield one
        yield from below(one)


MODELS = [one for one in dict.fromkeys(below(Model)) if one.__module__.startswith("toolkit.")]
SENTENCES = {info.description for model in MODELS for info in model.model_fields.values()}
SENTENCES |= {kind.says for kind in (*BLOCKS, *ITEMS)}


def test_every_model_that_is_read_from_a_file_is_looked_at() -> None:
    assert {*DOCUMENTS, *BLOCKS, *ITEMS} <= set(MODELS)
    assert {"Condition", "Choosable", "Scale", "Screen", "Expectation"} <= {one.__name__ for one in MODELS}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_key_of_every_model_has_a_sentence(model: type[Model]) -> None:
    sentences = {name: info.description or "" for name, info in model.model_fields.items()}
    assert [name for name, said in sentences.items() if len(said) < 8 or said != said.strip()] == []
    assert [name for name, said in sentences.items() if said[-1] not in ".…" or said[0].islower()] == []


def test_every_sentence_is_there_in_dutch_and_none_is_left_over() -> None:
    assert set(DUTCH) == SENTENCES


def test_the_dutch_of_a_sentence_names_the_keys_that_the_english_names_by_example() -> None:
    """What stands between backticks is typed by the author as it is, in whichever language."""
    marked = {key: set(key.split("`")[1::2]) for key in DUTCH}
    dropped = {key: words for key, words in marked.items() if not all(f"`{one}`" in DUTCH[key] for one in words)}
    assert set(dropped) <= {
        "How many points there are; the survey's `points`, else 5.",  # said without the keys, as one would in Dutch
        "A label for each point, or just for both ends; the survey's `labels`, where these are left out.",
    }
    assert all(said[-1] in ".…" and said != key for key, said in DUTCH.items())


def test_another_language_gets_the_english_sentence() -> None:
    assert described("The screens.", "nl") == "De schermen."
    assert described("The screens.", "en") == described("The screens.", "de") == "The screens."
    assert described("Not a sentence of ours.", "nl") == "Not a sentence of ours."
