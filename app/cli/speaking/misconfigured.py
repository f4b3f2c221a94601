"""What is wrong with a setting, and what to write instead."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

EXPECTED: Mapping[str, str] = {
    "oidc_groups": """Skriv JSON, till exempel '{"it-chefer": "head_of_it"}'.""",
    "smtp_from": "Skriv en avsändare, till exempel Samsyn <samsyn@kommunen.se>.",
    "smtp_user": "Lösenordet skulle gå i klartext: låt SAMSYN_SMTP_STARTTLS vara på.",
}
"""Settings with a form of their own."""

BY_FAULT: Mapping[str, str] = {
    "int_parsing": "Skriv ett heltal.",
    "greater_than": "Skriv ett heltal över {gt}.",
    "greater_than_equal": "Skriv ett heltal som är minst {ge}.",
    "less_than_equal": "Skriv ett heltal som är högst {le}.",
    "bool_parsing": "Skriv true eller false.",
    "path_not_file": "Det finns ingen sådan fil.",
}


def misconfigured(error: ValidationError) -> str:
    """Return a sentence for each setting that cannot be read, without what it was."""
    return " ".join(f"{_name(fault)} går inte att läsa. {_expected(fault)}" for fault in _of(error))


def _of(error: ValidationError) -> list[Any]:
    return list({fault["loc"][0]: fault for fault in error.errors()}.values())


def _name(fault: Mapping[str, Any]) -> str:
    return f"SAMSYN_{fault['loc'][0]}".upper()


def _expected(fault: Mapping[str, Any]) -> str:
    own = EXPECTED.get(fault["loc"][0])
    said = BY_FAULT.get(fault["type"], "Se README om vad som kan ställas in.")
    return own or said.format(**fault.get("ctx", {}))
