"""Verdicts, and one share per contract and system

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "verdict",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("function_code", sa.String(), nullable=True),
        sa.Column("product_id", sa.Uuid(), nullable=True),
        sa.Column("outcome", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("target_system_id", sa.Uuid(), nullable=True),
        sa.Column("owner_unit_id", sa.Uuid(), nullable=True),
        sa.Column("owner_role", sa.String(length=40), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("mandate", sa.String(), nullable=True),
        sa.Column("seen", sa.JSON(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.Column("decided_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_verdict_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["function_code"],
            ["function.code"],
            name=op.f("fk_verdict_function_code"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["owner_unit_id"],
            ["unit.id"],
            name=op.f("fk_verdict_owner_unit_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["product_id"],
            ["system.id"],
            name=op.f("fk_verdict_product_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["target_system_id"],
            ["system.id"],
            name=op.f("fk_verdict_target_system_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verdict")),
    )
    with op.batch_alter_table("verdict", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_verdict_person_id"), ["person_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_verdict_function_code"), ["function_code"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_verdict_owner_unit_id"), ["owner_unit_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_verdict_product_id"), ["product_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_verdict_target_system_id"), ["target_system_id"], unique=False
        )

    op.create_table(
        "verdict_system",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("verdict_id", sa.Uuid(), nullable=False),
        sa.Column("system_id", sa.Uuid(), nullable=False),
        sa.Column("exemption_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["exemption_id"],
            ["exemption.id"],
            name=op.f("fk_verdict_system_exemption_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["system_id"],
            ["system.id"],
            name=op.f("fk_verdict_system_system_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["verdict_id"],
            ["verdict.id"],
            name=op.f("fk_verdict_system_verdict_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verdict_system")),
        sa.UniqueConstraint(
            "verdict_id", "system_id", name=op.f("uq_verdict_system_verdict_id_system_id")
        ),
    )
    with op.batch_alter_table("verdict_system", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_verdict_system_exemption_id"), ["exemption_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_verdict_system_system_id"), ["system_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_verdict_system_verdict_id"), ["verdict_id"], unique=False
        )

    with op.batch_alter_table("contract_share", schema=None) as batch_op:
        batch_op.create_unique_constraint(
            batch_op.f("uq_contract_share_contract_id_system_id"), ["contract_id", "system_id"]
        )


def downgrade() -> None:
    raise NotImplementedError("the history is never taken back; restore a backup instead")
