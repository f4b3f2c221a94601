"""What somebody is not told of what they see influences nothing that they are told."""

import pytest

from record.people import Role
from tests.app.examples import fill
from tests.app.worlds.hiding import imagined
from tests.app.worlds.restricting import BLIND, restrict
from tests.app.worlds.test_two_worlds import THOROUGH, all_reads
from tests.app.worlds.transcripts import counted, differences, transcript
from tests.factories import TESTER, Api

ASKING = BLIND if THOROUGH else [Role.REQUESTER, Role.ADMINISTRATOR]


@pytest.mark.thorough
@pytest.mark.parametrize("role", ASKING)
def test_what_is_restricted_changes_no_answer(api: Api, role: Role) -> None:
    register, nothing = fill(api), imagined()
    token = api.sign_in(role).token or ""
    asked = all_reads(api, register, nothing)
    empty = list(transcript(api, token, asked, nothing.labels()))

    with api.database.writing(TESTER) as session:
        restrict(session, register)

    filled = transcript(api, token, asked, nothing.labels())
    told = [*differences(map(counted, empty), map(counted, filled))]
    assert not told, "\n".join(told)
