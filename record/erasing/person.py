"""Erasing one person from the register and its history."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from record.erasing.rows import erase_from_rows, places_left
from record.erasing.texts import erase_texts, words_of
from record.erasing.words import ERASED
from record.history.appending import lock_head
from record.outbox.settling import erase_messages
from record.people import Notify, Person
from record.recording.session import RecordedSession
from record.row import now


class CannotEraseError(Exception):
    """A person cannot be erased; `why` says it in Swedish."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Erased:
    """How many rows and kept texts named the person, and where words of theirs may still stand."""

    rows: int
    texts: int
    left: dict[str, int]


def erase_person(
    session: RecordedSession, person_id: UUID, belongings: Collection[UUID] = ()
) -> Erased:
    """Take a person out of every personal text; the history goes on saying that somebody did it.

    A person who is erased has left: no role of theirs is in force. `belongings` are the rows that
    are theirs alone, whose personal texts go whatever they say.
    """
    if session.actor.person_id == person_id:
        # Their name would stand in the very entry that says that it is gone.
        raise CannotEraseError("Ingen raderar sig själv. Be en annan administratör.")
    connection = session.connection()
    lock_head(connection)  # nobody commits before us: what they wrote would be passed over
    session.recording.forgetting = True
    words = words_of(connection, person_id)
    _empty(session.get_one(Person, person_id))
    erase_messages(connection, person_id)
    session.flush()
    rows = erase_from_rows(session, person_id, words) + 1
    session.flush()
    texts = erase_texts(connection, person_id, words, belongings)
    return Erased(rows, texts, places_left(session, words))


def _empty(person: Person) -> None:
    person.name = person.sort_key = ERASED
    person.external_id = person.email = person.title = None
    person.notify = Notify.NONE
    person.left_on = person.left_on or now().date()
