"""The common solution of what is asked for comes first, whatever its texts say."""

from typing import Any

import pytest

from tests.app.gate.small import PAY, Small
from tests.factories import TESTER, make_system


@pytest.fixture
def common(town: Small) -> str:
    """The common solution for pay: a system that nobody has said does pay."""
    with town.api.database.writing(TESTER) as session:
        system = make_system(session, "Ekot", owner_unit=town.care.id)
        address = f"systems/{system.id}"
    editor = town.api.sign_in()
    assert editor.patch(address, json={"common_for": ["payroll"]}).status_code == 200
    return address


def candidates(town: Small) -> list[Any]:
    gate = town.submit(**PAY)
    return [*gate.requester.get(f"{gate.address}/candidates").json()["items"]]


def test_the_common_solution_comes_first_and_must_be_answered(town: Small, common: str) -> None:
    first, *others = candidates(town)

    assert (first["system"]["name"], first["common_solution"]) == ("Ekot", True)
    assert first["score"] >= 50
    assert first["evidence"]
    assert [one["system"]["name"] for one in others if one["score"] >= 50] == ["Heroma"]
    assert "Ekot" in {one["title"] for one in town.gate.read()["missing_steps"]}


def test_a_common_solution_that_is_retired_is_nothing_to_consider(town: Small, common: str) -> None:
    retired = town.api.sign_in().patch(common, json={"status": "retired"})
    assert retired.status_code == 200

    assert [one["system"]["name"] for one in candidates(town)] == ["Heroma"]
