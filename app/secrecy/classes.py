"""How sensitive each column is: one table, for a person to review, and for the program to obey.

`public` may be told to every employee without an account, of what may be published at all ·
`internal` to whoever holds a role · `restricted`, which would help an attack, to the roles in
`SEE_RESTRICTED` (inventory/visibility.py) · `derived` never: it is worked out from other columns ·
`secret` never, to anybody. A column that is missing here fails a test.

What somebody may not see is absent, not empty.
"""

from collections.abc import Mapping
from enum import StrEnum


class FieldClass(StrEnum):
    """Who may be told what a column holds."""

    PUBLIC = "public"
    INTERNAL = "internal"
    RESTRICTED = "restricted"
    DERIVED = "derived"
    SECRET = "secret"  # noqa: S105 - the name of a class


TABLE = """
change               internal  sequence at transaction actor_id actor roles action
change               internal  object_type object_id about before after previous_hash hash
change               restricted address
history_head         internal  id sequence at hash
personal_text        internal  commitment text
personal_text        secret    salt
person               internal  id external_id name email title unit_id left_on source notify
person               derived   sort_key
role_holding         internal  id person_id role unit_id deputy valid_from valid_until
role_holding         internal  from_groups
unit                 public    id slug name kind parent_id
unit                 internal  external_id source note closed
unit                 derived   sort_key
unit_post            internal  id unit_id post person_id deputy valid_from valid_until
function             public    id code label definition parent_code
function             internal  synonyms counter_words cpv owner_board rules_known_by source
function             derived   sort_key
known_product        internal  id name vendor aliases functions note source
known_product        derived   name_key
vendor               public    id name
vendor               internal  confidential organisation_number version
vendor               restricted incident_contact
vendor               derived   name_key sort_key
contract             internal  id title agreement_number vendor_id starts_on ends_on
contract             internal  notice_months extension_months procurement_form annual_cost
contract             internal  licences_paid licences_used licences_as_of note
contract             derived   sort_key
contract_share       internal  id contract_id system_id share
system               public    id slug name kind vendor_id purpose status owner_unit_id
system               internal  external_id parent_id functions_stated annual_cost introduced_on
system               internal  planned_retirement_on retired_on replaced_by_id confidential
system               internal  merged_into_id source note created_at confirmed_at confirmed_by_id
system               internal  version
system               derived   name_key sort_key search_text
system_alias         public    id system_id alias
system_function      public    id system_id function_code finding
system_function      internal  source
common_solution      internal  id system_id function_code
system_use           internal  id system_id unit_id local_name users starts_on ends_on fit
system_use           internal  annual_cost source note
used_function        internal  id use_id function_code
system_role          internal  id system_id kind person_id unit_id note
integration          internal  id from_system_id to_system_id what frequency
confirmation         internal  id system_id person_id at still_needed could_be_met_by_id
confirmation         internal  business_fit technical_fit comment
exemption            internal  id system_id function_code unit_id reason_code reason decided_by
exemption            internal  until created_at
import_run           internal  id kind filename content_hash at transaction created updated
import_run           internal  unchanged undone_at
verdict              internal  id function_code product_id outcome reason target_system_id
verdict              internal  owner_unit_id owner_role due until mandate seen person_id
verdict              internal  decided_by decided_at
verdict_system       internal  id verdict_id system_id exemption_id
delegation_rule      internal  id board_id delegate limit amount consultation consultation_text
delegation_rule      internal  process onward note paragraph source valid_from valid_until
delegation_decision  internal  id request_id board_id decided_by_name decided_by_role delegate
delegation_decision  internal  decided_on paragraph amount onward reported_on delegation
delegation_decision  internal  recorded_by recorded_at
bypass               internal  id unit_id bought system_id found_on contacted contacted_on
bypass               internal  outcome request_id note created_at
process_version      internal  id version content taken_into_use
system_request       internal  id year number ref title unit_id external_reference case_number
system_request       internal  state state_since round process_id created_by_id created_by
system_request       internal  created_at submitted_at returned_because reopened_because
system_request       internal  joined_into_id met_how met_system_id implemented_as_id approved_as
system_request       internal  warnings
request_step         internal  id request_id step content person_id filled_in_by role
request_step         internal  filled_in_at
request_function     internal  id request_id function_code
request_author       internal  id request_id person_id since
comment              internal  id request_id text person_id said_by said_at
candidate            internal  id request_id system_id other_id score certainty evidence
candidate            internal  function_codes is_common is_current found_at answer reason_code
candidate            internal  reason until answered_by_id answered_by answered_at agreed_by_id
candidate            internal  agreed_by
inquiry              internal  id request_id kind to_unit_id to_system_id due escalated_on
inquiry              internal  asked_by asked_at answer reason hours_per_month cost starts_on
inquiry              internal  answered_by_id answered_by answered_at
decision             internal  id request_id round outcome reason person_id decided_by role
decision             internal  decided_at content_hash shown vocabulary_version delegation
decision_condition   internal  id decision_id place text owner due
board_decision       internal  id request_id outcome decided_on reference recorded_by recorded_at
attachment           internal  id request_id name kind size sha256 person_id added_by added_at
attachment_content   internal  id attachment_id content
operation            internal  id system_id hosting country
operation            restricted sign_in criticality
information_class    internal  id system_id confidentiality integrity availability traceability
information_class    internal  classified_on next_review
personal_data        internal  id system_id kind dpia_status dpia_on
openness             public    publishable
openness             internal  id system_id archive_duty archive_note
training             internal  id system_id arrangement given_by hours_per_new_user
joining              internal  id system_id how takes
api_token            internal  id name holding_id created_at expires_at revoked_at
api_token            derived   sort_key
api_token            secret    token_hash
account              internal  id person_id issuer subject created_at groups_at
browser_session      internal  id person_id started_at used_at lapses_at ends_at proved_at acr
browser_session      internal  amr
browser_session      secret    secret_hash
idempotent_answer    secret    id credential_id key fingerprint at status headers body
message              internal  id person_id subject body object_type object_id daily created_at
message              internal  due_at lease_until letter_id attempts error sent_at given_up_at
"""


def _read_table(table: str) -> dict[str, dict[str, FieldClass]]:
    classes: dict[str, dict[str, FieldClass]] = {}
    for line in filter(None, table.splitlines()):
        name, field_class, *columns = line.split()
        known = classes.setdefault(name, {})
        if twice := known.keys() & set(columns):
            raise ValueError(f"two classes for {name}: {', '.join(sorted(twice))}")
        known |= dict.fromkeys(columns, FieldClass(field_class))
    return classes


CLASSES: Mapping[str, Mapping[str, FieldClass]] = _read_table(TABLE)
"""The class of each column, by table."""


def columns_of(table: str, field_class: FieldClass) -> frozenset[str]:
    """Return the columns of a table that are of a class."""
    return frozenset(name for name, known in CLASSES[table].items() if known is field_class)
