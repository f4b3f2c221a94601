"""Who acts in a unit: its own people, their deputies, or the nearest unit above."""

from datetime import date
from typing import Any

from inventory.organisation.posts import Acting, Post, UnitPost
from inventory.organisation.units import Unit
from record.people import Person
from record.recording.session import RecordedSession
from tests.factories import make_person, make_unit

TODAY = date(2026, 11, 23)
CONTACT = Post.BUSINESS_CONTACT


def give_post(session: RecordedSession, unit: Unit, person: Person, **terms: Any) -> None:
    terms = {"post": CONTACT} | terms
    session.add(UnitPost(unit_id=unit.id, person_id=person.id, **terms))
    session.flush()


def who_acts(
    session: RecordedSession, unit: Unit, on: date = TODAY, post: Post = CONTACT
) -> str | None:
    session.flush()
    acting = Acting(session.connection(), on).find(unit.id, post)
    return acting["name"] if acting else None


def test_a_units_own_kundansvarig_acts(session: RecordedSession) -> None:
    root = make_unit(session)
    unit = make_unit(session, "Biblioteket", root)
    give_post(session, root, make_person(session, "Rut"))
    give_post(session, unit, make_person(session, "Bo"))

    assert who_acts(session, unit) == "Bo"


def test_where_a_unit_has_nobody_the_nearest_above_acts(session: RecordedSession) -> None:
    root = make_unit(session)
    department = make_unit(session, "Förvaltningen", root)
    sector = make_unit(session, "Sektorn", department)
    unit = make_unit(session, "Enheten", sector)
    give_post(session, root, make_person(session, "Rut"))
    give_post(session, department, make_person(session, "Dan"))

    assert who_acts(session, unit) == "Dan"


def test_without_anybody_above_nobody_is_named(session: RecordedSession) -> None:
    root = make_unit(session)
    unit, neighbour = (make_unit(session, name, root) for name in ("Enheten", "Grannen"))
    give_post(session, neighbour, make_person(session, "Gun"))

    assert who_acts(session, unit) is None


def test_the_chief_is_not_the_kundansvarig(session: RecordedSession) -> None:
    unit = make_unit(session)
    give_post(session, unit, make_person(session, "Chefen"), post=Post.CHIEF)

    assert who_acts(session, unit) is None
    assert who_acts(session, unit, post=Post.CHIEF) == "Chefen"


def test_a_deputy_goes_first_from_the_first_day_to_the_last(session: RecordedSession) -> None:
    unit = make_unit(session)
    give_post(session, unit, make_person(session, "Anna"))
    first, last = date(2026, 12, 1), date(2026, 12, 24)
    deputy = make_person(session, "Bo")
    give_post(session, unit, deputy, deputy=True, valid_from=first, valid_until=last)

    acting = {
        day: who_acts(session, unit, day)
        for day in (TODAY, date(2026, 11, 30), first, last, date(2026, 12, 25))
    }

    assert list(acting.values()) == ["Anna", "Anna", "Bo", "Bo", "Anna"]


def test_a_deputy_of_the_unit_goes_before_the_one_above(session: RecordedSession) -> None:
    root = make_unit(session)
    unit = make_unit(session, "Enheten", root)
    give_post(session, root, make_person(session, "Rut"))
    give_post(session, unit, make_person(session, "Bo"), deputy=True)

    assert who_acts(session, unit) == "Bo"


def test_whoever_has_left_does_not_act_from_that_day_on(session: RecordedSession) -> None:
    root = make_unit(session)
    unit = make_unit(session, "Enheten", root)
    give_post(session, root, make_person(session, "Rut"))
    give_post(session, unit, make_person(session, "Anna", left_on=TODAY))

    assert who_acts(session, unit, date(2026, 11, 22)) == "Anna"
    assert who_acts(session, unit, TODAY) == "Rut"


def test_a_post_that_is_over_or_has_not_begun_is_held_by_nobody(session: RecordedSession) -> None:
    unit = make_unit(session)
    give_post(session, unit, make_person(session, "Förr"), valid_until=date(2026, 11, 22))
    give_post(session, unit, make_person(session, "Sedan"), valid_from=date(2026, 11, 24))

    assert who_acts(session, unit) is None
