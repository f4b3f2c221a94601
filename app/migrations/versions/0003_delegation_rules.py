"""What the boards' delegation orders say, and purchases that went round the process

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "delegation_rule",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("board_id", sa.Uuid(), nullable=False),
        sa.Column("delegate", sa.String(length=40), nullable=False),
        sa.Column("limit", sa.String(length=40), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("consultation", sa.JSON(), nullable=False),
        sa.Column("consultation_text", sa.String(), nullable=True),
        sa.Column("process", sa.String(length=40), nullable=False),
        sa.Column("onward", sa.Boolean(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("paragraph", sa.String(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["board_id"],
            ["unit.id"],
            name=op.f("fk_delegation_rule_board_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegation_rule")),
    )
    with op.batch_alter_table("delegation_rule", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_delegation_rule_board_id"), ["board_id"], unique=False)

    op.create_table(
        "bypass",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("bought", sa.String(), nullable=False),
        sa.Column("system_id", sa.Uuid(), nullable=True),
        sa.Column("found_on", sa.Date(), nullable=False),
        sa.Column("contacted", sa.String(), nullable=True),
        sa.Column("contacted_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.String(length=40), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["unit_id"],
            ["unit.id"],
            name=op.f("fk_bypass_unit_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["system_id"],
            ["system.id"],
            name=op.f("fk_bypass_system_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bypass")),
    )
    with op.batch_alter_table("bypass", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_bypass_system_id"), ["system_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_bypass_unit_id"), ["unit_id"], unique=False)


def downgrade() -> None:
    raise NotImplementedError("the history is never taken back; restore a backup instead")
