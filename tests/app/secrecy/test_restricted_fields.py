"""What is restricted is there for the roles that are told it, and for nobody else anywhere."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from uuid import UUID

import pytest
from openpyxl import load_workbook

from app.identity.policy import POLICY, Scope
from app.schemas.fields import In
from app.secrecy.restricted import RESTRICTED
from inventory.agreements.vendors import Vendor
from inventory.systems.editing.catalogue import Catalogue
from inventory.systems.editing.entering import edit_entry
from inventory.systems.editing.entry import load_entry
from inventory.systems.system import System
from inventory.visibility import SEE_RESTRICTED
from record.people import Role
from tests.app.examples import Register, fill, units_named
from tests.app.worlds.asking import named, reads
from tests.app.worlds.hiding import imagined
from tests.app.worlds.restricting import BLIND
from tests.factories import TESTER, Api, Caller, make_system

NAMES = frozenset[str]().union(*RESTRICTED.values())
SIGN_IN, CONTACT = "SITHS-kort via idp.kommunen.example", "jour@skuggan.example"
RUN = {"hosting": "saas", "country": None, "sign_in": SIGN_IN, "criticality": "critical"}
UNKNOWN = "Uppgiften är okänd här."


def fill_in(api: Api) -> Register:
    """Put everything that is restricted into a register."""
    register = fill(api)
    with api.database.writing(TESTER) as session:
        system = session.get_one(System, UUID(register.system))
        edit_entry(Catalogue(session), load_entry(session, system), {"operation": RUN})
        session.get_one(Vendor, UUID(register.vendor)).incident_contact = CONTACT
    return register


def members(value: Any) -> Iterator[str]:
    """Give the names of all members of an answer, however deep."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from members(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from members(inner)


def told(caller: Caller, register: Register) -> Iterator[tuple[str, str, set[str]]]:
    """Give, of every read of the API, its address, its text, and the restricted members of it."""
    app: Any = caller.client.app
    for ask in reads(app.openapi()["paths"], named(register, imagined())):
        answer = caller.get(ask.path)
        said = answer.json() if "json" in answer.headers.get("content-type", "") else None
        yield (
            ask.path,
            answer.text,
            {*members(said)} & NAMES if "openapi" not in ask.path else set(),
        )


@pytest.mark.thorough
@pytest.mark.parametrize("role", Role)
def test_an_answer_has_the_members_that_the_table_of_classes_tells_to_the_role(
    api: Api, role: Role
) -> None:
    register = fill_in(api)
    found = [*told(api.sign_in(role), register)]

    if role in SEE_RESTRICTED:
        history = NAMES if role is not Role.SYSTEM_MANAGER else NAMES - RESTRICTED["change"]
        assert set().union(*(named for _, _, named in found)) == history
    else:
        assert not [(path, named) for path, _, named in found if named]
        assert not [path for path, text, _ in found if SIGN_IN in text or CONTACT in text]


@pytest.mark.parametrize("role", [Role.REQUESTER, Role.ADMINISTRATOR, Role.AUDITOR])
def test_a_file_has_the_columns_that_the_role_is_told(api: Api, role: Role) -> None:
    fill_in(api)
    caller = api.sign_in(role)

    csv = caller.get("exports/systems.csv").text
    book = load_workbook(BytesIO(caller.get("exports/systems.xlsx").content))
    cells = {str(cell.value) for row in book.active for cell in row}  # type: ignore[union-attr]
    for header in ("Inloggning", "Kritikalitet"):
        assert (header in csv, header in cells) == (role in SEE_RESTRICTED,) * 2
    assert (SIGN_IN in csv, SIGN_IN in cells) == (role in SEE_RESTRICTED,) * 2


def test_what_is_hidden_and_what_is_restricted_are_each_told_to_those_who_may(api: Api) -> None:
    register, units = fill_in(api), units_named(api)
    with api.database.writing(TESTER) as session:
        hidden = make_system(session, "Larm", owner_unit=units["Skola"].id, confidential=True)
        system = session.get_one(System, UUID(register.system))
        edit_entry(Catalogue(session), load_entry(session, system), {"parent": hidden.id})

    def seen(role: Role, unit: str = "") -> tuple[bool, bool]:
        answer = api.sign_in(role, units.get(unit)).get(f"systems/{register.system}").json()
        return answer["parent"] is not None, "sign_in" in answer["operation"]

    assert seen(Role.REQUESTER) == (False, False)
    assert seen(Role.SYSTEM_MANAGER) == (False, True)
    assert seen(Role.REGISTER_EDITOR, "Omsorg") == (False, True)
    assert seen(Role.REGISTER_EDITOR, "Skola") == (True, True)
    assert seen(Role.HEAD_OF_IT) == (True, True)


def test_how_complete_an_entry_is_does_not_tell_what_is_on_a_sheet_that_is_not_there(
    api: Api,
) -> None:
    register = fill(api)
    path, editor, requester = (
        f"systems/{register.system}",
        api.sign_in(),
        api.sign_in(Role.REQUESTER),
    )
    before = requester.get(path).json()

    whole = editor.patch(path, json={"operation": {"sign_in": SIGN_IN}}).json()
    assert "operation" not in whole["completeness"]["missing"]
    after = requester.get(path).json()
    assert after["operation"] is None
    assert after["completeness"] == before["completeness"]
    assert after == before | {"version": after["version"]}


