"""What delegates decided for their boards, and what a bypass led to

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "delegation_decision",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("board_id", sa.Uuid(), nullable=True),
        sa.Column("decided_by_name", sa.String(), nullable=False),
        sa.Column("decided_by_role", sa.String(), nullable=False),
        sa.Column("delegate", sa.String(length=40), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("paragraph", sa.String(), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("onward", sa.Boolean(), nullable=True),
        sa.Column("reported_on", sa.Date(), nullable=True),
        sa.Column("delegation", sa.JSON(), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["board_id"],
            ["unit.id"],
            name=op.f("fk_delegation_decision_board_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["system_request.id"],
            name=op.f("fk_delegation_decision_request_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegation_decision")),
    )
    with op.batch_alter_table("delegation_decision", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_delegation_decision_board_id"), ["board_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_delegation_decision_request_id"), ["request_id"], unique=False
        )

    # Before there were requests, nothing held a bypass to naming one that exists.
    op.execute(
        "UPDATE bypass SET request_id = NULL WHERE request_id IS NOT NULL "
        "AND request_id NOT IN (SELECT id FROM system_request)"
    )
    with op.batch_alter_table("bypass", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_bypass_request_id"), ["request_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_bypass_request_id"),
            "system_request",
            ["request_id"],
            ["id"],
            initially="DEFERRED",
            deferrable=True,
        )

    with op.batch_alter_table("delegation_rule", schema=None) as batch_op:
        batch_op.create_unique_constraint(
            batch_op.f("uq_delegation_rule_board_id_delegate_valid_from"),
            ["board_id", "delegate", "valid_from"],
        )
    op.create_index(
        op.f("uq_delegation_rule_undated"),
        "delegation_rule",
        ["board_id", "delegate"],
        unique=True,
        sqlite_where=sa.text("valid_from IS NULL"),
        postgresql_where=sa.text("valid_from IS NULL"),
    )


def downgrade() -> None:
    raise NotImplementedError("the history is never taken back; restore a backup instead")
