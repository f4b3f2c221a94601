"""What many readers lack is found out for all, and one thing that has gone fails none of them."""

from uuid import UUID, uuid4

from app.operations.answering.remembering import Missing, Remembered
from inventory.visibility import EVERYTHING
from record.row import now
from tests.app.examples import fill
from tests.factories import Api


def test_a_system_that_has_gone_meanwhile_leaves_the_others_their_answer(api: Api) -> None:
    there = UUID(fill(api).system)
    installation = api.client.app.state.installation  # type: ignore[attr-defined]
    missing = [
        Missing(EVERYTHING, cards=(there, uuid4())),
        Missing(EVERYTHING, refs=(str(there), str(uuid4()))),
    ]

    Remembered(installation)._find_out(missing)

    with api.database.reading() as connection:
        memory = installation.memories.behind(connection, now().date())
    assert set(memory.cards) == {there}
    assert memory.found == {(EVERYTHING, str(there)): there}
