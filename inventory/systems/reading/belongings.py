"""The selects of what hangs on systems, each asked once for many of them."""

from sqlalchemy import select, union_all
from sqlalchemy.orm import aliased
from sqlmodel import col

from inventory.agreements.contracts import Contract, ContractShare
from inventory.organisation.units import Unit
from inventory.systems.functions import SystemFunction
from inventory.systems.integrations import Integration
from inventory.systems.roles import SystemRole
from inventory.systems.system import System, SystemAlias
from inventory.systems.uses import SystemUse, UsedFunction
from inventory.vocabulary.functions import Function
from record.driver.belonging import AmongAsked, Belonging

CONTRACT = ("id", "title", "agreement_number", "ends_on", "notice_months", "extension_months")
USE = ("local_name", "users", "starts_on", "ends_on", "fit", "annual_cost", "source", "note")
GIVER, TAKER = aliased(System), aliased(System)
GIVES, TAKES = col(Integration.from_system_id), col(Integration.to_system_id)
ALIASES = Belonging(
    select(col(SystemAlias.system_id), col(SystemAlias.alias)).where(
        AmongAsked(SystemAlias.system_id)
    )
)
FUNCTIONS = Belonging(
    select(
        col(SystemFunction.system_id),
        col(SystemFunction.finding),
        col(Function.code),
        col(Function.label),
    )
    .join(Function, col(Function.code) == col(SystemFunction.function_code))
    .where(AmongAsked(SystemFunction.system_id))
    .order_by(col(Function.sort_key), col(Function.code))
)
USES = Belonging(
    select(
        *(col(SystemUse.system_id), col(SystemUse.id), col(Unit.id), col(Unit.name)),
        *(getattr(SystemUse, name) for name in USE),
    )
    .join(Unit, col(Unit.id) == col(SystemUse.unit_id))
    .where(AmongAsked(SystemUse.system_id))
    .order_by(col(Unit.sort_key), col(SystemUse.id))
)
USED_FUNCTIONS = Belonging(
    select(col(SystemUse.system_id), col(UsedFunction.use_id), col(UsedFunction.function_code))
    .join(SystemUse, col(SystemUse.id) == col(UsedFunction.use_id))
    .where(AmongAsked(SystemUse.system_id))
)
CONTRACTS = Belonging(
    select(
        *(col(ContractShare.system_id), col(ContractShare.share)),
        *(getattr(Contract, name) for name in CONTRACT),
    )
    .join(Contract, col(Contract.id) == col(ContractShare.contract_id))
    .where(AmongAsked(ContractShare.system_id))
    .order_by(col(Contract.ends_on), col(Contract.id))
)
ENDS = union_all(
    select(GIVES.label("system_id"), col(Integration.id)).where(AmongAsked(GIVES)),
    select(TAKES, col(Integration.id)).where(AmongAsked(TAKES), TAKES != GIVES),
).subquery()
INTEGRATIONS = Belonging(
    select(
        ENDS.c.system_id,
        *(col(Integration.id), col(Integration.what), col(Integration.frequency)),
        *(col(GIVER.id), col(GIVER.name), col(TAKER.id), col(TAKER.name)),
    )
    .join(Integration, col(Integration.id) == ENDS.c.id)
    .join(GIVER, col(GIVER.id) == GIVES)
    .join(TAKER, col(TAKER.id) == TAKES)
    .order_by(col(TAKER.sort_key), col(Integration.id))
)
ROLES = Belonging(
    select(col(SystemRole.system_id), col(SystemRole.kind)).where(AmongAsked(SystemRole.system_id))
)
