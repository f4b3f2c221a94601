"""`samsyn outbox`: what people are to be told by e-mail, and has not been sent."""

from collections.abc import Mapping
from typing import Any

import typer

from app.cli.register import holds_sample, open_register, program
from app.cli.speaking.commands import command, new_group
from app.cli.speaking.options import AsJson
from app.cli.speaking.printing import answer, moment, out, print_json, say, shown, table, title
from app.cli.speaking.refusals import RefusedError
from app.serving.mailing import MailServer
from app.serving.posting import POSTMAN, send_due
from app.settings import Settings
from app.wording.numbers import in_number, number
from record.outbox.listing import unsent_messages
from record.outbox.settling import hurry
from record.row import now

group = new_group("Utkorgen: brev till dem som ska göra något.")


@command(
    group,
    "Lista det som väntar på att skickas, och det som inte gick att skicka.",
    "samsyn outbox list",
    "samsyn outbox list --json",
    name="list",
)
def list_messages(as_json: AsJson = False) -> None:
    """Print what has not been sent."""
    with open_register() as database, database.reading() as connection:
        sample = holds_sample(connection, as_json=as_json)
        messages = unsent_messages(connection)
    if as_json:
        print_json({"items": messages, "total": len(messages)})
        return
    listed = table("Till", "Ärende", "Skrivet", "Läge", "Försök", right=["Försök"])
    for message in messages:
        listed.add_row(*_cells(message))
    out().print(title("Utkorgen", sample=sample))
    if messages:
        out().print(listed)
    say(f"{in_number(len(messages), 'meddelande', 'meddelanden')} att skicka.")


@command(
    group,
    "Skicka nu allt som väntar, också det som Samsyn har slutat försöka med.",
    "samsyn outbox send",
)
def send(as_json: AsJson = False) -> None:
    """Send all that waits, and tell how it went."""
    settings = Settings()
    if not settings.smtp_host:
        raise RefusedError(
            "Det finns ingen e-postserver att skicka med. Ställ in SAMSYN_SMTP_HOST och "
            "SAMSYN_SMTP_FROM."
        )
    with open_register() as database:
        with database.writing(POSTMAN) as session:
            hurry(session.connection(), now())
        done = send_due(database, MailServer(settings))
    told = [f"{in_number(done.sent, 'brev skickat', 'brev skickade')}."]
    if done.failed:
        why = f"Se varför: {program()} outbox list"
        told.append(f"{number(done.failed)} brev gick inte att skicka. {why}")
    answer({"sent": done.sent, "failed": done.failed}, *told, as_json=as_json)
    if done.failed:
        raise typer.Exit(1)


def _cells(message: Mapping[str, Any]) -> list[str]:
    state = f"skickas {moment(message['due_at'])}"
    if message["given_up_at"]:
        state = "skickas inte"
    if message["error"]:
        state = f"{state}: {message['error']}"
    written, attempts = moment(message["created_at"]), str(message["attempts"])
    return [*map(shown, (message["to"], message["subject"])), written, shown(state), attempts]
