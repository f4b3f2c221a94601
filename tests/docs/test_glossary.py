"""The glossary names all that the code has a word for."""

import inspect
import pkgutil
from collections.abc import Iterator
from enum import StrEnum
from importlib import import_module
from types import ModuleType

import app.identity
import intake
import inventory
import matching
import record
import reports
from app.labels import LABELS
from app.storage.tables import TABLES
from tests.docs.pages import GLOSSARY, code_in_prose, text_of

PACKAGES = (app.identity, reports, intake, matching, inventory, record)


def closed_lists() -> Iterator[type[StrEnum]]:
    for package in PACKAGES:
        for module in _modules_of(package):
            for _, found in inspect.getmembers(module, inspect.isclass):
                if issubclass(found, StrEnum) and found.__module__ == module.__name__:
                    yield found


def _modules_of(package: ModuleType) -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        yield import_module(found.name)


def test_every_table_is_in_the_glossary() -> None:
    named = set(code_in_prose(GLOSSARY))
    assert {table.__name__ for table in TABLES} - named == set()


def test_every_closed_list_and_each_of_its_words_is_in_the_glossary() -> None:
    named = set(code_in_prose(GLOSSARY))
    for words in closed_lists():
        assert {words.__name__, *(word.value for word in words)} - named == set()


def test_the_glossary_gives_each_word_the_label_that_people_read() -> None:
    glossary = text_of(GLOSSARY)
    for labels in LABELS.values():
        for word, label in labels.items():
            assert f"`{word.value}` {label}" in glossary
