"""The filters of the list of systems, as options of a command."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import wraps
from inspect import Parameter, signature
from typing import Annotated, Any

import typer
from sqlalchemy import Connection, Select, select
from sqlmodel import col

from app.cli.references import owner_called, unit_called
from app.cli.register import actor
from app.cli.speaking.options import day, word_of
from app.labels import LABELS
from inventory.systems.reading.filters import systems_matching
from inventory.systems.roles import SystemRoleKind
from inventory.systems.system import System, SystemKind, SystemStatus
from inventory.vocabulary.cards import find_function

Filters = Mapping[str, Any]

OPTIONS: Mapping[str, tuple[type, str, str, Callable[[str], Any] | None]] = {
    "q": (str, "TEXT", "Ord i namn, alias, syfte eller leverantör.", None),
    "function": (str, "KOD", "Funktion som systemet har eller används för.", None),
    "unit": (str, "ENHET", "Enhet som äger eller använder det, med underliggande.", None),
    "status": (
        str,
        "STATUS",
        "Till exempel ”i drift” eller in_use.",
        word_of(LABELS[SystemStatus]),
    ),
    "kind": (
        str,
        "TYP",
        "Till exempel ”kalkylblad” eller spreadsheet.",
        word_of(LABELS[SystemKind]),
    ),
    "vendor": (str, "NAMN", "Leverantörens namn.", None),
    "owner": (str, "ÄGARE", "Enhet eller person som äger systemet.", None),
    "role_missing": (
        str,
        "ROLL",
        "System där ingen har rollen, till exempel systemägare.",
        word_of(LABELS[SystemRoleKind]),
    ),
    "contract_ends_before": (date, "DATUM", "Ett avtal går ut före dagen.", day),
    "confirmed_before": (date, "DATUM", "Inte bekräftat sedan dagen.", day),
}


def filtered(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the filters as options; it receives those that were given as `filters`."""

    @wraps(function)
    def with_filters(**given: Any) -> None:
        filters = {name: given.pop(name) for name in OPTIONS}
        said = {name: value for name, value in filters.items() if value is not None}
        function(**given, filters=said)

    own = [p for p in signature(function).parameters.values() if p.name != "filters"]
    added = [_option(name) for name in OPTIONS]
    named = [p.replace(kind=Parameter.KEYWORD_ONLY) for p in (*own, *added)]
    with_filters.__signature__ = signature(function).replace(parameters=named)  # type: ignore[attr-defined]
    return with_filters


def wanted_systems(connection: Connection, filters: Filters) -> Select[Any]:
    """Return the ids of the systems that every filter lets through, by name."""
    known = {name: _known(connection, name, value) for name, value in filters.items()}
    found = systems_matching(actor(), known)
    return (
        select(col(System.id))
        .where(col(System.id).in_(found))
        .order_by(col(System.sort_key), col(System.id))
    )


def _known(connection: Connection, name: str, value: Any) -> Any:
    """Return what a filter asks for, as the register knows it; refuse what it does not."""
    match name:
        case "unit":
            return str(unit_called(connection, value))
        case "owner":
            return str(owner_called(connection, value))
        case "function":
            find_function(connection, actor(), value)
    return value


def _option(name: str) -> Parameter:
    kind, metavar, about, parser = OPTIONS[name]
    flag = f"--{name.replace('_', '-')}"
    option = typer.Option(flag, metavar=metavar, help=about, parser=parser)
    return Parameter(
        name, Parameter.KEYWORD_ONLY, default=None, annotation=Annotated[kind | None, option]
    )