@pytest.mark.parametrize("role", BLIND)
def test_what_changed_in_the_history_is_only_what_the_role_is_told(api: Api, role: Role) -> None:
    register = fill_in(api)
    editor, caller = api.sign_in(), api.sign_in(role)
    editor.patch(f"systems/{register.system}", json={"operation": {"sign_in": "Annat"}})

    answer = caller.get(f"changes?object={register.system}&limit=200")
    if answer.status_code == 200:
        kinds = [(one["object_type"], one["action"]) for one in answer.json()["items"]]
        assert ("operation", "created") in kinds, "where it runs was told"
        assert ("operation", "changed") not in kinds, "there is nothing else to tell"
        assert answer.json()["total"] == len(kinds)


@pytest.mark.parametrize("field", sorted(RESTRICTED["operation"]))
def test_what_one_is_not_told_one_cannot_write(api: Api, field: str) -> None:
    register = fill_in(api)
    contact, path = api.sign_in(Role.BUSINESS_CONTACT), f"systems/{register.system}"
    said = {"operation": {field: RUN[field]}}

    entered = {"name": "Ny", "owner_unit": register.care} | said
    for refused in (contact.post("systems", json=entered), contact.patch(path, json=said)):
        assert refused.status_code == 422
        (error,) = refused.json()["errors"]
        assert (error["pointer"], error["detail"]) == (f"#/operation/{field}", UNKNOWN)
    assert api.sign_in().get(path).json()["operation"] == RUN


def test_a_buyer_changes_a_vendor_but_not_whom_to_call(api: Api) -> None:
    register = fill_in(api)
    buyer, path = api.sign_in(Role.PROCUREMENT), f"vendors/{register.vendor}"

    assert buyer.patch(path, json={"incident_contact": None}).status_code == 422
    changed = buyer.patch(path, json={"organisation_number": "556000-0001"})
    assert changed.status_code == 200
    assert "incident_contact" not in changed.json()
    assert api.sign_in().get(path).json()["incident_contact"] == CONTACT


def test_who_takes_a_sheet_away_takes_what_they_are_told_of_it(api: Api) -> None:
    register = fill_in(api)
    contact, path = api.sign_in(Role.BUSINESS_CONTACT), f"systems/{register.system}"

    emptied = contact.patch(path, json={"operation": None}).json()
    assert emptied["operation"] is None
    left = api.sign_in().get(path).json()["operation"]
    assert left == RUN | {"hosting": None}


def test_the_version_is_the_same_for_who_is_told_and_who_is_not(api: Api) -> None:
    register = fill_in(api)
    for path, body in (
        (f"systems/{register.system}", {"note": "Ny"}),
        (f"vendors/{register.vendor}", {"organisation_number": "556000-0001"}),
    ):
        buyer = Role.PROCUREMENT if "vendors" in path else Role.BUSINESS_CONTACT
        for role in (buyer, Role.REGISTER_EDITOR):
            answer = api.sign_in(role).patch(path, json=body)
            assert answer.status_code == 200
            for reader in (buyer, Role.REGISTER_EDITOR):
                assert answer.headers["ETag"] == api.sign_in(reader).get(path).headers["ETag"]


def test_of_two_who_change_whom_to_call_one_is_told_that_the_other_was_first(api: Api) -> None:
    register = fill_in(api)
    editor, path = api.sign_in(), f"vendors/{register.vendor}"
    read = {"If-Match": editor.get(path).headers["ETag"]}

    first = editor.call("PATCH", path, headers=read, json={"incident_contact": "a@b.example"})
    second = editor.call("PATCH", path, headers=read, json={"incident_contact": "c@d.example"})
    assert (first.status_code, second.status_code) == (200, 412)


def test_who_was_too_late_is_shown_no_more_than_they_are_told(api: Api) -> None:
    register = fill_in(api)
    contact = api.sign_in(Role.BUSINESS_CONTACT)
    late = contact.call(
        "PATCH", f"systems/{register.system}", headers={"If-Match": '"x"'}, json={"note": "Ny"}
    )

    assert late.status_code == 412
    assert not {*members(late.json())} & NAMES


def test_a_column_that_one_is_not_told_is_unknown_in_a_file_that_one_brings(api: Api) -> None:
    table = "Systemnamn;Förvaltning;Inloggning\nHeroma;Skola;Lösenord\n"
    register = fill_in(api)
    file = {"file": ("s.csv", table.encode())}

    taken = api.sign_in(Role.ADMINISTRATOR).post("imports", files=file, data={"kind": "systems"})
    (warning,) = taken.json()["warnings"]
    assert (warning["column"], warning["problem"]) == (
        "Inloggning",
        "Kolumnen är okänd och läses inte.",
    )
    editor = api.sign_in()
    assert editor.get(f"systems/{register.system}").json()["operation"] == RUN
    assert editor.post("imports", files=file, data={"kind": "systems"}).json()["updated"] == 1


def test_a_body_says_which_table_its_restricted_members_are_of() -> None:
    for body in _bodies(In):
        written = {*body.model_fields} & (NAMES - RESTRICTED["change"])
        assert written <= RESTRICTED.get(body.table, frozenset()), body


def test_the_description_lets_what_is_restricted_be_absent(api: Api) -> None:
    app: Any = api.client.app
    for name, schema in app.openapi()["components"]["schemas"].items():
        described = {*schema.get("properties", ())} & NAMES
        assert not described & {*schema.get("required", ())}, name


def test_those_who_may_merge_entries_are_told_what_is_merged() -> None:
    merging = {role for role, scope in POLICY["merge_systems"].items() if scope is not Scope.NO}
    assert merging <= SEE_RESTRICTED


def _bodies(base: type[In]) -> Iterator[type[In]]:
    for body in base.__subclasses__():
        yield body
        yield from _bodies(body)
