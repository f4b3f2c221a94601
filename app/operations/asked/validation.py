"""What was sent, checked against its schema; what is wrong with it, said in Swedish."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from starlette.datastructures import FormData

from app.operations.asked.json_text import check_json
from inventory.errors import InvalidFieldsError, invalid

M = TypeVar("M", bound=BaseModel)

SWEDISH: Mapping[str, str] = {
    "missing": "Uppgiften saknas.",
    "extra_forbidden": "Uppgiften är okänd här.",
    "string_type": "Ska vara text.",
    "string_too_short": "Får inte vara tom.",
    "string_too_long": "Får vara högst {max_length} tecken.",
    "string_pattern_mismatch": "Har fel form.",
    "int_type": "Ska vara ett heltal.",
    "int_parsing": "Ska vara ett heltal.",
    "int_from_float": "Ska vara ett heltal.",
    "bool_type": "Ska vara true eller false.",
    "bool_parsing": "Ska vara true eller false.",
    "greater_than_equal": "Ska vara minst {ge}.",
    "less_than_equal": "Får vara högst {le}.",
    "enum": "Ska vara ett av: {expected}.",
    "literal_error": "Ska vara ett av: {expected}.",
    "uuid_parsing": "Ska vara ett id (UUID).",
    "uuid_type": "Ska vara ett id (UUID).",
    "date_type": "Ska vara ett datum: ÅÅÅÅ-MM-DD.",
    "date_parsing": "Ska vara ett datum: ÅÅÅÅ-MM-DD.",
    "date_from_datetime_parsing": "Ska vara ett datum: ÅÅÅÅ-MM-DD.",
    "datetime_type": "Ska vara en tidpunkt: ÅÅÅÅ-MM-DDTTT:MM:SSZ.",
    "datetime_parsing": "Ska vara en tidpunkt: ÅÅÅÅ-MM-DDTTT:MM:SSZ.",
    "timezone_aware": "Tidpunkten ska ha tidszon: ÅÅÅÅ-MM-DDTTT:MM:SSZ.",
    "list_type": "Ska vara en lista.",
    "too_long": "Får vara högst {max_length} stycken.",
    "too_short": "Ska vara minst {min_length} stycken.",
    "model_type": "Ska vara ett objekt.",
    "model_attributes_type": "Ska vara ett objekt.",
    "dict_type": "Ska vara ett objekt.",
}


def read_body(schema: type[M], content: bytes) -> M:
    """Return the body as its schema, or say what is wrong with it, pointer by pointer."""
    check_json(content)
    try:
        return schema.model_validate_json(content)
    except ValidationError as error:
        raise InvalidFieldsError(_problems(error, "#/", "/")) from error


def read_fields(schema: type[M], form: FormData) -> M:
    """Return a form as its schema: a closed list of names, none of them twice."""
    fields = form.multi_items()
    _refuse_twins([name for name, _ in fields], "#/")
    try:
        return schema.model_validate(dict(fields))
    except ValidationError as error:
        raise InvalidFieldsError(_problems(error, "#/", "/")) from error


def read_query(schema: type[M], parameters: Sequence[tuple[str, str]]) -> M:
    """Return the query as its schema: a closed list of names, none of them twice."""
    _refuse_twins([name for name, _ in parameters], "?")
    for name, value in parameters:
        if "\x00" in value:
            raise invalid(f"?{name}", "Värdet innehåller ett NUL-tecken.")
    try:
        return schema.model_validate(dict(parameters))
    except ValidationError as error:
        raise InvalidFieldsError(_problems(error, "?", ".")) from error


def _refuse_twins(names: Iterable[str], start: str) -> None:
    for name, times in Counter(names).items():
        if times > 1:
            raise invalid(f"{start}{name}", "Uppgiften får bara anges en gång.")


def _problems(error: ValidationError, start: str, between: str) -> list[tuple[str, str]]:
    found: dict[str, str] = {}
    for problem in error.errors(include_url=False, include_input=False):
        steps = between.join(_escaped(step) for step in problem["loc"])
        pointer = f"{start}{steps}" if steps else "#"
        found.setdefault(pointer, _in_swedish(problem["type"], problem.get("ctx", {})))
    return list(found.items())


def _in_swedish(kind: str, context: Mapping[str, Any]) -> str:
    if kind == "value_error":
        return str(context["error"])
    if context.get("field_type") == "Value":  # a text that was tidied before it was measured
        kind = f"string_{kind}"
    if "expected" in context:
        context = {**context, "expected": context["expected"].replace(" or ", " eller ")}
    return SWEDISH.get(kind, "Värdet går inte att använda.").format_map(context)


def _escaped(step: int | str) -> str:
    return str(step).replace("~", "~0").replace("/", "~1")
