"""The database itself refuses to change the history

Revision ID: 0008
Revises: 0007
"""

from alembic import op

from app.storage.guarding.guards import put_up_guards

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    put_up_guards(op.get_bind())


def downgrade() -> None:
    raise NotImplementedError("the history is never taken back; restore a backup instead")
