"""Known products and the functions that they are known for."""

from sqlalchemy import JSON
from sqlmodel import Field

from inventory.swedish import name_key
from record.columns import derived
from record.row import Row


class KnownProduct(Row, table=True):
    """A product on the market, with what it is used for in municipalities."""

    __tablename__ = "known_product"

    name: str
    name_key: str = derived(default="", unique=True)
    vendor: str | None = None
    aliases: list[str] = Field(default_factory=list, sa_type=JSON)
    functions: list[str] = Field(default_factory=list, sa_type=JSON)
    note: str | None = None
    source: str | None = None


def called(product: KnownProduct, name: str) -> KnownProduct:
    """Give a product its name."""
    product.name, product.name_key = name, name_key(name)
    return product
