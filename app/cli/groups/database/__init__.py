"""`samsyn db`: the database itself. The commands are those of the modules below."""

from app.cli.groups.database import checking, clearing, copying, making
from app.cli.groups.database.group import group

__all__ = ["checking", "clearing", "copying", "group", "making"]
