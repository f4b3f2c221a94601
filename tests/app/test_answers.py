"""Answers have the shape that is documented, to the last key."""

import re
from enum import StrEnum
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from app.labels import LABELS
from app.schemas.fields import Out
from app.schemas.gate.bypasses import BypassesOut, BypassOut
from app.schemas.gate.delegation_decisions import DelegationDecisionsOut
from app.schemas.gate.delegations import ConformanceOut, DelegationOut, DelegationsOut
from app.schemas.gate.requests.attachments import AttachmentsOut
from app.schemas.gate.requests.basis import DecisionBasisOut
from app.schemas.gate.requests.candidates import CandidatesOut
from app.schemas.gate.requests.comments import CommentsOut
from app.schemas.gate.requests.decisions import DecisionsOut
from app.schemas.gate.requests.inquiries import InquiriesOut
from app.schemas.gate.requests.request_out import RequestOut, RequestsOut
from app.schemas.history import ChangesOut, PastRegisterOut, VerificationOut
from app.schemas.identity.me import MeOut
from app.schemas.identity.sessions import SessionOut, SessionsOut
from app.schemas.identity.tokens import TokenOut, TokensOut
from app.schemas.overlaps.overlaps import OverlapOut, OverlapsOut
from app.schemas.overlaps.verdicts import VerdictsOut
from app.schemas.register.contracts import ContractOut, ContractsOut
from app.schemas.register.exemptions import ExemptionOut, ExemptionsOut
from app.schemas.register.organisation import UnitOut, UnitsOut
from app.schemas.register.people import PeopleOut, PersonOut
from app.schemas.register.vendors import VendorOut, VendorsOut
from app.schemas.register.vocabulary import FunctionOut, FunctionsOut
from app.schemas.reports import DelegationNoticesOut, OverlapReportOut
from app.schemas.systems.answering import RolesOut
from app.schemas.systems.entry_out import SystemOut, SystemsOut
from app.schemas.systems.uses import UsesOut
from app.secrecy.restricted import RESTRICTED
from record.people import Role
from record.row import now
from tests.app.examples import Register, do, fill, who_may, writes
from tests.factories import Api

UNTOLD = frozenset[str]().union(*RESTRICTED.values())
"""What an administrator, who reads the most kinds of things, is not told of them."""

SHAPES: dict[str, type[BaseModel]] = {
    "me": MeOut,
    "systems": SystemsOut,
    "systems/{system}": SystemOut,
    "systems/{system}/uses": UsesOut,
    "systems/{system}/roles": RolesOut,
    "systems/{system}/overlaps": OverlapsOut,
    "units": UnitsOut,
    "units/{care}": UnitOut,
    "people": PeopleOut,
    "people/{person}": PersonOut,
    "sessions": SessionsOut,
    "sessions/{session}": SessionOut,
    "tokens": TokensOut,
    "tokens/{token}": TokenOut,
    "functions": FunctionsOut,
    "functions/{function}": FunctionOut,
    "vendors": VendorsOut,
    "vendors/{vendor}": VendorOut,
    "contracts": ContractsOut,
    "contracts/{contract}": ContractOut,
    "exemptions": ExemptionsOut,
    "exemptions/{exemption}": ExemptionOut,
    "delegations": DelegationsOut,
    "delegations/{delegation}": DelegationOut,
    "delegations/conformance": ConformanceOut,
    "bypasses": BypassesOut,
    "bypasses/{bypass}": BypassOut,
    "requests": RequestsOut,
    "requests/{request}": RequestOut,
    "requests/{request}/candidates": CandidatesOut,
    "requests/{request}/inquiries": InquiriesOut,
    "requests/{request}/comments": CommentsOut,
    "requests/{request}/decisions": DecisionsOut,
    "requests/{request}/attachments": AttachmentsOut,
    "requests/{request}/decision-basis.json": DecisionBasisOut,
    "requests/{request}/delegation-decisions": DelegationDecisionsOut,
    "overlaps": OverlapsOut,
    "overlaps/function:{function}": OverlapOut,
    "reports/overlaps.json": OverlapReportOut,
    "reports/delegation-notices": DelegationNoticesOut,
    "overlaps/function:{function}/verdicts": VerdictsOut,
    "changes": ChangesOut,
    "changes/verify": VerificationOut,
    "register/{today}": PastRegisterOut,
}
BELOW = re.compile(r"/(uses|delegation-decisions)/")
"""What is read with the thing that it lies below."""

FULL = {
    "aliases": ["Lön"],
    "external_id": "IT-1",
    "purpose": "Löner",
    "functions_stated": ["lön"],
    "common_for": ["payroll"],
    "annual_cost": 10**12,
    "introduced_on": "2020-01-01",
    "operation": {"hosting": "saas", "country": "Sverige", "criticality": "high"},
    "information_class": {"confidentiality": 3, "classified_on": "2025-01-01"},
    "personal_data": {"kind": "sensitive", "dpia_status": "done"},
    "openness": {"archive_duty": "mixed", "publishable": False},
    "training": {"arrangement": "own", "hours_per_new_user": 4},
    "joining": {"how": "Beställ", "takes": "En vecka"},
}


