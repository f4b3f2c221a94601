"""What Alembic runs: on the connection that it is handed, in that connection's transaction."""

from typing import Any, Literal

from alembic import context

from app.storage.tables import METADATA


def as_library_type(kind: str, item: Any, _context: object) -> str | Literal[False]:
    """Write our own column types as what they are to the database."""
    names = {"Word": "sa.String(length=40)", "Moment": "sa.DateTime()", "AutoString": "sa.String()"}
    return names.get(type(item).__name__, False) if kind == "type" else False


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=METADATA,
    render_as_batch=connection.dialect.name == "sqlite",
    compare_type=True,
    render_item=as_library_type,
)
with context.begin_transaction():
    context.run_migrations()
