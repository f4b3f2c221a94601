"""What a board's delegation order (*delegationsordning*) says: one row per rule, with its days."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import JSON, BigInteger, Index, Text, UniqueConstraint, text
from sqlmodel import Field

from record.columns import reference, word
from record.row import Row


class Delegate(StrEnum):
    """Who may decide on the board's behalf; the chiefs are those that the audit names (F15).

    `unnamed_chief` is all that the audit tells of most boards (F15a): that one of them may.
    """

    CHIEF_EXECUTIVE = "chief_executive"
    DEPARTMENT_HEAD = "department_head"
    DEPUTY_DEPARTMENT_HEAD = "deputy_department_head"
    SECTION_HEAD = "section_head"
    UNIT_HEAD = "unit_head"
    HEAD_OF_IT = "head_of_it"
    UNNAMED_CHIEF = "unnamed_chief"
    BOARD = "board"
    NOBODY = "nobody"
    NOT_STATED = "not_stated"


class LimitKind(StrEnum):
    """Up to what the delegate may decide."""

    AMOUNT = "amount"
    NONE_STATED = "none_stated"
    STATED_UNKNOWN = "stated_unknown"


class Consultation(StrEnum):
    """Whom the delegate has to consult first (*samråd*)."""

    PROCUREMENT_OFFICE = "procurement_office"
    IT = "it"
    BOARD = "board"
    NONE_STATED = "none_stated"


class ProcessMention(StrEnum):
    """What the order says of the municipality's process, or of those who approve in it."""

    APPROVAL_REQUIRED = "approval_required"
    REFERRED_TO = "referred_to"
    NOT_MENTIONED = "not_mentioned"
    NOT_STATED = "not_stated"


UNDATED = text("valid_from IS NULL")


class DelegationRule(Row, table=True):
    """What one board's order says of one delegate, between two days.

    Where the source is silent, so is the rule: an empty list of consultations is not the same as
    `none_stated`, and an `onward` of None is neither yes nor no.
    """

    __tablename__ = "delegation_rule"
    __about__ = "board_id"
    __in_sample__ = True
    __table_args__ = (
        UniqueConstraint("board_id", "delegate", "valid_from"),
        # To both databases, no day differs from no day: rules without one are kept apart here.
        Index(
            "uq_delegation_rule_undated",
            *("board_id", "delegate"),
            unique=True,
            sqlite_where=UNDATED,
            postgresql_where=UNDATED,
        ),
    )

    board_id: UUID = reference("unit.id")
    delegate: Delegate = word(Delegate, default=Delegate.NOT_STATED)
    limit: LimitKind = word(LimitKind, default=LimitKind.NONE_STATED)
    amount: int | None = Field(default=None, sa_type=BigInteger)
    consultation: list[Consultation] = Field(default_factory=list, sa_type=JSON)
    consultation_text: str | None = None
    process: ProcessMention = word(ProcessMention, default=ProcessMention.NOT_STATED)
    onward: bool | None = None
    note: str | None = Field(default=None, sa_type=Text)
    paragraph: str | None = None
    source: str | None = None
    valid_from: date | None = None
    valid_until: date | None = None
