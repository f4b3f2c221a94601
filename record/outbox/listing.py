"""What lies in the outbox: what waits, and what has been given up."""

from typing import Any

from sqlalchemy import Connection, select
from sqlmodel import col

from record.outbox.messages import Message
from record.people import Person

SHOWN = ("id", "subject", "object_type", "object_id", "created_at", "due_at", "attempts", "error")


def unsent_messages(connection: Connection) -> list[dict[str, Any]]:
    """Return the messages that have not been sent, oldest first, and who each is to."""
    rows: Any = connection.execute(
        select(
            *(getattr(Message, name) for name in (*SHOWN, "given_up_at")),
            col(Person.name).label("to"),
        )
        .outerjoin(Person, col(Person.id) == col(Message.person_id))
        .where(col(Message.sent_at).is_(None))
        .order_by(col(Message.created_at), col(Message.id))
    )
    return [dict(row) for row in rows.mappings()]
