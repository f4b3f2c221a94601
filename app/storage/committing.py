"""Committing: what was done is kept, or it is not, or nobody can tell."""

from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from app.errors import OutcomeUnknownError


def commit(session: Session) -> None:
    """Keep what was done; say so where the answer to that was lost with the connection."""
    try:
        session.commit()
    except DBAPIError as error:
        # Whatever was executed before has a statement: the COMMIT itself has none.
        if error.connection_invalidated and error.statement is None:
            raise OutcomeUnknownError from error
        raise
