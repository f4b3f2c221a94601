"""A decision outlives who asked for it: the name goes, the decision and its checksum stay."""

import io

import docx

from app.documents.decision_basis.sections.origin import ERASED
from record.people import Role
from tests.app.gate.small import Small


def test_a_basis_says_that_a_name_has_been_erased_from_it(town: Small) -> None:
    gate = town.decided("rejected")
    me = gate.requester.get("me").json()
    keeper = town.api.sign_in(Role.ADMINISTRATOR)
    address = f"{gate.address}/decision-basis"
    before = keeper.get(f"{address}.json").json()
    assert before["created_by"] == me["name"]
    assert before["erased"] is False

    erased = keeper.change("POST", f"people/{me['id']}/erase", f"people/{me['id']}")

    assert erased.status_code == 200, erased.text
    after = keeper.get(f"{address}.json").json()
    assert (after["created_by"], after["erased"]) == ("raderad", True)
    assert after["content_hash"] == before["content_hash"]
    assert after["decision"] == before["decision"]
    assert me["name"] not in str(after)
    file = docx.Document(io.BytesIO(keeper.get(f"{address}.docx").content))
    assert ERASED in {paragraph.text for paragraph in file.paragraphs}
    assert keeper.get("changes/verify").json()["intact"] is True
