"""Inflected words are one and the same word."""

import pytest

from matching.language.stemming import stem


@pytest.mark.parametrize(
    "forms",
    [
        "planera planerar planering planeringen planeringar",
        "schemalägga schemalägger schemaläggning schemaläggningen",
        "schema scheman schemat",
        "boka bokar bokning bokningar",
        "vikarie vikarier vikarierna",
        "nyckel nycklar nyckeln",
        "registrera registrering registrerar",
        "larm larmet larmen",
        "anmälan anmälningar anmäla",
        "plats platsen platser platserna",
        "insats insatser insatserna",
        "prognos prognosen prognoser",
        "analys analysen analyser",
        "licens licensen licenser",
        "kö kön köer köerna",
        "bro bron broar broarna",
        "förälder föräldern föräldrar föräldrarna",
        "cykel cyklar cykeln",
        "regel regler reglerna",
    ],
)
def test_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bok", "bokning"),
        ("plan", "planering"),
        ("tid", "tidning"),
        ("hamn", "hamnar"),
        ("tolk", "tolkade"),
        ("våg", "vågar"),
        ("utbildning", "bild"),
        ("kurs", "kur"),
        ("plats", "platta"),
    ],
)
def test_words_that_only_look_alike_are_kept_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)
