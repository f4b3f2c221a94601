"""The first page of demo mode: what this is, who there is, and how to get a key."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from fastapi import FastAPI
from sqlalchemy import Connection, select
from sqlmodel import col
from starlette.requests import Request
from starlette.responses import HTMLResponse

from app.database import Database
from app.labels import label
from app.pages.frame import framed
from inventory.organisation.people import read_people
from inventory.sample.sample import has_sample
from record.people import Person
from record.row import now

CONTENT = """<p>{notice}Kommunens register över IT-system, och vilka av dem som gör samma sak.</p>
<h2>Så kommer du igång</h2>
<p>Skapa en nyckel på den dator där Samsyn körs, och skicka den med varje anrop:</p>
<pre>.venv/bin/samsyn token create --name prov --role register_editor
curl -H "Authorization: Bearer NYCKELN" {address}api/v1/systems</pre>
<p>En nyckel för en av personerna nedan: lägg till till exempel
<code>--person "{example}"</code> och personens roll.</p>
<h2>Personer</h2>
<table>
<thead>
<tr><th scope="col">Namn</th><th scope="col">Titel</th><th scope="col">Roller</th></tr>
</thead>
<tbody>
{rows}
</tbody>
</table>"""


def add_landing_page(app: FastAPI, database: Database) -> None:
    """Let the root address answer with the page."""

    def landing(request: Request) -> HTMLResponse:
        with database.reading() as connection:
            return HTMLResponse(_page(connection, str(request.base_url)))

    app.router.add_route("/", landing, methods=["GET"], include_in_schema=False)


def _page(connection: Connection, address: str) -> str:
    here = select(col(Person.id)).where(col(Person.left_on).is_(None))
    ids = connection.scalars(here.order_by(col(Person.sort_key), col(Person.id)).limit(100)).all()
    people = read_people(connection, ids, now().date())
    content = CONTENT.format(
        notice="<strong>Exempeldata.</strong> " if has_sample(connection) else "",
        address=escape(address),
        example=escape(people[ids[0]]["name"] if ids else "Anna Exempel"),
        rows="\n".join(_row(people[person_id]) for person_id in ids),
    )
    return framed(content)


def _row(person: Mapping[str, Any]) -> str:
    cells = (person["name"], person["title"] or "", "; ".join(_roles(person["roles"])))
    return "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"


def _roles(roles: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    for held in roles:
        where = f" ({held['unit']['name']})" if held["unit"] else ""
        yield f"{held['role']}: {label(held['role'])}{where}"
