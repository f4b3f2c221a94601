"""JSON that two readers could read in two ways is refused, alike by every operation that writes."""

import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from tests.app.examples import Example, fill, who_may, writes
from tests.factories import Api, Caller

CORPUS = Path(__file__).parents[3] / "shared" / "corpora" / "json-parsing" / "test_parsing"
AS_JSON = {"Content-Type": "application/json"}
NOT_NUMBERS = frozenset({"n_number_NaN", "n_number_infinity", "n_number_minus_infinity"})
DONE = {200, 201}
LONG_RUN = 100
"""Examples of each property in the run on both databases."""
REFUSED = (
    ('{"name": "A", "name": "B"}', "#", "”name” står två gånger"),
    ('{"operation": {"country": "A", "country": "B"}}', "#", "”country” står två gånger"),
    ('{"annual_cost": NaN}', "#", "NaN är inget tal"),
    ('{"annual_cost": 1e400}', "#", "för stort"),
    ('{"annual_cost": 9223372036854775808}', "#", "högst 64 bitar"),
    ('{"annual_cost": -9223372036854775809}', "#", "högst 64 bitar"),
    ('{"annual_cost": 9223372036854775807}', "#/annual_cost", "högst"),
    (f'{{"annual_cost": {"9" * 5000}}}', "#", "högst 64 bitar"),
    ('{"annual_cost": 1.0}', "#/annual_cost", "heltal"),
    ('{"annual_cost": "1"}', "#/annual_cost", "heltal"),
    ('{"annual_cost": true}', "#/annual_cost", "heltal"),
    (r'{"name": "a\u0000b"}', "#", "NUL"),
    (r'{"\u0000": 1}', "#", "NUL"),
    (r'{"name": "\ud800"}', "#", "ensamt surrogat"),
    (r'{"name": "a\u001bb"}', "#", "styrtecken"),
    ('{"unknown": 1}', "#/unknown", "okänd"),
    ('{"a/b~c": 1}', "#/a~1b~0c", "okänd"),
    ('{"operation": {"unknown": 1}}', "#/operation/unknown", "okänd"),
    ('{"aliases": ["a", 1]}', "#/aliases/1", "text"),
    ('{"kind": "PRODUCT"}', "#/kind", "product"),
    ('{"owner_unit": "no-id"}', "#/owner_unit", "id"),
    ('{"introduced_on": "2026-02-30"}', "#/introduced_on", "ÅÅÅÅ-MM-DD"),
    ('{"introduced_on": 20260101}', "#/introduced_on", "ÅÅÅÅ-MM-DD"),
    ('{"name": "   "}', "#/name", "tom"),
    ('{"name": null}', "#/name", "text"),
    ('{"id": "00000000-0000-0000-0000-000000000000"}', "#/id", "okänd"),
    ('{"version": 9}', "#/version", "okänd"),
    ("[]", "#", "objekt"),
    ("null", "#", "objekt"),
)
"""A body, what the refusal points at, and the words that it says why with."""


def expected(name: str, text: bytes) -> set[int]:
    """Return what a text of the corpus is answered with: on either database, by any operation."""
    match name.partition("_")[0]:
        case "n":
            return {422} if name in NOT_NUMBERS else {400}
        case "i":
            return {422} if is_utf_8(text) else {400}
    return {422} | DONE  # JSON, whatever it says


def is_utf_8(text: bytes) -> bool:
    try:
        return not text.decode().startswith("\ufeff")
    except UnicodeDecodeError:
        return False


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus of JSON texts is not here")
def test_json_is_read_by_the_letter(api: Api) -> None:
    example, *_ = with_body(writes(fill(api)))
    caller = who_may(api, example.operation)
    for name, text in corpus():
        refuse_or_do(caller, example, name, text)


@pytest.mark.thorough
@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus of JSON texts is not here")
def test_every_operation_reads_json_by_the_letter(api: Api) -> None:
    """Each reads the whole corpus in the long run; in the short one each reads its part of it."""
    examples, texts = with_body(writes(fill(api))), corpus()
    parts = 1 if settings().max_examples >= LONG_RUN else len(examples)
    for number, example in enumerate(examples):
        caller = who_may(api, example.operation)
        for name, text in texts[number % parts :: parts]:
            refuse_or_do(caller, example, name, text)


def refuse_or_do(caller: Caller, example: Example, name: str, text: bytes) -> None:
    headers = AS_JSON | ({"If-Match": "*"} if example.of else {})
    answer = caller.call(example.method, example.path, content=text, headers=headers)
    told = f"{example.operation} {name}: {answer.text}"
    assert answer.status_code in expected(name, text), told


def corpus() -> list[tuple[str, bytes]]:
    """Return the texts, those that are no JSON (n_) parted evenly among the others."""
    texts = [(path.stem, path.read_bytes()) for path in CORPUS.glob("*.json")]
    return random.Random(0).sample(sorted(texts), len(texts))


def with_body(examples: list[Example]) -> list[Example]:
    return [one for one in examples if one.body is not None]


def test_a_refusal_points_at_what_is_wrong_and_says_why(api: Api) -> None:
    system = f"systems/{fill(api).system}"
    editor = api.sign_in()
    headers = AS_JSON | {"If-Match": "*"}
    for text, pointer, words in REFUSED:
        answer = editor.call("PATCH", system, content=text, headers=headers)
        assert answer.status_code == 422, text
        told = {error["pointer"]: error["detail"] for error in answer.json()["errors"]}
        assert words in told.get(pointer, ""), f"{text[:80]}: {told}"
        assert answer.json()["title"] == "Uppgifterna stämmer inte"


def test_json_is_utf_8_whatever_the_header_says(api: Api) -> None:
    editor = api.sign_in()
    body = '{"code": "a", "label": "Ö"}'

    kind = {"Content-Type": "application/json; charset=iso-8859-1"}
    latin = editor.post("functions", content=body.encode("latin-1"), headers=kind)
    utf_8 = editor.post("functions", content=body.encode(), headers=AS_JSON)

    assert (latin.status_code, utf_8.status_code) == (400, 201)


def test_texts_are_kept_composed_and_without_space_around_them(api: Api) -> None:
    editor = api.sign_in()
    decomposed = " A\u030ar  och\tdag\n"

    made = editor.post("functions", json={"code": "a", "label": decomposed})

    assert made.json()["label"] == "År och dag"


def test_nothing_is_kept_of_what_was_refused(api: Api) -> None:
    register = fill(api)
    editor, system = api.sign_in(), f"systems/{register.system}"
    before: dict[str, Any] = editor.get(system).json()

    editor.patch(system, json={"purpose": "Ny", "functions": ["no_such"]})
    editor.patch(system, json={"aliases": ["Ekot"], "owner_unit": register.function})

    assert editor.get(system).json() == before
