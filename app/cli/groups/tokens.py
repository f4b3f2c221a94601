"""`samsyn token`: keys to the API, each for one person in one role."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Annotated, Any
from uuid import UUID

import typer
from sqlalchemy import Connection
from sqlmodel import col

from app.cli.references import person_called, unit_called
from app.cli.register import actor, holds_sample, open_register
from app.cli.speaking.commands import command, new_group
from app.cli.speaking.options import AsJson, day, word_of
from app.cli.speaking.printing import answer, out, print_json, say, shown, table, title
from app.identity.token_cards import read_tokens, visible_tokens
from app.identity.tokens import ApiToken, find_holding, issue_token, revoke
from app.labels import LABELS, label
from inventory.errors import NotFoundError
from inventory.organisation.employing import register_person
from record.people import Person, Role, RoleHolding
from record.recording.session import RecordedSession
from record.row import now

group = new_group("Nycklar till API:et. En nyckel hör till en person i en roll.")

ROLES = ", ".join(f"{role.value} ({label(role)})" for role in Role)


@command(
    group,
    "Skapa en nyckel och skriv den, och bara den. Den visas aldrig igen. Personen får rollen om "
    f"hen inte redan har den. Roller: {ROLES}.",
    "samsyn token create --name prov --role register_editor",
    "samsyn token create --name bokningen --role requester --unit biblioteket --person P02",
    "samsyn token create --name granskning --role auditor --until 2027-06-30",
)
def create(
    name: Annotated[str, typer.Option("--name", metavar="NAMN", help="Vad nyckeln ska heta.")],
    role: Annotated[
        Role,
        typer.Option(parser=word_of(LABELS[Role]), metavar="ROLL", help="Rollen som den agerar i."),
    ],
    unit: Annotated[
        str | None,
        typer.Option(metavar="ENHET", help="Enhet som rollen gäller, annars hela kommunen."),
    ] = None,
    person: Annotated[
        str | None,
        typer.Option(
            metavar="PERSON", help="Id eller namn, annars en ny person med nyckelns namn."
        ),
    ] = None,
    until: Annotated[
        date | None,
        typer.Option(parser=day, metavar="DATUM", help="Sista dagen, annars om ett år."),
    ] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Issue a token, to somebody known or somebody new."""
    if not name.strip():
        raise typer.BadParameter("Nyckeln behöver ett namn: --name NAMN.")
    with open_register() as database, database.writing(actor()) as session:
        unit_id = None if unit is None else unit_called(session.connection(), unit)
        holder = _holder(session, name.strip(), person)
        holding = _holding(session, holder, role, unit_id)
        ends = None if until is None else _end_of(until)
        token, text = issue_token(session, name.strip(), holding, ends)
        session.flush()
        card = read_tokens(session.connection(), [token.id], now().date())[token.id]
    answer({"token": text} | card, text, as_json=as_json)


@command(group, "Lista nycklarna. Deras text finns ingenstans.", "samsyn token list", name="list")
def list_tokens(as_json: AsJson = False) -> None:
    """Print the tokens."""
    with open_register() as database, database.reading() as connection:
        sample = holds_sample(connection, as_json=as_json)
        ids = visible_tokens(actor()).order_by(col(ApiToken.name), col(ApiToken.id))
        found = connection.scalars(ids).all()
        cards = read_tokens(connection, found, now().date())
    tokens = [cards[token_id] for token_id in found]
    if as_json:
        print_json({"items": tokens, "total": len(tokens)})
        return
    listed = table("Id", "Namn", "Person", "Roll", "Skapad", "Gäller till", "Läge")
    for token in tokens:
        listed.add_row(*map(shown, _cells(token)))
    out().print(title("Nycklar", sample=sample))
    if tokens:
        out().print(listed)
    else:
        say("Inga nycklar.")


@command(
    group,
    "Återkalla en nyckel. Nästa anrop med den nekas.",
    "samsyn token revoke 5f0c0b8e",
    name="revoke",
)
def revoke_token(
    token: Annotated[
        str, typer.Argument(metavar="ID", help="Nyckelns id eller dess början, se token list.")
    ],
    as_json: AsJson = False,
) -> None:
    """Revoke a token."""
    with open_register() as database, database.writing(actor()) as session:
        row = session.get_one(ApiToken, _token_called(session.connection(), token))
        revoke(row)
    revoked = {"id": row.id, "name": row.name, "revoked_at": row.revoked_at}
    answer(revoked, f"Nyckeln ”{shown(row.name)}” är återkallad.", as_json=as_json)


def _end_of(last: date) -> datetime:
    """Return the moment when a day is over, here."""
    return datetime.combine(last, time.max).astimezone()


def _token_called(connection: Connection, ref: str) -> UUID:
    ids = connection.scalars(visible_tokens(actor())).all()
    found = [token_id for token_id in ids if str(token_id).startswith(ref.lower())]
    if len(found) != 1:
        raise NotFoundError("token", ref)
    return found[0]


def _holder(session: RecordedSession, name: str, ref: str | None) -> Person:
    if ref is None:
        return register_person(session, {"name": name})
    return session.get_one(Person, person_called(session.connection(), ref))


def _holding(
    session: RecordedSession, person: Person, role: Role, unit_id: UUID | None
) -> RoleHolding:
    holding = find_holding(session, person.id, role, unit_id)
    if holding is None:
        holding = RoleHolding(person_id=person.id, role=role, unit_id=unit_id)
        session.add(holding)
    return holding


def _cells(token: Mapping[str, Any]) -> tuple[object, ...]:
    where = f", {token['unit']['name']}" if token["unit"] else ""
    state = "gäller"
    if token["revoked_at"]:
        state = f"återkallad {token['revoked_at'].astimezone().date()}"
    elif token["expires_at"] and token["expires_at"] <= now():
        state = "har gått ut"
    role = f"{label(token['role'])}{where}"
    created = token["created_at"].astimezone().date()
    short_id = str(token["id"]).partition("-")[0]
    ends = token["expires_at"].astimezone().date() if token["expires_at"] else "–"
    return short_id, token["name"], token["person"]["name"], role, created, ends, state
