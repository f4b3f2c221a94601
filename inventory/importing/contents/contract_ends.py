"""When a contract ends, where a row about a system says so."""

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from inventory.agreements.contracts import Contract, ContractShare
from inventory.importing.cells.dates import parse_date
from inventory.importing.reception import Reception
from inventory.importing.tables.rows import Row
from inventory.swedish import sort_key
from inventory.systems.editing.entry import Entry

COVERING = select(col(ContractShare.system_id), Contract).join(
    Contract, col(Contract.id) == col(ContractShare.contract_id)
)


class ContractEnds:
    """The contracts that cover each system; a system without one gets one from its row."""

    def __init__(self, reception: Reception) -> None:
        self._session = reception.catalogue.session
        self._covering: dict[UUID, list[Contract]] = {}
        if "contract_end" in reception.table.columns:
            for system_id, contract in self._session.execute(COVERING):
                self._covering.setdefault(system_id, []).append(contract)

    def take(self, reception: Reception, row: Row, entry: Entry) -> bool:
        """Keep when the system's contract ends; return whether that was news."""
        ends_on = reception.read(row, "contract_end", parse_date)
        if ends_on is None:
            return False
        covering = self._covering.get(entry.system.id, [])
        if not covering:
            self._agree(entry, ends_on)
            return True
        if any(contract.ends_on == ends_on for contract in covering):
            return False
        if len(covering) > 1:
            why = "Systemet har flera avtal; ändra slutdatum i det avtal som gäller."
            reception.warn(row, "contract_end", why)
            return False
        covering[0].ends_on = ends_on
        return True

    def _agree(self, entry: Entry, ends_on: date) -> None:
        system = entry.system
        contract = Contract(title=system.name, vendor_id=system.vendor_id, ends_on=ends_on)
        contract.sort_key = sort_key(contract.title)
        self._session.add(contract)
        self._session.add(ContractShare(contract_id=contract.id, system_id=system.id))
        self._covering[system.id] = [contract]
