"""An entry as it is sent."""

from datetime import date
from typing import Any
from uuid import UUID

from pydantic import Field

from app.schemas.fields import Codes, In, Line, Lines, Money, Name, Names, Prose
from app.schemas.systems.sheets import (
    InformationClassIn,
    JoiningIn,
    OpennessIn,
    OperationIn,
    PersonalDataIn,
    TrainingIn,
)
from inventory.systems.system import SystemKind, SystemStatus


class SystemFields(In):
    """What can be said of a system."""

    confidential: bool = False
    external_id: Name | None = None
    aliases: Names = Field(default_factory=list)
    kind: SystemKind = SystemKind.PRODUCT
    vendor: Name | None = None
    purpose: Prose = ""
    status: SystemStatus = SystemStatus.UNKNOWN
    parent: UUID | None = None
    functions: Codes = Field(default_factory=list)
    functions_stated: Lines = Field(default_factory=list)
    common_for: Codes = Field(default_factory=list)
    annual_cost: Money | None = None
    introduced_on: date | None = None
    planned_retirement_on: date | None = None
    retired_on: date | None = None
    replaced_by: UUID | None = None
    source: Line | None = None
    note: Prose | None = None
    operation: OperationIn | None = None
    information_class: InformationClassIn | None = None
    personal_data: PersonalDataIn | None = None
    openness: OpennessIn | None = None
    training: TrainingIn | None = None
    joining: JoiningIn | None = None


class SystemIn(SystemFields):
    """A new system: its name and its owner; everything else may come later."""

    name: Name
    owner_unit: UUID
    allow_same_name: bool = False

    def given(self) -> dict[str, Any]:
        return {name: value for name, value in super().given().items() if name != "allow_same_name"}


class SystemPatch(SystemFields):
    """What is to be changed; what is not named stays as it is."""

    name: Name = ""
    owner_unit: UUID | None = None
