"""JSON that every reader understands alike: what is ambiguous is refused, not guessed at."""

import json
import math
import re
from typing import Any

from app.errors import UnreadableJsonError
from inventory.errors import InvalidFieldsError

_CONTROLS = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
SMALLEST, LARGEST = -(2**63), 2**63 - 1


def check_json(content: bytes) -> None:
    """Refuse what is not JSON, and JSON that two readers could read in two ways."""
    try:
        value = json.loads(
            content.decode("utf-8"),
            object_pairs_hook=_without_twins,
            parse_constant=_no_constant,
            parse_int=_within_64_bits,
            parse_float=_finite,
        )
    except InvalidFieldsError:
        raise
    except (ValueError, RecursionError) as error:
        raise UnreadableJsonError from error
    _check_texts(value)


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twin = next(key for key in keys if keys.count(key) > 1)
        raise _refused(f"Nyckeln ”{_shown(twin)}” står två gånger.")
    return found


def _no_constant(name: str) -> None:
    raise _refused(f"{name} är inget tal i JSON.")


def _within_64_bits(digits: str) -> int:
    if len(digits) > 20 or not SMALLEST <= int(digits) <= LARGEST:
        raise _refused("Ett heltal får vara högst 64 bitar.")
    return int(digits)


def _finite(digits: str) -> float:
    value = float(digits)
    if not math.isfinite(value):
        raise _refused("Ett tal är för stort.")
    return value


def _check_texts(value: Any) -> None:
    waiting = [value]
    while waiting:
        match waiting.pop():
            case str() as text:
                _check_text(text)
            case list() as items:
                waiting.extend(items)
            case dict() as members:
                waiting.extend(members.keys())
                waiting.extend(members.values())


def _check_text(text: str) -> None:
    if "\x00" in text:
        raise _refused("Texten innehåller ett NUL-tecken, som inte kan sparas.")
    if _CONTROLS.search(text):
        raise _refused("Texten innehåller styrtecken, som inte syns och inte kan exporteras.")
    if not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text):
        raise _refused("Texten innehåller ett halvt tecken (ensamt surrogat).")


def _shown(key: str) -> str:
    return key[:40].encode("ascii", "backslashreplace").decode()


def _refused(why: str) -> InvalidFieldsError:
    return InvalidFieldsError([("#", why)])
