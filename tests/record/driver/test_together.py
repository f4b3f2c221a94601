"""What goes to the database in one go is done when that is over, or told to have failed."""

from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from app.database import Database
from record.driver.bulk import MANY, insert_rows
from record.driver.prepared import Prepared
from record.driver.together import in_one_go
from record.history.changes import PersonalText

KEPT = Prepared(select(PersonalText.__table__))  # type: ignore[attr-defined]


def text(number: int) -> dict[str, Any]:
    return {"commitment": f"{number:06}", "salt": "s", "text": f"Text {number}"}


@pytest.mark.parametrize("rows", [1, 2, MANY])
def test_all_of_it_is_done_when_it_is_over(database: Database, rows: int) -> None:
    texts = [text(number) for number in range(rows)]
    with database.engine.execution_options(writing=True).begin() as connection:
        before = len(KEPT.rows(connection))
        with in_one_go(connection, rows):
            insert_rows(connection, PersonalText, texts)
            insert_rows(connection, PersonalText, [text(rows)])

        assert len(KEPT.rows(connection)) == before + rows + 1


def test_what_the_database_refuses_of_it_is_told_as_sqlalchemy_tells_it(database: Database) -> None:
    with database.engine.execution_options(writing=True).connect() as connection:
        insert_rows(connection, PersonalText, [text(1)])
        with pytest.raises(IntegrityError), in_one_go(connection, 1):
            insert_rows(connection, PersonalText, [text(1)])
