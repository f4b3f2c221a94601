"""When notice must be given, and what a contract covers."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from inventory.agreements.agreeing import edit_contract, edit_vendor
from inventory.agreements.contracts import ContractShare, last_day_of_notice, months_after
from inventory.agreements.vendors import Vendor
from inventory.errors import InvalidFieldsError, TakenError
from inventory.systems.editing.catalogue import Catalogue
from inventory.systems.reading.filters import systems_matching
from record.recording.session import RecordedSession
from tests.factories import TESTER, card_of, make_contract, make_system

TODAY = date(2026, 11, 23)
DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))
MONTHS = st.integers(0, 60)


@pytest.mark.parametrize(
    ("ends_on", "notice", "extension", "last"),
    [
        (None, 3, 12, None),
        (date(2027, 12, 31), None, None, None),
        (date(2027, 12, 31), 0, None, date(2027, 12, 31)),
        (date(2027, 12, 31), 3, None, date(2027, 9, 30)),
        (date(2027, 12, 31), 3, 0, date(2027, 9, 30)),
        (date(2027, 5, 31), 3, None, date(2027, 2, 28)),
        (date(2028, 5, 31), 3, None, date(2028, 2, 29)),
        (date(2027, 1, 15), 12, None, date(2026, 1, 15)),  # it is too late, and that is shown
        (date(2027, 1, 31), 3, 12, date(2027, 10, 31)),  # too late: the next chance
        (date(2020, 12, 31), 6, 12, date(2027, 6, 30)),
        (date(2020, 2, 29), 0, 12, date(2027, 2, 28)),
        (date(2020, 2, 29), 0, 24, date(2028, 2, 29)),  # counted from the end itself, not onwards
        (date(2026, 11, 23), 0, 12, date(2026, 11, 23)),  # today is still in time
        (date(2026, 11, 22), 0, 12, date(2027, 11, 22)),
        (date(2020, 12, 31), 3, 1, date(2026, 11, 30)),
    ],
)
def test_the_last_day_to_give_notice(
    ends_on: date | None, notice: int | None, extension: int | None, last: date | None
) -> None:
    assert last_day_of_notice(ends_on, notice, extension, TODAY) == last


@given(ends_on=DAYS, notice=MONTHS, today=DAYS)
def test_a_contract_that_ends_has_one_last_day_whatever_day_it_is(
    ends_on: date, notice: int, today: date
) -> None:
    last = last_day_of_notice(ends_on, notice, None, today)

    assert last == months_after(ends_on, -notice)
    assert last <= ends_on


@given(ends_on=DAYS, notice=MONTHS, extension=st.integers(1, 60), today=DAYS)
def test_a_contract_that_extends_itself_has_a_last_day_ahead_and_none_nearer(
    ends_on: date, notice: int, extension: int, today: date
) -> None:
    last = last_day_of_notice(ends_on, notice, extension, today)
    chances = [months_after(ends_on, k * extension - notice) for k in range(800)]

    assert last in chances
    assert last is not None
    assert last == chances[0] or last >= today
    assert all(chance < today for chance in chances[: chances.index(last)])


@given(day=DAYS, months=st.integers(-600, 600))
def test_months_later_is_that_month_and_no_later_day_of_it(day: date, months: int) -> None:
    later = months_after(day, months)

    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1


@pytest.mark.parametrize("ends_on", [date.min, date.max])
def test_the_ends_of_the_calendar_are_survived(ends_on: date) -> None:
    for extension in (None, 600):
        assert last_day_of_notice(ends_on, 600, extension, TODAY) is not None


def test_a_contract_covers_systems_with_shares(session: RecordedSession) -> None:
    heroma, visma = make_system(session, "Heroma"), make_system(session, "Visma")
    contract = make_contract(session, heroma, visma, ends_on=date(2027, 12, 31), notice_months=3)
    shares = [{"system": visma.id, "share": 40}]

    edit_contract(Catalogue(session), contract, {"systems": shares})

    assert card_of(session, heroma)["contracts"] == []
    (covering,) = card_of(session, visma)["contracts"]
    assert (covering["share"], covering["last_day_of_notice"]) == (40, date(2027, 9, 30))


def test_shares_are_at_most_the_whole(session: RecordedSession) -> None:
    heroma, visma = make_system(session, "Heroma"), make_system(session, "Visma")
    shares = [{"system": heroma.id, "share": 60}, {"system": visma.id, "share": 41}]

    with pytest.raises(InvalidFieldsError, match="högst 100 procent"):
        make_contract(session, systems=shares)
    session.rollback()


def test_a_contract_does_not_end_before_it_begins(session: RecordedSession) -> None:
    with pytest.raises(InvalidFieldsError, match="innan det börjar"):
        make_contract(session, starts_on=date(2027, 1, 2), ends_on=date(2027, 1, 1))
    session.rollback()


def test_naming_a_system_twice_covers_it_once(session: RecordedSession) -> None:
    heroma = make_system(session, "Heroma")

    make_contract(session, heroma, heroma)
    session.flush()

    assert len(session.scalars(select(ContractShare)).all()) == 1


def test_systems_are_found_by_the_new_name_of_their_vendor(session: RecordedSession) -> None:
    system = make_system(session, "Lifecare", vendor="Tieto")
    vendor = session.scalars(select(Vendor)).one()

    edit_vendor(Catalogue(session), vendor, {"name": "Tietoevry"})
    session.flush()

    for asked in ({"q": "tietoevry"}, {"vendor": "TIETOEVRY"}):
        assert session.scalars(systems_matching(TESTER, asked)).all() == [system.id]
    assert card_of(session, system)["vendor"] == "Tietoevry"


def test_two_vendors_do_not_share_a_name(session: RecordedSession) -> None:
    for name, vendor in (("Lifecare", "Tietoevry"), ("Procapita", "Tieto")):
        make_system(session, name, vendor=vendor)
    tieto = session.scalars(select(Vendor).where(Vendor.name == "Tieto")).one()  # type: ignore[arg-type]

    with pytest.raises(TakenError):
        edit_vendor(Catalogue(session), tieto, {"name": " TIETOEVRY"})
    session.rollback()
