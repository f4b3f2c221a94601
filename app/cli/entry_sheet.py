"""One system's entry as a person wants to read it: what is known, side by side with what lacks."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from app.cli.entry_facts import about, joined, name_of, quality
from app.cli.speaking.printing import shown, table
from app.labels import label
from app.wording.numbers import number

Card = Mapping[str, Any]
Cells = tuple[Any, ...]


def sheets_of(
    card: Card, roles: Sequence[Card], overlaps: Sequence[Card]
) -> Iterator[RenderableType]:
    """Return what there is to say about a system, part by part."""
    yield _facts(about(card))
    yield from _part("Används av", _uses(card["uses"]))
    yield from _part("Avtal", _contracts(card["contracts"]))
    yield from _part("Ansvariga", _roles(roles))
    yield from _part("Integrationer", _integrations(card["integrations"]))
    yield from _part("Gör samma sak som", _overlaps(card, overlaps))
    yield from _part("Uppgifterna", _facts(quality(card)))


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
    details = [part for part in (name_of(role["unit"]), role["note"]) if part]
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
        function = overlap["function"]
        rows.append((function["label"] if function else "Troligen samma produkt", joined(others)))
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
