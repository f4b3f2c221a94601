"""A question that nobody answers in time goes to the chief, once."""

from datetime import timedelta

from sqlmodel import col, select

from app.serving.reminding import remind
from inventory.organisation.posts import Post, UnitPost
from record.outbox.messages import Message
from record.row import now
from tests.app.examples import units_of
from tests.app.gate.requests import open_gate, take_process_into_use
from tests.factories import TESTER, Api, make_person


def test_silence_at_due_goes_to_the_chief_once(api: Api) -> None:
    units = units_of(api, "Kultur", "Omsorg")
    take_process_into_use(api)
    with api.database.writing(TESTER) as session:
        chief = make_person(session, "Cia Chef", email="cia@example.org")
        session.add(UnitPost(unit_id=units["Omsorg"].id, post=Post.CHIEF, person_id=chief.id))
        chief_id = chief.id
    gate = open_gate(api)
    gate.begin(units["Kultur"])
    gate.submit_with()
    late = str(now().date() - timedelta(days=1))
    asked = {"to": str(units["Omsorg"].id), "kind": "same_need", "due": late}
    assert gate.contact.post(f"{gate.address}/inquiries", json=asked).status_code == 201

    assert remind(api.database) == 1
    assert remind(api.database) == 0

    with api.database.reading() as connection:
        told = select(col(Message.subject)).where(col(Message.person_id) == chief_id)
        assert connection.scalars(told).all() == ["IT-2026-0001 har en obesvarad fråga"]
