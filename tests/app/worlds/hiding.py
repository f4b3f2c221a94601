"""Everything that can be confidential, put into a register that was complete without it."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from uuid import UUID, uuid4

from intake.bypasses.registering import register_bypass
from intake.candidates.candidate import Candidate, candidate_id
from intake.inquiries.inquiry import Inquiry, InquiryKind
from inventory.agreements.contracts import ContractShare
from inventory.organisation.units import Unit
from inventory.systems.editing.catalogue import Catalogue
from inventory.systems.editing.confirming import confirm_entry
from inventory.systems.editing.entering import edit_entry
from inventory.systems.editing.entry import load_entry
from inventory.systems.integrations import Integration
from inventory.systems.merging.merging import merge_into
from inventory.systems.roles import SystemRole, SystemRoleKind
from inventory.systems.system import System
from matching.verdicts.verdicts import Verdict, VerdictOutcome, VerdictSystem
from record.recording.session import RecordedSession
from tests.app.examples import Register
from tests.factories import TESTER, make_contract, make_exemption, make_system, make_use

VENDOR = "Skuggleverantören AB"
NAME = "Nattugglan"
PURPOSE = "Håller reda på skyddade boenden och larm till dem."
OUTSIDE = "SK-17"
LATER = "Spårlös AB"


@dataclass(frozen=True)
class Hidden:
    """The ids of what is hidden."""

    system: str
    namesake: str
    marked: str
    merged: str
    contract: str
    exemption: str
    bypass: str
    candidate: str
    vendor: str
    slug: str

    def labels(self) -> dict[str, str]:
        """Return what to call each in a transcript: it has another id in every world."""
        return {row_id: f"<{name}>" for name, row_id in vars(self).items()}


def imagined() -> Hidden:
    """Return ids where nothing is hidden."""
    *ids, slug = (str(uuid4()) for _ in fields(Hidden))
    return _named([*ids, f"dold-{slug[:8]}"])


def hide(session: RecordedSession, register: Register) -> Hidden:
    """Add confidential systems with all that can hang on them, some of it on what is visible."""
    school = session.get_one(Unit, UUID(register.school))
    shown = session.get_one(System, UUID(register.system))
    system = _system(session, school)
    namesake = make_system(
        session, shown.name, vendor="CGI", owner_unit=school.id, confidential=True
    )
    marked = _marked_later(session, school)
    merged = make_system(session, "Ugglan", owner_unit=school.id, confidential=True)
    merge_into(Catalogue(session), merged, system)
    make_use(session, system, school, users=900, functions=["payroll"], local_name="Ugglan")
    contract = make_contract(session, system, title="Skuggavtal", vendor=VENDOR)
    exemption = make_exemption(session, system, "payroll", date(2030, 1, 1))
    bought = {"bought": "Skuggköp", "unit": school.id, "system": system.id}
    bypass = register_bypass(Catalogue(session), TESTER, bought | {"found_on": date(2026, 3, 1)})
    _hang_on(session, register, system, shown)
    candidate = _in_the_gate(session, register, system)
    session.flush()
    rows = (system, namesake, marked, merged, contract, exemption, bypass, candidate)
    ids = [*(str(row.id) for row in rows), str(system.vendor_id), system.slug]
    return _named(ids)


def _named(ids: Sequence[str]) -> Hidden:
    names = [field.name for field in fields(Hidden)]
    return Hidden(**dict(zip(names, ids, strict=True)))


def _system(session: RecordedSession, owner: Unit) -> System:
    """Return a confidential system that does what others do, and is the common solution of it."""
    return make_system(
        session,
        NAME,
        confidential=True,
        aliases=["Ugglan", "Personec"],
        vendor=VENDOR,
        purpose=PURPOSE,
        external_id=OUTSIDE,
        owner_unit=owner.id,
        functions=["payroll"],
        functions_stated=["larm", "skyddat boende"],
        common_for=["payroll"],
        annual_cost=9_000_000,
    )


def _marked_later(session: RecordedSession, owner: Unit) -> System:
    """Return a system that everybody could see until it was marked."""
    system = make_system(session, "Skuggan", vendor=LATER, owner_unit=owner.id)
    edit_entry(Catalogue(session), load_entry(session, system), {"confidential": True})
    session.flush()
    return system


def _hang_on(session: RecordedSession, register: Register, system: System, shown: System) -> None:
    """Let what is visible refer to what is hidden, and the other way round."""
    person, other = UUID(register.person), session.get_one(System, UUID(register.other))
    session.add(ContractShare(contract_id=UUID(register.contract), system_id=system.id, share=40))
    session.add(Integration(from_system_id=system.id, to_system_id=shown.id, what="Larm"))
    session.add(Integration(from_system_id=shown.id, to_system_id=system.id, what="Löner"))
    kind = SystemRoleKind.SYSTEM_MANAGER
    session.add(SystemRole(system_id=system.id, person_id=person, kind=kind))
    shown.parent_id = other.replaced_by_id = system.id
    confirm_entry(load_entry(session, system), {"still_needed": True}, person)
    _conclude(session, system, shown)


def _conclude(session: RecordedSession, system: System, shown: System) -> None:
    seen = {str(one.id): {"name": one.name, "evidence": []} for one in (system, shown)}
    verdict = Verdict(
        function_code="payroll",
        outcome=VerdictOutcome.FALSE_ALARM,
        reason="Skuggan är något annat.",
        decided_by="Eva Exempel",
        seen=seen,
    )
    session.add(verdict)
    session.add(VerdictSystem(verdict_id=verdict.id, system_id=shown.id))


def _in_the_gate(session: RecordedSession, register: Register, system: System) -> Candidate:
    """Let a hidden system be what a request asks for, and let somebody have asked about it."""
    request_id = UUID(register.request)
    candidate = Candidate(
        id=candidate_id(request_id, system.id),
        request_id=request_id,
        system_id=system.id,
        score=95,
        certainty="certain",
        is_common=True,
        function_codes=["payroll"],
    )
    session.add(candidate)
    session.add(
        Inquiry(
            request_id=request_id,
            kind=InquiryKind.CAN_TAKE_US,
            to_system_id=system.id,
            asked_by="Eva Exempel",
        )
    )
    return candidate
