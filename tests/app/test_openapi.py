"""The OpenAPI document says all that an operation answers, and is itself well made."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from app.problems.table import PROBLEMS
from record.people import Role
from tests.factories import Api

REFUSALS = {"401", "403", "422", "429", "503"}
CHANGES_TARGET = (
    *("/merge", "/confirm", "/submit", "/return", "/withdraw", "/join", "/meet"),
    *("/decisions", "/board-decision", "/implement", "/reopen", "/erase"),
)
"""The posts that change what their address names."""
EXAMPLE_KEYS = {"type", "title", "status", "detail"}


@pytest.fixture
def document(api: Api) -> Any:
    """The document, as a caller gets it."""
    return api.sign_in(Role.REQUESTER).get("/openapi.json").json()


def operations(document: Any) -> Iterator[tuple[str, str, Any]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def test_the_document_is_for_who_says_who_they_are(api: Api) -> None:
    assert api.anonymous().get("/openapi.json").status_code == 401
    assert api.sign_in(Role.REQUESTER).get("/openapi.json").status_code == 200
    assert api.sign_in().get("openapi.json").status_code == 404


def test_its_addresses_are_whole(document: Any) -> None:
    assert document["openapi"].startswith("3.")
    assert all(path.startswith("/api/v1/") for path in document["paths"])


def test_every_operation_has_one_name_words_and_a_credential(document: Any) -> None:
    names = Counter(operation["operationId"] for _, _, operation in operations(document))

    assert set(names.values()) == {1}
    assert all(operation["summary"] for _, _, operation in operations(document))
    assert document["security"] == [{"bearer": []}]
    assert document["components"]["securitySchemes"]["bearer"]["scheme"] == "bearer"


def test_every_parameter_is_told_once(document: Any) -> None:
    for path, method, operation in operations(document):
        told = [(one["in"], one["name"]) for one in operation.get("parameters", [])]
        in_path = {("path", name) for name in re.findall(r"{(\w+)}", path)}
        assert len(told) == len(set(told)), f"{method} {path}"
        assert {one for one in told if one[0] == "path"} == in_path, f"{method} {path}"


def test_what_an_address_may_end_with_is_told(document: Any) -> None:
    endings = {
        path: told for path, _, operation in operations(document) if (told := ending(operation))
    }

    assert endings == {
        "/api/v1/exports/systems.{format}": {"csv", "xlsx", "json"},
        "/api/v1/reports/overlaps.{format}": {"pdf", "xlsx"},
        "/api/v1/requests/{request_id}/decision-basis.{format}": {"pdf", "docx"},
    }


def ending(operation: Any) -> set[str]:
    parameters = operation.get("parameters", [])
    return {end for one in parameters if one["name"] == "format" for end in one["schema"]["enum"]}


def test_a_past_register_is_asked_for_by_its_day(document: Any) -> None:
    told = document["paths"]["/api/v1/register/{day}"]["get"]["parameters"]

    assert [(one["name"], one["schema"]["format"]) for one in told] == [("day", "date")]


def test_a_file_may_be_any_bytes(document: Any) -> None:
    schemas = document["components"]["schemas"]

    for form in ("ImportForm", "AttachmentForm"):
        file = schemas[form]["properties"]["file"]
        assert (file["format"], file["contentMediaType"]) == ("binary", "application/octet-stream")


def test_every_operation_tells_how_it_may_refuse(document: Any) -> None:
    for path, method, operation in operations(document):
        told, name = set(operation["responses"]), operation["operationId"]
        expected = set(REFUSALS)
        expected |= {"404"} if "{" in path else set()
        expected |= {"409"} if method != "get" and name != "match_need" else set()
        expected |= {"400", "413", "415"} if "requestBody" in operation else set()
        expected |= {"412", "428"} if "If-Match" in headers(operation) else set()
        expected |= {"304"} if "If-None-Match" in headers(operation) else set()
        assert expected <= told, f"{name}: {expected - told}"
        assert {"200", "201", "204"} & told, name


def test_every_change_takes_a_version_and_every_other_post_a_key(document: Any) -> None:
    for path, method, operation in operations(document):
        name = operation["operationId"]
        if method in ("patch", "put", "delete"):
            assert headers(operation) == {"If-Match"}, name
        if method == "post":
            expected = {"If-Match", "Idempotency-Key"}
            versioned = path.endswith(CHANGES_TARGET)
            assert headers(operation) == (expected if versioned else {"Idempotency-Key"}), name


def headers(operation: Any) -> set[str]:
    return {one["name"] for one in operation.get("parameters", []) if one["in"] == "header"}


def test_every_refusal_is_a_problem_of_a_known_kind(document: Any) -> None:
    kinds = {f"/problems/{kind.slug}" for kind in PROBLEMS.values()}
    for _, _, operation in operations(document):
        for status, response in operation["responses"].items():
            if int(status) >= 400:
                content = response["content"]["application/problem+json"]
                assert content["schema"] == {"$ref": "#/components/schemas/Problem"}
                for example in content["examples"].values():
                    assert set(example["value"]) == EXAMPLE_KEYS
                    assert example["value"]["status"] == int(status)
                    assert example["value"]["type"] in kinds | {"about:blank"}


def test_every_answer_that_is_documented_has_its_shape(document: Any) -> None:
    for _, _, operation in operations(document):
        for status, response in operation["responses"].items():
            if status in ("200", "201"):
                assert response["content"], operation["operationId"]


def test_every_reference_leads_somewhere(document: Any) -> None:
    schemas = document["components"]["schemas"]
    for reference in references(document):
        assert reference.removeprefix("#/components/schemas/") in schemas, reference


def references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from ([value["$ref"]] if isinstance(value.get("$ref"), str) else [])
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from references(item)


def test_bodies_say_that_they_take_no_unknown_key(document: Any) -> None:
    for _, _, operation in operations(document):
        for media_type, content in operation.get("requestBody", {}).get("content", {}).items():
            name = content["schema"]["$ref"].rpartition("/")[2]
            schema = document["components"]["schemas"][name]
            assert media_type == (
                "multipart/form-data" if "file" in schema["properties"] else "application/json"
            )
            assert schema["additionalProperties"] is False, name
