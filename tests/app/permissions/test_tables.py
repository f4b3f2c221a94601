"""Whoever adds a table says how its rows are reached, and by which tests that is held."""

from typing import Any

from app.identity.policy import POLICY
from app.storage.tables import TABLES
from tests.factories import Api

NOBODY = {
    "history_head": "the end of the chain, told by `verify_changes`",
    "personal_text": "told only as part of what it belongs to",
    "idempotent_answer": "given again to the very caller that had it first",
    "message": "sent to whom it is for, and listed by a command on the server",
    "import_run": "told only as what an import did",
    "process_version": "told as part of each request",
    "request_author": "only asked, when somebody decides",
    "attachment_content": "told as the file of an attachment",
    "account": "told only to the one who signs in",
    "known_product": "told only as the evidence of a finding",
}
"""Tables whose rows no operation gives out, and why."""

REACHED = {
    **dict.fromkeys(("system", "system_alias", "system_function", "common_solution"), "system"),
    **dict.fromkeys(("operation", "information_class", "personal_data", "openness"), "system"),
    **dict.fromkeys(("training", "joining", "integration", "confirmation"), "system"),
    **dict.fromkeys(("system_use", "used_function"), "uses"),
    **dict.fromkeys(("system_request", "request_step", "request_function"), "request"),
    **dict.fromkeys(("decision", "decision_condition", "board_decision"), "decisions"),
    **dict.fromkeys(("verdict", "verdict_system"), "verdicts"),
    **dict.fromkeys(("contract", "contract_share"), "contract"),
    **dict.fromkeys(("person", "role_holding"), "person"),
    **dict.fromkeys(("unit", "unit_post"), "unit"),
    "system_role": "system_roles",
    "change": "changes",
    "function": "function",
    "vendor": "vendor",
    "exemption": "exemption",
    "delegation_rule": "delegation",
    "delegation_decision": "delegation_decisions",
    "bypass": "bypass",
    "comment": "comments",
    "candidate": "candidates",
    "inquiry": "inquiries",
    "attachment": "attachment",
    "api_token": "token",
    "browser_session": "session",
}
"""Which `read_…` or `list_…` gives the rows of a table out: the matrix asks it as everybody."""


def test_every_table_is_reached_by_operations_of_the_matrix_or_by_nobody(api: Api) -> None:
    app: Any = api.client.app
    operations = {
        described["operationId"]
        for path in app.openapi()["paths"].values()
        for described in path.values()
    }
    names = {str(table.__tablename__) for table in TABLES}

    assert names - REACHED.keys() - NOBODY.keys() == set()
    assert not REACHED.keys() & NOBODY.keys()
    for name in REACHED.values():
        reading = {f"read_{name}", f"list_{name}"} & operations
        assert reading, name
        assert reading <= POLICY.keys()