def say_all(api: Api, register: Register) -> None:
    """Let each thing of the register have something in as many of its fields as can be."""
    editor, administrator = api.sign_in(), api.sign_in(Role.ADMINISTRATOR)
    system = f"systems/{register.system}"
    function = {"owner_board": "Socialnämnden", "synonyms": ["avlöning"], "cpv": "48450000"}
    deputies = {"chief": [{"person": register.person, "deputy": True, "valid_from": "2026-01-01"}]}
    terms = {"ends_on": "2030-12-31", "notice_months": 6, "extension_months": 12}
    terms |= {"vendor": "CGI", "licences": {"paid": 10, "used": 7, "as_of": "2026-01-01"}}
    answers = [
        editor.patch(system, json=FULL | {"replaced_by": register.other}),
        editor.patch(f"functions/{register.function}", json=function),
        editor.patch(f"contracts/{register.contract}", json=terms),
        administrator.patch(f"units/{register.care}", json={"posts": deputies}),
        administrator.patch(f"people/{register.person}", json={"unit": register.care}),
    ]
    more = ("confirm_system", "set_system_roles", "create_integration")
    examples = [example for example in writes(register) if example.operation in more]
    answers += [do(who_may(api, example.operation), example) for example in examples]
    assert all(answer.is_success for answer in answers), [answer.text for answer in answers]


@pytest.mark.parametrize("said", ["little", "all"])
def test_every_answer_has_its_documented_shape(api: Api, said: str) -> None:
    register = fill(api)
    if said == "all":
        say_all(api, register)
    caller = api.sign_in(Role.ADMINISTRATOR)
    for address, shape in SHAPES.items():
        answer = caller.get(address.format(**vars(register), today=now().date()))
        assert answer.status_code == 200, address
        read = shape.model_validate_json(answer.content)
        documented = {name_of(shape, field) for field in type(read).model_fields}
        assert set(answer.json()) == documented - UNTOLD
        assert answer.headers["content-type"] == "application/json", address


def test_every_documented_shape_is_one_that_is_held_against_answers(api: Api) -> None:
    app: Any = api.client.app
    reads = [path["get"] for path in app.openapi()["paths"].values() if "get" in path]
    schemas = [read["responses"]["200"]["content"].get("application/json", {}) for read in reads]
    documented = {one["schema"]["$ref"].rpartition("/")[2] for one in schemas if "schema" in one}

    assert documented == {shape.__name__ for shape in SHAPES.values()}


def test_what_is_listed_is_what_is_read_alone(api: Api) -> None:
    register = fill(api)
    say_all(api, register)
    caller = api.sign_in(Role.ADMINISTRATOR)
    for address in SHAPES:
        collection, _, ref = address.format(**vars(register), today="").partition("/")
        is_thing = "/" not in ref and ref not in ("", "conformance")
        if is_thing and collection not in ("changes", "reports"):
            alone = caller.get(f"{collection}/{ref}").json()
            assert alone in caller.get(collection).json()["items"], address


def test_an_answer_to_a_change_is_what_is_read_afterwards(api: Api) -> None:
    register = fill(api)
    for example in writes(register):
        if example.method == "PATCH" and not BELOW.search(example.path):
            caller = who_may(api, example.operation)
            answer = do(caller, example)
            assert answer.json() == caller.get(example.path).json(), example.operation


def test_times_are_utc_and_days_are_days(api: Api) -> None:
    register = fill(api)
    say_all(api, register)

    system = api.sign_in().get(f"systems/{register.system}").json()

    assert system["created_at"].endswith(("Z", "+00:00"))
    assert system["confirmed_at"].endswith(("Z", "+00:00"))
    assert system["introduced_on"] == "2020-01-01"


def test_every_closed_list_in_an_answer_has_swedish_words(api: Api) -> None:
    for words in closed_lists():
        assert set(LABELS.get(words, {})) == set(words), words


def closed_lists() -> set[type[StrEnum]]:
    """Return the closed lists that answers take words from."""
    found: set[type[StrEnum]] = set()
    waiting: list[Any] = list(shapes_below(Out))
    seen: set[Any] = set()
    while waiting:
        kind = waiting.pop()
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            found.add(kind)
        elif isinstance(kind, type) and issubclass(kind, BaseModel) and kind not in seen:
            seen.add(kind)
            waiting += [field.annotation for field in kind.model_fields.values()]
        waiting += get_args(kind)
    return found


def shapes_below(shape: type[BaseModel]) -> set[type[BaseModel]]:
    below = set(shape.__subclasses__())
    return below.union(*(shapes_below(one) for one in below))


def name_of(shape: type[BaseModel], field: str) -> str:
    return shape.model_fields[field].alias or field
