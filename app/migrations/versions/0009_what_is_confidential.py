"""Systems that only those see who are cleared for them

Revision ID: 0009
Revises: 0008
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

PUBLIC = sa.text("NOT confidential")


def _confidential() -> sa.Column[bool]:
    return sa.Column("confidential", sa.Boolean(), server_default=sa.false(), nullable=False)


def upgrade() -> None:
    with op.batch_alter_table("system", schema=None) as batch_op:
        batch_op.add_column(_confidential())
        batch_op.drop_constraint("uq_system_external_id", type_="unique")
    op.drop_index("ix_system_listed", table_name="system")
    op.create_index(
        "ix_system_listed", "system", ["merged_into_id", "sort_key", "id", "confidential"]
    )
    op.create_index(
        "uq_system_external_id",
        "system",
        ["external_id"],
        unique=True,
        sqlite_where=PUBLIC,
        postgresql_where=PUBLIC,
    )
    op.create_index(op.f("ix_system_external_id"), "system", ["external_id"])
    op.create_index(op.f("ix_system_confidential"), "system", ["confidential"])
    with op.batch_alter_table("vendor", schema=None) as batch_op:
        batch_op.add_column(_confidential())
        batch_op.drop_constraint("uq_vendor_name_key", type_="unique")
        batch_op.create_unique_constraint(
            op.f("uq_vendor_name_key_confidential"), ["name_key", "confidential"]
        )


def downgrade() -> None:
    raise NotImplementedError("the history is never taken back; restore a backup instead")
