"""What somebody may not see influences nothing that they are told (non-interference).

One world has confidential things in it, the other has never had them. Whoever is not cleared for
them cannot tell the two apart.
"""

from typing import Any

import pytest
from hypothesis import settings

from record.people import Role
from tests.app.examples import Register, fill, units_named
from tests.app.worlds.asking import Ask, named, needs, reads, searches
from tests.app.worlds.hiding import Hidden, hide, imagined
from tests.app.worlds.transcripts import counted, differences, transcript
from tests.factories import TESTER, Api

ELSEWHERE = {Role.REGISTER_EDITOR, Role.INFORMATION_SECURITY}
"""Who is cleared for a unit is not cleared for what another one owns."""
CLEARED = {Role.HEAD_OF_IT, Role.CHIEF_EXECUTIVE, Role.AUDITOR}
NOT_CLEARED = [role for role in Role if role not in CLEARED]
THOROUGH = settings().max_examples >= 100
"""Whether there is time to ask as everybody; most of them see in the same way."""
ASKING = NOT_CLEARED if THOROUGH else [Role.REQUESTER, Role.REGISTER_EDITOR]


def sign_in(api: Api, role: Role) -> str:
    """Return the token of somebody who is not cleared for what the school owns."""
    unit = units_named(api)["Omsorg"] if role in ELSEWHERE else None
    return api.sign_in(role, unit).token or ""


def all_reads(api: Api, register: Register, hidden: Hidden) -> list[Ask]:
    """Return every read that the API offers, of everything, and the questions that could tell."""
    app: Any = api.client.app
    paths = app.openapi()["paths"]
    return [
        *reads(paths, named(register, hidden)),
        *searches(register, hidden),
        *needs(),
    ]


@pytest.mark.thorough
@pytest.mark.parametrize("role", ASKING)
def test_what_is_hidden_changes_no_answer(api: Api, role: Role) -> None:
    register, hidden = fill(api), imagined()
    token = sign_in(api, role)
    without = list(transcript(api, token, all_reads(api, register, hidden), hidden.labels()))

    with api.database.writing(TESTER) as session:
        hidden = hide(session, register)

    asked = all_reads(api, register, hidden)
    with_it = transcript(api, token, asked, hidden.labels())
    told = [*differences(map(counted, without), map(counted, with_it))]
    assert not told, "\n".join(told)
