"""The texts that the history keeps apart: which of them are of one person."""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, delete, select
from sqlmodel import col

from record.erasing.links import link_of
from record.erasing.words import Words
from record.history.changes import Change, PersonalText
from record.people import Person

KNOWN_BY = ("name", "email", "external_id")
ALSO_KNOWN_BY = (*KNOWN_BY, "subject")
"""As an account at an identity provider."""
AT_ONCE = 1_000

COMMITMENT = re.compile('"personal":"([0-9a-f]{64})"')

ENTRIES: Any = select(
    *(getattr(Change, name) for name in ("object_type", "object_id", "before", "after"))
)

Entry = Any


def words_of(connection: Connection, person_id: UUID) -> Words:
    """Return what has pointed a person out, now and as long as the history goes back."""
    mine = connection.execute(_about(person_id))
    told = [text for entry in mine for _, text in _told_apart(entry, ALSO_KNOWN_BY)]
    own: Any = select(*(getattr(Person, name) for name in KNOWN_BY))
    now = connection.execute(own.where(col(Person.id) == person_id)).one()
    return Words([*_texts(connection, told), *filter(None, now)])


def erase_texts(
    connection: Connection, person_id: UUID, words: Words, belongings: Collection[UUID]
) -> int:
    """Erase the texts of a person from the history, and return how many they were."""
    naming = dict(_that_name(connection, words))
    may_be_anothers = {one for one, text in naming.items() if words.may_be_anothers(text)}
    mine = set(_of_person(connection, person_id, belongings))
    others = set(_of_others(connection, person_id, may_be_anothers))
    doomed = mine | naming.keys() - others
    _delete(connection, list(doomed))
    return len(doomed)


def _of_person(
    connection: Connection, person_id: UUID, belongings: Collection[UUID]
) -> Iterator[str]:
    """Return what stands in entries by or about the person, and about what is only theirs."""
    by_whom = select(col(Change.actor), col(Change.address))
    for entry in connection.execute(by_whom.where(col(Change.actor_id) == person_id)):
        yield from filter(None, entry)
    for entry in connection.execute(_about(person_id, *belongings)):
        yield from (commitment for _, commitment in _told_apart(entry))


def _of_others(connection: Connection, person_id: UUID, among: set[str]) -> Iterator[str]:
    """Return which of some texts are linked to somebody else: a namesake's."""
    if not among:
        return
    by_whom = select(col(Change.actor)).where(col(Change.actor_id) != person_id)
    yield from among.intersection(connection.scalars(by_whom))
    for entry in connection.execute(ENTRIES):
        told = f"{entry.before}{entry.after}"
        if among.intersection(COMMITMENT.findall(told)):
            yield from among.intersection(_named_others(entry, str(person_id)))


def _delete(connection: Connection, commitments: list[str]) -> None:
    for start in range(0, len(commitments), AT_ONCE):
        some = col(PersonalText.commitment).in_(commitments[start : start + AT_ONCE])
        connection.execute(delete(PersonalText).where(some))


def _that_name(connection: Connection, words: Words) -> Iterator[tuple[str, str]]:
    kept = select(col(PersonalText.commitment), col(PersonalText.text))
    for commitment, text in connection.execute(kept):
        if words.are_in(text):
            yield commitment, text


def _named_others(entry: Entry, person_id: str) -> Iterator[str]:
    for values in _values(entry):
        for column, commitment in _apart(values):
            link = link_of(entry.object_type, column)
            whose = str(entry.object_id) if link == "id" else values.get(link or "")
            if whose not in (None, person_id):
                yield commitment


def _about(*ids: UUID) -> Any:
    return ENTRIES.where(col(Change.about).in_(ids))


def _told_apart(entry: Entry, names: Iterable[str] = ()) -> Iterator[tuple[str, str]]:
    for values in _values(entry):
        for column, commitment in _apart(values):
            if not names or column in names:
                yield column, commitment


def _values(entry: Entry) -> Iterator[Mapping[str, Any]]:
    for told in (entry.before, entry.after):
        if told is not None and '"personal"' in told:
            yield json.loads(told)


def _apart(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in values.items():
        if isinstance(value, dict) and set(value) == {"personal"}:
            yield name, value["personal"]


def _texts(connection: Connection, commitments: list[str]) -> Iterator[str]:
    for start in range(0, len(commitments), AT_ONCE):
        some = col(PersonalText.commitment).in_(commitments[start : start + AT_ONCE])
        yield from connection.scalars(select(col(PersonalText.text)).where(some))
