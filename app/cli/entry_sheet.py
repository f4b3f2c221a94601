"""One system's entry as a person wants to read it: what is known, side by side with what lacks."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from app.cli.speaking.printing import moment, money, number, shown, table
from app.labels import label
from inventory.exporting import LEVELS

Card = Mapping[str, Any]
Rows = Iterator[tuple[str, str | None]]
Cells = tuple[Any, ...]

WORDS = {
    "purpose": "syfte",
    "owner_unit": "ägande enhet",
    "status": "status",
    "functions": "funktioner",
    "uses": "användning",
    "personal_data": "personuppgifter",
    "vendor": "leverantör",
    "system_owner": "systemägare",
    "system_manager": "systemförvaltare",
    "annual_cost": "kostnad",
    "contracts": "avtal",
    "operation": "drift",
    "information_class": "informationsklass",
    "openness": "arkiv och öppenhet",
    "parent": "vad det ingår i",
}
"""What people call the parts of an entry that may be missing."""


def sheets_of(
    card: Card, roles: Sequence[Card], overlaps: Sequence[Card]
) -> Iterator[RenderableType]:
    """Return what there is to say about a system, part by part."""
    yield _facts(_about(card))
    yield from _part("Används av", _uses(card["uses"]))
    yield from _part("Avtal", _contracts(card["contracts"]))
    yield from _part("Ansvariga", _roles(roles))
    yield from _part("Integrationer", _integrations(card["integrations"]))
    yield from _part("Gör samma sak som", _overlaps(card, overlaps))
    yield from _part("Uppgifterna", _facts(_quality(card)))


def _about(card: Card) -> Rows:
    because = [label(reason) for reason in card["active"]["because"]]
    yield "Syfte", card["purpose"] or None
    yield "Kallas också", _joined(card["aliases"])
    yield "Typ", label(card["kind"])
    yield "Status", label(card["status"]) + (f" ({', '.join(because)})" if because else "")
    yield "Ägs av", _name(card["owner_unit"])
    yield "Leverantör", card["vendor"]
    yield "Ingår i", _name(card["parent"])
    yield "Ersätts av", _name(card["replaced_by"])
    yield "Funktioner", _joined(function["label"] for function in card["functions"])
    yield "Med egna ord", _joined(card["functions_stated"])
    labels = {function["code"]: function["label"] for function in card["functions"]}
    yield "Gemensam för", _joined(labels.get(code, code) for code in card["common_for"])
    yield "Kostnad per år", None if card["annual_cost"] is None else money(card["annual_cost"])
    yield "Infördes", card["introduced_on"]
    yield "Avvecklas", card["planned_retirement_on"]
    yield "Avvecklades", card["retired_on"]
    yield from _sheets(card)
    yield "Anteckning", card["note"]


def _sheets(card: Card) -> Rows:
    yield "Informationsklass", _class(card["information_class"])
    for title, sheet in (("Drift", "operation"), ("Personuppgifter", "personal_data")):
        yield title, _known(card[sheet])
    for title, sheet in (("Arkiv", "openness"), ("Utbildning", "training"), ("Ansluta", "joining")):
        yield title, _known(card[sheet])


def _quality(card: Card) -> Rows:
    missing = [WORDS.get(name, name) for name in card["completeness"]["missing"]]
    yield "Ifyllt", f"{card['completeness']['percent']} %"
    yield "Saknas", _joined(missing)
    confirmed = moment(card["confirmed_at"]) if card["confirmed_at"] else "aldrig"
    by = f" av {card['confirmed_by']['name']}" if card["confirmed_by"] else ""
    yield "Bekräftat", f"{confirmed}{by}"
    yield "Källa", card["source"]
    yield "Kortnamn", card["slug"]
    yield "Id", _joined([str(card["id"]), *([card["external_id"]] if card["external_id"] else [])])


def _uses(uses: Sequence[Card]) -> Table | None:
    headers = ("Enhet", "Kallat", "Användare", "Från", "Till", "Passar")
    return _listing(headers, [_use(use) for use in uses])


def _use(use: Card) -> Cells:
    fit = None if use["fit"] is None else f"{use['fit']} av 5"
    users = None if use["users"] is None else number(use["users"])
    return use["unit"]["name"], use["local_name"], users, use["from"], use["until"], fit


def _contracts(contracts: Sequence[Card]) -> Table | None:
    names = ("title", "agreement_number", "ends_on", "last_day_of_notice")
    rows = [tuple(contract[name] for name in names) for contract in contracts]
    return _listing(("Avtal", "Nummer", "Går ut", "Säg upp senast"), rows)


def _roles(roles: Sequence[Card]) -> Table | None:
    return (
        _facts((label(role["kind"]).capitalize(), _held(role)) for role in roles) if roles else None
    )


def _held(role: Card) -> str:
    details = [part for part in (_name(role["unit"]), role["note"]) if part]
    where = f" ({', '.join(details)})" if details else ""
    return f"{role['person']['name']}{where}"


def _integrations(integrations: Sequence[Card]) -> Table | None:
    rows = [
        (flow["from"]["name"], flow["to"]["name"], flow["what"], flow["frequency"])
        for flow in integrations
    ]
    return _listing(("Från", "Till", "Vad", "Hur ofta"), rows)


def _overlaps(card: Card, overlaps: Sequence[Card]) -> Table | None:
    rows = []
    for overlap in overlaps:
        systems = (member["system"] for member in overlap["members"])
        others = [system["name"] for system in systems if system["id"] != card["id"]]
        rows.append((overlap["function"]["label"], _joined(others)))
    return _facts(rows) if rows else None


def _listing(headers: Sequence[str], rows: Sequence[Cells]) -> Table | None:
    """Return a table of the columns that say anything."""
    said = [at for at in range(len(headers)) if any(row[at] not in (None, "") for row in rows)]
    listed = table(*(headers[at] for at in said), right=["Användare"])
    for row in rows:
        listed.add_row(*(shown(row[at]) for at in said))
    return listed if rows else None


def _facts(rows: Any) -> Table:
    facts = Table.grid(padding=(0, 2))
    facts.add_column(style="dim", max_width=24)
    facts.add_column(overflow="fold")
    for name, value in rows:
        if value is not None:
            facts.add_row(shown(name), shown(value))
    return facts


def _part(title: str, content: RenderableType | None) -> Iterator[RenderableType]:
    if content is not None:
        yield Text(f"\n{title}", style="bold")
        yield Padding(content, (0, 0, 0, 2))


def _class(levels: Card | None) -> str | None:
    if levels is None:
        return None
    stated = [
        f"{letter}{levels[name]}" for name, letter in LEVELS.items() if levels[name] is not None
    ]
    when = f" ({levels['classified_on']})" if levels["classified_on"] else ""
    return " ".join(stated) + when if stated else None


def _known(sheet: Card | None) -> str | None:
    return None if sheet is None else _joined(_word(value) for value in sheet.values() if value)


def _word(value: Any) -> str:
    if isinstance(value, StrEnum):
        return str(label(value))
    return "får publiceras" if value is True else str(value)


def _joined(parts: Any) -> str | None:
    return ", ".join(parts) or None


def _name(named: Card | None) -> str | None:
    return None if named is None else str(named["name"])
