"""All operations of the API, a router for each subject."""

from app.routes import (
    description,
    exports,
    health,
    history,
    imports,
    match,
    overlaps,
    reports,
)
from app.routes.gate import bypasses, delegations
from app.routes.gate.requests import (
    answers,
    attachments,
    basis,
    comments,
    confidential,
    decisions,
    delegation_decisions,
    inquiries,
    requests,
    transitions,
)
from app.routes.identity import me, sessions, tokens
from app.routes.register import (
    contracts,
    exemptions,
    organisation,
    system_parts,
    systems,
    vendors,
    vocabulary,
)

ROUTERS = (
    *(systems.router, system_parts.router, organisation.router),
    *(me.router, tokens.router, sessions.router),
    *(vocabulary.router, vendors.router, contracts.router, exemptions.router),
    *(overlaps.router, match.router, history.router),
    *(requests.router, transitions.router, answers.router, inquiries.router),
    *(comments.router, decisions.router, delegations.router, bypasses.router),
    *(attachments.router, basis.router, confidential.router),
    delegation_decisions.router,
    *(imports.router, exports.router, reports.router, description.router, health.router),
)
