"""Rows that are known products."""

from typing import Any

from sqlalchemy import select

from inventory.importing.cells.several import read_list
from inventory.importing.contents.system_cells import read_codes
from inventory.importing.reception import Content, Outcome, Reception
from inventory.importing.tables.rows import Row
from inventory.importing.words.columns import PRODUCT_HEADERS
from inventory.swedish import name_key
from inventory.vocabulary.products import KnownProduct


class Products(Content):
    """Takes in known products; one is recognised by its name."""

    headers = PRODUCT_HEADERS
    required = frozenset({"name"})

    def __init__(self, reception: Reception) -> None:
        self._reception = reception
        self._session = reception.catalogue.session
        known = self._session.scalars(select(KnownProduct))
        self._products = {product.name_key: product for product in known}
        self._lines: dict[str, int] = {}

    def take(self, row: Row) -> Outcome:
        name = row.cells.get("name", "")
        if not name:
            raise self._reception.reject(row, "name", "Produkten saknar namn.")
        key = name_key(name)
        first = self._lines.setdefault(key, row.line)
        if first != row.line:
            why = f"Samma produkt står redan på rad {first}. Ta bort den ena raden."
            raise self._reception.reject(row, "name", why)
        product = self._products.get(key)
        if product is None:
            product = self._products[key] = KnownProduct(name=name, name_key=key)
            self._fill(row, product)
            self._session.add(product)
            return Outcome.CREATED
        self._fill(row, product)
        return Outcome.UPDATED if self._session.is_modified(product) else Outcome.UNCHANGED

    def _fill(self, row: Row, product: KnownProduct) -> None:
        cells = row.cells
        fields: dict[str, Any] = {"name": cells["name"]}
        fields |= {name: cells[name] for name in ("vendor", "note", "source") if cells.get(name)}
        if aliases := read_list(cells.get("aliases", "")):
            fields["aliases"] = aliases
        if codes := read_codes(self._reception, row, "functions"):
            fields["functions"] = codes
        for name, value in fields.items():
            if getattr(product, name) != value:
                setattr(product, name, value)
