"""The first and the last value that a field takes are kept, and those beyond them refused."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Any
from uuid import uuid4

import pytest

from tests.app.examples import Example, Register, fill, who_may, writes
from tests.conftest import DATABASES
from tests.factories import Api, Caller

NUMBERS = (-1, 1, 2**31, 10**12, 2**63 - 1, 1.5)
TEXTS = ("", "x" * 20_000, date.min.isoformat(), date.max.isoformat(), str(uuid4()))
MOMENTS = ("9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00")
OTHERS: tuple[Any, ...] = (None, [], ["x"] * 501, [{}])
LONG_RUN = "postgresql" in DATABASES
ODD = (*NUMBERS, *TEXTS, *MOMENTS, *OTHERS)


@pytest.mark.thorough
def test_no_value_of_any_field_is_more_than_a_mistake(api: Api) -> None:
    register = fill(api)
    document: Any = api.client.app
    schemas = Schemas(document.openapi())
    examples = writes(register)
    for example in sorted(examples, key=lambda one: one.of is not None):
        if example.body is not None and is_its_own(example, examples):
            caller = who_may(api, example.operation)
            for body in bodies(schemas, example):
                answer = send(caller, example, body)
                told = f"{example.operation} {str(body)[:200]}: {answer.text[:300]}"
                assert answer.status_code in (200, 201, 404, 409, 422), told
                if answer.status_code == 422:
                    assert all(error["detail"] for error in answer.json()["errors"]), told


def test_what_a_body_points_at_has_to_be_there(api: Api) -> None:
    register = fill(api)
    for example in writes(register):
        for body in pointing_elsewhere(example.body, register):
            answer = send(who_may(api, example.operation), example, body)
            expected = 404 if example.operation == "merge_systems" else 422
            told = f"{example.operation} {body}: {answer.text}"
            assert answer.status_code == expected, told


def is_its_own(example: Example, examples: list[Example]) -> bool:
    """Leave out what has the fields of another, and what leaves nothing to go on with."""
    changes = {one.operation for one in examples}
    twin = example.operation.replace("create_", "change_")
    return twin == example.operation or twin not in changes


def send(caller: Caller, example: Example, body: Any) -> Any:
    headers = {"If-Match": "*"} if example.of else {}
    return caller.call(example.method, example.path, json=body, headers=headers)


def bodies(schemas: "Schemas", example: Example) -> Iterator[dict[str, Any]]:
    """Give an example's body with one field at a time, also of what lies inside, made odd.

    In the short run each field is given every sixth of the odd values, the next field the next.
    """
    whole = example.body or {}
    fields = schemas.of(example)["properties"]
    places = [*_places(schemas, fields)]
    for at, put in enumerate(places):
        for value in ODD if LONG_RUN else ODD[at % 6 :: 6]:
            yield whole | put(value)


def _places(schemas: "Schemas", fields: dict[str, Any]) -> Iterator[Callable[[Any], Any]]:
    """Give what puts a value into each field of a body."""
    for name, field in fields.items():
        yield partial(_put, name)
        for inner, wrap in schemas.inside(field):
            yield from (partial(_put_inside, name, wrap, one) for one in inner["properties"])


def _put(name: str, value: Any) -> dict[str, Any]:
    return {name: value}


def _put_inside(name: str, wrap: Any, inner: str, value: Any) -> dict[str, Any]:
    return {name: wrap({inner: value})}


def pointing_elsewhere(body: Any, register: Register) -> Iterator[dict[str, Any]]:
    """Give a body with one id at a time that is nobody's, or a function that is not there."""
    ids = set(vars(register).values()) - {register.function}
    for name, value in (body or {}).items():
        if value in ids if isinstance(value, str) else False:
            yield body | {name: str(uuid4())}
        elif name == "function":
            yield body | {name: "no_such"}
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            yield from (body | {name: [one]} for one in pointing_elsewhere(value[0], register))


class Schemas:
    """The schemas of bodies, as the OpenAPI document has them."""

    def __init__(self, document: Any) -> None:
        self._schemas = document["components"]["schemas"]
        self._bodies = {
            operation["operationId"]: operation["requestBody"]["content"]
            for path in document["paths"].values()
            for operation in path.values()
            if "requestBody" in operation
        }

    def of(self, example: Example) -> Any:
        """Return the schema of an example's body."""
        return self._resolved(self._bodies[example.operation]["application/json"]["schema"])

    def inside(self, field: Any) -> Iterator[tuple[Any, Any]]:
        """Give the objects that a field can hold, each with what puts one into it."""
        for kind in field.get("anyOf", [field]):
            if "properties" in self._resolved(kind):
                yield self._resolved(kind), lambda value: value
            elif "properties" in self._resolved(kind.get("items", {})):
                yield self._resolved(kind["items"]), lambda value: [value]

    def _resolved(self, schema: Any) -> Any:
        name = schema.get("$ref", "").rpartition("/")[2]
        return self._schemas[name] if name else schema
