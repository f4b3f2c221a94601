"""The chain of hashes: whoever touches an entry breaks it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from record.history.chain import (
    COVERED,
    GENESIS,
    canonical,
    commit_to,
    commitment_of,
    entry_hash,
    verify_chain,
)
from record.history.changes import Action

Entry = dict[str, Any]


def make_chain(length: int = 4) -> list[Entry]:
    """Return a chain of entries that tell of one row."""
    entries: list[Entry] = []
    for sequence in range(1, length + 1):
        entry: Entry = {
            "sequence": sequence,
            "at": datetime(2026, 11, 23, 10, 0, sequence, tzinfo=UTC),
            "transaction": uuid4(),
            "actor_id": uuid4() if sequence % 2 else None,
            "actor": commit_to("Anna")[0],
            "address": commit_to("10.0.0.7")[0],
            "roles": "auditor register_editor",
            "action": Action.CHANGED,
            "object_type": "system",
            "object_id": uuid4(),
            "about": uuid4(),
            "before": canonical({"name": "Åhlöv", "users": 1}),
            "after": canonical({"name": "Ekot", "users": sequence}),
            "previous_hash": entries[-1]["hash"] if entries else GENESIS,
        }
        entries.append(entry | {"hash": entry_hash(entry)})
    return entries


def other_values(value: Any) -> Iterator[Any]:
    """Return what a value becomes when one of its characters, digits or bits is another."""
    match value:
        case Action():
            yield from (word for word in Action if word is not value)
        case str():
            yield from (
                f"{value[:at]}{chr(ord(letter) ^ 1)}{value[at + 1 :]}"
                for at, letter in enumerate(value)
            )
            yield from (None, "", value[:-1], f"{value} ")
        case UUID():
            yield from (UUID(int=value.int ^ (1 << bit)) for bit in range(128))
            yield None
        case datetime():
            yield from (value + timedelta(microseconds=shift) for shift in (-1, 1, 10**6))
        case int():
            yield from (value ^ 1, -value, value + 1_000)
        case None:
            yield from (uuid4(), "", "null")


def test_a_chain_that_nobody_touched_is_whole() -> None:
    entries = make_chain()

    found = verify_chain(entries, entries[-1])

    assert (found.entries, found.intact, found.first_broken) == (4, True, None)
    assert found.head == entries[-1]["hash"]


def test_any_other_character_in_any_column_of_any_entry_is_found_where_it_stands() -> None:
    entries = make_chain()
    tried = 0
    for at, entry in enumerate(entries):
        for column in (*COVERED, "hash"):
            for value in other_values(entry[column]):
                touched = [*entries[:at], entry | {column: value}, *entries[at + 1 :]]
                found = verify_chain(touched, entries[-1])
                assert (found.intact, found.first_broken) == (False, at + 1), (column, value)
                tried += 1
    assert tried > 3_000


def test_an_entry_that_was_taken_away_is_missed() -> None:
    entries = make_chain()
    for at in range(len(entries)):
        found = verify_chain([*entries[:at], *entries[at + 1 :]], entries[-1])
        assert (found.intact, found.first_broken) == (False, at + 1)


def test_an_entry_that_was_put_in_does_not_fit() -> None:
    entries = make_chain()
    for at in range(len(entries) + 1):
        strange = make_chain(1)[0]
        strange["sequence"] = at + 1
        strange["previous_hash"] = entries[at - 1]["hash"] if at else GENESIS
        strange["hash"] = entry_hash(strange)
        found = verify_chain([*entries[:at], strange, *entries[at:]], entries[-1])
        assert not found.intact
        assert found.first_broken in (at + 1, at + 2)


def test_entries_that_changed_places_are_found() -> None:
    first, second, *others = make_chain()

    found = verify_chain([second, first, *others], others[-1])

    assert (found.intact, found.first_broken) == (False, 1)


def test_entries_that_took_over_each_others_numbers_are_found() -> None:
    first, second, *others = make_chain()
    numbers = ("sequence", "previous_hash")
    swapped = [
        second | {name: first[name] for name in numbers},
        first | {name: second[name] for name in numbers},
    ]

    assert verify_chain([*swapped, *others], others[-1]).first_broken == 1


def test_a_chain_that_was_cut_short_does_not_reach_its_head() -> None:
    entries = make_chain()
    for length in range(len(entries)):
        found = verify_chain(entries[:length], entries[-1])
        assert (found.intact, found.first_broken) == (False, length + 1)


def test_a_chain_without_its_head_is_not_whole() -> None:
    assert not verify_chain(make_chain(), None).intact


def test_a_head_that_was_touched_is_found() -> None:
    entries = make_chain()
    for column in ("sequence", "at", "hash"):
        for value in other_values(entries[-1][column]):
            assert verify_chain(entries, entries[-1] | {column: value}).first_broken == 5


def test_an_entry_that_cannot_be_read_is_broken() -> None:
    entries = make_chain()

    found = verify_chain([entries[0], None, *entries[2:]], entries[-1])

    assert (found.entries, found.first_broken) == (4, 2)


@given(st.dictionaries(st.text(), st.one_of(st.none(), st.booleans(), st.integers(0, 2**63 - 1))))
def test_values_have_one_text_whatever_order_they_came_in(values: dict[str, Any]) -> None:
    backwards = dict(reversed(list(values.items())))

    assert canonical(values) == canonical(backwards)


@given(st.text(max_size=50))
def test_two_commitments_to_one_text_are_not_alike(text: str) -> None:
    (first, salt), (second, other_salt) = commit_to(text), commit_to(text)

    assert first != second
    assert commitment_of(salt, text) == first
    assert commitment_of(other_salt, text) == second
