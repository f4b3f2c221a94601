"""What a handler asks for, as its signature says."""

from typing import Any, get_args, get_origin

from fastapi import params
from pydantic import BaseModel


def base_of(hint: Any) -> Any:
    """Return the type that a hint is of, without what annotates it."""
    return get_args(hint)[0] if get_origin(hint) is not None else hint


def is_query(hint: Any) -> bool:
    """Return whether a handler asks for the query."""
    return any(isinstance(part, params.Query) for part in get_args(hint)[1:])


def is_form(hint: Any) -> bool:
    """Return whether a handler asks for a form."""
    return any(isinstance(part, params.Form) for part in get_args(hint)[1:])


def is_body(hint: Any) -> bool:
    """Return whether a handler asks for a JSON body."""
    base = base_of(hint)
    is_model = isinstance(base, type) and issubclass(base, BaseModel)
    return is_model and not is_query(hint) and not is_form(hint)
