"""All tables: importing this module makes the metadata complete."""

from sqlmodel import SQLModel

from app.identity.tokens import ApiToken
from app.operations.kept.idempotency import IdempotentAnswer
from inventory.agreements.contracts import Contract, ContractShare
from inventory.agreements.vendors import Vendor
from inventory.exemptions import Exemption
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
from record.changes import Change, HistoryHead, PersonalText
from record.people import Person, RoleHolding

TABLES: tuple[type[SQLModel], ...] = (
    *(Change, HistoryHead, PersonalText, Person, RoleHolding),
    *(Unit, UnitPost, Function, KnownProduct, Vendor, Contract, ContractShare),
    *(System, SystemAlias, SystemFunction, CommonSolution, SystemUse, UsedFunction),
    *(SystemRole, Integration, Confirmation, Exemption, ImportRun),
    *(Verdict, VerdictSystem),
    *SHEETS.values(),
    *(ApiToken, IdempotentAnswer),
)

METADATA = SQLModel.metadata
