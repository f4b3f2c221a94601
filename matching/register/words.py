"""The vocabulary as it stands in the register: functions, and products that are known."""

from typing import Any

from sqlalchemy import Connection, select
from sqlmodel import col

from inventory.vocabulary.functions import Function
from inventory.vocabulary.products import KnownProduct
from matching.functions.vocabulary.entries import FunctionEntry, ProductEntry


def read_functions(connection: Connection) -> list[FunctionEntry]:
    """Return the vocabulary's functions, by code."""
    rows: Any = connection.execute(
        select(
            *(getattr(Function, name) for name in ("code", "label", "parent_code")),
            *(getattr(Function, name) for name in ("synonyms", "counter_words")),
        ).order_by(col(Function.code))
    )
    return [
        FunctionEntry(
            row.code,
            row.label,
            tuple(row.synonyms),
            tuple(row.counter_words),
            row.parent_code or "",
        )
        for row in rows
    ]


def read_products(connection: Connection) -> list[ProductEntry]:
    """Return the products that are known."""
    rows: Any = connection.execute(
        select(
            *(getattr(KnownProduct, name) for name in ("name", "aliases", "vendor", "functions"))
        ).order_by(col(KnownProduct.name_key))
    )
    return [
        ProductEntry(row.name, tuple(row.aliases), row.vendor or "", tuple(row.functions))
        for row in rows
    ]
