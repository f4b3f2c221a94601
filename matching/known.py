"""What the detector knows of the register at one moment."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache
from hashlib import blake2b
from uuid import UUID

from sqlalchemy import Connection

from inventory.visibility import PUBLIC, Visibility, confidential_systems, hidden_systems
from matching.functions.evidence import LIKELY, ServedFunction
from matching.functions.vocabulary.compiled import Vocabulary, compile_vocabulary
from matching.functions.vocabulary.entries import FunctionEntry, ProductEntry
from matching.names.reading.knowledge import Knowledge, KnownProduct, tasks_from
from matching.overlaps.overlap import Overlap
from matching.overlaps.same_product import Pairs
from matching.overlaps.worth import Worth
from matching.register.entries import Entry
from matching.register.words import read_functions, read_products
from record.standing import head_of

Moment = tuple[int, date]
"""The history's head, and the day: contracts and uses end."""


@dataclass(frozen=True)
class Words:
    """What the register's vocabulary says, ready to read with."""

    vocabulary: Vocabulary
    knowledge: Knowledge
    version: str = ""
    """Another for other words: what a finding was made with."""


@dataclass
class Known:
    """What the detector knows at one moment; never changed, only followed by another."""

    moment: Moment
    words: Words
    entries: Mapping[UUID, Entry]
    served: Mapping[UUID, tuple[ServedFunction, ...]]
    hidden: dict[Visibility, frozenset[UUID]] = field(default_factory=dict)
    """What is not there for those who see so much."""
    overlaps: dict[frozenset[UUID], tuple[Overlap, ...]] = field(default_factory=dict)
    """What has been worked out of it, for those from whom the same is hidden."""
    worths: dict[int, Worth] = field(default_factory=dict)
    """What each of these overlaps amounts to, by its identity."""
    pairs: dict[Visibility, Pairs] = field(default_factory=dict)
    """What is one product, for as long as no name changes."""

    keys: dict[frozenset[UUID], frozenset[str]] = field(default_factory=dict)
    """What is hidden, as the indexes call it."""

    @cached_property
    def confidential(self) -> frozenset[UUID]:
        """Return the systems that not everybody sees."""
        return frozenset(row_id for row_id, entry in self.entries.items() if entry.confidential)

    def without(self, hidden: frozenset[UUID]) -> frozenset[str]:
        """Return what is hidden, as the indexes call it."""
        if hidden not in self.keys:
            self.keys[hidden] = frozenset(map(str, hidden))
        return self.keys[hidden]

    def later(self, moment: Moment) -> "Known":
        """Return the same at a later moment, when others may see it."""
        return replace(self, moment=moment, hidden={})

    def likely(self, ids: Iterable[UUID]) -> dict[str, frozenset[str]]:
        """Return the functions that systems are likely to serve, by their keys."""
        return {
            str(row_id): frozenset(
                one.code for one in self.served.get(row_id, ()) if one.score >= LIKELY
            )
            for row_id in ids
        }


def read_words(connection: Connection) -> Words:
    """Return the register's vocabulary, compiled."""
    return _compiled(tuple(read_functions(connection)), tuple(read_products(connection)))


@lru_cache(maxsize=2)
def _compiled(functions: tuple[FunctionEntry, ...], products: tuple[ProductEntry, ...]) -> Words:
    """Return them compiled, which takes a while, so once for the same words."""
    version = blake2b(repr((functions, products)).encode(), digest_size=8).hexdigest()
    knowledge = knowledge_from(functions, products)
    return Words(compile_vocabulary(functions, products), knowledge, version)


def knowledge_from(
    functions: Iterable[FunctionEntry], products: Iterable[ProductEntry]
) -> Knowledge:
    """Return what the vocabulary tells of names."""
    terms = [(entry.code, term) for entry in functions for term in (entry.label, *entry.synonyms)]
    known = tuple(
        KnownProduct(one.name, one.aliases, one.vendor, frozenset(one.functions))
        for one in products
    )
    return Knowledge(known, tasks_from(terms))


def _hidden(connection: Connection, visibility: Visibility, today: date) -> frozenset[UUID]:
    if visibility == PUBLIC:
        return confidential_systems(connection, today)
    return hidden_systems(connection, visibility)


def hidden_from(connection: Connection, known: Known, visibility: Visibility) -> frozenset[UUID]:
    """Return the systems that somebody may not see; for most, nothing or the same few.

    What is known may be of a later moment than the connection sees: what either hides is hidden.
    """
    hidden = known.hidden.get(visibility)
    if hidden is None:
        hidden = _hidden(connection, visibility, known.moment[1])
        if head_of(connection) == known.moment[0]:
            known.hidden[visibility] = hidden
        elif not visibility.hides_nothing:
            hidden |= known.confidential
    return hidden
