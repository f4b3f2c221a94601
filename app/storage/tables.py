"""All tables: importing this module makes the metadata complete."""

from sqlmodel import SQLModel

from app.identity.accounts.account import Account
from app.identity.sessions.session import BrowserSession
from app.identity.tokens import ApiToken
from app.operations.kept.idempotency import IdempotentAnswer
from intake.attachments.attachment import Attachment, AttachmentContent
from intake.bypasses.bypasses import Bypass
from intake.candidates.candidate import Candidate
from intake.comments.comment import Comment
from intake.decisions.decision import BoardDecision, Decision, DecisionCondition
from intake.delegation.decisions.decision import DelegationDecision
from intake.delegation.rules import DelegationRule
from intake.inquiries.inquiry import Inquiry
from intake.process.in_use import ProcessVersion
from intake.requests.request import (
    RequestAuthor,
    RequestFunction,
    RequestStep,
    SystemRequest,
)
from inventory.agreements.contracts import Contract, ContractShare
from inventory.agreements.vendors import Vendor
from inventory.exemptions.exemption import Exemption
from inventory.importing.runs import ImportRun
from inventory.organisation.posts import UnitPost
from inventory.organisation.units import Unit
from inventory.systems.editing.confirming import Confirmation
from inventory.systems.functions import CommonSolution, SystemFunction
from inventory.systems.integrations import Integration
from inventory.systems.roles import SystemRole
from inventory.systems.sheets import SHEETS
from inventory.systems.system import System, SystemAlias
from inventory.systems.uses import SystemUse, UsedFunction
from inventory.vocabulary.functions import Function
from inventory.vocabulary.products import KnownProduct
from matching.verdicts.verdicts import Verdict, VerdictSystem
from record.history.changes import Change, HistoryHead, PersonalText
from record.outbox.messages import Message
from record.people import Person, RoleHolding

TABLES: tuple[type[SQLModel], ...] = (
    *(Change, HistoryHead, PersonalText, Person, RoleHolding),
    *(Unit, UnitPost, Function, KnownProduct, Vendor, Contract, ContractShare),
    *(System, SystemAlias, SystemFunction, CommonSolution, SystemUse, UsedFunction),
    *(SystemRole, Integration, Confirmation, Exemption, ImportRun),
    *(Verdict, VerdictSystem),
    *(DelegationRule, DelegationDecision, Bypass),
    *(ProcessVersion, SystemRequest, RequestStep, RequestFunction, RequestAuthor, Comment),
    *(Candidate, Inquiry, Decision, DecisionCondition, BoardDecision),
    *(Attachment, AttachmentContent),
    *SHEETS.values(),
    *(ApiToken, Account, BrowserSession, IdempotentAnswer, Message),
)

METADATA = SQLModel.metadata
