"""Every column has a class, and what is secret or worked out is told nowhere."""

import re
from typing import Any

from app.secrecy.classes import CLASSES, FieldClass, columns_of
from app.secrecy.publishable import FIELDS, TOLD
from app.storage.tables import TABLES
from tests.factories import Api


def test_every_column_of_every_table_has_a_class() -> None:
    columns = {
        str(table.__tablename__): {column.key for column in table.__table__.columns}  # type: ignore[attr-defined]
        for table in TABLES
    }

    assert {name: set(known) for name, known in CLASSES.items()} == columns


def test_what_is_derived_is_what_the_history_leaves_out_but_for_what_is_told() -> None:
    told_all_the_same = {"system.version", "vendor.version", "account.groups_at"}
    told_all_the_same |= {"attachment_content.content"}
    derived = {
        f"{table.__tablename__}.{column.key}"
        for table in TABLES
        for column in table.__table__.columns  # type: ignore[attr-defined]
        if column.info.get("derived")
    }
    kept_back = {
        f"{name}.{column}"
        for name in CLASSES
        for kept in (FieldClass.DERIVED, FieldClass.SECRET)
        for column in columns_of(name, kept)
    }

    assert derived - told_all_the_same <= kept_back


def test_no_answer_has_a_member_that_is_secret_or_worked_out_for_finding_things(api: Api) -> None:
    app: Any = api.client.app
    members = {
        name
        for schema in app.openapi()["components"]["schemas"].values()
        for name in schema.get("properties", ())
    }
    never = {
        column
        for name in CLASSES
        if name != "idempotent_answer"
        for kept in (FieldClass.DERIVED, FieldClass.SECRET)
        for column in columns_of(name, kept)
    }

    assert not members & never


def test_only_public_columns_are_read_without_an_account() -> None:
    assert set(TOLD) == set(FIELDS)
    for table, column in FIELDS.values():
        assert re.fullmatch("[a-z_]+", column)
        assert CLASSES[table][column] is FieldClass.PUBLIC
