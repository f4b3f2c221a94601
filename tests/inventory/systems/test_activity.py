"""Whether a system is in use today, with the reasons why not."""

from datetime import date

import pytest

from inventory.systems.reading.activity import WhyInactive, why_inactive
from inventory.systems.system import SystemStatus
from record.recording.session import RecordedSession
from tests.factories import card_of, make_contract, make_system, make_unit, make_use

YESTERDAY, TODAY, TOMORROW = (date(2026, 11, day) for day in (22, 23, 24))


@pytest.mark.parametrize(
    "status", [SystemStatus.UNKNOWN, SystemStatus.INTRODUCING, SystemStatus.PHASING_OUT]
)
def test_a_system_of_which_nothing_speaks_against_it_is_active(status: SystemStatus) -> None:
    assert why_inactive(status, None, [], [], TODAY) == []


@pytest.mark.parametrize(
    ("status", "retired_on", "contracts", "uses", "reasons"),
    [
        (SystemStatus.PLANNED, None, [], [], [WhyInactive.PLANNED]),
        (SystemStatus.RETIRED, None, [], [], [WhyInactive.RETIRED]),
        (SystemStatus.IN_USE, TODAY, [], [], [WhyInactive.RETIREMENT_DAY_PASSED]),
        (SystemStatus.IN_USE, TOMORROW, [], [], []),
        (SystemStatus.IN_USE, None, [YESTERDAY], [], [WhyInactive.CONTRACTS_ENDED]),
        (SystemStatus.IN_USE, None, [TODAY], [], []),
        (SystemStatus.IN_USE, None, [YESTERDAY, TOMORROW], [], []),
        (SystemStatus.IN_USE, None, [YESTERDAY, None], [], []),
        (SystemStatus.IN_USE, None, [], [YESTERDAY, YESTERDAY], [WhyInactive.USES_ENDED]),
        (SystemStatus.IN_USE, None, [], [YESTERDAY, None], []),
        (
            SystemStatus.RETIRED,
            YESTERDAY,
            [YESTERDAY],
            [YESTERDAY],
            [
                WhyInactive.RETIRED,
                WhyInactive.RETIREMENT_DAY_PASSED,
                WhyInactive.CONTRACTS_ENDED,
                WhyInactive.USES_ENDED,
            ],
        ),
    ],
)
def test_each_reason_is_named(
    status: SystemStatus,
    retired_on: date | None,
    contracts: list[date | None],
    uses: list[date | None],
    reasons: list[WhyInactive],
) -> None:
    assert why_inactive(status, retired_on, contracts, uses, TODAY) == reasons


def test_a_contract_that_extends_itself_does_not_end(session: RecordedSession) -> None:
    system = make_system(session)
    make_contract(session, system, ends_on=YESTERDAY, extension_months=12, notice_months=3)

    assert card_of(session, system, TODAY)["active"] == {"active": True, "because": []}


def test_the_entry_says_why_it_is_not_in_use(session: RecordedSession) -> None:
    system = make_system(session, status=SystemStatus.PLANNED)
    make_contract(session, system, ends_on=YESTERDAY)
    use = make_use(session, system, make_unit(session), ends_on=YESTERDAY)

    card = card_of(session, system, TODAY)

    assert card["active"] == {
        "active": False,
        "because": ["planned", "contracts_ended", "uses_ended"],
    }
    assert use.ends_on == YESTERDAY
    assert card_of(session, system, YESTERDAY)["active"]["because"] == ["planned"]
