"""What a server gives out: checked against the shape it has here, with the version it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import httpx
import orjson
from pydantic import BaseModel, ValidationError

from app.client.calling import Caller
from app.client.problems import not_samsyn

T = TypeVar("T", bound=BaseModel)

Params = dict[str, Any]

PAGE = 200


@dataclass(frozen=True)
class Read(Generic[T]):
    """Something as it was read: its value, which version that is, and the words as they came."""

    value: T
    etag: str
    body: Any


@dataclass(frozen=True)
class Several(Generic[T]):
    """All that a list holds, page after page."""

    items: Sequence[T]
    body: Any


def read(shape: type[T], answer: httpx.Response) -> Read[T]:
    """Return what an answer says."""
    body = _json(answer)
    return Read(_shaped(shape, body, answer), answer.headers.get("ETag", ""), body)


def read_all(shape: type[T], caller: Caller, path: str, params: Params | None = None) -> Several[T]:
    """Return a whole list, however many pages it has."""
    answer = caller.get(path, {"limit": PAGE} | (params or {}))
    body = _json(answer)
    items = list(body["items"])
    while body["next"]:
        body = _json(caller.get(body["next"]))
        items += body["items"]
    values = [_shaped(shape, item, answer) for item in items]
    return Several(values, {"items": items, "total": len(items), "next": None})


def _shaped(shape: type[T], body: Any, answer: httpx.Response) -> T:
    """Return a value of a shape; what a newer server says beside it is let be."""
    try:
        return shape.model_validate_json(orjson.dumps(body), extra="ignore")
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise not_samsyn(str(answer.url), f"{where}: {first['msg']}") from error


def _json(answer: httpx.Response) -> Any:
    try:
        return answer.json()
    except ValueError as error:
        raise not_samsyn(str(answer.url), "inte JSON") from error
