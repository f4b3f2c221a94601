"""Who may do what: the one table, operation × role, for a person to review.

`A` all · `U` what belongs to the unit that the role is held for, and below (all, where it is held
everywhere) · `O` what is the caller's own: systems that they have a role in, files of what they
alone write (a board's delegation rules, which are nobody else's to import) · `.` no.
"""

from collections.abc import Mapping
from enum import StrEnum

from record.people import Role


class Scope(StrEnum):
    """How far an operation reaches for a role."""

    ALL = "A"
    OWN_UNIT = "U"
    OWN = "O"
    NO = "."


COLUMNS = (
    *(Role.REQUESTER, Role.BUSINESS_CONTACT, Role.SYSTEM_MANAGER, Role.REGISTER_EDITOR),
    *(Role.PROCUREMENT, Role.INFORMATION_SECURITY, Role.HEAD_OF_IT, Role.CHIEF_EXECUTIVE),
    *(Role.BOARD_SECRETARY, Role.AUDITOR, Role.ADMINISTRATOR),
)

TABLE = """
                          req bus sys reg pro inf hea chi boa aud adm
read_me                   A   A   A   A   A   A   A   A   A   A   A
change_me                 A   A   A   A   A   A   A   A   A   .   A
read_openapi              A   A   A   A   A   A   A   A   A   A   A
read_metrics              .   .   .   .   .   .   A   .   .   A   A

list_units                A   A   A   A   A   A   A   A   A   A   A
read_unit                 A   A   A   A   A   A   A   A   A   A   A
create_unit               .   .   .   U   .   .   .   .   .   .   A
change_unit               .   .   .   U   .   .   .   .   .   .   A
list_people               A   A   A   A   A   A   A   A   A   A   A
read_person               A   A   A   A   A   A   A   A   A   A   A
create_person             .   .   .   .   .   .   .   .   .   .   A
change_person             .   .   .   .   .   .   .   .   .   .   A
erase_person              .   .   .   .   .   .   .   .   .   .   A
list_sessions             O   O   O   O   O   O   O   O   O   O   A
read_session              O   O   O   O   O   O   O   O   O   O   A
end_session               O   O   O   O   O   O   O   O   O   .   A
list_tokens               O   O   O   O   O   O   O   O   O   O   A
read_token                O   O   O   O   O   O   O   O   O   O   A
create_token              .   .   .   .   .   .   .   .   .   .   A
revoke_token              O   O   O   O   O   O   O   O   O   .   A

list_functions            A   A   A   A   A   A   A   A   A   A   A
read_function             A   A   A   A   A   A   A   A   A   A   A
create_function           .   .   .   A   .   .   .   .   .   .   .
change_function           .   .   .   A   .   .   .   .   .   .   .
list_vendors              A   A   A   A   A   A   A   A   A   A   A
read_vendor               A   A   A   A   A   A   A   A   A   A   A
change_vendor             .   .   .   A   A   .   .   .   .   .   .

list_systems              A   A   A   A   A   A   A   A   A   A   A
read_system               A   A   A   A   A   A   A   A   A   A   A
create_system             .   U   .   U   .   .   .   .   .   .   .
change_system             .   U   O   U   .   .   .   .   .   .   .
classify_system           .   U   O   U   .   A   .   .   .   .   .
mark_confidential         .   .   .   U   .   U   A   .   .   .   .
list_uses                 A   A   A   A   A   A   A   A   A   A   A
create_use                .   U   O   U   .   .   .   .   .   .   .
change_use                .   U   O   U   .   .   .   .   .   .   .
delete_use                .   U   O   U   .   .   .   .   .   .   .
read_system_roles         A   A   A   A   A   A   A   A   A   A   A
set_system_roles          .   U   .   U   .   .   .   .   .   .   .
create_integration        .   U   O   U   .   .   .   .   .   .   .
delete_integration        .   U   O   U   .   .   .   .   .   .   .
confirm_function          .   U   O   U   .   .   .   .   .   .   .
refuse_function           .   U   O   U   .   .   .   .   .   .   .
confirm_system            .   U   O   U   .   .   .   .   .   .   .
merge_systems             .   .   .   U   .   .   .   .   .   .   .
list_system_overlaps      A   A   A   A   A   A   A   A   A   A   A

list_contracts            A   A   A   A   A   A   A   A   A   A   A
read_contract             A   A   A   A   A   A   A   A   A   A   A
create_contract           .   U   .   U   U   .   .   .   .   .   .
change_contract           .   U   .   U   U   .   .   .   .   .   .
list_exemptions           A   A   A   A   A   A   A   A   A   A   A
read_exemption            A   A   A   A   A   A   A   A   A   A   A
create_exemption          .   .   .   A   .   .   .   .   .   .   .
change_exemption          .   .   .   A   .   .   .   .   .   .   .

list_requests             A   A   A   A   A   A   A   A   A   A   A
read_request              A   A   A   A   A   A   A   A   A   A   A
create_request            U   U   .   .   .   .   .   .   .   .   .
change_request            U   U   .   .   .   .   .   .   .   .   .
fill_in_needs_analysis    U   U   .   .   .   .   .   .   .   .   .
fill_in_business_contact_check          .  U  .  .  .  .  .  .  .  .  .
fill_in_information_classification      .  U  .  .  .  U  .  .  .  .  .
fill_in_impact_assessment               .  .  .  .  .  U  .  .  .  .  .
fill_in_procurement_consultation        .  U  .  .  U  .  .  .  .  .  .
fill_in_decision_basis    .   U   .   .   .   .   .   .   .   .   .
submit_request            U   U   .   .   .   .   .   .   .   .   .
return_request            .   U   .   .   .   .   A   A   .   .   .
withdraw_request          U   U   .   .   .   .   .   .   .   .   .
join_request              .   U   .   .   .   .   .   .   .   .   .
meet_request              U   U   .   .   .   .   .   .   .   .   .
list_decisions            A   A   A   A   A   A   A   A   A   A   A
create_decision           .   .   .   .   .   .   A   A   .   .   .
record_board_decision     .   .   .   .   .   .   .   .   U   .   .
implement_request         .   U   .   U   .   .   .   .   .   .   .
reopen_request            .   U   .   .   .   .   A   .   .   .   .
list_candidates           A   A   A   A   A   A   A   A   A   A   A
answer_candidate          U   U   .   .   .   .   .   .   .   .   .
list_confidential_candidates    .  .  .  A  .  A  A  A  .  A  .
answer_confidential_candidate   .  .  .  U  .  .  .  .  .  .  .
list_inquiries            A   A   A   A   A   A   A   A   A   A   A
create_inquiry            U   U   .   .   .   .   .   .   .   .   .
answer_inquiry            .   U   O   .   .   .   .   .   .   .   .
list_comments             A   A   A   A   A   A   A   A   A   A   A
create_comment            U   U   .   U   U   U   A   A   U   .   .
list_attachments          A   A   A   A   A   A   A   A   A   A   A
read_attachment           A   A   A   A   A   A   A   A   A   A   A
create_attachment         U   U   .   .   U   U   .   .   .   .   .
delete_attachment         O   O   .   .   O   O   .   .   .   .   A
read_decision_basis       A   A   A   A   A   A   A   A   A   A   A
export_decision_basis     A   A   A   A   A   A   A   A   A   A   A

list_delegations          A   A   A   A   A   A   A   A   A   A   A
read_delegation           A   A   A   A   A   A   A   A   A   A   A
read_conformance          A   A   A   A   A   A   A   A   A   A   A
create_delegation         .   .   .   .   .   .   .   .   U   .   .
change_delegation         .   .   .   .   .   .   .   .   U   .   .
list_delegation_decisions  A  A   A   A   A   A   A   A   A   A   A
create_delegation_decision .  .   .   .   .   .   .   .   U   .   .
change_delegation_decision .  .   .   .   .   .   .   .   U   .   .
list_delegation_notices   A   A   A   A   A   A   A   A   A   A   A
list_bypasses             A   A   A   A   A   A   A   A   A   A   A
read_bypass               A   A   A   A   A   A   A   A   A   A   A
create_bypass             .   U   .   U   A   .   A   A   .   .   .
change_bypass             .   U   .   U   A   .   A   A   .   .   .

list_overlaps             A   A   A   A   A   A   A   A   A   A   A
read_overlap              A   A   A   A   A   A   A   A   A   A   A
list_verdicts             A   A   A   A   A   A   A   A   A   A   A
create_verdict            .   .   .   A   .   .   A   A   .   .   .
match_need                A   A   A   A   A   A   A   A   A   A   A
read_overlap_report       A   A   A   A   A   A   A   A   A   A   A
export_overlap_report     A   A   A   A   A   A   A   A   A   A   A

import_table              .   .   .   A   .   .   .   .   O   .   A
undo_import               .   .   .   A   .   .   .   .   O   .   A
export_systems            A   A   A   A   A   A   A   A   A   A   A
list_changes              .   .   .   A   .   A   A   A   .   A   A
read_past_register        A   A   A   A   A   A   A   A   A   A   A
verify_changes            .   .   .   A   .   A   A   A   .   A   A
"""


def _read_table(table: str) -> dict[str, dict[Role, Scope]]:
    _heading, *lines = [line.split() for line in table.splitlines() if line.strip()]
    rows: dict[str, dict[Role, Scope]] = {}
    for operation, *scopes in lines:
        if operation in rows:
            raise ValueError(f"two rows for {operation}")
        rows[operation] = dict(zip(COLUMNS, map(Scope, scopes), strict=True))
    return rows


POLICY: Mapping[str, Mapping[Role, Scope]] = _read_table(TABLE)
